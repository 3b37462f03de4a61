/// What a character outside ASCII was meant for, where it is no part of a name.
enum Meaning {
    case symbol(Symbol)
    /// A full-width letter or digit.
    case word
    case blank
    /// `²`, `³`
    case power(Int)
    /// A typographic quote, and the one that closes it.
    case quote(closing: Unicode.Scalar, ascii: String)

    /// The meaning of `scalar`; nil when it has none.
    init?(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "≈": self = .symbol(.close)
        case "≤": self = .symbol(.lessOrEqual)
        case "≥": self = .symbol(.greaterOrEqual)
        case "≠": self = .symbol(.notEqual)
        case "×", "·", "∗": self = .symbol(.star)
        case "÷": self = .symbol(.slash)
        case "−", "–", "—": self = .symbol(.minus)
        case "→": self = .symbol(.arrow)
        case "…": self = .symbol(.ellipsis)
        case "、": self = .symbol(.comma)
        case "。": self = .symbol(.dot)
        case "【", "〔": self = .symbol(.leftBracket)
        case "】", "〕": self = .symbol(.rightBracket)
        case "²": self = .power(2)
        case "³": self = .power(3)
        case "“", "”", "＂": self = .quote(closing: scalar == "＂" ? "＂" : "”", ascii: "\"")
        case "‘", "’", "＇": self = .quote(closing: scalar == "＇" ? "＇" : "’", ascii: "'")
        case "「": self = .quote(closing: "」", ascii: "\"")
        case "『": self = .quote(closing: "』", ascii: "\"")
        case "\u{3000}", "\u{A0}", "\u{2002}", "\u{2003}", "\u{2009}", "\u{202F}": self = .blank
        default:
            if scalar.fullWidthWordCharacter != nil {
                self = .word
            } else if (0xFF01...0xFF5E).contains(scalar.value), scalar.value != 0xFF03,
                let symbol = Symbol.longest(UInt8(scalar.value - 0xFEE0), 0, 0)
            {
                self = .symbol(symbol)
            } else {
                return nil
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether it is the full-width form of a character.
    var isFullWidth: Bool {
        (0xFF01...0xFFE6).contains(value) || (0x3000...0x3015).contains(value)
    }

    /// The ASCII letter, digit or underscore of a full-width one.
    var fullWidthWordCharacter: Unicode.Scalar? {
        guard (0xFF01...0xFF5E).contains(value), UInt8(value - 0xFEE0).isNameByte else { return nil }
        return Unicode.Scalar(UInt8(value - 0xFEE0))
    }
}
