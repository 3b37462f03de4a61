import Documents

/// The identifiers of everything in a page that a link can lead to.
struct Anchors {
    /// By node: headings, formulas, tables and pictures.
    private(set) var nodes: [Int: String] = [:]
    /// By cell: those with a label.
    private(set) var cells: [Int: String] = [:]
    /// By label.
    private(set) var labels: [String: String] = [:]

    /// The anchors of `notebook`. Authors' labels come first and so stay as they are; headings are called by their text.
    init(_ notebook: Notebook) {
        var pool = IdentifierPool()
        var headings: [Int] = []
        for index in notebook.nodes.indices {
            switch notebook.nodes[index].kind {
            case .heading(level: _, identifier: let label?), .mathBlock(_, identifier: let label?),
                .table(alignments: _, identifier: let label?), .figure(identifier: let label):
                nodes[index] = pool.take(label)
                if labels[label] == nil { labels[label] = nodes[index] }
            case .cell(let cell):
                guard let label = notebook.cells[cell].options.label else { continue }
                cells[cell] = pool.take(label)
                if labels[label] == nil { labels[label] = cells[cell] }
            case .heading: headings.append(index)
            default: break
            }
        }
        for index in headings { nodes[index] = pool.take(IdentifierPool.slug(notebook.plainText(of: index))) }
    }
}
