import Diagnostics
import Documents

extension BodyWriter {
    /// Opens the table at `index`, in a figure if it has a caption, which stands above it.
    mutating func openTable(_ index: Int, _ alignments: [ColumnAlignment]) {
        let node = notebook.nodes[index]
        let caption = notebook.caption(ofTable: index)
        if let caption {
            html.open("figure", ["id": anchors.nodes[index]])
            html.markup("\n")
            writeCaption(numbering.nodes[index].map { (.table, $0) }, words: caption)
        }
        columns = alignments
        html.open("div", ["class": "scroller", "role": "group", "aria-label": words.table, "tabindex": "0"])
        html.markup("\n")
        html.open("table", ["class": PrintedWidth.classes(nil, PrintedWidth.ofTable(leastWidths(ofTable: index)))])
        html.markup("\n")
        let hasBody = index + 1 < node.end && notebook.nodes[index + 1].end < caption ?? node.end
        push(node, .table(hasBody: hasBody, isFigure: caption != nil))
    }

    /// How narrow each column of a table can be.
    func leastWidths(ofTable table: Int) -> [Int] {
        var widths: [Int] = []
        var column = 0
        for index in (table + 1)..<notebook.nodes[table].end {
            switch notebook.nodes[index].kind {
            case .caption: return widths
            case .tableRow: column = 0
            case .tableCell:
                let width = PrintedWidth.ofWrapping(notebook.plainText(of: index))
                if column < widths.count { widths[column] = max(widths[column], width) } else { widths.append(width) }
                column += 1
            default: continue
            }
        }
        return widths
    }

    /// Chinese breaks anywhere, so beside a wide column its characters would stand one below the other: a few stay in one
    /// line, more keep some room.
    private func room(_ text: String) -> String? {
        guard text.utf8.contains(where: { $0 >= 0xE2 }), text.unicodeScalars.contains(where: \.isChinese) else {
            return nil
        }
        let isShort = text.unicodeScalars.prefix(11).count <= 10 && displayWidth(of: text) <= 10
        return isShort ? "whole" : "broad"
    }

    mutating func openTableCell(_ index: Int) {
        checkBars(inTableCell: index)
        let node = notebook.nodes[index]
        let isEmpty = node.end == index + 1
        lastText = nil
        let isHeader: Bool
        if case .row(isHeader: true) = frames.last?.closing { isHeader = true } else { isHeader = false }
        let alignment = column < columns.count ? columns[column] : .standard
        column += 1
        var names: [String] =
            switch alignment {
            case .standard: []
            case .left: ["left"]
            case .center: ["center"]
            case .right: ["right"]
            }
        if let room = room(notebook.plainText(of: index)) { names.append(room) }
        let name = names.isEmpty ? nil : names.joined(separator: " ")
        // A header that says nothing is none.
        if isHeader, !isEmpty {
            html.open("th", ["scope": "col", "class": name])
            push(node, .tag("th", isBlock: false))
        } else {
            html.open("td", ["class": name])
            push(node, .tag("td", isBlock: false))
        }
    }

    mutating func closeRow(_ isHeader: Bool) {
        html.markup(isHeader ? "</tr>\n</thead>\n" : "</tr>\n")
        if isHeader, case .table(hasBody: true, isFigure: _) = frames.last?.closing { html.markup("<tbody>\n") }
    }
}
