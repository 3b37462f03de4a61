/// A piece of a graph's text.
struct GraphTextToken: Hashable {
    let kind: Kind
    /// Bytes from the start of the text.
    let place: Range<Int>

    enum Kind: Hashable {
        /// A name, bare or in quotation marks.
        case name(String, isQuoted: Bool)
        /// A run of `<`, `-`, `>`, `@`, or one of their signs in Unicode.
        case link(String)
        case openBrace, closeBrace, openBracket, closeBracket
        case comma, equals
        /// `;` or the end of a line.
        case separator
    }
}

/// The tokens of `text`; comments run from `#` or `//` to the end of the line.
///
/// A bare name is made of letters, marks and digits of any script, `_` and `.`. Takes time that grows with the length.
func graphTextTokens(_ text: String) throws(GraphTextError) -> [GraphTextToken] {
    let scalars = text.unicodeScalars
    var tokens: [GraphTextToken] = []
    var index = scalars.startIndex
    var offset = 0

    func peek() -> Unicode.Scalar? { index < scalars.endIndex ? scalars[index] : nil }
    func advance() {
        offset += UTF8.width(scalars[index])
        index = scalars.index(after: index)
    }
    func run(while holds: (Unicode.Scalar) -> Bool) -> String {
        let start = index
        while let scalar = peek(), holds(scalar) { advance() }
        return String(scalars[start..<index])
    }

    while let scalar = peek() {
        let start = offset
        let kind: GraphTextToken.Kind
        switch scalar {
        case "\n", "\r", ";": (kind, _) = (.separator, advance())
        case "{": (kind, _) = (.openBrace, advance())
        case "}": (kind, _) = (.closeBrace, advance())
        case "[": (kind, _) = (.openBracket, advance())
        case "]": (kind, _) = (.closeBracket, advance())
        case ",", "，", "、": (kind, _) = (.comma, advance())
        case "；": (kind, _) = (.separator, advance())
        case "=": (kind, _) = (.equals, advance())
        case "\"", "'":
            advance()
            let name = run { $0 != scalar && $0 != "\n" }
            guard peek() == scalar else { throw GraphTextError(reason: .openQuote, place: start..<offset) }
            advance()
            kind = .name(name, isQuoted: true)
        case "#":
            _ = run { $0 != "\n" }
            continue
        case "/":
            advance()
            guard peek() == "/" else { throw GraphTextError(reason: .unknownSign, place: start..<offset) }
            _ = run { $0 != "\n" }
            continue
        case _ where scalar.properties.isWhitespace:
            advance()
            continue
        case _ where scalar.standsInName: kind = .name(run { $0.standsInName }, isQuoted: false)
        case _ where scalar.standsInLink: kind = .link(run { $0.standsInLink })
        default:
            advance()
            throw GraphTextError(reason: .unknownSign, place: start..<offset)
        }
        tokens.append(GraphTextToken(kind: kind, place: start..<offset))
    }
    return tokens
}

extension Unicode.Scalar {
    fileprivate var standsInName: Bool {
        if self == "_" || self == "." { return true }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }

    fileprivate var standsInLink: Bool { "<->@→←↔—–~*".unicodeScalars.contains(self) }
}
