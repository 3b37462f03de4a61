import Diagnostics
import Documents

/// Prose in the forms that Jupyter knows: values for inline expressions, links for references, notes and callouts as
/// plain Markdown, and the numbers of sections and formulas written out.
///
/// Each stands for a few bytes that its author wrote, so that around it everything may be edited.
struct JupyterForms {
    /// What is shown otherwise, in order of place.
    private(set) var replacements: [(range: SourceRange, shown: [UInt8])] = []

    let notebook: Notebook
    let bytes: [UInt8]
    let numbering: Numbering
    private let footnotes: Footnotes
    private let links: CellLinks
    let words: PageWords
    /// The values of inline expressions.
    let values: [String?]
    /// The end of the link or picture around what is read; no link stands in another.
    private var linkEnd = 0
    private var pictureEnd = 0

    /// The forms of `notebook` with the values of `execution`; `links` says where references lead.
    init(_ notebook: Notebook, _ execution: Execution, _ links: CellLinks) {
        self.notebook = notebook
        self.links = links
        bytes = notebook.source.bytes
        numbering = Numbering(notebook, execution, title: notebook.titleHeading)
        footnotes = Footnotes(notebook)
        words = PageWords(MessageLanguage(tag: notebook.frontMatter.lang ?? ""))
        values = execution.inlines
        for index in notebook.nodes.indices { add(index) }
        replacements.sort { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    }

    private mutating func add(_ index: Int) {
        let node = notebook.nodes[index]
        switch node.kind {
        case .link: linkEnd = max(linkEnd, node.end)
        case .image: pictureEnd = max(pictureEnd, node.end)
        case .inlineExpression(let number): addValue(number, index)
        case .reference(let label): addReference(label, index)
        case .heading(level: _, let identifier): addHeading(index, identifier)
        case .mathBlock(let tex, let identifier): addFormula(index, tex, identifier)
        case .table(alignments: _, let identifier): addCaption(ofTable: index, identifier)
        case .figure(let identifier): addCaption(ofFigure: index, identifier)
        case .callout(let callout): addCallout(callout, at: node.range)
        case .footnote(let label): addFootnote(label, at: node.range)
        case .footnoteReference(let label): addFootnoteReference(label, index)
        default: break
        }
    }

    mutating func replace(_ start: Int, _ end: Int, _ shown: String) {
        replacements.append((SourceRange(start, end), Array(shown.utf8)))
    }

    private func has(_ text: String, _ range: SourceRange) -> Bool {
        bytes[range.start..<range.end].elementsEqual(text.utf8)
    }

    // MARK: Values and references

    private mutating func addValue(_ number: Int, _ index: Int) {
        let inline = notebook.inlines[number]
        // No comment stands in what a picture says.
        if index < pictureEnd {
            if let value = values[number] { replace(inline.range.start, inline.range.end, value.escapedAsMarkdown) }
        } else {
            let shown = InlineWriter(inline, in: notebook.source).bytes(showing: values[number])
            replacements.append((inline.range, shown))
        }
    }

    private mutating func addReference(_ label: String, _ index: Int) {
        let range = notebook.nodes[index].range
        let canLink = index >= max(linkEnd, pictureEnd)
        if let shown = reference(label, range, canLink: canLink) { replace(range.start, range.end, shown) }
    }

    /// What a reference in `range` says, as a link if it can be one.
    func reference(_ label: String, _ range: SourceRange, canLink: Bool) -> String? {
        guard let name = numbering.name(of: label, words), has("@\(label)", range) else { return nil }
        let text = name.escapedAsMarkdown
        // With a ! before it a link would be a picture.
        guard canLink, range.start == 0 || bytes[range.start - 1] != UInt8(ascii: "!") else { return text }
        return links[label].map { "[\(text)](\($0))" } ?? text
    }

    // MARK: Headings

    private mutating func addHeading(_ index: Int, _ identifier: String?) {
        let range = notebook.nodes[index].range
        let line = bytes[range.start..<range.end]
        var start = line.prefix { $0 == UInt8(ascii: "#") }.endIndex
        // An underlined one has no mark before it.
        if start > range.start { start = line[start...].prefix { $0 == 0x20 || $0 == 0x09 }.endIndex }
        if let number = numbering.nodes[index] {
            let marks = String(decoding: line[..<start], as: UTF8.self)
            replace(range.start, start, "\(marks)\(number) ")
        }
        guard let identifier, let label = place(of: identifier, in: range), label.start >= start else { return }
        writeAnchor(identifier, label, after: start)
    }

    /// Writes what a link may lead to in place of `label`, and of the blanks before it.
    mutating func writeAnchor(_ identifier: String, _ label: SourceRange, after start: Int) {
        var blanks = label.start
        while blanks > start, bytes[blanks - 1] == 0x20 || bytes[blanks - 1] == 0x09 { blanks -= 1 }
        replace(blanks, label.end, " <a id=\"\(identifier)\"></a>")
    }

    func place(of identifier: String, in range: SourceRange) -> SourceRange? {
        notebook.source.place(ofLabel: identifier, in: range)
    }

    // MARK: Formulas

    private mutating func addFormula(_ index: Int, _ tex: String, _ identifier: String?) {
        let range = notebook.nodes[index].range
        let written = Array(bytes[range.start..<range.end])
        let end = JupyterFormula.end(of: tex, number: numbering.nodes[index])
        guard written.first == UInt8(ascii: "$") else {
            if let shown = JupyterFormula.dollars(written, end: end) { replacements.append((range, shown)) }
            return
        }
        guard let identifier, let label = place(of: identifier, in: range) else { return }
        var close = label.start
        while close > range.start, bytes[close - 1] != UInt8(ascii: "$") { close -= 1 }
        guard close >= range.start + 2 else { return }
        replace(close - 2, label.end, end)
    }

    // MARK: Callouts and footnotes

    private mutating func addCallout(_ callout: Callout, at range: SourceRange) {
        guard let start = bytes[range.start..<range.end].firstIndex(of: UInt8(ascii: "[")),
            let end = bytes[start..<range.end].firstIndex(of: UInt8(ascii: "]")),
            bytes[start...].starts(with: "[!".utf8)
        else { return }
        replace(start, end + 1, "**\(words.runIn(callout))**")
    }

    /// As an item of a list: what goes on in it is moved to the right, as in the footnote.
    private mutating func addFootnote(_ label: String, at range: SourceRange) {
        let mark = Array("[^\(label)]:".utf8)
        guard let number = footnotes.number(of: label), bytes[range.start..<range.end].starts(with: mark) else {
            return
        }
        replace(range.start, range.start + mark.count, "- <sup>\(number)</sup>")
    }

    private mutating func addFootnoteReference(_ label: String, _ index: Int) {
        let range = notebook.nodes[index].range
        guard index >= pictureEnd, let shown = note(label, range, canLink: index >= linkEnd) else { return }
        replace(range.start, range.end, shown)
    }

    /// The number of the footnote that `range` refers to, as a link if it can be one.
    func note(_ label: String, _ range: SourceRange, canLink: Bool) -> String? {
        guard let number = footnotes.number(of: label), range.end > range.start,
            bytes[range.start] == UInt8(ascii: "["), bytes[range.end - 1] == UInt8(ascii: "]")
        else { return nil }
        let note = notebook.nodes[footnotes.notes[number - 1].node].range.start
        let link = canLink ? links.destination(ofByte: note) : nil
        return "<sup>\(link.map { "[\(number)](\($0))" } ?? "\(number)")</sup>"
    }
}
