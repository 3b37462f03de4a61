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

    var entities = Entities()
    var nodes = NodeList()
    var cells: [CellDraft] = []
    var inlines: [InlineExpression] = []
    var regions: [OutputRegion] = []
    var labels = LabelBook()
    /// The entry that ends the region whose inside is being shown.
    var shownRegionEnd: Int?
    /// Whether a region began whose comment was edited.
    var isInEditedRegion = false
    var diagnostics: [Diagnostic] = []
    /// How many leaves hold an inline whose place is not exact: none, or the walk along the text has a hole.
    var inexactLeaves = 0

    /// A block whose descendants are being read.
    private struct OpenBlock {
        var node: Int
        var end: Int
        /// The node before the one to come.
        var previous: Int?
    }

    /// Reads every block.
    mutating func build() {
        nodes.reserve(tree.entries.count)
        var open: [OpenBlock] = []
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
            case .document, .blockQuote, .list, .item:
                let node = nodes.append(containerKind(entry), layout.ranges[index])
                open.append(OpenBlock(node: node, end: entry.end, previous: nil))
                index += 1
            case .htmlBlock:
                index = addHTML(at: index, parentEnd: parentEnd, previous: previous)
            default:
                addLeaf(at: index)
                if let last = open.last?.previous, last == nodes.count { open[open.count - 1].previous = previous }
                index = entry.end
            }
        }
        while let last = open.popLast() { nodes.close(last.node) }
        checkLabels()
    }

    private func containerKind(_ entry: CommonMarkTree.Entry) -> Node.Kind {
        switch entry.kind {
        case .blockQuote: .blockQuote
        case .list: .list(start: entry.number < 0 ? nil : entry.number, isTight: entry.isTight)
        case .item: .item
        default: .document
        }
    }

    private mutating func addLeaf(at index: Int) {
        let entry = tree.entries[index]
        switch entry.kind {
        case .thematicBreak:
            nodes.append(.thematicBreak, layout.ranges[index])
        case .codeBlock:
            addCode(at: index)
        case .heading, .paragraph:
            if let table = tables[index] { addTable(table, at: index) } else { addText(at: index) }
        default:
            break
        }
    }

    // MARK: Paragraphs and headings

    private mutating func addText(at index: Int) {
        let content = LeafContent(layout.content[index], of: masked)
        let walk = InlineWalker(tree, leaf: index, along: content.bytes, entities: &entities)
        addText(at: index, content, walk)
    }

    /// Adds the paragraph or heading at `index`, whose inlines `walk` has placed.
    mutating func addText(at index: Int, _ content: LeafContent, _ walk: InlineWalker) {
        if !walk.isExact { inexactLeaves += 1 }
        let whole = layout.ranges[index]
        let start = walk.start > 0 ? min(content.offset(of: walk.start), whole.end) : whole.start
        let range = SourceRange(start, whole.end)
        let entry = tree.entries[index]
        let node = nodes.append(
            entry.kind == .heading ? .heading(level: entry.number, identifier: nil) : .paragraph, range)
        addInlines(of: tree, leaf: index, content, walk)
        nodes.close(node)
        guard options.extensions else { return }
        if entry.kind == .heading {
            takeIdentifier(ofHeading: node, level: entry.number)
        } else {
            makeMathBlock(of: node)
        }
    }

    /// Takes `{#sec-x}` off the end of a heading.
    private mutating func takeIdentifier(ofHeading node: Int, level: Int) {
        let last = nodes.count - 1
        guard last > node, case .text(let text) = nodes.kind(last) else { return }
        let bytes = Array(text.utf8)
        guard let found = LabelSyntax.trailingIdentifier(bytes) else { return }
        let range = nodes.range(last)
        let name = SourceRange(max(range.start, range.end - (bytes.count - found.start)), range.end)
        labels.define(found.identifier, at: name)
        let rest = bytes[..<found.start]
        if rest.trimmed.isEmpty {
            nodes.truncate(to: last)
        } else {
            let kept = rest.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
            nodes.replace(
                last, .text(bytes[..<kept].text),
                SourceRange(range.start, max(range.start, name.start - (rest.count - kept))))
        }
        nodes.replace(node, .heading(level: level, identifier: found.identifier), nodes.range(node))
        nodes.close(node)
    }

    /// Makes a block of a `$$…$$` that is alone in its paragraph but for `{#eq-x}`.
    private mutating func makeMathBlock(of node: Int) {
        guard nodes.count == node + 2 || nodes.count == node + 3,
            case .math(let tex, isDisplay: true) = nodes.kind(node + 1)
        else { return }
        var identifier: String?
        if nodes.count == node + 3 {
            guard case .text(let text) = nodes.kind(node + 2),
                let found = LabelSyntax.identifier(Array(text.utf8)[...].trimmed)
            else { return }
            identifier = found
            labels.define(found, at: nodes.range(node + 2))
        }
        nodes.truncate(to: node + 1)
        nodes.replace(node, .mathBlock(tex, identifier: identifier), nodes.range(node))
        nodes.close(node)
    }
}
