/// How many digits a printed number has at most.
let printedDigits = 7

/// `number` as the language prints it: Python's look, with at most 7 significant digits.
///
/// `2.0`, `0.1`, `0.3333333`, `1e-05`, `123456800.0`, `nan`, `-inf`, `-0.0`.
public func text(of number: Double) -> String {
    printed(number) { printedDigitsOf($0) }
}

/// `number` in the fewest digits that read back as the same, as Python's `repr` writes it.
public func shortestText(of number: Double) -> String {
    printed(number) { DecimalDigits(shortest: $0) }
}

/// The digits of a finite number that the language prints.
func printedDigitsOf(_ number: Double) -> DecimalDigits {
    let shortest = DecimalDigits(shortest: number)
    // Rounding the shortest digits would round twice: 0.12345675 may lie below the tie.
    return shortest.digits.count <= printedDigits
        ? shortest : DecimalDigits(exact: number).rounded(toSignificant: printedDigits)
}

/// The finite number nearest to what is printed of `number`.
func roundedAsPrinted(_ number: Double) -> Double {
    guard number.isFinite else { return number }
    let digits = printedDigitsOf(number)
    let magnitude = Double(digits.significand() + digits.exponentText) ?? number.magnitude
    return number.sign == .minus ? -magnitude : magnitude
}

/// `nan`, `inf` or `-inf`; nil for a finite number. NaN has no sign.
func nonFiniteText(of number: Double) -> String? {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    return nil
}

private func printed(_ number: Double, _ makeDigits: (Double) -> DecimalDigits) -> String {
    if let text = nonFiniteText(of: number) { return text }
    let digits = makeDigits(number)
    let sign = number.sign == .minus ? "-" : ""
    if digits.exponent < -4 || digits.exponent >= 16 {
        return sign + digits.significand() + digits.exponentText
    }
    return sign + digits.positional(places: 1)
}
