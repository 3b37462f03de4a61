import Diagnostics
import Documents

/// What makes the Markdown of a Markdown cell: what its form says, a block's end that is missing, and what Jupyter alone
/// reads so.
struct NotebookProse {
    /// Something that is to be said of the cell.
    struct Finding {
        let kind: OtherFindings.Kind
        let name: String
        let place: SourceRange
    }

    private(set) var edits: [Edit]
    private(set) var findings: [Finding] = []

    /// Reads the cell `source`, whose attachments have these `names` as files. In a file of ours, which is not
    /// `isForeign`, every other byte is its author's.
    init(_ source: [UInt8], _ form: WrittenForm, _ names: [String: String], isForeign: Bool) {
        edits = form.edits(in: source)
        guard !names.isEmpty || isForeign && source.contains(where: { $0.isIn("`~<\\") }) else { return }
        // With a line before it, no cell is front matter.
        let separator = [0x0A, 0x0A] + SourcePieces.separator + [0x0A]
        let read = try? Notebook.read(SourceFile(path: "", bytes: [0x0A] + source + separator))
        guard let notebook = read else { return }
        func add(_ edit: Edit) {
            guard edit.range.end <= source.count + 1 else { return }
            let range = SourceRange(edit.range.start - 1, edit.range.end - 1)
            edits.append(Edit(range, Attachments.renamed(edit.replacement, names)))
        }
        Attachments.edits(in: notebook, names).forEach(add)
        guard isForeign else { return }
        if let block = OpenBlock(notebook, before: source.count + 3) {
            let place = SourceRange(block.place.start - 1, min(source.count, block.place.end - 1))
            findings.append(Finding(kind: .openBlock, name: block.name, place: place))
            let end = (source.lastIndex { !$0.isIn(" \t\r\n") } ?? -1) + 1
            edits.append(Edit(SourceRange(end, end), [0x0A] + block.end))
        }
        var formulas = ForeignFormulas(notebook)
        formulas.read()
        var tags = ForeignTags(notebook, before: source.count + 1)
        tags.read()
        (formulas.edits + tags.edits).forEach(add)
        for finding in formulas.findings + tags.findings where finding.place.end <= source.count + 1 {
            let place = SourceRange(finding.place.start - 1, finding.place.end - 1)
            findings.append(Finding(kind: finding.kind, name: finding.name, place: place))
        }
    }
}

/// A block of Markdown that does not end where its cell does.
struct OpenBlock {
    /// Its first line.
    let place: SourceRange
    /// What it begins with.
    let name: String
    /// The line that ends it.
    let end: [UInt8]

    /// How blocks of HTML begin that no empty line ends, and what ends them; the more particular first.
    private static let markup = [
        ("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", "?>"), ("<script", "</script>"),
        ("<style", "</style>"), ("<pre", "</pre>"), ("<textarea", "</textarea>"),
    ]

    /// The block of `notebook` that holds `place`, where a separator stands that is to be a block of its own.
    init?(_ notebook: Notebook, before place: Int) {
        let bytes = notebook.source.bytes
        var index = 1
        while index < notebook.nodes.count, notebook.nodes[index].range.end <= place {
            index = max(index + 1, notebook.nodes[index].end)
        }
        guard index < notebook.nodes.count, notebook.nodes[index].range.start < place else { return nil }
        let node = notebook.nodes[index]
        var start = node.range.start
        while start < place, bytes[start].isIn(" \t") { start += 1 }
        self.place = SourceRange(start, bytes[start...].firstIndex { $0 == 0x0A } ?? place)
        switch node.kind {
        case .codeBlock, .cell, .mathBlock:
            let marks = Array(bytes[start...].prefix { $0 == bytes[start] })
            guard bytes[start].isIn("`~"), marks.count > 2 else { return nil }
            (name, end) = (String(decoding: marks, as: UTF8.self), marks)
        case .htmlBlock(let html):
            let written = html.drop { $0 == " " }.prefix(10).lowercased()
            guard let (opening, closing) = Self.markup.first(where: { written.hasPrefix($0.0.lowercased()) }) else {
                return nil
            }
            (name, end) = (closing.hasPrefix("</") ? opening + ">" : opening, Array(closing.utf8))
        default: return nil
        }
    }
}
