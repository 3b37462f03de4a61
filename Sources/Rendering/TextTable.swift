import Diagnostics
import Documents

/// A table in plain characters: columns lined up, a rule under their headings.
struct TextTable {
    /// Its lines: title, headings, rule, rows, note.
    let lines: [String]

    /// The lines of `table`.
    init(_ table: Table) {
        var lines: [String] = []
        if let title = table.title, !title.isEmpty { lines.append(title.withControlPictures) }
        if !table.columns.isEmpty {
            let rows = ([table.columns.map(\.heading)] + table.rows).map { row in
                row.prefix(table.columns.count).map { entry in
                    entry.withControlPictures.replacing("\t", with: " ").split(
                        separator: "\n", omittingEmptySubsequences: false
                    ).map(String.init)
                }
            }
            let widths = table.columns.indices.map { column in
                rows.flatMap { column < $0.count ? $0[column].map { displayWidth(of: $0) } : [] }.max() ?? 0
            }
            for (number, row) in rows.enumerated() {
                lines += Self.lines(row, widths, table.columns)
                if number == 0 {
                    lines.append(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "))
                }
            }
        }
        if let note = table.note, !note.isEmpty {
            lines += note.withControlPictures.split(separator: "\n").map(String.init)
        }
        self.lines = lines
    }

    /// A row, whose entries may have several lines.
    private static func lines(_ row: [[String]], _ widths: [Int], _ columns: [Table.Column]) -> [String] {
        (0..<max(1, row.map(\.count).max() ?? 1)).map { number in
            var line = ""
            for (column, entry) in row.enumerated() {
                let text = number < entry.count ? entry[number] : ""
                line += (column == 0 ? "" : "  ")
                line += padded(text, toWidth: widths[column], isRight: columns[column].isNumeric)
            }
            while line.utf8.last == 0x20 { line.removeLast() }
            return line
        }
    }
}
