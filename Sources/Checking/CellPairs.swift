internal import Diagnostics
internal import Documents

/// Which cell of today is which of the recorded page: those of the same text, and between them those of the same place.
struct CellPairs: Sendable {
    private var olds: [Int?]

    /// As many cells, each what it was.
    init(count: Int) { olds = Array(0..<count) }

    init(_ past: Notebook, _ present: Notebook) {
        olds = Array(repeating: nil, count: present.cells.count)
        let diff = LineDiff(past.cells.map { $0.text(in: past) }, present.cells.map { $0.text(in: present) })
        var (removed, added): ([Int], [Int]) = ([], [])
        func pair(_ olds: inout [Int?]) {
            if removed.count == added.count { for (old, new) in zip(removed, added) { olds[new] = old } }
            (removed, added) = ([], [])
        }
        for change in diff.changes {
            switch change {
            case .kept(let old, let new):
                pair(&olds)
                olds[new] = old
            case .removed(let old): removed.append(old)
            case .added(let new): added.append(new)
            }
        }
        pair(&olds)
    }

    /// The recorded cell that `cell` was; nil for a new one.
    func old(of cell: Int) -> Int? { olds[cell] }
}

extension Cell {
    /// The cell with its fences.
    func text(in notebook: Notebook) -> String {
        String(decoding: notebook.source.bytes[range.start..<range.end], as: UTF8.self)
    }
}
