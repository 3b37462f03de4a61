@testable import Documents

/// The nodes as the CommonMark specification's examples write them.
struct HTMLDump {
    private var html = ""
    private var text = 0
    private let nodes: [Node]

    static func html(of notebook: Notebook) -> String {
        var dump = HTMLDump(nodes: notebook.nodes)
        dump.blocks(1, notebook.nodes[0].end, isTight: false)
        return dump.html
    }

    private init(nodes: [Node]) { self.nodes = nodes }

    private mutating func line() { if !html.isEmpty, !html.hasSuffix("\n") { html += "\n" } }

    private mutating func blocks(_ low: Int, _ high: Int, isTight: Bool) {
        var index = low
        while index < high {
            block(index, isTight: isTight)
            index = nodes[index].end
        }
    }

    private mutating func wrap(_ tag: String, _ index: Int, isTight: Bool = false) {
        line()
        html += "<\(tag)>\n"
        blocks(index + 1, nodes[index].end, isTight: isTight)
        line()
        html += "</\(tag.split(separator: " ")[0])>\n"
    }

    private mutating func block(_ index: Int, isTight: Bool) {
        let node = nodes[index]
        switch node.kind {
        case .heading(let level, _):
            line()
            html += "<h\(level)>"
            inlines(index + 1, node.end)
            html += "</h\(level)>\n"
        case .paragraph:
            if isTight { return inlines(index + 1, node.end) }
            line()
            html += "<p>"
            inlines(index + 1, node.end)
            html += "</p>\n"
        case .blockQuote: wrap("blockquote", index)
        case .list(let start, let isTight):
            wrap(start == nil ? "ul" : start == 1 ? "ol" : "ol start=\"\(start ?? 1)\"", index, isTight: isTight)
        case .item:
            line()
            html += "<li>"
            if !(isTight && index + 1 < nodes.count && nodes[index + 1].kind == .paragraph), index + 1 < node.end {
                html += "\n"
            }
            blocks(index + 1, node.end, isTight: isTight)
            html += "</li>\n"
        case .codeBlock(let info, let code):
            line()
            let word = info.split { $0 == " " || $0 == "\t" }.first.map(String.init) ?? ""
            html += word.isEmpty ? "<pre><code>" : "<pre><code class=\"language-\(escape(word))\">"
            html += escape(code) + "</code></pre>\n"
        case .htmlBlock(let raw):
            line()
            html += raw
            line()
        case .thematicBreak:
            line()
            html += "<hr />\n"
        default: html += "?"
        }
    }

    private mutating func inlines(_ low: Int, _ high: Int) {
        var index = low
        while index < high {
            let node = nodes[index]
            switch node.kind {
            case .text(let text): html += escape(text)
            case .softBreak: html += "\n"
            case .lineBreak: html += "<br />\n"
            case .code(let code): html += "<code>\(escape(code))</code>"
            case .html(let raw): html += raw
            case .emphasis: tag("em", index)
            case .strong: tag("strong", index)
            case .link(let destination, let title):
                html += "<a href=\"\(encode(destination))\"\(title.isEmpty ? "" : " title=\"\(escape(title))\"")>"
                inlines(index + 1, node.end)
                html += "</a>"
            case .image(let destination, let title):
                html +=
                    "<img src=\"\(encode(destination))\" alt=\"\(escape(plain(index)))\"\(title.isEmpty ? "" : " title=\"\(escape(title))\"") />"
            default: html += "?"
            }
            index = node.end
        }
    }

    private mutating func tag(_ tag: String, _ index: Int) {
        html += "<\(tag)>"
        inlines(index + 1, nodes[index].end)
        html += "</\(tag)>"
    }

    private func plain(_ index: Int) -> String {
        nodes[(index + 1)..<nodes[index].end].map {
            switch $0.kind {
            case .text(let text), .code(let text), .html(let text): text
            case .softBreak, .lineBreak: " "
            default: ""
            }
        }.joined()
    }

    private func escape(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x26: Array("&amp;".utf8)
            case 0x3C: Array("&lt;".utf8)
            case 0x3E: Array("&gt;".utf8)
            case 0x22: Array("&quot;".utf8)
            default: [byte]
            }
        }.joined().text
    }

    private func encode(_ url: String) -> String {
        let safe = Set("-_.+!*(),%#@?=;:/,+$~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
        return url.utf8.map { byte -> String in
            if byte == 0x26 { return "&amp;" }
            if byte == 0x27 { return "&#x27;" }
            if safe.contains(byte) { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count < 2 ? "0" : "") + digits
        }.joined()
    }
}
