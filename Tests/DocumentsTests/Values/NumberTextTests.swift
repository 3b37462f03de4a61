import Documents
import Testing

@Test(arguments: [
    (2.0, "2.0"), (0.1, "0.1"), (1.0 / 3, "0.3333333"), (1e-5, "1e-05"), (123456789.0, "123456800.0"),
    (1e16, "1e+16"), (-0.0, "-0.0"), (-.infinity, "-inf"), (.nan, "nan"), (.leastNonzeroMagnitude, "5e-324"),
    (0.0, "0.0"),
])
func printsAtMostSevenDigits(number: Double, expected: String) {
    #expect(text(of: number) == expected)
}

@Test(arguments: [
    (1234.5678, ".2f", "1234.57"), (2.5, ".0f", "2"), (0.125, ".2f", "0.12"), (1234, "010,", "0,001,234.0"),
    (100, ".3", "1e+02"), (0.931, ".1%", "93.1%"), (-0.001, "z.1f", "0.0"), (12345.678, "学^12.1e", "学学1.2e+04学学学"),
])
func formatsNumbersAsPython(number: Double, specification: String, expected: String) throws {
    #expect(try FormatSpecification(parsing: specification).format(number) == expected)
}
