public import Diagnostics

/// A tree, and what there is to say about its source.
public struct ParseResult: Sendable {
    /// The tree; what could not be parsed is `.invalid` in it.
    public var tree: SyntaxTree
    /// The mistakes, in the order of their places: at most one error for each statement.
    public var diagnostics: [Diagnostic]
}

extension SyntaxTree {
    /// Parses the lines of a cell; `#|` lines at its top are comments. Never fails.
    public static func parse(lines: [SourceLine], names: inout NameTable) -> ParseResult {
        var parser = Parser(Lexer.lex(lines, names: &names), names: names)
        parser.tree.body = parser.parseStatements()
        return parser.finish()
    }

    /// Parses an inline value: the body is one expression statement. Never fails.
    public static func parseExpression(line: SourceLine, names: inout NameTable) -> ParseResult {
        var parser = Parser(Lexer.lex([line], names: &names), names: names)
        parser.tree.body = [parser.parseInlineValue()]
        return parser.finish()
    }
}
