public import Diagnostics

/// A cell in the one form, or as it was where it does not parse.
public struct FormattedCell: Sendable {
    /// The lines, without line ends.
    public var lines: [[UInt8]]
    /// The mistakes; where one is an error, nothing was changed.
    public var diagnostics: [Diagnostic]
}

extension SyntaxTree {
    /// Writes the lines of a cell in the one form: the same tree, the same comments, one way to space and break them.
    ///
    /// The `#|` lines at its top stay as they are, and so does a cell that does not parse. Formatting twice is
    /// formatting once. `names` are those of the cells before.
    public static func format(lines: [SourceLine], names: inout NameTable) -> FormattedCell {
        let options = lines.prefix { $0.bytes.starts(with: "#|".utf8) }.map(\.bytes)
        let lexed = Lexer.lex(Array(lines[options.count...]), names: &names)
        var parser = Parser(lexed, names: names)
        parser.tree.body = parser.parseStatements()
        let result = parser.finish()
        guard !result.diagnostics.contains(where: { $0.severity == .error }) else {
            return FormattedCell(lines: lines.map(\.bytes), diagnostics: result.diagnostics)
        }
        let items = FormatterCutter.cut(lexed, tight: FormatterTightness.tokens(of: lexed, result.tree))
        let formatter = Formatter(names: names, followsOptions: !options.isEmpty)
        return FormattedCell(lines: options + formatter.lines(of: items), diagnostics: result.diagnostics)
    }
}

/// Writes statements and comments in the one form.
struct Formatter {
    let names: NameTable
    /// Whether option lines stand before.
    let followsOptions: Bool

    /// The lines of `items`: at most one empty line between two, none at the ends and at the top of a block.
    func lines(of items: [FormatterItem]) -> [[UInt8]] {
        var lines: [FormatterLine] = []
        var followsHeader = false
        for (place, item) in items.enumerated() {
            let isFirst = place == 0
            switch item {
            case .remark(let remark, let level):
                let isOption = isFirst && remark.text.starts(with: "#|".utf8)
                // Right at the top it would become an option of the cell.
                if isOption || separates(remark.followsBlank, isFirst, followsHeader) { lines.append(FormatterLine()) }
                lines.append(FormatterLine(width: 4 * level, remark: remark))
            case .statement(let statement):
                if separates(statement.followsBlank, isFirst, followsHeader) { lines.append(FormatterLine()) }
                lines += FormatterLayout.lines(of: settled(statement))
                followsHeader = statement.isHeader
                continue
            }
            followsHeader = false
        }
        return lines.withComments.flatMap {
            $0.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        }
    }

    private func separates(_ followsBlank: Bool, _ isFirst: Bool, _ followsHeader: Bool) -> Bool {
        followsBlank && !followsHeader && (!isFirst || followsOptions)
    }

    private func settled(_ statement: FormatterStatement) -> FormatterStatement {
        var statement = statement
        statement.settleBreaks()
        statement.settleParentheses(names)
        statement.settleSpaces()
        statement.wrapLongValue()
        return statement
    }
}
