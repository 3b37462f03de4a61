import Diagnostics
import Documents

/// What stands with the figure or the table of a cell, decided once for every format.
struct Caption {
    /// What it is, and its number; nil where it has none.
    let number: (kind: Numbering.Kind, number: String)?
    /// The node of the author's words.
    let node: Int?
    /// The outputs it is about.
    let outputs: Range<Int>
    /// Whether it stands above them: a table is read from its top, a figure is looked at first.
    let isAbove: Bool

    /// The caption of `cell`, which has this number and shows `outputs`; nil where it has none or shows nothing. That of
    /// a sweep is about all that its combinations show.
    init?(of cell: Cell, _ number: (kind: Numbering.Kind, number: String)?, _ outputs: [Output]) {
        guard number != nil || cell.caption != nil, var range = Self.range(in: outputs, number?.kind) else {
            return nil
        }
        self.number = number
        node = cell.caption
        isAbove = if case .table = outputs[range.lowerBound] { true } else { false }
        if !cell.options.sweep.isEmpty { range = outputs.indices }
        self.outputs = range
    }

    /// From the first to the last output of the kind that the number says: the plots, the tables; without a number, or
    /// where there are none, all of them but promises and failures.
    private static func range(in outputs: [Output], _ kind: Numbering.Kind?) -> Range<Int>? {
        let isPlot = outputs.map { if case .plots = $0 { true } else { false } }
        let isTable = outputs.map { if case .table = $0 { true } else { false } }
        let isShown = outputs.map {
            switch $0 {
            case .text, .finding, .table, .derivation, .plots: true
            case .promise, .failure: false
            }
        }
        let wanted = kind == .table ? [isTable, isPlot, isShown] : [isPlot, isTable, isShown]
        for choice in wanted {
            if let first = choice.firstIndex(of: true), let last = choice.lastIndex(of: true) {
                return first..<last + 1
            }
        }
        return nil
    }

    /// `Figure 1.` or `图 1`, where it has a number: what begins a line of text, in which no style sets it apart.
    func beginning(_ words: PageWords) -> String? {
        number.map { words.captionNumber($0.kind, $0.number, isAlone: node == nil) }
    }

    /// The caption as a line of plain text: formulas between dollars, what references lead to, the numbers of notes.
    func line(_ notebook: Notebook, _ numbering: Numbering, _ footnotes: Footnotes, _ words: PageWords) -> String {
        let text = node.map { node in
            notebook.plainText(of: node) { kind in
                switch kind {
                case .math(let tex, let isDisplay): isDisplay ? "$$\(tex)$$" : "$\(tex)$"
                case .html(let html) where !html.hasPrefix("<!--"): html
                case .reference(let label): numbering.name(of: label, words)
                case .footnoteReference(let label): footnotes.number(of: label).map { "[\($0)]" }
                default: nil
                }
            }
        }
        return [beginning(words), text].compactMap { $0 }.joined(separator: " ")
    }

    /// The caption as a line of Markdown: its author's, with what references lead to written out, and without HTML,
    /// which could end what the line stands in. Notes have the numbers of `footnotes`, where they are no Markdown.
    func markdown(
        _ notebook: Notebook, _ numbering: Numbering, _ words: PageWords, footnotes: Footnotes? = nil
    ) -> String {
        let beginning = beginning(words).map { "**\($0.escapedAsMarkdown)**" }
        guard let node else { return beginning ?? "" }
        let bytes = notebook.source.bytes
        let whole = notebook.nodes[node].range
        let isQuoted = whole.start > 0 && [0x22, 0x27].contains(bytes[whole.start - 1])
        func written(_ start: Int, _ end: Int) -> String {
            let line = SourceLine(bytes: Array(bytes[start..<max(start, end)]), offset: start)
            return isQuoted ? OptionText.value(line) : String(decoding: line.bytes, as: UTF8.self)
        }
        let text = notebook.markdown(
            of: notebook.nodes[(node + 1)..<notebook.nodes[node].end], whole, numbering, words, footnotes: footnotes,
            written: written)
        return beginning.map { "\($0) \(text)" } ?? text.guardedAsMarkdownLine
    }
}

extension Notebook {
    /// The Markdown of `nodes`, which stand in `range`: what references lead to written out, and without HTML; what is
    /// `written` between two places stays as it is. Notes have the numbers of `footnotes`, where they are no Markdown.
    func markdown(
        of nodes: ArraySlice<Node>, _ range: SourceRange, _ numbering: Numbering, _ words: PageWords,
        footnotes: Footnotes? = nil, written: (Int, Int) -> String
    ) -> String {
        var text = ""
        var position = range.start
        for node in nodes where node.range.start >= position {
            switch node.kind {
            case .reference(let label):
                guard let name = numbering.name(of: label, words) else { continue }
                text += written(position, node.range.start) + name.escapedAsMarkdown
                position = node.range.end
            case .footnoteReference(let label):
                guard let number = footnotes?.number(of: label) else { continue }
                text += written(position, node.range.start) + "<sup>\(number)</sup>"
                position = node.range.end
            case .html:
                text += written(position, node.range.start) + "\\"
                position = node.range.start
            default: continue
            }
        }
        return text + written(position, max(position, range.end))
    }
}
