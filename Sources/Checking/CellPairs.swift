/// Which cell of today is which of the recorded ones: those of the same text, also where they were moved, and between
/// them those of the same place.
struct CellPairs: Sendable {
    private var olds: [Int?]
    /// The recorded cells that are none of today's.
    private(set) var gone: [Int] = []
    /// The cells of today that stood in another order.
    private(set) var moved: Set<Int> = []

    /// As many cells, each what it was.
    init(count: Int) { olds = Array(0..<count) }

    /// The cells by their texts, or by what stands for them.
    init(_ past: [String], _ present: [String]) {
        olds = Array(repeating: nil, count: present.count)
        let changes = LineDiff(past, present).changes
        gone = changes.compactMap { if case .removed(let old) = $0 { old } else { nil } }
        for change in changes {
            guard case .added(let new) = change, let place = gone.firstIndex(where: { past[$0] == present[new] }) else {
                continue
            }
            olds[new] = gone.remove(at: place)
            moved.insert(new)
        }
        var (removed, added): ([Int], [Int]) = ([], [])
        for change in changes + [.kept(old: past.count, new: present.count)] {
            switch change {
            case .removed(let old): if gone.contains(old) { removed.append(old) }
            case .added(let new): if olds[new] == nil { added.append(new) }
            case .kept(let old, let new):
                if removed.count == added.count {
                    for (old, new) in zip(removed, added) { olds[new] = old }
                    gone.removeAll { removed.contains($0) }
                }
                (removed, added) = ([], [])
                if new < present.count { olds[new] = old }
            }
        }
    }

    /// The recorded cell that `cell` was; nil for a new one.
    func old(of cell: Int) -> Int? { olds[cell] }

    /// The cell that stands today where the recorded cell `old` stood; nil where none does.
    func place(of old: Int) -> Int? {
        olds.firstIndex { $0.map { $0 > old } ?? false } ?? (olds.isEmpty ? nil : olds.count - 1)
    }
}
