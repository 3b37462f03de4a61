import Diagnostics

/// A cell whose region is not known yet.
struct CellDraft {
    var lines: [SourceLine]
    var range: SourceRange
    var options: CellOptions
    var region: Int?
    var indentation: String
    var caption: Int?

    var cell: Cell {
        Cell(
            lines: lines, range: range, options: options, region: region, indentation: indentation,
            caption: caption)
    }
}

extension NotebookBuilder {
    /// Adds the code block at entry `index`: a cell, a formula, or code.
    mutating func addCode(at index: Int) {
        let entry = tree.entries[index]
        let range = layout.range(index)
        guard let code = layout.code[index] else { return }
        guard options.extensions, let info = code.info else {
            nodes.append(.codeBlock(info: tree.string(entry.second), code: text(of: code, entry, range)), range)
            return
        }
        let words = source.bytes[info.start..<info.end]
        let first = words.prefix { !$0.isWhitespace }
        if first.text != "nn" { reportSwallowedCell(in: code, from: range.start, info) }
        switch first.text {
        case "nn":
            addCell(code, info, range, entry)
        case "math":
            let identifier = LabelSyntax.identifier(words.dropFirst(first.count).trimmed)
            if let identifier { labels.define(identifier, at: SourceRange(info.start + first.count, info.end)) }
            nodes.append(.mathBlock(text(of: code, entry, range), identifier: identifier), range)
        default:
            if Self.looksLikeCell(first) { diagnostics.append(.misspeltCell(first.text, at: info)) }
            let said = isMasked(range) ? words.text : tree.string(entry.second)
            nodes.append(.codeBlock(info: said, code: text(of: code, entry, range)), range)
        }
    }

    private mutating func reportSwallowedCell(in code: BlockLayout.Code, from start: Int, _ info: SourceRange) {
        let opening = source.bytes[start..<info.start].trimmed
        // Below a fence that is none they are taken for one another: the first mistake is enough.
        guard !hasBrokenFence, let cell = SwallowedCell(in: code, of: source.bytes, opening: opening) else { return }
        diagnostics.append(.swallowedCell(cell, at: SourceRange(start, info.end), mark: opening))
    }

    /// Whether the first word of a fence was to be `nn`.
    private static func looksLikeCell(_ word: ArraySlice<UInt8>) -> Bool {
        let small = word.prefix(6).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        return small.has(Array("{nn}".utf8), at: 0) || small.has(Array("{.nn".utf8), at: 0)
            || small.has(Array("nn{".utf8), at: 0) || small.has(Array("nn｛".utf8), at: 0)
            || small.elementsEqual("{nn".utf8) || small.elementsEqual("nn".utf8)
    }

    /// Whether cmark saw something else than the file says in `range`.
    func isMasked(_ range: SourceRange) -> Bool {
        var low = 0
        var high = masks.count
        while low < high {
            let middle = (low + high) / 2
            if masks[middle].range.end <= range.start { low = middle + 1 } else { high = middle }
        }
        return low < masks.count && masks[low].range.start < range.end
    }

    /// The mark of the footnote around the block that is being read, if there is one.
    private var openFootnote: SourceRange? {
        for block in open {
            if case .footnote = nodes.kind(block.node) {
                return footnotes.marks[nodes.range(block.node).start]?.range
            }
        }
        return nil
    }

    private func text(of code: BlockLayout.Code, _ entry: CommonMarkTree.Entry, _ range: SourceRange) -> String {
        guard isMasked(range) else { return tree.bytes(entry.literal).withLineFeeds.text }
        var bytes: [UInt8] = []
        for line in code.lines {
            bytes.append(contentsOf: sourceLine(line).bytes)
            bytes.append(0x0A)
        }
        return bytes.text
    }

    private func sourceLine(_ line: BlockLayout.CodeLine) -> SourceLine {
        let blanks = Array(repeating: UInt8(0x20), count: line.padding)
        return SourceLine(
            bytes: blanks + source.bytes[line.span.start..<line.span.end],
            offset: max(0, line.span.start - line.padding))
    }

    private mutating func addCell(
        _ code: BlockLayout.Code, _ info: SourceRange, _ range: SourceRange, _ entry: CommonMarkTree.Entry
    ) {
        let fence = SourceRange(range.start, info.end)
        if let quote = code.quote {
            diagnostics.append(.cellInQuotation(at: fence, quote: quote))
            nodes.append(.codeBlock(info: tree.string(entry.second), code: text(of: code, entry, range)), range)
            return
        }
        if let footnote = openFootnote {
            diagnostics.append(.cellInFootnote(at: fence, footnote: footnote))
            nodes.append(.codeBlock(info: tree.string(entry.second), code: text(of: code, entry, range)), range)
            return
        }
        if !code.isClosed {
            diagnostics.append(.unclosedCell(at: fence, fence: source.bytes[range.start..<info.start].trimmed.text))
        }
        let lines = code.lines.map(sourceLine)
        var reader = CellOptionReader()
        reader.readFence(source.bytes, SourceRange(info.start + 2, info.end))
        reader.readLines(lines)
        reader.finish()
        diagnostics.append(contentsOf: reader.diagnostics)
        if let label = reader.options.label, let place = reader.labelRange { labels.define(label, at: place) }
        if let label = reader.refusedLabel { labels.refuse(label) }
        let node = nodes.append(.cell(cells.count), range)
        let caption = reader.caption.flatMap { addCaption($0) }
        nodes.close(node)
        cells.append(
            CellDraft(
                lines: lines, range: range, options: reader.options, region: nil,
                indentation: String(repeating: " ", count: code.indentation), caption: caption))
    }
}

extension Diagnostic {
    static func cellInQuotation(at range: SourceRange, quote: SourceRange) -> Diagnostic {
        Diagnostic(
            120, .error, Text(en: "a cell cannot stand in a quotation", zh: "单元格不能放在引用块里"), at: range,
            notes: [Note(Text(en: "the quotation begins here", zh: "引用块从这里开始"), at: quote)],
            help: Text(en: "take the `>` off the lines of the cell", zh: "去掉单元格各行开头的 `>`"))
    }

    static func cellInFootnote(at range: SourceRange, footnote: SourceRange) -> Diagnostic {
        Diagnostic(
            120, .error, Text(en: "a cell cannot stand in a footnote", zh: "单元格不能放在脚注里"), at: range,
            notes: [Note(Text(en: "the footnote begins here", zh: "脚注从这里开始"), at: footnote)],
            help: Text(
                en: "let the lines of the cell begin at the margin, where the text goes on",
                zh: "请把单元格各行顶格书写，放到正文里"))
    }

    static func unclosedCell(at range: SourceRange, fence: String) -> Diagnostic {
        Diagnostic(
            121, .error, Text(en: "this cell is never closed", zh: "这个单元格没有结束"), at: range,
            label: Text(en: "opened here", zh: "从这里开始"),
            help: Text(en: "end the cell with a line \(fence)", zh: "用一行 \(fence) 结束单元格"))
    }

    static func misspeltCell(_ info: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            127, .error, Text(en: "\(info) does not make this a cell", zh: "写成 \(info)，这个代码块就不是单元格"), at: range,
            help: Text(
                en: "write nn as the first word, then a space and the options: ```nn {#fig-loss echo=false}",
                zh: "第一个词写 nn，空一格再写选项：```nn {#fig-loss echo=false}"))
    }
}
