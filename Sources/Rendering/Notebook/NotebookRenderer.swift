import Diagnostics
public import Documents

/// A Jupyter notebook (nbformat 4.5): the prose of the source as it stands with the values in it, the cells, and their
/// outputs in several forms each.
///
/// What the cells of such a file cannot say (how a fence is written, the front matter) is kept in metadata under `nn`,
/// so that ``NotebookFile`` gives the Markdown back byte for byte. Names stand in Jupyter's order: saved by Jupyter
/// again, the file is the same.
public struct NotebookRenderer {
    private var typesetting: Typesetting

    /// A renderer that sets source by `typesetting`, and leaves formulas to MathJax: of MathML in an output that Jupyter
    /// does not trust only the letters are left.
    public init(_ typesetting: Typesetting) {
        self.typesetting = typesetting
        func inDollars(_ tex: String, _ dollars: String) -> String {
            var html = HTMLWriter()
            html.text("\(dollars)\(tex)\(dollars)")
            return html.cut(from: 0)
        }
        self.typesetting.derived = { inDollars($0, "$$") }
        self.typesetting.formula = { tex, isDisplay, _ in .success(inDollars(tex, isDisplay ? "$$" : "$")) }
    }

    /// The bytes of `notebook` with what `execution` made of it.
    public func render(_ notebook: Notebook, _ execution: Execution) -> [UInt8] {
        let title = notebook.titleHeading
        let body = BodyWriter(
            notebook, execution, numbering: Numbering(notebook, execution, title: title), titleHeading: title,
            typesetting: typesetting, options: HTMLRenderer.Options())
        var bundle = OutputBundle(notebook, body)
        let language = MessageLanguage(tag: notebook.frontMatter.lang ?? "")
        let outputs = notebook.cells.indices.map { index in
            let cell = notebook.cells[index]
            let shown = CellPresentation(cell, execution.cells[index]).allOutputs(language)
            return bundle.outputs(shown, of: cell, Caption(of: cell, body.numbering.cells[index], shown))
        }
        // Cells have LF between their lines; that the file has CR LF is said once.
        if let unix = notebook.withLineFeeds {
            return JSONWriter.file(json(unix, execution, outputs, hasCarriageReturns: true))
        }
        return JSONWriter.file(json(notebook, execution, outputs, hasCarriageReturns: false))
    }

    private func json(
        _ notebook: Notebook, _ execution: Execution, _ outputs: [[JSON]], hasCarriageReturns: Bool
    ) -> JSON {
        let pieces = SourcePieces(notebook)
        let bytes = notebook.source.bytes
        var names = CellIdentifiers(notebook.cells)
        var cells: [NotebookCell] = []
        if let title = TitleCell(notebook, execution) { cells.append(title.cell(identifier: names.next(nil))) }
        let identifiers = pieces.pieces.map { piece in names.next(piece.cell.map { notebook.cells[$0] }) }
        let links = CellLinks(notebook, pieces.pieces, identifiers)
        let prose = ShownProse(notebook, JupyterForms(notebook, execution, links))
        var count = 0
        for (index, piece) in pieces.pieces.enumerated() {
            let cell = piece.cell.map { notebook.cells[$0] }
            var shown = NotebookCell(kind: cell == nil ? .markdown : .code, identifier: identifiers[index], source: [])
            if let number = piece.cell, let cell {
                shown.source = Array(cell.source.utf8)
                shown.written = Self.written(cell, piece.range, in: notebook)
                shown.isFolded = cell.options.echo != .shown
                shown.hidesOutputs = cell.options.isSolution
                shown.tags = cell.options.tags
                // What another program says by tags is said by a fence that is named.
                if shown.written.json == nil, shown.isFolded || !shown.tags.isEmpty {
                    shown.written.fence = WrittenForm.usualFence
                }
                if execution.cells[number].status != .notRun {
                    count += 1
                    shown.executionCount = count
                }
                shown.outputs = outputs[number]
            } else {
                (shown.source, shown.written.replacements) = prose.text(of: piece.range)
            }
            let previous = index > 0 ? pieces.pieces[index - 1].cell == nil : nil
            let usual = NotebookFile.gap(
                before: shown.kind, afterMarkdown: previous, hasFrontMatter: pieces.head.count > 0)
            let gap = Array(bytes[piece.gap.start..<piece.gap.end])
            if gap != usual { shown.written.gap = gap }
            cells.append(shown)
        }
        var nn: [JSON.Member] = []
        if pieces.head.count > 0 { nn.append(.init("front_matter", .text(notebook.source.text(pieces.head)))) }
        let end = notebook.source.text(pieces.end)
        let isEmpty = pieces.pieces.isEmpty && pieces.head.count == 0
        if end != (isEmpty ? "" : "\n") { nn.append(.init("end", .text(end))) }
        if hasCarriageReturns { nn.append(.init("line_ends", "\r\n")) }
        return [
            "cells": .list(cells.map(\.json)), "metadata": Self.metadata(notebook.frontMatter, nn), "nbformat": 4,
            "nbformat_minor": 5,
        ]
    }

    /// How the Markdown of `cell`, in `range`, differs from the usual.
    private static func written(_ cell: Cell, _ range: SourceRange, in notebook: Notebook) -> WrittenForm {
        let bytes = notebook.source.bytes
        var form = WrittenForm()
        form.indentation = Array(bytes[range.start..<max(range.start, cell.range.start)])
        let fence = Array(bytes[cell.range.start..<cell.range.end].prefix { $0 != 0x0A })
        if fence != WrittenForm.usualFence { form.fence = fence }
        if let region = cell.region.map({ notebook.regions[$0].range }), region.start > cell.range.end {
            form.region = Array(bytes[(cell.range.end + 1)..<max(cell.range.end + 1, range.end)])
        }
        let (source, written) = (Array(cell.source.utf8), Array(bytes[range.start..<range.end]))
        if form.cell(source) == written { return form }
        let last = bytes[cell.range.start..<cell.range.end].split(separator: 0x0A).last ?? []
        form.closing = Array(last.drop { $0 == 0x20 })
        if form.cell(source) != written { form.replacements = [.init(shown: source, written: written)] }
        return form
    }

    /// What describes the notebook, in the words that Jupyter and its kin use.
    private static func metadata(_ frontMatter: FrontMatter, _ nn: [JSON.Member]) -> JSON {
        var members: [JSON.Member] = [
            .init("kernelspec", ["display_name": "nn", "language": "nn", "name": "nn"]),
            .init("language_info", ["file_extension": ".nn", "mimetype": "text/x-nn", "name": "nn"]),
        ]
        if !nn.isEmpty { members.append(.init("nn", .object(nn))) }
        func add(_ name: String, _ text: String?) { if let text { members.append(.init(name, .text(text))) } }
        add("title", frontMatter.title)
        add("subtitle", frontMatter.subtitle)
        add("date", frontMatter.date)
        add("lang", frontMatter.lang)
        add("description", frontMatter.description)
        if let author = frontMatter.author { members.append(.init("authors", [["name": .text(author)]])) }
        return .object(members)
    }
}

extension CellOptions {
    /// The options as tags: Jupyter shows them, and runs on after a cell that is to fail.
    fileprivate var tags: [String] {
        var tags: [String] = []
        if isExercise { tags.append("exercise") }
        if isSolution { tags.append("solution") }
        if isHidden { tags.append("hidden") }
        if !run, !isExercise { tags.append("run=false") }
        if expectation != nil { tags.append("raises-exception") }
        return tags
    }
}

extension Notebook {
    /// The same notebook with LF at the end of its lines, where all of them end with CR LF; else nil.
    fileprivate var withLineFeeds: Notebook? {
        let bytes = source.bytes
        guard let first = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }), bytes[first] == 0x0D else {
            return nil
        }
        var unix: [UInt8] = []
        unix.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            let isReturn = byte == 0x0D
            let isPair = isReturn && index + 1 < bytes.count && bytes[index + 1] == 0x0A
            if isReturn != isPair { return nil }
            if byte == 0x0A, index == 0 || bytes[index - 1] != 0x0D { return nil }
            if !isReturn { unix.append(byte) }
        }
        guard let notebook = try? Notebook.read(SourceFile(path: source.path, bytes: unix)),
            notebook.cells.count == cells.count, notebook.inlines.count == inlines.count
        else { return nil }
        return notebook
    }
}
