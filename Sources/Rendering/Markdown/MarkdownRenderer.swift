import Diagnostics
public import Documents

/// Markdown: the notebook's own bytes, with an output region after each cell and a value in each inline expression.
///
/// Nothing outside the regions changes, and rendering what was rendered gives the same bytes.
public struct MarkdownRenderer: Sendable {
    /// A renderer; it has no options.
    public init() {}

    /// The bytes of `notebook` with what `execution` made of it.
    ///
    /// Where a cell shows nothing, its former region goes. A notebook in which nothing ran is its own bytes.
    public func render(_ notebook: Notebook, _ execution: Execution) -> [UInt8] { trace(notebook, execution).bytes }

    /// The same, and where its parts stand in the notebook.
    package func trace(_ notebook: Notebook, _ execution: Execution) -> TracedText {
        let source = notebook.source
        guard !execution.isEmpty else { return TracedText(source.bytes, []) }
        let language = MessageLanguage(tag: notebook.frontMatter.lang ?? "")
        let shownSource = source.underItsOwnName
        var edits: [Edit] = []
        let numbering = Numbering(notebook, execution, title: notebook.titleHeading)
        let words = PageWords(language)
        // What follows a cell that is never closed is a part of it.
        let unclosed = Set(notebook.diagnostics.filter { $0.number == 121 }.compactMap(\.range?.start))
        for (index, cell) in notebook.cells.enumerated() where !unclosed.contains(cell.range.start) {
            let shown = CellPresentation(cell, execution.cells[index])
            var lines: [String] = []
            if !shown.isEmpty {
                let outputs = shown.sweep?.outputs.first ?? shown.outputs
                let caption = Caption(of: cell, numbering.cells[index], outputs).map {
                    (place: $0, line: $0.markdown(notebook, numbering, words))
                }
                lines = RegionWriter.lines(shown, of: cell, caption, in: shownSource, language: language)
            }
            let region = cell.region.map { notebook.regions[$0] }
            if let edit = Edit(lines: lines, after: cell, replacing: region, in: source) { edits.append(edit) }
        }
        for (inline, value) in zip(notebook.inlines, execution.inlines) {
            edits.append(Edit(inline.range, InlineWriter(inline, in: source).bytes(showing: value)))
        }
        let page = TracedText(source.bytes, edits)
        guard let lines = execution.record else { return page }
        edits.append(Edit(record: lines, of: notebook))
        let recorded = TracedText(source.bytes, edits)
        // Behind a fence or a comment that is never closed, it would be a part of that.
        guard notebook.record == nil, notebook.mayEndOpen else { return recorded }
        let isFound = (try? Notebook.read(SourceFile(path: source.path, bytes: recorded.bytes)))?.record?.lines == lines
        return isFound ? recorded : page
    }
}

extension Notebook {
    /// Whether the last block may go on behind the end of the file.
    fileprivate var mayEndOpen: Bool {
        var last = 1
        while last < nodes[0].end, nodes[last].end < nodes[0].end { last = nodes[last].end }
        guard last < nodes[0].end else { return false }
        return switch nodes[last].kind {
        case .codeBlock, .htmlBlock, .mathBlock, .cell, .region: true
        default: false
        }
    }
}
