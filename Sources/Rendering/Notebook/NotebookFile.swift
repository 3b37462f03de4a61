public import Diagnostics
import Documents

/// The Markdown of a Jupyter notebook (nbformat 4); its outputs are left out.
///
/// Of a file that ``NotebookRenderer`` wrote it is the source, byte for byte; what was edited since is in it. Two
/// Markdown cells that follow one another are parted by a comment, so that they are two again.
public struct NotebookFile {
    /// The Markdown.
    public let markdown: [UInt8]
    /// What could not be kept, or is kept and runs no more.
    public let diagnostics: [Diagnostic]

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
        (markdown, diagnostics) = writer.finish()
    }

    /// What usually stands between a cell and the one before it, which was Markdown or not; nil: there is none before.
    static func gap(before kind: NotebookCell.Kind, afterMarkdown: Bool?, hasFrontMatter: Bool) -> [UInt8] {
        switch afterMarkdown {
        case nil: return hasFrontMatter ? [0x0A, 0x0A] : []
        case true? where kind == .markdown: return [0x0A, 0x0A] + SourcePieces.separator + [0x0A, 0x0A]
        default: return [0x0A, 0x0A]
        }
    }
}
