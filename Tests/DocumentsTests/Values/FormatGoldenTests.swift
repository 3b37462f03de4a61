import Documents
import Testing

/// What CPython made of a value: `[kind, value, specification, text]`, without a text where it refused.
private struct FormatCase: Decodable {
    let kind: String
    let value: String
    let specification: String
    let text: String?

    init(from decoder: any Decoder) throws {
        var row = try decoder.unkeyedContainer()
        kind = try row.decode(String.self)
        value = try row.decode(String.self)
        specification = try row.decode(String.self)
        text = try row.decodeNil() ? nil : row.decode(String.self)
    }

    func written() throws -> String {
        let format = try FormatSpecification(parsing: specification)
        switch kind {
        case "number": return try format.format(#require(Double(value)))
        case "integer": return try format.format(integer: #require(Int(value)))
        case "truth": return try format.format(truth: value == "True")
        default: return try format.format(text: value)
        }
    }
}

@Test(arguments: ["formats-1", "formats-2"])
func formatsAsCPython(file: String) throws {
    let cases = try valueOracle(file, as: [FormatCase].self)
    #expect(cases.count > 3000)
    for test in cases {
        var text: String?
        do { text = try test.written() } catch is FormatError {}
        let equals = text.map { Array($0.utf8) } == test.text.map { Array($0.utf8) }
        #expect(
            equals,
            "\(test.kind) \(test.value):\(test.specification) is \(text ?? "refused"), not \(test.text ?? "refused")")
    }
}

@Test(arguments: [
    ("1001", FormatError.tooWide(limit: 1000)), (".1001f", .tooWide(limit: 1000)), (".f", .missingPrecision),
    (",_", .twoGroupings), ("10fx", .malformed("10fx")), (",n", .localeCode),
    ("99999999999999999999999999", .tooWide(limit: 1000)),
])
func refusesWhatItCannotRead(specification: String, expected: FormatError) {
    #expect(throws: expected) { try FormatSpecification(parsing: specification) }
}

@Test(arguments: ["n", "5n"])
func refusesTheLocale(specification: String) {
    #expect(throws: FormatError.localeCode) { try FormatSpecification(parsing: specification).format(1.5) }
    #expect(throws: FormatError.localeCode) { try FormatSpecification(parsing: specification).format(integer: 1) }
}

@Test func readsAMegabyteOfFormat() {
    let specification = String(repeating: "x", count: 1_000_000)
    #expect(throws: FormatError.malformed(specification)) { try FormatSpecification(parsing: specification) }
}
