public import BitCollections

/// A causal graph seen from its observed variables alone: arrows, and an arc wherever two share an unobserved cause
/// (an acyclic directed mixed graph).
///
/// Its variables keep the places that they have in the causal graph. It may hold some of them only, as the algorithms of
/// identification look at parts of a graph.
public struct MixedGraph: Hashable, Sendable {
    /// Its variables.
    public let nodes: NodeSet
    /// All variables of the causal graph, causes before their effects.
    let order: [Int]
    /// Of each variable its direct causes; nothing for those that are not in `nodes`.
    public let parents: [NodeSet]
    /// Of each variable those with which it shares an unobserved cause.
    public let siblings: [NodeSet]

    init(nodes: NodeSet, order: [Int], parents: [NodeSet], siblings: [NodeSet]) {
        self.nodes = nodes
        self.order = order
        self.parents = parents
        self.siblings = siblings
    }

    /// The variables of `set`, causes before their effects.
    public func ordered(_ set: NodeSet) -> [Int] { order.filter { set.contains($0) } }

    /// The variables of `set` and all their causes in this graph, direct or not.
    public func ancestors(of set: NodeSet) -> NodeSet { reached(from: set, by: parents) }

    /// The c-components, or districts: variables are in the same one if arcs lead from one to the other. Each variable is
    /// in exactly one; they come in the order of their first variables.
    public var districts: [NodeSet] {
        var left = nodes
        var districts: [NodeSet] = []
        for node in order where left.contains(node) {
            let district = reached(from: [node], by: siblings)
            left.subtract(district)
            districts.append(district)
        }
        return districts
    }

    /// The part of the graph on the variables of `set`.
    func restricted(to set: NodeSet) -> MixedGraph {
        let kept = nodes.intersection(set)
        return changed(nodes: kept) { node in
            kept.contains(node)
                ? (parents[node].intersection(kept), siblings[node].intersection(kept)) : (NodeSet(), NodeSet())
        }
    }

    /// The graph without arrows and arcs into variables of `acted`, and without arrows out of variables of `exchanged`:
    /// Pearl's G with a bar over the first and one under the second.
    func cut(into acted: NodeSet, outOf exchanged: NodeSet = []) -> MixedGraph {
        changed(nodes: nodes) { node in
            acted.contains(node)
                ? (NodeSet(), NodeSet())
                : (parents[node].subtracting(exchanged), siblings[node].subtracting(acted))
        }
    }

    private func changed(nodes: NodeSet, _ edges: (Int) -> (NodeSet, NodeSet)) -> MixedGraph {
        let changed = parents.indices.map(edges)
        return MixedGraph(nodes: nodes, order: order, parents: changed.map(\.0), siblings: changed.map(\.1))
    }

    private func reached(from set: NodeSet, by steps: [NodeSet]) -> NodeSet {
        var reached = set.intersection(nodes)
        var waiting = Array(reached)
        while let node = waiting.popLast() {
            for next in steps[node] where reached.insert(next).inserted { waiting.append(next) }
        }
        return reached
    }
}
