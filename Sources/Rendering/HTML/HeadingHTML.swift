import Documents

extension BodyWriter {
    mutating func openHeading(_ index: Int, level: Int) {
        lastScalar = nil
        let node = notebook.nodes[index]
        let shown = index == titleHeading ? 1 : min(6, level + headingShift)
        let identifier = anchors.nodes[index]
        let start = html.bytes.count
        switch shown {
        case 1: html.open("h1", ["id": identifier])
        case 2: html.open("h2", ["id": identifier])
        case 3: html.open("h3", ["id": identifier])
        case 4: html.open("h4", ["id": identifier])
        case 5: html.open("h5", ["id": identifier])
        default: html.open("h6", ["id": identifier])
        }
        if let number = numbering.nodes[index] {
            html.element("span", ["class": "number"], number)
            html.markup(" ")
        }
        let content = html.bytes.count
        var line: Int?
        if index != titleHeading, let identifier, level - topLevel < 3 {
            if isCopied(index) { line = outline.count }
            outline.append(
                OutlineEntry(
                    depth: level - topLevel, number: numbering.nodes[index], title: notebook.plainText(of: index),
                    identifier: identifier))
        }
        push(
            node,
            index == titleHeading
                ? .titleHeading(shown, start: start) : .heading(shown, content: content, line: line))
    }

    /// Whether the contents show the heading's own markup: code and formulas, but nothing that a link cannot hold.
    private func isCopied(_ heading: Int) -> Bool {
        var isPlain = true
        for node in notebook.nodes[(heading + 1)..<notebook.nodes[heading].end] {
            switch node.kind {
            case .text, .softBreak: continue
            case .emphasis, .strong, .strikethrough, .code, .math: isPlain = false
            default: return false
            }
        }
        return !isPlain
    }

    mutating func closeHeading(_ level: Int) {
        switch level {
        case 1: html.markup("</h1>\n")
        case 2: html.markup("</h2>\n")
        case 3: html.markup("</h3>\n")
        case 4: html.markup("</h4>\n")
        case 5: html.markup("</h5>\n")
        default: html.markup("</h6>\n")
        }
    }
}
