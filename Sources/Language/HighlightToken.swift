public import Diagnostics

/// A piece of source to colour; it lies on one line.
public struct HighlightToken: Hashable, Sendable {
    /// What a reader sees it as.
    public enum Kind: Hashable, Sendable {
        /// `for`, `def`, `expect` …
        case keyword
        /// `True`, `False`, `None`
        case constant
        case name
        /// A name whose parentheses follow.
        case function
        /// A name that begins a command.
        case command
        case number
        /// Text, its quotes, and the texts of an f-string.
        case text
        case `operator`
        /// Brackets, commas, colons, and the braces of an f-string.
        case punctuation
        case comment
        /// What means nothing.
        case unknown
    }

    /// Where it stands.
    public let range: SourceRange
    /// What it is.
    public let kind: Kind
}

extension SyntaxTree {
    /// The pieces of a cell in order, for a highlighter; blanks are left out. Never fails.
    public static func tokens(lines: [SourceLine]) -> [HighlightToken] {
        var names = NameTable()
        let cell = Lexer.lex(lines, names: &names)
        var result: [HighlightToken] = cell.comments.map { HighlightToken(range: $0, kind: .comment) }
        var line = 0
        for (index, token) in cell.tokens.enumerated() where token.end > token.start {
            guard let kind = token.highlight(before: cell.tokens[min(index + 1, cell.tokens.count - 1)]) else {
                continue
            }
            result += cell.text.ranges(token.start, token.end, from: &line).map {
                HighlightToken(range: $0, kind: kind)
            }
        }
        return result.sorted { $0.range.start < $1.range.start }
    }
}

extension Token {
    fileprivate func highlight(before next: Token) -> HighlightToken.Kind? {
        switch kind {
        case .newline, .indent, .dedent, .end: nil
        case .name where isCommand: .command
        case .name: next.kind == .symbol(.leftParenthesis) && !next.followsSpace ? .function : .name
        case .keyword(let word): word.isConstant ? .constant : .keyword
        case .integer, .minimumMagnitude, .number: .number
        case .text, .formattedStart, .formattedText, .formattedEnd: .text
        case .fieldStart, .fieldSpecification, .fieldEnd: .punctuation
        case .symbol(let symbol):
            symbol.closes || symbol.closing != nil || symbol == .comma || symbol == .colon || symbol == .dot
                || symbol == .semicolon ? .punctuation : .operator
        case .unknown: .unknown
        }
    }
}
