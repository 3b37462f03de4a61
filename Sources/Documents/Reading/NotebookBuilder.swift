import Diagnostics

/// Makes a notebook of cmark's tree: gives every node its place and finds in it what CommonMark does not know.
struct NotebookBuilder {
    let source: SourceFile
    let options: ReaderOptions
    /// What cmark read: the file with formulas and rendered values masked.
    let masked: [UInt8]
    let masks: [MaskedSpan]
    let tree: CommonMarkTree
    let layout: BlockLayout
    let tables: [Int: PipeTable]
    let tableCells: TableCells
    var footnotes: FootnoteBook

    var entities = Entities()
    var nodes = NodeList()
    var cells: [CellDraft] = []
    var inlines: [InlineExpression] = []
    var regions: [OutputRegion] = []
    var record: RecordComment?
    var labels = LabelBook()
    /// The entry that ends the region whose inside is being shown.
    var shownRegionEnd: Int?
    /// Whether a region began whose comment was edited.
    var isInEditedRegion = false
    var diagnostics: [Diagnostic] = []
    /// Whether a line that was to begin a cell begins prose.
    var hasBrokenFence = false
    /// What is read apart from the text: in Markdown it may stand where no value can be written.
    enum Line {
        case caption
        case title
    }

    /// Of what the inlines are being read, if not of the text.
    var line: Line?
    /// How many leaves hold an inline whose place is not exact: none, or the walk along the text has a hole.
    var inexactLeaves = 0

    /// The memory in which all leaves are read, one after the other.
    private struct Leaf {
        var content = LeafContent()
        var walk = InlineWalker()
    }

    /// The tildes of the leaf that is being read.
    var tildes: [TildeRun] = []

    /// An inline whose descendants are being read, and what holds again after it.
    struct OpenInline {
        let node: Int
        let end: Int
        let tildes: Int
        let links: Int
        let line: Line?
    }

    /// The inlines around the one that is being read.
    var openInlines: [OpenInline] = []

    /// A block whose descendants are being read.
    struct OpenBlock {
        var node: Int
        var end: Int
        /// The node before the one to come.
        var previous: Int?
    }

    /// The blocks around the one that is being read.
    private(set) var open: [OpenBlock] = []

    /// Reads every block.
    mutating func build() {
        // Not of `self`, which changes on the way: so nothing is retained for each leaf.
        let tree = tree
        var leaf = Leaf()
        nodes.reserve(tree.entries.count)
        var index = 0
        while index < tree.entries.count {
            while let last = open.last, last.end <= index {
                nodes.close(last.node)
                open.removeLast()
            }
            let entry = tree.entries[index]
            let parentEnd = open.last?.end ?? tree.entries.count
            let previous = open.last?.previous
            if !open.isEmpty { open[open.count - 1].previous = nodes.count }
            switch entry.kind {
            case .list where isOfFootnotes(index):
                index += 1
            case .document, .blockQuote, .list, .item:
                let node = nodes.append(containerKind(index, at: layout.range(index).start), layout.range(index))
                open.append(OpenBlock(node: node, end: entry.end, previous: nil))
                index += 1
            case .htmlBlock:
                index = addHTML(at: index, parentEnd: parentEnd, previous: previous)
            default:
                addLeaf(at: index, of: tree, &leaf, previous: previous)
                if let last = open.last?.previous, last == nodes.count { open[open.count - 1].previous = previous }
                index = entry.end
            }
        }
        while let last = open.popLast() { nodes.close(last.node) }
    }

    /// Whether the list at `index` is one to cmark alone.
    private func isOfFootnotes(_ index: Int) -> Bool {
        var item = index + 1
        while item < tree.entries[index].end {
            guard footnotes.marks[layout.range(item).start] != nil else { return false }
            item = tree.entries[item].end
        }
        return true
    }

    private func containerKind(_ index: Int, at start: Int) -> Node.Kind {
        let block = tree.block(index)
        return switch tree.entries[index].kind {
        case .blockQuote: .blockQuote
        case .list: .list(start: block.number < 0 ? nil : block.number, isTight: block.isTight)
        case .item: footnotes.marks[start].map { .footnote(label: $0.label) } ?? .item
        default: .document
        }
    }

    private mutating func addLeaf(at index: Int, of tree: CommonMarkTree, _ leaf: inout Leaf, previous: Int?) {
        let entry = tree.entries[index]
        switch entry.kind {
        case .thematicBreak:
            nodes.append(.thematicBreak, layout.range(index))
        case .codeBlock:
            addCode(at: index)
        case .heading, .paragraph:
            if let table = tables[index] {
                addTable(table, at: index)
            } else {
                addText(at: index, of: tree, &leaf, previous: previous)
            }
        default:
            break
        }
    }

    // MARK: Paragraphs and headings

    private mutating func addText(at index: Int, of tree: CommonMarkTree, _ leaf: inout Leaf, previous: Int?) {
        leaf.content.join(layout.lines(index), of: masked)
        leaf.walk.walk(tree, leaf: index, along: leaf.content.bytes, entities: &entities)
        addText(at: index, of: tree, leaf.content, leaf.walk, previous: previous)
    }

    /// Adds the paragraph or heading at `index`, whose inlines `walk` has placed.
    private mutating func addText(
        at index: Int, of tree: CommonMarkTree, _ content: LeafContent, _ walk: InlineWalker, previous: Int?
    ) {
        if !walk.isExact { inexactLeaves += 1 }
        let whole = layout.range(index)
        let isHeading = tree.entries[index].kind == .heading
        if let previous, !isHeading, addCaption(ofTable: previous, at: index, content, walk) { return }
        let level = tree.block(index).number
        let kind = isHeading ? Node.Kind.heading(level: level, identifier: nil) : .paragraph
        let node = addParagraph(kind, of: tree, leaf: index, content, walk, start: whole.start, end: whole.end)
        guard options.extensions, let node else { return }
        if isHeading {
            takeIdentifier(ofHeading: node, level: level)
        } else {
            makeMathBlock(of: node)
            makeFigure(of: node)
        }
    }

    /// Adds a paragraph or heading that begins at `start` unless marks or definitions stand before its text, and gives
    /// its node; nil where there is nothing else.
    @discardableResult
    mutating func addParagraph(
        _ kind: Node.Kind, of tree: CommonMarkTree, leaf: Int, _ content: LeafContent, _ walk: InlineWalker,
        start: Int? = nil, end: Int
    ) -> Int? {
        let mark = options.extensions ? leadingMark(of: tree, leaf: leaf, content, walk) : nil
        let first = mark?.end ?? walk.start
        if mark != nil, first >= content.bytes.count { return nil }
        let begin = mark == nil && first == 0 ? start ?? content.offset(of: 0) : min(content.offset(of: first), end)
        let node = nodes.append(kind, SourceRange(begin, max(begin, end)))
        if case .task(let isDone)? = mark?.mark {
            nodes.append(.taskMark(isDone: isDone), content.range(0, 3))
        }
        addInlines(of: tree, leaf: leaf, content, walk, from: first)
        nodes.close(node)
        return node
    }

    /// What stands before the text of the first paragraph of a footnote, an item or a quotation, and where it ends.
    private mutating func leadingMark(
        of tree: CommonMarkTree, leaf: Int, _ content: LeafContent, _ walk: InlineWalker
    ) -> (mark: LeadingMark?, end: Int)? {
        guard let block = open.last, block.previous == nodes.count, nodes.count == block.node + 1 else { return nil }
        let kind = nodes.kind(block.node)
        if case .footnote = kind, let mark = footnotes.marks[nodes.range(block.node).start] {
            var end = content.position(of: mark.range.end)
            while end < content.bytes.count, content.bytes[end].isWhitespace { end += 1 }
            return (nil, end)
        }
        // What is a link to cmark is no mark.
        guard walk.start == 0, leaf + 1 < tree.entries[leaf].end, tree.entries[leaf + 1].kind == .text,
            tree.bytes(tree.entries[leaf + 1].literal).starts(with: content.bytes.prefix(3))
        else { return nil }
        switch kind {
        case .item: return LeadingMark.task(content.bytes).map { ($0.mark, $0.end) }
        case .blockQuote:
            guard let (mark, end) = LeadingMark.callout(content.bytes) else { return nil }
            if case .callout(let callout) = mark {
                nodes.replace(block.node, .callout(callout), nodes.range(block.node))
            }
            return (mark, end)
        default: return nil
        }
    }

    /// Takes `{#sec-x}` off the end of a heading.
    private mutating func takeIdentifier(ofHeading node: Int, level: Int) {
        guard line != .title, let identifier = takeIdentifier(atEndOf: node, isHeading: true) else { return }
        nodes.replace(node, .heading(level: level, identifier: identifier), nodes.range(node))
    }

    /// Takes `{#label}` off the end of the text below `node`, the last of all, and gives it.
    mutating func takeIdentifier(atEndOf node: Int, isHeading: Bool = false) -> String? {
        let last = nodes.count - 1
        guard last > node, case .text(let text) = nodes.kind(last), text.utf8.last == 0x7D else { return nil }
        let bytes = Array(text.utf8)
        let range = nodes.range(last)
        guard let found = LabelSyntax.trailingIdentifier(bytes) else {
            // With a character reference in it it would stand elsewhere.
            if let (label, start) = MisspeltLabel.trailing(bytes),
                source.bytes[range.start..<range.end].suffix(bytes.count - start).elementsEqual(bytes[start...])
            {
                labels.define(label, at: SourceRange(range.end - (bytes.count - start), range.end))
            }
            return nil
        }
        let name = SourceRange(max(range.start, range.end - (bytes.count - found.start)), range.end)
        labels.define(found.identifier, at: name, isHeading: isHeading)
        let rest = bytes[..<found.start]
        if rest.trimmed.isEmpty {
            nodes.truncate(to: last)
        } else {
            let kept = rest.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
            nodes.replace(
                last, .text(bytes[..<kept].text),
                SourceRange(range.start, max(range.start, name.start - (rest.count - kept))))
        }
        nodes.close(node)
        return found.identifier
    }

    /// Makes a block of a `$$…$$` that is alone in its paragraph but for `{#eq-x}`.
    private mutating func makeMathBlock(of node: Int) {
        guard nodes.count == node + 2 || nodes.count == node + 3,
            case .math(let tex, isDisplay: true) = nodes.kind(node + 1)
        else { return }
        var identifier: String?
        if nodes.count == node + 3 {
            guard case .text(let text) = nodes.kind(node + 2) else { return }
            let bytes = Array(text.utf8)[...].trimmed
            guard let found = LabelSyntax.identifier(bytes) else {
                if let (label, start) = MisspeltLabel.trailing(Array(bytes)), start == 0 {
                    labels.define(label, at: nodes.range(node + 2))
                }
                return
            }
            identifier = found
            labels.define(found, at: nodes.range(node + 2))
        }
        nodes.truncate(to: node + 1)
        nodes.replace(node, .mathBlock(tex, identifier: identifier), nodes.range(node))
        nodes.close(node)
    }
}
