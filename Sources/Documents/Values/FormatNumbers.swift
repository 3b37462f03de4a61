extension FormatSpecification {
    /// What `number` is written with, by the type `e E f F g G %` or none.
    func numericParts(of number: Double) throws(FormatError) -> NumericParts {
        var number = number
        var digits: DecimalDigits
        var usesExponent = false
        var places = 0
        let precision = precision ?? 6
        if type == "%" { number *= 100 }
        guard nonFiniteText(of: number) == nil else { return try nonFiniteParts(of: number) }

        switch type {
        case "e", "E":
            digits = DecimalDigits(exact: number).rounded(toSignificant: precision + 1)
            usesExponent = true
            places = precision
        case "f", "F", "%":
            digits = DecimalDigits(exact: number).rounded(toPlaces: precision)
            places = precision
        case nil where self.precision == nil:
            digits = printedDigitsOf(number)
            usesExponent = digits.exponent < -4 || digits.exponent >= 16
            places = usesExponent ? 0 : 1
        case "g", "G", nil:
            let count = max(1, precision)
            digits = DecimalDigits(exact: number).rounded(toSignificant: count)
            // Without a type one digit after the point is kept, so 100 in three digits is 1e+02.
            let limit = type == nil ? count - 1 : count
            usesExponent = digits.exponent < -4 || digits.exponent >= limit
            if isAlternate { places = usesExponent ? count - 1 : count - 1 - digits.exponent }
            if type == nil, !usesExponent { places = max(places, 1) }
        case .some(let type): throw unknownCode(type, .number)
        }

        let isNegative = number.sign == .minus && !(coercesNegativeZero && digits.isZero)
        let text = usesExponent ? digits.significand(places: places) : digits.positional(places: places)
        var rest = text.drop { $0 != "." }
        if rest.isEmpty, isAlternate { rest = "." }
        if usesExponent { rest += type == "E" || type == "G" ? digits.exponentText.uppercased() : digits.exponentText }
        if type == "%" { rest += "%" }
        let whole = String(text.prefix { $0 != "." })
        return NumericParts(sign: signText(isNegative: isNegative), digits: whole, rest: String(rest))
    }

    private func nonFiniteParts(of number: Double) throws(FormatError) -> NumericParts {
        let isNegative = !number.isNaN && number < 0
        var rest = number.isNaN ? "nan" : "inf"
        switch type {
        case "E", "F", "G": rest = rest.uppercased()
        case "%": rest += "%"
        case "e", "f", "g", nil: break
        case .some(let type): throw unknownCode(type, .number)
        }
        return NumericParts(sign: signText(isNegative: isNegative), rest: rest)
    }

    /// What `integer` is written with, by the type `b c d o x X` or none.
    func integerParts(of integer: Int) throws(FormatError) -> NumericParts {
        let shownType = type.map { Character($0) } ?? "d"
        let radix: Int
        var prefix = ""
        switch type {
        case "b": (radix, prefix) = (2, "0b")
        case "o": (radix, prefix) = (8, "0o")
        case "x": (radix, prefix) = (16, "0x")
        case "X": (radix, prefix) = (16, "0X")
        case "d", "c", nil: radix = 10
        case .some(let type): throw unknownCode(type, .integer)
        }
        if precision != nil { throw .notAllowed(.precision, type: shownType, .integer) }
        if coercesNegativeZero { throw .notAllowed(.negativeZero, type: shownType, .integer) }
        if type == "c" {
            if sign != nil { throw .notAllowed(.sign, type: "c", .integer) }
            if isAlternate { throw .notAllowed(.alternateForm, type: "c", .integer) }
            guard let scalar = UInt32(exactly: integer).flatMap(Unicode.Scalar.init) else {
                throw .noCharacter(integer)
            }
            return NumericParts(rest: String(Character(scalar)))
        }
        return NumericParts(
            sign: signText(isNegative: integer < 0), prefix: isAlternate ? prefix : "",
            digits: String(integer.magnitude, radix: radix, uppercase: type == "X"))
    }
}
