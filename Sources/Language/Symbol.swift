/// Operators and punctuation; the raw value is the spelling.
enum Symbol: String, CaseIterable, Sendable {
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case comma = ","
    case colon = ":"
    case semicolon = ";"
    case dot = "."
    case ellipsis = "..."
    case assign = "="
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case doubleSlash = "//"
    case percent = "%"
    case doubleStar = "**"
    case at = "@"
    case ampersand = "&"
    case bar = "|"
    case tilde = "~"
    case less = "<"
    case lessOrEqual = "<="
    case equal = "=="
    case notEqual = "!="
    case greater = ">"
    case greaterOrEqual = ">="
    case close = "≈"
    case closeInASCII = "~="
    case plusAssign = "+="
    case minusAssign = "-="
    case starAssign = "*="
    case slashAssign = "/="
    case doubleSlashAssign = "//="
    case percentAssign = "%="
    case doubleStarAssign = "**="
    case atAssign = "@="
    case ampersandAssign = "&="
    case barAssign = "|="
    // What other languages have; lexed whole, so that the message can name it.
    case arrow = "->"
    case walrus = ":="
    case doubleAmpersand = "&&"
    case doubleBar = "||"
    case tripleEqual = "==="
    case tripleNotEqual = "!=="
    case angles = "<>"
    case exclamation = "!"
    case caret = "^"
    case shiftLeft = "<<"
    case shiftRight = ">>"
    case equalGreater = "=>"
    case equalLess = "=<"

    /// The longest symbol at the start of `text`, at most three ASCII characters.
    static func longest(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Symbol? {
        byKey[key(first, second, third)] ?? byKey[key(first, second, 0)] ?? byKey[key(first, 0, 0)]
    }

    private static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
        UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
    }

    private static let byKey: [UInt32: Symbol] = {
        var table: [UInt32: Symbol] = [:]
        for symbol in allCases where symbol != .close {
            let bytes = Array(symbol.rawValue.utf8) + [0, 0]
            table[key(bytes[0], bytes[1], bytes[2])] = symbol
        }
        return table
    }()

    /// The bracket that closes this one; nil for what is no opening bracket.
    var closing: Symbol? {
        switch self {
        case .leftParenthesis: .rightParenthesis
        case .leftBracket: .rightBracket
        case .leftBrace: .rightBrace
        default: nil
        }
    }

    /// Whether it is `)`, `]` or `}`.
    var closes: Bool { self == .rightParenthesis || self == .rightBracket || self == .rightBrace }

    /// The operator of `target op= value`.
    var augmentedOperator: BinaryOperator? {
        switch self {
        case .plusAssign: .add
        case .minusAssign: .subtract
        case .starAssign: .multiply
        case .slashAssign: .divide
        case .doubleSlashAssign: .floorDivide
        case .percentAssign: .remainder
        case .doubleStarAssign: .power
        case .atAssign: .product
        case .ampersandAssign: .and
        case .barAssign: .or
        default: nil
        }
    }
}
