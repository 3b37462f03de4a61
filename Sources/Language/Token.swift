import Diagnostics

/// A word, number, symbol or piece of text, or a mark of the layout.
struct Token: Sendable {
    /// What it is.
    enum Kind: Equatable, Sendable {
        case name(Name)
        case keyword(Keyword)
        case integer(Int)
        /// 2⁶³, an integer only behind a minus.
        case minimumMagnitude
        case number(Double)
        /// A whole text; its place in `LexedCell.texts`.
        case text(Int)
        /// The quotes that open and close an f-string, the texts in it, and the braces and colons of its fields.
        case formattedStart
        case formattedText(Int)
        case fieldStart
        case fieldSpecification
        case fieldEnd
        case formattedEnd
        case symbol(Symbol)
        /// The end of a logical line.
        case newline
        case indent
        case dedent
        /// The end of the cell.
        case end
        /// What means nothing; a diagnostic says so.
        case unknown
    }

    /// What it is.
    var kind: Kind
    /// The place of its first byte in `CellText.bytes`.
    var start: Int
    /// The place after its last byte.
    var end: Int
    /// Where it stands in the file.
    var range: SourceRange
    /// The logical line, from 0: at most one error is reported for each.
    var line: Int
    /// Whether blanks stand before it.
    var followsSpace: Bool
    /// Whether this name, at the start of a statement, is a command without parentheses.
    var isCommand = false
    /// Whether no name like it stood before, in the whole notebook.
    var isNew = false

    /// Whether a value can begin with it on the right of a command: a name, number or text.
    var beginsCommandArgument: Bool {
        switch kind {
        case .name, .integer, .minimumMagnitude, .number, .text, .formattedStart: true
        case .keyword(let word): word.isConstant
        default: false
        }
    }

    /// Whether a value can end with it.
    var endsOperand: Bool {
        switch kind {
        case .name, .integer, .minimumMagnitude, .number, .text, .formattedEnd: true
        case .keyword(let word): word.isConstant
        case .symbol(let symbol): symbol.closes || symbol == .ellipsis
        default: false
        }
    }
}

/// A cell cut into tokens.
struct LexedCell: Sendable {
    /// The tokens; the last is `.end`.
    var tokens: [Token] = []
    /// The texts that tokens name by number, escapes resolved.
    var texts: [String] = []
    /// The comments, from `#` on.
    var comments: [SourceRange] = []
    /// What the lexer has to say.
    var diagnostics: [Diagnostic] = []
    /// Whether an error was reported, for every logical line.
    var hasError: [Bool] = [false]
    /// For an opening parenthesis, the number of the token that closes it.
    var closer: [Int: Int] = [:]
    /// The source.
    var text: CellText
}
