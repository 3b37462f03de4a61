import Diagnostics
import Documents

extension BodyWriter {
    /// A table of a cell; wider than the page, it scrolls by itself.
    mutating func writeTable(_ table: Table) {
        html.open(
            "div", ["class": "scroller", "role": "group", "aria-label": table.title ?? words.table, "tabindex": "0"])
        html.markup("\n")
        html.open("table", ["class": PrintedWidth.classes("data", PrintedWidth.ofTable(leastWidths(of: table)))])
        html.markup("\n")
        if let title = table.title {
            html.element("caption", title)
            html.markup("\n")
        }
        html.markup("<thead>\n<tr>")
        for column in table.columns {
            // A header that says nothing is none.
            if column.heading.isEmpty {
                html.markup("<td></td>")
            } else {
                html.element("th", ["scope": "col", "class": column.isNumeric ? "right" : nil], column.heading)
            }
        }
        html.markup("</tr>\n</thead>\n<tbody>\n")
        for row in table.rows {
            html.markup("<tr>")
            for (column, entry) in zip(table.columns, row) {
                html.element("td", ["class": column.isNumeric ? "right" : nil], entry)
            }
            html.markup("</tr>\n")
        }
        html.markup("</tbody>\n</table>\n")
        if let note = table.note {
            html.paragraph(["class": "note"], said: note)
            html.markup("\n")
        }
        html.markup("</div>\n")
    }

    /// How narrow each column can be: numbers stay whole.
    private func leastWidths(of table: Table) -> [Int] {
        table.columns.enumerated().map { place, column in
            let texts = [column.heading] + table.rows.map { $0[place] }
            return texts.map(column.isNumeric ? displayWidth(of:) : PrintedWidth.ofWrapping).max() ?? 0
        }
    }
}
