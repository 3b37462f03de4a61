import Diagnostics
import Documents

/// Writes the cells of a Jupyter notebook as Markdown, one after another.
struct NotebookMarkdown {
    private var bytes: [UInt8]
    private let ours: JSON?
    /// What code cells are written in, as the first word of a fence.
    private let language: String
    private let hasFrontMatter: Bool
    private var isFirst = true
    private var afterMarkdown: Bool?
    private var labels: Set<String> = []
    private var otherCells = 0
    private var cellsWithAttachments = 0
    /// The metadata that are left out, in order of appearance, and of how many cells.
    private var lost: [(name: String, count: Int)] = []
    private var places: [String: Int] = [:]

    /// A writer for a notebook of `metadata`.
    init(_ metadata: JSON) {
        ours = metadata["nn"]
        language = Self.language(metadata)
        bytes = Array((ours?["front_matter"]?.text ?? Self.frontMatter(metadata)).utf8)
        hasFrontMatter = !bytes.isEmpty
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
            lines.append("\(name): \"\(line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"")
        }
        for name in ["title", "subtitle"] { add(name, metadata[name]?.text) }
        let authors = metadata["authors"]?.list?.compactMap { $0["name"]?.text } ?? []
        add("author", authors.joined(separator: ", "))
        for name in ["date", "lang", "description"] { add(name, metadata[name]?.text) }
        return lines.isEmpty ? "" : (["---"] + lines + ["---"]).joined(separator: "\n")
    }

    /// Adds the cell of `kind` with this text; `json` has the rest of it.
    mutating func add(_ kind: NotebookCell.Kind, _ text: [UInt8], _ json: JSON) {
        defer { isFirst = false }
        let metadata = json["metadata"]
        let isForeign = metadata?["nn"] == nil
        // In a file of ours every byte is its author's.
        let source = language == "nn" ? text : text.withLineFeeds
        var form = WrittenForm(metadata?["nn"])
        if case .object(let attachments) = json["attachments"], !attachments.isEmpty { cellsWithAttachments += 1 }
        let isCell = kind == .code && (language == "nn" || form.fence != nil)
        let foreign = ForeignMetadata(metadata, isCell: isCell, labels: &labels)
        foreign.lost.forEach { lose($0) }
        switch kind {
        case .markdown:
            guard isForeign else { return add(form.prose(source), .markdown, form) }
            let prose = source.withoutOuterBlankLines
            // At the top of a file it would be front matter.
            if bytes.isEmpty, language != "nn", prose.starts(with: "---".utf8) { form.gap = [0x0A] }
            add(prose, .markdown, form)
        case .code:
            if isForeign, isCell, !foreign.options.isEmpty {
                form.fence = Array("```nn {\(foreign.options.joined(separator: " "))}".utf8)
            }
            if !isCell {
                form.fence = Array("```\(language)".utf8)
                otherCells += 1
            }
            add(form.cell(source), .code, form)
        case .raw:
            // Quarto and Jupytext keep front matter so.
            if isFirst, !hasFrontMatter, source.isFrontMatter {
                return add(source.withoutOuterBlankLines, .raw, form)
            }
            let format = metadata?["raw_mimetype"]?.text ?? metadata?["format"]?.text
            form.fence = Array((format == "text/html" ? "```html" : format == "text/latex" ? "```latex" : "```").utf8)
            add(form.cell(source), .raw, form)
        }
    }

    private mutating func add(_ text: [UInt8], _ kind: NotebookCell.Kind, _ form: WrittenForm) {
        guard !text.isEmpty else { return }
        bytes +=
            form.gap ?? NotebookFile.gap(before: kind, afterMarkdown: afterMarkdown, hasFrontMatter: hasFrontMatter)
        bytes += text
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

    /// The file, and what there is to say about it.
    mutating func finish() -> (markdown: [UInt8], diagnostics: [Diagnostic]) {
        if let end = ours?["end"]?.text {
            bytes += end.utf8
        } else if !bytes.isEmpty {
            bytes.append(0x0A)
        }
        if ours?["line_ends"]?.text == "\r\n" {
            bytes = Array(
                bytes.split(separator: 0x0A, omittingEmptySubsequences: false).joined(separator: [0x0D, 0x0A]))
        }
        var diagnostics: [Diagnostic] = []
        if otherCells > 0 { diagnostics.append(.otherLanguage(language, count: otherCells)) }
        if cellsWithAttachments > 0 { diagnostics.append(.attachmentsLeftOut(cellsWithAttachments)) }
        return (bytes, diagnostics + lost.map { .metadataLeftOut($0.name, count: $0.count) })
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
    fileprivate var withoutOuterBlankLines: [UInt8] {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return []
        }
        let start = self[..<first].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
        return Array(self[start...last])
    }
}
