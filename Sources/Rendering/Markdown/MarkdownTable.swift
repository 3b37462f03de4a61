import Diagnostics
import Documents

/// A table as a pipe table whose columns line up in the source.
struct MarkdownTable {
    /// Columns wider than this are not padded: one long entry must not widen every row.
    private static let widestPadded = 60

    /// Its lines: the title if it has one, the table, the note; an empty line where Markdown needs one between.
    let lines: [String]

    /// The lines of `table`.
    init(_ table: Table) {
        var lines: [String] = []
        if let title = table.title, !title.isEmpty { lines += ["**\(title.escapedAsMarkdown)**", ""] }
        if !table.columns.isEmpty { lines += Self.pipes(table) }
        if let note = table.note, !note.isEmpty { lines += ["", note.escapedAsMarkdownLine] }
        self.lines = lines
    }

    private static func pipes(_ table: Table) -> [String] {
        let rows = ([table.columns.map(\.heading)] + table.rows).map { row in
            row.prefix(table.columns.count).map { text in
                let escaped = text.split(separator: "\n", omittingEmptySubsequences: false)
                    .map { String($0).escapedAsMarkdown }.joined(separator: "<br>")
                return (text: escaped, width: displayWidth(of: escaped))
            }
        }
        let widths = table.columns.indices.map { column in
            min(widestPadded, max(3, rows.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0))
        }
        var lines = rows.map { row in
            var line = "|"
            for (column, width) in widths.enumerated() {
                let entry = column < row.count ? row[column] : (text: "", width: 0)
                let padding = String(repeating: " ", count: max(0, width - entry.width))
                line += table.columns[column].isNumeric ? " \(padding)\(entry.text) |" : " \(entry.text)\(padding) |"
            }
            return line
        }
        var rule = "|"
        for (column, width) in widths.enumerated() {
            let isNumeric = table.columns[column].isNumeric
            rule += " " + String(repeating: "-", count: isNumeric ? width - 1 : width) + (isNumeric ? ": |" : " |")
        }
        lines.insert(rule, at: 1)
        return lines
    }
}
