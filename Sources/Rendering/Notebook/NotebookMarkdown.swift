import Diagnostics
import Documents

/// Writes the cells of a Jupyter notebook as Markdown, one after another.
struct NotebookMarkdown {
    private var bytes: [UInt8]
    private var diagnostics: [Diagnostic] = []
    private let ours: JSON?
    /// What code cells are written in, as the first word of a fence.
    private let language: String
    private let hasFrontMatter: Bool
    private var isFirst = true
    private var afterMarkdown: Bool?
    private var otherCells = 0
    private var cellsWithAttachments = 0

    /// A writer for a notebook of `metadata`.
    init(_ metadata: JSON) {
        ours = metadata["nn"]
        let name = metadata["language_info"]?["name"]?.text ?? metadata["kernelspec"]?["language"]?.text ?? "nn"
        language = String(
            decoding: name.utf8.filter { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "+-_.#".utf8.contains(byte)
            }, as: UTF8.self)
        bytes = Array((ours?["front_matter"]?.text ?? Self.frontMatter(metadata)).utf8)
        hasFrontMatter = !bytes.isEmpty
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
    mutating func add(_ kind: NotebookCell.Kind, _ source: [UInt8], _ json: JSON) {
        defer { isFirst = false }
        let metadata = json["metadata"]
        var form = WrittenForm(metadata?["nn"])
        if case .object(let attachments) = json["attachments"], !attachments.isEmpty { cellsWithAttachments += 1 }
        switch kind {
        case .markdown:
            let text = metadata?["nn"] == nil ? source.withoutOuterBlankLines : form.prose(source)
            add(text, .markdown, form)
        case .code:
            if metadata?["nn"] == nil, language == "nn" { form.fence = Self.fence(metadata) }
            if language != "nn", form.fence == nil {
                form.fence = Array("```\(language)".utf8)
                otherCells += 1
            }
            add(form.cell(source), .code, form)
        case .raw:
            // Quarto and Jupytext keep front matter so.
            if isFirst, !hasFrontMatter, source.starts(with: "---".utf8) {
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

    /// The opening line of a cell of nn that another program described; nil if it is the usual one.
    private static func fence(_ metadata: JSON?) -> [UInt8]? {
        var isFolded = false
        if case .truth(true) = metadata?["jupyter"]?["source_hidden"] { isFolded = true }
        let tags = metadata?["tags"]?.list?.compactMap(\.text) ?? []
        let options = CellSetting.settings(tags: tags, isFolded: isFolded).map(\.inBraces)
        return options.isEmpty ? nil : Array("```nn {\(options.joined(separator: " "))}".utf8)
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
        if otherCells > 0 { diagnostics.append(.otherLanguage(language, count: otherCells)) }
        if cellsWithAttachments > 0 { diagnostics.append(.attachmentsLeftOut(cellsWithAttachments)) }
        return (bytes, diagnostics)
    }
}

extension [UInt8] {
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
