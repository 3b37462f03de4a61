import Diagnostics
import Documents

/// Writes a notebook's nodes in one walk over the flat array: what is open stands in a list, not on the call stack.
struct BodyWriter {
    /// A line of the table of contents.
    struct OutlineEntry {
        let depth: Int
        let number: String?
        let identifier: String
        /// The title as the heading shows it, but without links.
        var markup: [UInt8] = []
    }

    /// Something that was opened and is closed after its last descendant.
    struct Frame {
        let end: Int
        let closing: Closing
        var isTight = false
    }

    enum Closing {
        case nothing
        case tag(StaticString, isBlock: Bool)
        case link
        /// The last paragraph of a footnote.
        case leavingNote(Int)
        case table(hasBody: Bool, isFigure: Bool)
        case row(isHeader: Bool)
        /// A heading whose words begin at `content`, its line of the contents, and where its link to itself leads, which is
        /// around the words or stands behind them.
        case heading(Int, content: Int, line: Int?, link: String?, isLink: Bool)
        case titleHeading(Int, start: Int)
    }

    var html: HTMLWriter
    /// Whether what is written stands apart from the page, where links into it lead nowhere.
    var isApart = false
    private(set) var titleMarkup: String?
    /// The title and the subtitle of the front matter.
    private(set) var givenTitle: (title: String?, subtitle: String?)
    var outline: [OutlineEntry] = []
    var diagnostics: [Diagnostic] = []
    let notebook: Notebook
    let execution: Execution
    /// Whether any of it ran.
    let hasRun: Bool
    /// The source as messages in the page name it.
    let shownSource: SourceFile
    let numbering: Numbering
    let anchors: Anchors
    let language: MessageLanguage
    let words: PageWords
    let typesetting: Typesetting
    let options: HTMLRenderer.Options

    /// How many bytes the pictures of the page so far have.
    var pictureBytes = 0
    /// How many plots the page has so far.
    var plotCount = 0
    /// How many cells of the page so far sweep.
    var sweepCount = 0
    /// Whether one of them has a name with more values than `SweepStyle.fewValues`.
    var hasManyValues = false
    /// Whether a failure that nobody announced was written.
    var hasFailure = false
    let footnotes: Footnotes
    /// How many references to each footnote were written.
    var writtenReferences: [Int: Int] = [:]
    /// Where the footnote ends whose last block is to be a paragraph with the ways back, and its number.
    var noteToLeave: (end: Int, number: Int)?
    let titleHeading: Int?
    let headingShift: Int
    let topLevel: Int
    var frames: [Frame] = []
    var columns: [ColumnAlignment] = []
    var column = 0
    private(set) var openLinks = 0
    /// What links into the page can lead to, once there is one.
    var targets: PageTargets?
    /// How many lead nowhere.
    var deadLinks = 0
    /// The cell that takes most of the page so far, and how many bytes.
    var largestCell = (cell: 0, size: 0)
    /// How much of the text that comes next stands already beside a formula.
    private var keptScalars = 0
    /// The text right before, if nothing but marks of emphasis stands between.
    var lastText: Int?
    private var unplacedLabels: Set<String> = []
    private var skippedHTML: [SourceRange] = []

    /// A writer of `notebook`'s body.
    init(
        _ notebook: Notebook, _ execution: Execution, numbering: Numbering, titleHeading: Int?,
        typesetting: Typesetting, options: HTMLRenderer.Options
    ) {
        self.notebook = notebook
        self.execution = execution
        html = HTMLWriter(expecting: 2 * notebook.source.bytes.count)
        hasRun = !execution.isEmpty
        shownSource = notebook.source.underItsOwnName
        self.numbering = numbering
        self.titleHeading = titleHeading
        self.typesetting = typesetting
        self.options = options
        anchors = Anchors(notebook)
        footnotes = Footnotes(notebook)
        language = MessageLanguage(tag: notebook.frontMatter.lang ?? "")
        words = PageWords(language)
        topLevel = numbering.topLevel
        let hasTitle = titleHeading != nil || notebook.frontMatter.title != nil
        headingShift = hasTitle && topLevel == 1 ? 1 : 0
    }

    /// Writes everything between the page's header and its end.
    mutating func write() {
        if !options.isFragment {
            givenTitle = (notebook.title.map { cutWithin($0) }, notebook.subtitle.map { cutWithin($0) })
        }
        writeVerdict()
        writeNodes(0..<notebook.nodes.count)
        writeFootnotes()
        if let first = skippedHTML.first {
            diagnostics.append(.rawHTMLShownAsText(count: skippedHTML.count, at: first))
        }
    }

    /// Writes the nodes of `range`, whole ones with their descendants.
    mutating func writeNodes(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            close(before: index)
            index = open(index)
        }
        close(before: Int.max)
    }

    /// Writes what stands below the node at `index`, whatever is open around it.
    mutating func writeWithin(_ index: Int) {
        let outer = frames
        frames = []
        writeNodes(index + 1..<notebook.nodes[index].end)
        frames = outer
    }

    /// What stands below the node at `index`, to be written elsewhere.
    private mutating func cutWithin(_ index: Int) -> String {
        let start = html.bytes.count
        lastText = nil
        writeWithin(index)
        return html.cut(from: start)
    }

    /// Opens the node at `index` and gives the index of the node that comes next.
    private mutating func open(_ index: Int) -> Int {
        let node = notebook.nodes[index]
        switch node.kind {
        case .document: break
        case .heading(let level, identifier: _): openHeading(index, level: level)
        case .paragraph:
            if frames.last?.isTight == true {
                push(node, .nothing)
            } else if let note = noteToLeave, note.end == node.end, frames.isEmpty {
                html.open("p")
                lastText = nil
                push(node, .leavingNote(note.number))
            } else {
                openBlock("p", node)
            }
        case .blockQuote:
            reportUnknownCallout(index)
            html.markup("<blockquote>\n")
            push(node, .tag("blockquote", isBlock: true))
        case .callout(let callout):
            openCallout(callout)
            push(node, .tag("div", isBlock: true))
        // It stands at the end of the page, if anything refers to it.
        case .footnote: return node.end
        case .list(let start, let isTight):
            if let start {
                html.open("ol", ["start": start == 1 ? nil : String(start)])
            } else {
                html.markup("<ul>")
            }
            html.markup("\n")
            push(node, .tag(start == nil ? "ul" : "ol", isBlock: true), isTight: isTight)
        case .item:
            html.open("li", ["class": isTask(index) ? "task" : nil])
            push(node, .tag("li", isBlock: true), isTight: frames.last?.isTight ?? false)
        case .table(let alignments, identifier: _): openTable(index, alignments)
        case .caption, .title, .subtitle: return node.end
        case .figure:
            writeFigure(index)
            return node.end
        case .cell(let cell):
            writeCell(cell)
            lastText = nil
            return node.end
        case .tableRow(let isHeader):
            column = 0
            html.markup(isHeader ? "<thead>\n<tr>" : "<tr>")
            push(node, .row(isHeader: isHeader))
        case .tableCell: openTableCell(index)
        case .emphasis: openInline("em", node)
        case .strong: openInline("strong", node)
        case .strikethrough: openInline("del", node)
        case .link(let destination, let title): openLink(index, destination: destination, title: title)
        case .image(let destination, let title):
            writeImage(index, destination: destination, title: title)
            return node.end
        default: writeLeaf(node, at: index)
        }
        return index + 1
    }

    private func isTask(_ item: Int) -> Bool {
        guard item + 2 < notebook.nodes[item].end, case .taskMark = notebook.nodes[item + 2].kind else { return false }
        return true
    }

    mutating func push(_ node: Node, _ closing: Closing, isTight: Bool = false) {
        frames.append(Frame(end: node.end, closing: closing, isTight: isTight))
    }

    private mutating func openBlock(_ tag: StaticString, _ node: Node) {
        html.open(tag)
        lastText = nil
        push(node, .tag(tag, isBlock: true))
    }

    private mutating func openInline(_ tag: StaticString, _ node: Node) {
        html.open(tag)
        push(node, .tag(tag, isBlock: false))
    }

    private mutating func close(before index: Int) {
        while !frames.isEmpty, frames[frames.count - 1].end <= index {
            let frame = frames.removeLast()
            switch frame.closing {
            case .nothing: html.markup("\n")
            case .tag(let tag, let isBlock):
                html.close(tag)
                if isBlock {
                    html.markup("\n")
                    lastText = nil
                }
            case .leavingNote(let number):
                writeWaysBack(number)
                html.markup("</p>\n")
                lastText = nil
            case .link:
                html.close("a")
                openLinks -= 1
            case .table(let hasBody, let isFigure):
                html.markup(hasBody ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n")
                if isFigure { html.markup("</figure>\n") }
            case .row(let isHeader): closeRow(isHeader)
            case .heading(let level, let content, let line, let link, let isLink):
                closeHeading(level, content: content, line: line, link: link, isLink: isLink)
            case .titleHeading(let level, let start):
                closeHeading(level)
                titleMarkup = html.cut(from: start)
            }
        }
    }

    // MARK: Links

    private mutating func openLink(_ index: Int, destination: String, title: String) {
        let node = notebook.nodes[index]
        let allowed = LinkPolicy.destination(destination, allowsEverything: options.isUnsafe)
        guard let allowed else {
            diagnostics.append(.linkLeftOut(destination, at: node.range))
            html.open("span", ["class": "dropped"])
            push(node, .tag("span", isBlock: false))
            return
        }
        checkTarget(of: destination, at: node.range)
        // A link that shows its address needs no second one on paper.
        let isBare = !destination.isEmpty && notebook.plainText(of: index).utf8.elementsEqual(destination.utf8)
        html.open("a", ["class": isBare ? "bare" : nil, "href": allowed, "title": title.isEmpty ? nil : title])
        openLinks += 1
        push(node, .link)
    }

    // MARK: Leaves

    private mutating func writeLeaf(_ node: Node, at index: Int) {
        switch node.kind {
        case .text(let text):
            html.text(keptScalars == 0 ? text : String(text.unicodeScalars.dropFirst(keptScalars)))
            keptScalars = 0
            if !text.isEmpty { lastText = index }
            return
        case .softBreak:
            if !joinsChinese(after: index) { html.markup("\n") }
            return
        case .lineBreak: html.markup("<br>\n")
        case .code(let code): html.element("code", code)
        case .html(let raw): writeRaw(raw, at: node.range, isBlock: false)
        case .htmlBlock(let raw): writeRaw(raw, at: node.range, isBlock: true)
        case .math(let tex, let isDisplay):
            let mark = isDisplay ? "" : mark(after: index)
            if !mark.isEmpty { html.markup("<span class=\"whole\">") }
            writeFormula(tex, isDisplay: isDisplay, at: node.range)
            if !mark.isEmpty {
                html.text(mark)
                html.markup("</span>")
                keptScalars = mark.unicodeScalars.count
            }
        case .mathBlock(let tex, identifier: _): writeEquation(index, tex)
        case .inlineExpression(let number): writeInline(number)
        case .reference(let label): writeReference(label, at: node.range)
        case .footnoteReference(let label): writeFootnoteReference(label)
        case .taskMark(let isDone): writeTaskMark(isDone: isDone)
        case .codeBlock(info: _, let code):
            html.open("pre", ["class": "code", "tabindex": scrollStop(lines: code)])
            html.markup("<code>")
            html.text(code.withoutLineEnd)
            html.markup("</code></pre>\n")
        case .thematicBreak: html.markup("<hr>\n")
        default: break
        }
        lastText = nil
    }

    /// The marks right behind the formula at `index`, which may not begin a line: a browser lets a line end there.
    private func mark(after index: Int) -> String {
        guard index + 1 < frames.last?.end ?? 0, case .text(let text) = notebook.nodes[index + 1].kind else {
            return ""
        }
        return String(text.unicodeScalars.prefix { ".,;:!?)，。；：！？、）".unicodeScalars.contains($0) })
    }

    /// Chinese is written without spaces, so a line end between two characters is none either.
    private func joinsChinese(after index: Int) -> Bool {
        guard let lastText, case .text(let text) = notebook.nodes[lastText].kind,
            text.unicodeScalars.last?.isChinese == true
        else { return false }
        for next in notebook.nodes[(index + 1)...].prefix(8) {
            switch next.kind {
            case .text(let text): return text.unicodeScalars.first?.isChinese ?? false
            case .emphasis, .strong, .strikethrough, .link: continue
            default: return false
            }
        }
        return false
    }

    private mutating func writeRaw(_ raw: String, at range: SourceRange, isBlock: Bool) {
        if options.isUnsafe {
            html.trusted(raw)
            if isBlock, raw.utf8.last != UInt8(ascii: "\n") { html.markup("\n") }
            return
        }
        guard !raw.isComment else { return }
        // An element is said once, not again at its end.
        if skippedHTML.isEmpty || !raw.hasPrefix("</") { skippedHTML.append(range) }
        if isBlock {
            let text = raw.withoutLineEnd
            html.element("pre", ["class": "raw", "tabindex": scrollStop(lines: text)], text)
            html.markup("\n")
        } else {
            html.element("code", ["class": "raw"], raw)
        }
    }

    private mutating func writeReference(_ label: String, at range: SourceRange) {
        guard let text = numbering.name(of: label, words), let identifier = anchors.labels[label] else {
            // Of a label that nothing has the reader has spoken, and of each other one message is enough.
            if unplacedLabels.insert(label).inserted,
                let reason = UnplacedLabel(label, of: notebook, titleHeading: titleHeading)
            {
                diagnostics.append(.unplacedLabel(label, reason, at: range))
            }
            html.element("span", ["class": "unresolved"], "@" + label)
            return
        }
        if openLinks > 0 || isApart {
            html.text(text)
        } else {
            html.element("a", ["class": "reference", "href": "#" + identifier], text)
        }
    }

    private mutating func writeInline(_ number: Int) {
        let inline = notebook.inlines[number]
        guard let value = execution.inlines[number] ?? (hasRun ? nil : inline.recorded) else {
            html.element("code", ["class": "unevaluated"], String(decoding: inline.line.bytes, as: UTF8.self))
            return
        }
        let expression = String(decoding: inline.line.bytes, as: UTF8.self)
        html.element("span", ["class": inline.isClaim ? "value claim" : "value", "title": expression], value)
    }
}

extension Unicode.Scalar {
    /// Whether it is of a script that is written without spaces: Chinese, Japanese, and their punctuation.
    var isChinese: Bool {
        switch value {
        case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF: true
        default: false
        }
    }
}

extension String {
    /// It without the line end that ends it.
    fileprivate var withoutLineEnd: String {
        utf8.last == UInt8(ascii: "\n") ? String(decoding: utf8.dropLast(), as: UTF8.self) : self
    }

    /// Whether it is one HTML comment and nothing else: a note to oneself, which a page need not show.
    fileprivate var isComment: Bool {
        var bytes = Substring(self).utf8
        while let last = bytes.last, last == 0x0A || last == 0x0D || last == 0x20 { bytes.removeLast() }
        while let first = bytes.first, first == 0x20 { bytes.removeFirst() }
        let text = Array(bytes)
        guard text.count >= 7, text.starts(with: "<!--".utf8), text.suffix(3).elementsEqual("-->".utf8) else {
            return false
        }
        let inner = text[4..<(text.count - 3)]
        return !inner.indices.contains { index in
            inner[index...].starts(with: "-->".utf8) || inner[index...].starts(with: "--!>".utf8)
        }
    }
}
