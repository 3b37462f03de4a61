import Documents

/// A table of a cell in HTML as Jupyter sets it: to the right, where an entry does not say otherwise itself, and with a
/// caption no wider than the columns, so that its title stands above.
struct JupyterTable {
    /// The markup.
    let html: String

    /// The markup of `table`.
    init(_ table: Table) {
        var html = HTMLWriter()
        func style(_ column: Table.Column) -> String { "text-align:\(column.isNumeric ? "right" : "left")" }
        if let title = table.title {
            html.element("p", title)
            html.markup("\n")
        }
        html.markup("<table>\n<thead>\n<tr>")
        for column in table.columns { html.element("th", ["scope": "col", "style": style(column)], column.heading) }
        html.markup("</tr>\n</thead>\n<tbody>\n")
        for row in table.rows {
            html.markup("<tr>")
            for (column, entry) in zip(table.columns, row) { html.element("td", ["style": style(column)], entry) }
            html.markup("</tr>\n")
        }
        html.markup("</tbody>\n</table>\n")
        if let note = table.note {
            html.element("p", note)
            html.markup("\n")
        }
        self.html = html.cut(from: 0)
    }
}
