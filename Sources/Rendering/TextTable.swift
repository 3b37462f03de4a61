import Diagnostics
import Documents

/// A table in plain characters: columns lined up, a rule under their headings.
///
/// In a room that is too narrow texts are wrapped, at least `leastColumn` wide; what is still too wide stands in parts
/// one below another, each with the first column.
struct TextTable {
    /// Its lines: title, headings, rule, rows, note.
    let lines: [String]

    private static let leastColumn = 12

    /// The lines of `table`, of at most `room` columns if that can be.
    init(_ table: Table, room: Int = .max) {
        var lines: [String] = []
        if let title = table.title, !title.isEmpty { lines += Self.wrapping(title.withControlPictures, room) }
        if !table.columns.isEmpty {
            var rows = ([table.columns.map(\.heading)] + table.rows).map { row in
                row.prefix(table.columns.count).map { entry in
                    entry.withControlPictures.replacing("\t", with: " ").split(
                        separator: "\n", omittingEmptySubsequences: false
                    ).map(String.init)
                }
            }
            var widths = Self.widths(of: rows, table.columns.count)
            if let narrow = Self.narrowed(widths, table.columns, room) {
                rows = rows.map { row in
                    row.enumerated().map { column, entry in
                        narrow[column] < widths[column]
                            ? entry.flatMap { Self.wrapping($0, narrow[column]) } : entry
                    }
                }
                widths = Self.widths(of: rows, table.columns.count)
            }
            for (number, part) in Self.parts(widths, room).enumerated() {
                if number > 0 { lines.append("") }
                for (number, row) in rows.enumerated() {
                    lines += Self.lines(row, part, widths, table.columns)
                    if number == 0 {
                        lines.append(part.map { String(repeating: "-", count: widths[$0]) }.joined(separator: "  "))
                    }
                }
            }
        }
        if let note = table.note, !note.isEmpty {
            lines += note.withControlPictures.split(separator: "\n").flatMap { Self.wrapping(String($0), room) }
        }
        self.lines = lines
    }

    /// A text that fits stays as it is, its spaces too.
    private static func wrapping(_ text: String, _ room: Int) -> [String] {
        displayWidth(of: text) <= room ? [text] : wrapped(text, width: room)
    }

    private static func widths(of rows: [[[String]]], _ count: Int) -> [Int] {
        (0..<count).map { column in
            rows.flatMap { column < $0.count ? $0[column].map { displayWidth(of: $0) } : [] }.max() ?? 0
        }
    }

    private static func total(_ widths: some Collection<Int>) -> Int { widths.reduce(0, +) + 2 * (widths.count - 1) }

    /// The widths with which texts have room, the widest narrowed first; nil where nothing is too wide.
    private static func narrowed(_ widths: [Int], _ columns: [Table.Column], _ room: Int) -> [Int]? {
        var widths = widths
        let texts = columns.indices.filter { !columns[$0].isNumeric }
        guard total(widths) > room else { return nil }
        while case let excess = total(widths) - room, excess > 0 {
            guard let widest = texts.max(by: { widths[$0] < widths[$1] }), widths[widest] > leastColumn else { break }
            let next = texts.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
            widths[widest] -= min(excess, max(1, widths[widest] - max(next, leastColumn)))
        }
        return widths
    }

    /// The columns of each part.
    private static func parts(_ widths: [Int], _ room: Int) -> [[Int]] {
        var parts: [[Int]] = [[0]]
        for column in widths.indices.dropFirst() {
            let part = parts[parts.count - 1] + [column]
            if part.count > 2, total(part.map { widths[$0] }) > room {
                parts.append([0, column])
            } else {
                parts[parts.count - 1] = part
            }
        }
        return parts
    }

    /// The columns `part` of a row, whose entries may have several lines.
    private static func lines(
        _ row: [[String]], _ part: [Int], _ widths: [Int], _ columns: [Table.Column]
    ) -> [String] {
        let shown = part.filter { $0 < row.count }
        return (0..<max(1, shown.map { row[$0].count }.max() ?? 1)).map { number in
            var line = ""
            for (place, column) in shown.enumerated() {
                let text = number < row[column].count ? row[column][number] : ""
                line += (place == 0 ? "" : "  ")
                line += padded(text, toWidth: widths[column], isRight: columns[column].isNumeric)
            }
            while line.utf8.last == 0x20 { line.removeLast() }
            return line
        }
    }
}
