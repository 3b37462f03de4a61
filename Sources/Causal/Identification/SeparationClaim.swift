public import BitCollections

/// That two sets of variables are m-separated in a mixed graph, from which some arrows may be taken away.
public struct SeparationClaim: Hashable, Sendable {
    /// What is separated …
    public let left: NodeSet
    /// … from what, …
    public let right: NodeSet
    /// … given what.
    public let given: NodeSet
    /// Arrows and arcs into these are taken away.
    public let acted: NodeSet
    /// Arrows out of these are taken away.
    public let exchanged: NodeSet

    init(of left: NodeSet, from right: NodeSet, given: NodeSet, acted: NodeSet = [], exchanged: NodeSet = []) {
        self.left = left
        self.right = right
        self.given = given
        self.acted = acted
        self.exchanged = exchanged
    }

    /// Whether it is true of `graph`.
    public func holds(in graph: MixedGraph) -> Bool {
        graph.cut(into: acted, outOf: exchanged).separates(left, from: right, given: given)
    }
}

extension MixedGraph {
    /// Whether every path between the two disjoint sets is blocked by `given` (m-separation).
    func separates(_ left: NodeSet, from right: NodeSet, given: NodeSet) -> Bool {
        connected(to: left, given: given, within: left.union(right).union(given)).isDisjoint(with: right)
    }

    /// The least part of `given` that separates `set` from the rest of `given`.
    func blanket(of set: NodeSet, within given: NodeSet) -> NodeSet {
        connected(to: set, given: given, within: set.union(given)).intersection(given)
    }

    /// What paths lead to from `set` that `given` does not block before their ends, among the causes of `all`.
    ///
    /// Joins each c-component and the direct causes of its variables pairwise: what cannot be reached in the graph so joined
    /// without passing `given` is separated (Richardson 2003, the augmented graph).
    private func connected(to set: NodeSet, given: NodeSet, within all: NodeSet) -> NodeSet {
        let part = restricted(to: ancestors(of: all))
        var groups = part.districts.map { district in district.reduce(into: district) { $0.formUnion(part.parents[$1]) }
        }
        var reached = set
        while true {
            let open = reached.subtracting(given)
            let next = groups.partition { !$0.isDisjoint(with: open) }
            guard next < groups.endIndex else { return reached }
            for group in groups[next...] { reached.formUnion(group) }
            groups.removeSubrange(next...)
        }
    }
}
