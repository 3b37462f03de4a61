import Diagnostics
import Documents

/// Writes a notebook's nodes as lines in one walk over the flat array.
struct TerminalWriter {
    /// A quotation, a list or an item around a line.
    private struct Container {
        let end: Int
        /// What stands before its first line, and before the others.
        var marker = ""
        var prefix = ""
        var isBegun = true
        var isTight = false
        /// The number of a list's next item; nil where its items have bullets.
        var number: Int?
    }

    /// More levels are not moved to the right: a line would have no room.
    private static let deepest = 12

    private(set) var lines: [String] = []
    let notebook: Notebook
    let execution: Execution
    let numbering: Numbering
    let language: MessageLanguage
    let words: PageWords
    let typesetting: Typesetting
    let colors: Bool
    private let width: Int
    private let titleHeading: Int?
    private var containers: [Container] = []
    /// Whether an empty line comes before the next.
    var isParted = false

    /// A writer of `notebook`.
    init(
        _ notebook: Notebook, _ execution: Execution, typesetting: Typesetting, width: Int, colors: Bool
    ) {
        self.notebook = notebook
        self.execution = execution
        titleHeading = notebook.titleHeading
        numbering = Numbering(notebook, execution, title: titleHeading)
        language = MessageLanguage(tag: notebook.frontMatter.lang ?? "")
        words = PageWords(language)
        self.typesetting = typesetting
        self.width = width
        self.colors = colors
    }

    /// Writes everything.
    mutating func write() {
        writeTitle()
        var index = 1
        while index < notebook.nodes.count {
            close(before: index)
            index = open(index)
        }
    }

    private mutating func writeTitle() {
        let matter = notebook.frontMatter
        guard let title = notebook.title else { return }
        let style: TerminalStyle = [.strong, .underlined]
        for line in proseLines(of: title, style, after: StyledText(colors ? "" : "# ", style)) { add(line) }
        isParted = true
        if let subtitle = notebook.subtitle {
            for line in proseLines(of: subtitle, .emphasis) { add(line) }
        }
        let origin = [matter.author, matter.date].compactMap { $0 }.joined(separator: " · ")
        if !origin.isEmpty { add(StyledText(origin, .faint)) }
        isParted = true
    }

    // MARK: Lines

    /// How many columns a line has in what is around it.
    var room: Int { max(20, width - containers.prefix(Self.deepest).reduce(0) { $0 + $1.prefix.count }) }

    private var isTight: Bool { containers.last?.isTight ?? false }

    /// Adds `text`, wrapped, as a block of its own.
    mutating func block(_ text: StyledText) {
        block(text.lines(width: room, colors: colors))
    }

    /// Adds `lines`, which are painted, as a block of their own.
    mutating func block(_ lines: [String]) {
        for line in lines { add(line) }
        isParted = !isTight
    }

    private mutating func add(_ text: StyledText) {
        for line in text.lines(width: room, colors: colors) { add(line) }
    }

    private mutating func add(_ line: String) {
        if isParted, !lines.isEmpty { lines.append(trimmed(prefix(forBlank: true))) }
        isParted = false
        lines.append(trimmed(prefix(forBlank: false) + line))
    }

    private mutating func prefix(forBlank isBlank: Bool) -> String {
        var result = ""
        for index in containers.indices.prefix(Self.deepest) {
            if containers[index].isBegun {
                result += containers[index].prefix
            } else if !isBlank {
                result += containers[index].marker
                containers[index].isBegun = true
            }
        }
        return result.isEmpty ? "" : TerminalStyle.faint.paint(result, colors: colors)
    }

    private func trimmed(_ line: String) -> String {
        var line = line
        while line.utf8.last == 0x20 { line.removeLast() }
        return line
    }

    // MARK: Nodes

    private mutating func close(before index: Int) {
        while let container = containers.last, container.end <= index {
            containers.removeLast()
            // The last item of a tight list is followed by an empty line all the same.
            if containers.isEmpty || container.number != nil || container.prefix.isEmpty { isParted = !isTight }
        }
    }

    /// Writes the node at `index`, or opens it, and gives the index of the node that comes next.
    private mutating func open(_ index: Int) -> Int {
        let node = notebook.nodes[index]
        switch node.kind {
        case .heading(let level, identifier: _):
            writeHeading(index, level: level)
        case .paragraph:
            for line in proseLines(of: index) { add(line) }
            isParted = !isTight
        case .blockQuote:
            containers.append(Container(end: node.end, marker: "│ ", prefix: "│ ", isBegun: false))
            return index + 1
        case .callout(let callout):
            containers.append(Container(end: node.end, marker: "│ ", prefix: "│ ", isBegun: false))
            add(StyledText(words.name(of: callout), .strong))
            return index + 1
        case .footnote(let label):
            let marker = "[\(label.withControlPictures)] "
            containers.append(Container(end: node.end, marker: marker, prefix: "    ", isBegun: false))
            return index + 1
        case .list(let start, let isTight):
            containers.append(Container(end: node.end, isTight: isTight, number: start))
            return index + 1
        case .item:
            openItem(index)
            return index + 1
        case .codeBlock(info: _, let code):
            var lines = code.split(separator: "\n", omittingEmptySubsequences: false)
            if lines.last?.isEmpty == true { lines.removeLast() }
            block(lines.map { "    " + TerminalStyle.code.paint(String($0), colors: colors) })
        case .mathBlock(let tex, identifier: _): writeFormula(index, tex)
        case .thematicBreak: block(StyledText(String(repeating: "─", count: min(room, 40)), .faint))
        case .table(let alignments, identifier: _): writeTable(index, alignments)
        case .figure: block(caption(numbering.nodes[index].map { (.figure, $0) }, index))
        case .htmlBlock(let html):
            if !html.drop(while: { $0 == " " }).hasPrefix("<!--") { block(StyledText(html, .faint)) }
        case .cell(let cell): writeCell(cell)
        case .region, .title, .subtitle: break
        default: return index + 1
        }
        return node.end
    }

    private mutating func openItem(_ index: Int) {
        let node = notebook.nodes[index]
        let last = containers.count - 1
        var marker = "• "
        var isTask = false
        if index + 2 < node.end, case .taskMark = notebook.nodes[index + 2].kind { isTask = true }
        if last >= 0, let number = containers[last].number {
            marker = "\(number). "
            containers[last].number = number &+ 1
        }
        containers.append(
            Container(
                end: node.end, marker: isTask ? "" : marker,
                prefix: String(repeating: " ", count: isTask ? 4 : marker.count), isBegun: false, isTight: isTight))
    }

    private mutating func writeHeading(_ index: Int, level: Int) {
        let isFirst = index == titleHeading || level == 1
        var text = StyledText()
        // Without styles only marks can say that a line is a heading.
        if !colors { text.append(String(repeating: "#", count: level) + " ") }
        if let number = numbering.nodes[index] { text.append("\(number) ", .strong) }
        block(
            proseLines(of: index, isFirst ? [.strong, .underlined] : .strong, after: text).flatMap {
                $0.lines(width: room, colors: colors)
            })
    }

    private mutating func writeFormula(_ index: Int, _ tex: String) {
        var lines = tex.split(separator: "\n").map(String.init)
        if let number = numbering.nodes[index], !lines.isEmpty { lines[lines.count - 1] += "    (\(number))" }
        block(lines.map { "    " + TerminalStyle.formula.paint($0, colors: colors) })
    }

    private mutating func writeTable(_ index: Int, _ alignments: [ColumnAlignment]) {
        var rows: [[String]] = []
        var next = index + 1
        while next < notebook.nodes[index].end {
            switch notebook.nodes[next].kind {
            case .tableRow: rows.append([])
            case .tableCell where !rows.isEmpty:
                rows[rows.count - 1].append(proseLines(of: next).map(\.plain).joined(separator: " "))
                next = notebook.nodes[next].end
                continue
            case .caption:
                block(caption(numbering.nodes[index].map { (.table, $0) }, next))
                next = notebook.nodes[next].end
                continue
            default: break
            }
            next += 1
        }
        guard let heading = rows.first else { return }
        let columns = heading.enumerated().map { column, text in
            Table.Column(text, isNumeric: column < alignments.count && alignments[column] == .right)
        }
        let table = TextTable(Table(columns: columns, rows: Array(rows.dropFirst())), room: room - 2)
        block(table.lines.map { "  " + $0 })
    }

    /// The lines of a caption: its number, and the words below `node`.
    func caption(_ number: (kind: Numbering.Kind, number: String)?, _ node: Int?) -> [String] {
        var start = StyledText()
        if let number {
            let isAlone = node == nil
            start.append(
                words.captionNumber(number.kind, number.number, isAlone: isAlone) + (isAlone ? "" : " "), .emphasis)
        }
        let text = node.map { proseLines(of: $0, .emphasis, after: start) } ?? [start]
        return text.flatMap { $0.lines(width: room, colors: colors) }
    }

    /// The text of the node at `index`, cut where its author breaks the line; the first line goes on from `start`.
    private func proseLines(
        of index: Int, _ base: TerminalStyle = [], after start: StyledText = StyledText()
    ) -> [StyledText] {
        var lines = [start]
        var open: [(end: Int, style: TerminalStyle, suffix: String)] = []
        func close(before index: Int) {
            while let last = open.last, last.end <= index {
                if !last.suffix.isEmpty { lines[lines.count - 1].append(last.suffix, .faint) }
                open.removeLast()
            }
        }
        for child in (index + 1)..<max(index + 1, notebook.nodes[index].end) {
            close(before: child)
            let node = notebook.nodes[child]
            let style = open.last?.style ?? base
            func add(_ text: String, _ more: TerminalStyle = []) {
                lines[lines.count - 1].append(text, style.union(more))
            }
            switch node.kind {
            case .text(let text): add(text)
            case .softBreak: add("\n")
            case .lineBreak: lines.append(StyledText())
            case .code(let code): add(code, .code)
            case .math(let tex, let isDisplay): add(isDisplay ? "$$\(tex)$$" : "$\(tex)$", .formula)
            case .html(let html): if !html.hasPrefix("<!--") { add(html, .faint) }
            case .emphasis: open.append((node.end, style.union(.emphasis), ""))
            case .strong: open.append((node.end, style.union(.strong), ""))
            case .link(let destination, title: _):
                let isShown = destination.hasPrefix("http") && notebook.plainText(of: child) != destination
                open.append((node.end, style.union(.underlined), isShown ? " (\(destination))" : ""))
            case .image: open.append((node.end, style.union(.emphasis), ""))
            case .inlineExpression(let number):
                if let value = execution.inlines[number] {
                    add(value, .value)
                } else {
                    add(String(decoding: notebook.inlines[number].line.bytes, as: UTF8.self), .code)
                }
            case .reference(let label): add(numbering.name(of: label, words) ?? "@\(label)")
            case .footnoteReference(let label): add("[\(label)]", .faint)
            case .taskMark(let isDone): add(isDone ? "[x] " : "[ ] ", .faint)
            case .strikethrough: open.append((node.end, style.union(.struckOut), ""))
            default: break
            }
        }
        close(before: Int.max)
        return lines
    }
}
