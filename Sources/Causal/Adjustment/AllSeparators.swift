internal import BitCollections

/// Every set of candidates that separates two sets of variables, one at a time, with polynomial time between two.
///
/// Each variable is left out first and taken second, where a set is left (van der Zander, Liskiewicz and Textor 2014).
struct AllSeparators: IteratorProtocol {
    private let graph: CausalGraph
    private let one: NodeSet
    private let other: NodeSet
    /// What must be in, and what may be.
    private var waiting: [(taken: NodeSet, allowed: NodeSet)]

    init(_ graph: CausalGraph, from one: NodeSet, to other: NodeSet, among candidates: NodeSet) {
        self.graph = graph
        self.one = one
        self.other = other
        waiting = [([], candidates)]
    }

    mutating func next() -> NodeSet? {
        while let (taken, allowed) = waiting.popLast() {
            // If a set between the two separates, this one does.
            let strongest = graph.ancestors(of: one.union(other).union(taken)).intersection(allowed)
            guard graph.areSeparated(one, other, given: strongest) else { continue }
            guard let node = allowed.subtracting(taken).first else { return taken }
            waiting.append((taken.union([node]), allowed))
            waiting.append((taken, allowed.subtracting([node])))
        }
        return nil
    }
}
