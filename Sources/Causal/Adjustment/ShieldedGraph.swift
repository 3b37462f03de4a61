internal import BitCollections

/// A graph without directions in which the sets that separate two sets of variables are those that cut the one end off the
/// other: the moral graph of their ancestors, with only the variables in it that may be given.
///
/// A minimal separator of two sets lies among their ancestors (van der Zander, Liskiewicz and Textor 2014). A variable that
/// may not be given is left out, and its neighbours are joined instead.
struct ShieldedGraph {
    /// Of each variable, and of the two ends, those next to it.
    let neighbours: [NodeSet]
    /// What stands for all variables of the one side.
    let source: Int
    /// What stands for all variables of the other.
    let target: Int

    /// Nil where no set of `candidates` separates the two.
    init?(_ graph: CausalGraph, from one: NodeSet, to other: NodeSet, among candidates: NodeSet) {
        let count = graph.names.count
        (source, target) = (count, count + 1)
        let ends = one.union(other)
        let inside = graph.ancestors(of: ends)
        var joined = Array(repeating: NodeSet(), count: count + 2)

        // Causes of a common effect, and all that meet by colliders alone, are next to each other.
        var unseen = inside
        while let node = unseen.first {
            let district = Self.component(of: node, in: graph.siblings, within: unseen)
            unseen.subtract(district)
            Self.join(district.reduce(into: district) { $0.formUnion(graph.parents[$1]) }, in: &joined)
        }
        for (side, nodes) in [(source, one), (target, other)] {
            for node in nodes {
                for next in joined[node] { joined[next].insert(side) }
                joined[side].formUnion(joined[node])
            }
        }
        // What cannot be given lets everything through.
        let free = candidates.intersection(inside).subtracting(ends)
        let kept = free.union([source, target])
        var open = inside.subtracting(free).subtracting(ends)
        while let node = open.first {
            let region = Self.component(of: node, in: joined, within: open)
            open.subtract(region)
            let border = region.reduce(into: NodeSet()) { $0.formUnion(joined[$1]) }.intersection(kept)
            Self.join(border, in: &joined)
        }
        for node in joined.indices {
            joined[node].formIntersection(kept)
            joined[node].remove(node)
        }
        if joined[source].contains(target) { return nil }
        neighbours = joined
    }

    /// What is reached from `node` without leaving `set`.
    static func component(of node: Int, in neighbours: [NodeSet], within set: NodeSet) -> NodeSet {
        var reached: NodeSet = [node]
        var waiting = [node]
        while let next = waiting.popLast() {
            let fresh = neighbours[next].intersection(set).subtracting(reached)
            reached.formUnion(fresh)
            waiting += fresh
        }
        return reached
    }

    private static func join(_ clique: NodeSet, in neighbours: inout [NodeSet]) {
        for node in clique { neighbours[node].formUnion(clique) }
    }
}
