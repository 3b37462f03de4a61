/// Letters of mathematical alphabets. Browsers follow MathML Core, which knows no `mathvariant` but `normal`, so the letters
/// themselves are written (Unicode, chapter 22.2): ℝ, not an R that asks to be double-struck.
enum MathAlphabet {
    /// `text` in the alphabet that a `mathvariant` names; nil when the variant or a character of it is not known.
    static func letters(_ text: Substring, variant: Substring) -> String? {
        guard let alphabet = alphabets[String(variant)] else { return nil }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard let letter = alphabet.letter(scalar) else { return nil }
            result.append(letter)
        }
        return String(result)
    }

    private struct Alphabet {
        var latin: UInt32
        var digit: UInt32?
        var greek: UInt32?
        var exceptions: [UInt32: UInt32] = [:]

        func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
            let value = scalar.value
            let mapped: UInt32? =
                switch value {
                case 0x41...0x5A: latin + value - 0x41
                case 0x61...0x7A: latin + 26 + value - 0x61
                case 0x30...0x39: digit.map { $0 + value - 0x30 }
                case 0x391...0x3A9 where value != 0x3A2: greek.map { $0 + value - 0x391 }
                case 0x3B1...0x3C9: greek.map { $0 + 26 + value - 0x3B1 }
                default: nil
                }
            return mapped.flatMap { Unicode.Scalar(exceptions[$0] ?? $0) }
        }
    }

    private static let alphabets: [String: Alphabet] = [
        "bold": Alphabet(latin: 0x1D400, digit: 0x1D7CE, greek: 0x1D6A8),
        "italic": Alphabet(latin: 0x1D434, greek: 0x1D6E2, exceptions: [0x1D455: 0x210E]),
        "bold-italic": Alphabet(latin: 0x1D468, digit: 0x1D7CE, greek: 0x1D71C),
        "script": Alphabet(
            latin: 0x1D49C,
            exceptions: [
                0x1D49D: 0x212C, 0x1D4A0: 0x2130, 0x1D4A1: 0x2131, 0x1D4A3: 0x210B, 0x1D4A4: 0x2110, 0x1D4A7: 0x2112,
                0x1D4A8: 0x2133,
                0x1D4AD: 0x211B, 0x1D4BA: 0x212F, 0x1D4BC: 0x210A, 0x1D4C4: 0x2134,
            ]),
        "fraktur": Alphabet(
            latin: 0x1D504,
            exceptions: [0x1D506: 0x212D, 0x1D50B: 0x210C, 0x1D50C: 0x2111, 0x1D515: 0x211C, 0x1D51D: 0x2128]),
        "double-struck": Alphabet(
            latin: 0x1D538, digit: 0x1D7D8,
            exceptions: [
                0x1D53A: 0x2102, 0x1D53F: 0x210D, 0x1D545: 0x2115, 0x1D547: 0x2119, 0x1D548: 0x211A, 0x1D549: 0x211D,
                0x1D551: 0x2124,
            ]),
        "sans-serif": Alphabet(latin: 0x1D5A0, digit: 0x1D7E2),
        "monospace": Alphabet(latin: 0x1D670, digit: 0x1D7F6),
    ]
}

extension MathMarkup {
    /// `markup` with the letters of its alphabets written out; it is known to be safe.
    static func writingAlphabets(_ markup: Substring) -> String {
        let mark = " mathvariant=\""
        var result = ""
        var rest = markup
        while let found = rest.firstRange(of: mark) {
            result += rest[..<found.lowerBound]
            let value = rest[found.upperBound...]
            guard let quote = value.firstIndex(of: "\""), let close = value[quote...].firstIndex(of: ">") else { break }
            let text = value[value.index(after: close)...].prefix { $0 != "<" }
            let attributes = value[value.index(after: quote)...close]
            if let letters = MathAlphabet.letters(text, variant: value[..<quote]), !text.isEmpty {
                result += attributes + letters
            } else {
                result += mark + value[...quote] + attributes + text
            }
            rest = value[text.endIndex...]
        }
        return result + rest
    }
}
