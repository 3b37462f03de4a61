/// A token as the formatter writes it, with the line break and the comments that stand before and behind it.
struct FormatterPiece {
    /// The token; an f-string is one text.
    var token: Token
    /// Its spelling in the one form; only a text has line ends.
    var spelling: [UInt8]
    /// Whether it is an operator without spaces around it.
    var isTight = false
    /// Whether it begins a line, inside brackets or behind a command's comma.
    var breaksBefore = false
    /// Whether a space stands before it where it does not begin a line.
    var followsSpace = false
    /// The comments on lines of their own before it, inside a statement.
    var remarks: [FormatterRemark] = []
    /// The comment behind it, which ends its line.
    var trailing: FormatterRemark?

    /// Whether it is that symbol.
    func isSymbol(_ symbol: Symbol) -> Bool { token.kind == .symbol(symbol) }

    /// The symbol, if it is one.
    var symbol: Symbol? { if case .symbol(let symbol) = token.kind { symbol } else { nil } }

    /// The keyword, if it is one.
    var keyword: Keyword? { if case .keyword(let word) = token.kind { word } else { nil } }

    /// Whether it opens a bracket.
    var opens: Bool { symbol?.closing != nil }

    /// Whether it closes a bracket.
    var closes: Bool { symbol?.closes ?? false }

    /// A symbol that the author did not write, at the place of `token`.
    static func added(_ symbol: Symbol, at token: Token) -> FormatterPiece {
        var token = token
        token.kind = .symbol(symbol)
        token.isCommand = false
        return FormatterPiece(token: token, spelling: Array(symbol.rawValue.utf8))
    }
}

/// A comment and where it stood.
struct FormatterRemark {
    /// The comment from `#` on, without blanks at its end.
    var text: [UInt8]
    /// The column of the `#`, from 0, as a terminal counts.
    var column: Int
    /// Whether an empty line stood before it.
    var followsBlank = false
}

/// A statement, or the header of a block: what Python calls a logical line.
struct FormatterStatement {
    /// The tokens.
    var pieces: [FormatterPiece]
    /// How many blocks it stands in.
    var level: Int
    /// Whether it is written without parentheses, so that a line may end behind a comma.
    var isCommand: Bool
    /// Whether an empty line stood before it.
    var followsBlank: Bool

    /// For each bracket the place of the one that belongs to it.
    var partners: [Int?] {
        var partners: [Int?] = Array(repeating: nil, count: pieces.count)
        var open: [Int] = []
        for place in pieces.indices {
            if pieces[place].opens {
                open.append(place)
            } else if pieces[place].closes, let opener = open.popLast() {
                partners[opener] = place
                partners[place] = opener
            }
        }
        return partners
    }

    /// Whether it ends in the colon of a block.
    var isHeader: Bool { pieces.last?.isSymbol(.colon) ?? false }

    /// The places between `opener` and `closer` that stand in no bracket further in.
    func places(between opener: Int, and closer: Int, _ partners: [Int?]) -> [Int] {
        var places: [Int] = []
        var place = opener + 1
        while place < closer {
            places.append(place)
            if pieces[place].opens, let partner = partners[place] {
                place = partner
            } else {
                place += 1
            }
        }
        return places
    }
}

/// What a cell has lines of.
enum FormatterItem {
    case statement(FormatterStatement)
    /// A comment on a line of its own, and how many blocks it stands in.
    case remark(FormatterRemark, level: Int)
}
