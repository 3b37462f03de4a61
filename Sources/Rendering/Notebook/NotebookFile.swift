public import Diagnostics
import Documents

/// The Markdown of a Jupyter notebook (nbformat 4), whose outputs are left out, or of a script with cells.
///
/// Of a file that ``NotebookRenderer`` wrote it is the source, byte for byte; what was edited since is in it. Two
/// Markdown cells that follow one another are parted by a comment, so that they are two again.
public struct NotebookFile {
    /// The Markdown.
    public var markdown: [UInt8] { text.bytes }
    /// The Markdown as a file, of which a place is that of the cell it came from.
    public var source: SourceFile {
        SourceFile(path: cells.path, bytes: markdown) { [text, cells] in
            text.origin(of: $0).map { (cells, $0) }
        }
    }
    /// The text of the cells, one after another: a person sees its lines in Jupyter.
    public let cells: SourceFile
    /// What could not be kept, or is kept and runs no more; places are those of ``cells``.
    public let diagnostics: [Diagnostic]
    private let text: TracedText
    private let attachments: Attachments

    /// Reads the notebook in `source`.
    ///
    /// Throws what makes it unreadable: bytes that are no UTF-8 or no JSON, and JSON that is no notebook of nbformat 4.
    public init(_ source: SourceFile) throws(Diagnostic) {
        if let unreadable = Diagnostic.unreadable(source.bytes) { throw unreadable }
        let json: JSON
        do {
            json = try JSONReader.read(source.bytes)
        } catch {
            throw error.isTooDeep ? .tooDeep(at: error.offset) : .notJSON(at: error.offset, in: source)
        }
        guard let major = json["nbformat"]?.integer, let cells = json["cells"]?.list, major == 4 else {
            throw .notNotebook(version: json["nbformat"]?.integer)
        }
        var writer = NotebookMarkdown(json["metadata"] ?? .null)
        for (index, cell) in cells.enumerated() {
            guard let kind = cell["cell_type"]?.text.flatMap(NotebookCell.Kind.init),
                let text = cell["source"]?.joinedText
            else { throw .badCell(index + 1) }
            guard !text.utf8.contains(0) else { throw .zero(inCell: index + 1) }
            writer.add(kind, Array(text.utf8), cell)
        }
        (text, self.cells, diagnostics) = writer.finish(path: source.path)
        attachments = writer.attachments
    }

    /// Reads a script of Jupytext with cells, `# %%`; nil if it is none by its name or has none.
    public init?(script source: SourceFile) {
        guard let script = PercentScript(source) else { return nil }
        var writer = NotebookMarkdown(
            .object([.init("language_info", .object([.init("name", .text(script.language))]))]))
        for cell in script.cells {
            writer.add(cell.kind, cell.text.bytes, cell.json)
        }
        var written = TracedText()
        for cell in script.cells {
            written.add(cell.text, at: 0)
            written.add([0x0A])
        }
        (text, cells, diagnostics) = writer.finish(path: source.path) { [written] range in
            written.origin(of: range).map { (source, $0) }
        }
        attachments = writer.attachments
    }

    /// The bytes of the picture that stands in the notebook, and that the Markdown takes for the file at `path`.
    public func picture(_ path: String) -> [UInt8]? { attachments.bytes(of: path) }

    /// What usually stands between a cell and the one before it, which was Markdown or not; nil: there is none before.
    static func gap(before kind: NotebookCell.Kind, afterMarkdown: Bool?, hasFrontMatter: Bool) -> [UInt8] {
        switch afterMarkdown {
        case nil: return hasFrontMatter ? [0x0A, 0x0A] : []
        case true? where kind == .markdown: return [0x0A, 0x0A] + SourcePieces.separator + [0x0A, 0x0A]
        default: return [0x0A, 0x0A]
        }
    }
}
