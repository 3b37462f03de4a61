import Diagnostics
import Documents

/// Writes the cells of a Jupyter notebook as Markdown, one after another.
struct NotebookMarkdown {
    private var text = TracedText()
    /// The text of all cells as it stands in them, each ended by a line's end, and where they begin in it.
    private var origin: [UInt8] = []
    private var cellStarts: [Int] = []
    private let ours: JSON?
    /// What code cells are written in, as the first word of a fence.
    private let language: String
    private let hasFrontMatter: Bool
    private var isFirst = true
    private var afterMarkdown: Bool?
    private var labels: Set<String> = []
    private var otherCells = 0
    private(set) var attachments = Attachments()
    private var cellsWithOutputs = 0
    private var findings = OtherFindings()
    /// The metadata that are left out, in order of appearance, and of how many cells.
    private var lost: [(name: String, count: Int)] = []
    private var places: [String: Int] = [:]

    /// A writer for a notebook of `metadata`.
    init(_ metadata: JSON) {
        ours = metadata["nn"]
        language = Self.language(metadata)
        text.add(Array((ours?["front_matter"]?.text ?? Self.frontMatter(metadata)).utf8))
        hasFrontMatter = !text.bytes.isEmpty
    }

    /// What the notebook says that its code is, or its kernel's name (`python3`); without either Jupyter takes it for
    /// Python.
    private static func language(_ metadata: JSON) -> String {
        let kernel = metadata["kernelspec"]
        let names = [metadata["language_info"]?["name"]?.text, kernel?["language"]?.text]
        let kernels = ["ir": "r", "xpython": "python", "ipython": "python"]
        let name = kernel?["name"]?.text.map { String($0.lowercased().prefix { $0.isLetter }) }
        let found =
            names.compactMap { $0?.asFenceWord }.first { !$0.isEmpty } ?? name.map { kernels[$0] ?? $0.asFenceWord }
        return found.flatMap { $0.isEmpty ? nil : $0 } ?? "python"
    }

    /// Front matter that says what other programs' metadata say.
    private static func frontMatter(_ metadata: JSON) -> String {
        guard metadata["nn"] == nil else { return "" }
        var lines: [String] = []
        func add(_ name: String, _ text: String?) {
            guard let text, !text.isEmpty else { return }
            let line = text.withControlPictures.replacing("\n", with: " ").replacing("\t", with: " ")
            lines.append("\(name): \(line.inQuotes)")
        }
        for name in ["title", "subtitle"] { add(name, metadata[name]?.text) }
        let authors = metadata["authors"]?.list?.compactMap { $0["name"]?.text } ?? []
        add("author", authors.joined(separator: ", "))
        for name in ["date", "lang", "description"] { add(name, metadata[name]?.text) }
        return lines.isEmpty ? "" : (["---"] + lines + ["---"]).joined(separator: "\n")
    }

    /// Whether another program wrote the notebook.
    private var isForeign: Bool { language != "nn" }

    /// Adds the cell of `kind` with this text; `json` has the rest of it.
    mutating func add(_ kind: NotebookCell.Kind, _ text: [UInt8], _ json: JSON) {
        defer { isFirst = false }
        let metadata = json["metadata"]
        // In a file of ours every byte is its author's.
        let source = isForeign ? text.withLineFeeds : text
        let start = origin.count
        cellStarts.append(start)
        origin += source + [0x0A]
        var form = WrittenForm(metadata?["nn"])
        let names = attachments.add(json["attachments"])
        let isCell = kind == .code && (!isForeign || form.fence != nil)
        let foreign = ForeignMetadata(metadata, isCell: isCell, labels: &labels)
        foreign.lost.forEach { lose($0) }
        switch kind {
        case .markdown:
            let prose = NotebookProse(source, form, names, isForeign: isForeign)
            for finding in prose.findings {
                let place = SourceRange(finding.place.start + start, finding.place.end + start)
                findings.add(finding.kind, finding.name, at: place)
            }
            let kept = TracedText(source, metadata?["nn"] == nil ? prose.edits + source.trimming : prose.edits)
            // At the top of a file it would be front matter.
            if self.text.bytes.isEmpty, isForeign, kept.bytes.starts(with: "---".utf8) { form.gap = [0x0A] }
            add(kept, .markdown, form)
        case .code:
            if isForeign, json["outputs"]?.list?.isEmpty == false { cellsWithOutputs += 1 }
            if metadata?["nn"] == nil, isCell, !foreign.options.isEmpty {
                form.fence = Array("```nn {\(foreign.options.joined(separator: " "))}".utf8)
            }
            if !isCell {
                if source.allSatisfy(\.isBlank) { return }
                form.fence = Array("```\(language)".utf8)
                otherCells += 1
            }
            add(traced(form.cell(source), source, form), .code, form)
        case .raw:
            // Quarto and Jupytext keep front matter so.
            if isFirst, !hasFrontMatter, source.isFrontMatter {
                return add(TracedText(source, source.trimming), .raw, form)
            }
            let format = metadata?["raw_mimetype"]?.text ?? metadata?["format"]?.text
            form.fence = Array((format == "text/html" ? "```html" : format == "text/latex" ? "```latex" : "```").utf8)
            add(traced(form.cell(source), source, form), .raw, form)
        }
    }

    /// The fence `written` around the lines of `source`, with where they stand in it.
    private func traced(_ written: [UInt8], _ source: [UInt8], _ form: WrittenForm) -> TracedText {
        var text = TracedText()
        var place = (written.firstIndex(of: 0x0A) ?? written.count - 1) + 1
        text.add(Array(written[..<place]))
        var start = 0
        while start < source.count {
            let end = source[start...].firstIndex(of: 0x0A) ?? source.count
            let indented = start < end ? place + form.indentation.count : place
            guard indented <= written.count, written[indented...].starts(with: source[start..<end]) else { break }
            text.add(Array(written[place..<indented]))
            text.copy(SourceRange(start, end), of: source)
            place = indented + end - start
            if place < written.count {
                text.add([written[place]])
                place += 1
            }
            start = end + 1
        }
        text.add(Array(written[place...]))
        return text
    }

    private mutating func add(_ cell: TracedText, _ kind: NotebookCell.Kind, _ form: WrittenForm) {
        guard !cell.bytes.isEmpty else { return }
        text.add(
            form.gap ?? NotebookFile.gap(before: kind, afterMarkdown: afterMarkdown, hasFrontMatter: hasFrontMatter))
        let start = cellStarts.last ?? 0
        text.copy(SourceRange(0, 0), of: [], at: start)
        text.add(cell, at: start)
        afterMarkdown = kind == .markdown
    }

    private mutating func lose(_ name: String) {
        if let place = places[name] {
            lost[place].count += 1
        } else {
            places[name] = lost.count
            lost.append((name, 1))
        }
    }

    /// The file, and what there is to say about it: places in the text are those of `cells`.
    ///
    /// Of a script these have a place in it, their `place`, and no numbers.
    mutating func finish(
        path: String, place: SourceFile.Origin? = nil
    ) -> (text: TracedText, cells: SourceFile, diagnostics: [Diagnostic]) {
        if let end = ours?["end"]?.text {
            text.add(Array(end.utf8))
        } else if !text.bytes.isEmpty {
            text.add([0x0A])
        }
        if ours?["line_ends"]?.text == "\r\n" { text = text.withCarriageReturns }
        var diagnostics: [Diagnostic] = []
        if otherCells > 0 { diagnostics.append(.otherLanguage(language, count: otherCells)) }
        if cellsWithOutputs > 0 { diagnostics.append(.outputsLeftOut(cellsWithOutputs, in: path)) }
        if attachments.cellCount > 0 { diagnostics.append(.attachmentsLeftOut(attachments)) }
        diagnostics += lost.map { .metadataLeftOut($0.name, count: $0.count) } + findings.diagnostics.inOrder
        let cells = SourceFile(path: path, bytes: origin, cellStarts: cellStarts, origin: place)
        return (text, cells, diagnostics)
    }
}

extension String {
    /// The name of a language without what would end a fence's first word.
    fileprivate var asFenceWord: String {
        String(
            decoding: utf8.filter { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "+-_.#".utf8.contains(byte)
            }, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Whether a file may begin with it and be read.
    fileprivate var isFrontMatter: Bool {
        guard starts(with: "---".utf8) else { return false }
        let notebook = try? Notebook.read(SourceFile(path: "", bytes: withoutOuterBlankLines + [0x0A]))
        guard let notebook, notebook.frontMatter.range != nil else { return false }
        return !notebook.diagnostics.contains { $0.severity == .error }
    }

    /// The bytes with LF at the end of every line.
    fileprivate var withLineFeeds: [UInt8] {
        guard contains(0x0D) else { return self }
        var lines: [UInt8] = []
        for (index, byte) in enumerated() where byte != 0x0A || index == 0 || self[index - 1] != 0x0D {
            lines.append(byte == 0x0D ? 0x0A : byte)
        }
        return lines
    }

    /// The bytes without blank lines at both ends.
    fileprivate var withoutOuterBlankLines: [UInt8] { Edit.apply(trimming, to: self) }

    /// What takes blank lines at both ends away.
    fileprivate var trimming: [Edit] {
        guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank }) else {
            return [Edit(SourceRange(0, count), [])]
        }
        let start = self[..<first].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
        return [Edit(SourceRange(0, start), []), Edit(SourceRange(last + 1, count), [])]
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
