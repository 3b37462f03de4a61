import Diagnostics
import Documents

/// Which cell of a Jupyter notebook a link leads to: JupyterLab, and the pages that nbconvert makes, go to a cell by
/// `#cell-id=` and its identifier.
struct CellLinks {
    private let pieces: [(start: Int, identifier: String)]
    private var labels: [String: String] = [:]

    /// Links to `pieces` of `notebook`, whose cells have `identifiers`.
    init(_ notebook: Notebook, _ pieces: [SourcePieces.Piece], _ identifiers: [String]) {
        self.pieces = zip(pieces, identifiers).map { ($0.range.start, $1) }
        for node in notebook.nodes {
            let label: String?
            switch node.kind {
            case .heading(level: _, identifier: let identifier), .mathBlock(_, identifier: let identifier),
                .table(alignments: _, identifier: let identifier):
                label = identifier
            case .figure(let identifier): label = identifier
            case .cell(let cell): label = notebook.cells[cell].options.label
            default: label = nil
            }
            guard let label, labels[label] == nil else { continue }
            labels[label] = destination(ofByte: node.range.start)
        }
    }

    /// Where a link to what `label` names leads.
    subscript(label: String) -> String? { labels[label] }

    /// Where a link to what stands at byte `offset` leads.
    func destination(ofByte offset: Int) -> String? {
        let next = pieces.partitioningIndex { $0.start > offset }
        return next > 0 ? "#cell-id=" + pieces[next - 1].identifier : nil
    }
}
