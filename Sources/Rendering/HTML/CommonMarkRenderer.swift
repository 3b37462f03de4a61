public import Diagnostics
public import Documents

/// The HTML of CommonMark's specification, byte for byte as cmark 0.30 writes it: no classes, no identifiers, nothing
/// around it.
///
/// For notebooks read without extensions; of what only extensions know nothing is written.
public struct CommonMarkRenderer: Sendable {
    private let isUnsafe: Bool

    /// A renderer. Unless it `isUnsafe`, raw HTML is shown as text, and a link or picture that is neither relative nor
    /// of http, https or mailto leads nowhere.
    public init(isUnsafe: Bool = false) {
        self.isUnsafe = isUnsafe
    }

    /// The HTML, and what was left out, in order of place.
    public func render(_ notebook: Notebook) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
        var writer = CommonMarkWriter(notebook, isUnsafe: isUnsafe)
        writer.write()
        return (writer.html.bytes, writer.diagnostics.inOrder)
    }
}

/// Writes nodes in one walk over the flat array, as `BodyWriter` does.
private struct CommonMarkWriter {
    /// Something that was opened and is closed after its last descendant.
    private struct Frame {
        let end: Int
        let closing: StaticString
        /// Whether the paragraphs right below it have no tags.
        var isTight = false
        /// Whether it ends on a line of its own.
        var endsOnNewLine = false
    }

    private(set) var html: HTMLWriter
    private(set) var diagnostics: [Diagnostic] = []
    private let nodes: [Node]
    private let isUnsafe: Bool
    private var frames: [Frame] = []
    private var skippedHTML: [SourceRange] = []

    init(_ notebook: Notebook, isUnsafe: Bool) {
        nodes = notebook.nodes
        html = HTMLWriter(expecting: notebook.source.bytes.count / 4 * 5)
        self.isUnsafe = isUnsafe
    }

    mutating func write() {
        var index = 0
        while index < nodes.count {
            close(before: index)
            index = open(index)
        }
        close(before: Int.max)
        if let first = skippedHTML.first {
            diagnostics.append(.rawHTMLShownAsText(count: skippedHTML.count, at: first))
        }
    }

    private mutating func close(before index: Int) {
        while let frame = frames.last, frame.end <= index {
            frames.removeLast()
            if frame.endsOnNewLine { html.beginLine() }
            html.markup(frame.closing)
        }
    }

    /// Opens the node at `index` and gives the index of the node that comes next.
    private mutating func open(_ index: Int) -> Int {
        let node = nodes[index]
        switch node.kind {
        case .heading(let level, identifier: _): openHeading(level, node)
        case .paragraph:
            if frames.last?.isTight != true { openBlock("<p>", node, "</p>\n") }
        case .blockQuote:
            openBlock("<blockquote>\n", node, "</blockquote>\n")
            frames[frames.count - 1].endsOnNewLine = true
        case .list(let start, let isTight): openList(start, isTight, node)
        case .item:
            let isTight = frames.last?.isTight ?? false
            openBlock("<li>", node, "</li>\n")
            frames[frames.count - 1].isTight = isTight
        case .emphasis: openInline("<em>", node, "</em>")
        case .strong: openInline("<strong>", node, "</strong>")
        case .link(let destination, let title):
            writeAddress("<a href=\"", destination, node)
            writeTitle(title)
            openInline("\">", node, "</a>")
        case .image(let destination, let title):
            writeAddress("<img src=\"", destination, node)
            html.markup("\" alt=\"")
            for inner in nodes[index..<node.end] { writeAlternative(inner.kind) }
            writeTitle(title)
            html.markup("\" />")
            return node.end
        default: writeLeaf(node)
        }
        return index + 1
    }

    private mutating func openInline(_ opening: StaticString, _ node: Node, _ closing: StaticString) {
        html.markup(opening)
        frames.append(Frame(end: node.end, closing: closing))
    }

    private mutating func openBlock(_ opening: StaticString, _ node: Node, _ closing: StaticString) {
        html.beginLine()
        openInline(opening, node, closing)
    }

    // MARK: Blocks

    private mutating func openHeading(_ level: Int, _ node: Node) {
        switch level {
        case 1: openBlock("<h1>", node, "</h1>\n")
        case 2: openBlock("<h2>", node, "</h2>\n")
        case 3: openBlock("<h3>", node, "</h3>\n")
        case 4: openBlock("<h4>", node, "</h4>\n")
        case 5: openBlock("<h5>", node, "</h5>\n")
        default: openBlock("<h6>", node, "</h6>\n")
        }
    }

    private mutating func openList(_ start: Int?, _ isTight: Bool, _ node: Node) {
        switch start {
        case nil: openBlock("<ul>\n", node, "</ul>\n")
        case 1: openBlock("<ol>\n", node, "</ol>\n")
        case let start?:
            html.beginLine()
            html.markup("<ol start=\"")
            html.trusted(String(start))
            openInline("\">\n", node, "</ol>\n")
        }
        frames[frames.count - 1].isTight = isTight
    }

    private mutating func writeLeaf(_ node: Node) {
        switch node.kind {
        case .text(let text): html.commonMarkText(text)
        case .softBreak: html.markup("\n")
        case .lineBreak: html.markup("<br />\n")
        case .code(let code):
            html.markup("<code>")
            html.commonMarkText(code)
            html.markup("</code>")
        case .html(let raw):
            if isUnsafe { html.trusted(raw) } else { writeAsText(raw, node) }
        case .htmlBlock(let raw):
            html.beginLine()
            if isUnsafe {
                html.trusted(raw)
            } else {
                html.markup("<pre>")
                writeAsText(raw, node)
                html.markup("</pre>")
            }
            html.beginLine()
        case .codeBlock(let info, let code):
            writeCode(code, language: info.prefix { !" \t\n\r\u{B}\u{C}".contains($0) })
        case .thematicBreak:
            html.beginLine()
            html.markup("<hr />\n")
        default: break
        }
    }

    private mutating func writeCode(_ code: String, language: Substring) {
        html.beginLine()
        html.markup("<pre><code")
        if !language.isEmpty {
            html.markup(" class=\"language-")
            html.commonMarkText(String(language))
            html.markup("\"")
        }
        html.markup(">")
        html.commonMarkText(code)
        html.markup("</code></pre>\n")
    }

    private mutating func writeAsText(_ raw: String, _ node: Node) {
        // An element is said once, not again at its end.
        if skippedHTML.isEmpty || !raw.hasPrefix("</") { skippedHTML.append(node.range) }
        html.commonMarkText(raw)
    }

    // MARK: Links and pictures

    private mutating func writeAddress(_ opening: StaticString, _ destination: String, _ node: Node) {
        html.markup(opening)
        if isUnsafe || LinkPolicy.destination(destination) != nil {
            html.commonMarkAddress(destination)
        } else {
            diagnostics.append(.linkLeftOut(destination, at: node.range))
        }
    }

    private mutating func writeTitle(_ title: String) {
        guard !title.isEmpty else { return }
        html.markup("\" title=\"")
        html.commonMarkText(title)
    }

    /// What a picture's text says when it is read out: the text alone, without its marks.
    private mutating func writeAlternative(_ kind: Node.Kind) {
        switch kind {
        case .text(let text), .code(let text), .html(let text): html.commonMarkText(text)
        case .softBreak, .lineBreak: html.markup(" ")
        default: break
        }
    }
}

extension HTMLWriter {
    /// Goes to the start of a line, unless it is there.
    fileprivate mutating func beginLine() {
        if let last = bytes.last, last != UInt8(ascii: "\n") { markup("\n") }
    }

    /// Text, or what stands in an attribute between double quotes, with the escapes that cmark writes.
    fileprivate mutating func commonMarkText(_ text: String) {
        escaped(text) { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            default: nil
            }
        }
    }

    /// An address in `href` or `src`, with the escapes that cmark writes: a percent sign stays as it is.
    fileprivate mutating func commonMarkAddress(_ address: String) {
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "&"): markup("&amp;")
            case UInt8(ascii: "'"): markup("&#x27;")
            case UInt8(ascii: "%"): markup("%")
            case _ where LinkPolicy.isAllowed(byte): trusted(CollectionOfOne(byte))
            default: trusted(LinkPolicy.percentEncoded(byte))
            }
        }
    }
}
