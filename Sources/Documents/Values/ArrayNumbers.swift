/// The numbers of an array that are shown, written so that their points stand in one column.
///
/// The rules are those of NumPy's `array2string` with its default options.
struct ArrayNumbers {
    /// Each number, all in the same width.
    let words: [String]

    /// The most digits after the point.
    private static let mostPlaces = 8

    /// A number cut at its point.
    private struct Parts {
        var before: String
        var after: String
        var exponent = ""
    }

    init(_ numbers: [Double]) {
        let numbers = numbers.map(roundedAsPrinted)
        let usesExponent = Self.needExponent(numbers)
        let parts = numbers.map { $0.isFinite ? Self.parts(of: $0, usesExponent) : nil }

        var before = 0
        var after = 0
        for case let part? in parts {
            before = max(before, part.before.utf8.count)
            after = max(after, part.after.utf8.count)
        }
        var exponent = 0
        for case let part? in parts { exponent = max(exponent, part.exponent.utf8.count) }
        let tail = parts.contains { $0 != nil } ? 1 + after + exponent : 1
        for number in numbers {
            if let text = nonFiniteText(of: number) { before = max(before, text.utf8.count - tail) }
        }

        words = zip(numbers, parts).map { number, part in
            guard let part else {
                let text = nonFiniteText(of: number) ?? ""
                return String(repeating: " ", count: max(0, before + tail - text.utf8.count)) + text
            }
            let missing = after - part.after.utf8.count
            // Zeros before an exponent, blanks where the number ends.
            let filling = String(repeating: usesExponent ? "0" : " ", count: missing)
            let margin = String(repeating: " ", count: before - part.before.utf8.count)
            return margin + part.before + "." + part.after + filling + Self.exponentText(part.exponent, exponent)
        }
    }

    /// Whether the sizes lie so far apart that columns of digits would be mostly zeros.
    private static func needExponent(_ numbers: [Double]) -> Bool {
        var smallest = Double.infinity
        var largest = 0.0
        for number in numbers where number.isFinite && number != 0 {
            smallest = min(smallest, number.magnitude)
            largest = max(largest, number.magnitude)
        }
        return largest > 0 && (largest >= 1e8 || smallest < 0.0001 || largest / smallest > 1000)
    }

    private static func parts(of number: Double, _ usesExponent: Bool) -> Parts {
        var digits = DecimalDigits(shortest: number)
        if !usesExponent, digits.places > mostPlaces {
            digits = DecimalDigits(exact: number).rounded(toPlaces: mostPlaces)
        }
        let text = usesExponent ? digits.significand() : digits.positional()
        return Parts(
            before: (number.sign == .minus ? "-" : "") + text.prefix { $0 != "." },
            after: String(text.drop { $0 != "." }.dropFirst()),
            exponent: usesExponent ? digits.exponentText : "")
    }

    /// `e+05` with zeros up to `width`.
    private static func exponentText(_ text: String, _ width: Int) -> String {
        text.prefix(2) + String(repeating: "0", count: max(0, width - text.utf8.count)) + text.dropFirst(2)
    }
}
