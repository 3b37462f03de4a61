import Documents

extension BodyWriter {
    mutating func openHeading(_ index: Int, level: Int) {
        lastText = nil
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
        let inside = notebook.nodes[(index + 1)..<node.end]
        let link = index == titleHeading || options.isFragment ? nil : identifier
        let isLink = link != nil && !inside.isEmpty && !inside.contains(where: \.mayBeLink)
        if isLink { html.open("a", ["class": "own", "href": link.map { "#" + $0 }]) }
        if let number = numbering.nodes[index] {
            html.element("span", ["class": "number"], number)
            html.markup(" ")
        }
        let content = html.bytes.count
        var line: Int?
        if !options.isFragment, index != titleHeading, let identifier, level - topLevel < 3 {
            line = outline.count
            outline.append(
                OutlineEntry(depth: level - topLevel, number: numbering.nodes[index], identifier: identifier))
        }
        push(
            node,
            index == titleHeading
                ? .titleHeading(shown, start: start)
                : .heading(shown, content: content, line: line, link: link, isLink: isLink))
    }

    /// Closes a heading whose words stand from `content` on; the contents show them as they are here, but lead to one
    /// place. Where there are none, or they hold links and so are none to the heading, one stands behind them.
    mutating func closeHeading(_ level: Int, content: Int, line: Int?, link: String?, isLink: Bool) {
        if let line { outline[line].markup = HTMLWriter.withoutLinks(html.bytes[content...]) }
        if isLink {
            html.close("a")
        } else if let link {
            html.element("a", ["class": "own", "href": "#" + link, "aria-label": words.linkHere], "")
        }
        closeHeading(level)
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

extension Node {
    /// Whether it is shown as a link, or may be, which no other link can hold.
    fileprivate var mayBeLink: Bool {
        switch kind {
        case .link, .image, .reference, .footnoteReference, .html: true
        default: false
        }
    }
}
