/// What the values of a graph's variables are called in formulas.
///
/// A letter, perhaps with a number, is written small, as values of variables are: `X` gives x, `Z1` gives z₁ in TeX and z1
/// in Unicode. Any other name is written as it is, in upright letters. So are names that would look like another's.
struct VariableLabels {
    private let labels: [Formula]

    init(_ names: [String]) {
        let short = names.map(Self.short)
        var counts: [String: Int] = [:]
        for label in short.compactMap(\.self) { counts[label.tex, default: 0] += 1 }
        labels = zip(names, short).map { name, short in
            if let short, counts[short.tex] == 1 { short } else { Self.upright(name) }
        }
    }

    /// The label of a variable with as many primes.
    func label(_ node: Int, primes: Int) -> Formula {
        labels[node] + Formula(String(repeating: "'", count: primes), String(repeating: "′", count: primes))
    }

    private static func short(_ name: String) -> Formula? {
        guard let letter = name.first, letter.isASCII, letter.isLetter else { return nil }
        let small = letter.lowercased()
        var digits = name.dropFirst()
        if digits.isEmpty { return Formula(small) }
        if digits.first == "_" { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Formula("\(small)_{\(digits)}", "\(small)\(digits)")
    }

    /// The whole name, in TeX with everything escaped that has a meaning there.
    fileprivate static func upright(_ name: String) -> Formula {
        let visible = String(String.UnicodeScalarView(name.unicodeScalars.map { isHidden($0) ? "\u{FFFD}" : $0 }))
        if !visible.isEmpty, visible.unicodeScalars.allSatisfy({ isLetterOrDigit($0) }) {
            return Formula("\\mathrm{\(visible)}", visible)
        }
        return Formula("\\text{\(visible.unicodeScalars.map(escaped).joined())}", visible)
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\\": "\\textbackslash{}"
        case "^": "\\textasciicircum{}"
        case "~": "\\textasciitilde{}"
        case "<": "\\textless{}"
        case ">": "\\textgreater{}"
        case "|": "\\textbar{}"
        case "{", "}", "$", "&", "#", "%", "_": "\\\(scalar)"
        default: String(scalar)
        }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }

    /// Controls, and marks that turn the direction of writing.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }
}

extension Formula {
    /// A variable itself, not a value of it: `T`, or a longer name in upright letters.
    public init(variable name: String) {
        let isLetter = name.utf8.count == 1 && name.allSatisfy { $0.isASCII && $0.isLetter }
        self = isLetter ? Formula(name) : VariableLabels.upright(name)
    }
}
