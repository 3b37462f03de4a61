internal import BitCollections

extension CausalGraph {
    /// The latent projection: the mixed graph over the observed variables that implies the same of them (Verma 1993).
    ///
    /// An arrow leads from A to B where a path of arrows does whose inner variables are all latent. An arc joins them where
    /// such paths lead to both from a latent variable, or from the two ends of an arc.
    public var projected: MixedGraph {
        let observed = observed
        let inner = names.indices.map { observed.contains($0) ? NodeSet() : NodeSet([$0]) }
        // Of each variable the latent ones that reach it without passing an observed one, and of those the observed effects.
        var hidden = inner
        for node in order {
            for cause in parents[node] where latent.contains(cause) { hidden[node].formUnion(hidden[cause]) }
        }
        var shown = names.indices.map { observed.contains($0) ? NodeSet([$0]) : NodeSet() }
        for node in order.reversed() where latent.contains(node) {
            for effect in children[node] { shown[node].formUnion(shown[effect]) }
        }
        var causes = Array(repeating: NodeSet(), count: names.count)
        var arcs = causes
        for node in observed {
            for source in hidden[node].union([node]) {
                causes[node].formUnion(parents[source].intersection(observed))
                for other in siblings[source] { arcs[node].formUnion(shown[other]) }
            }
            for source in hidden[node] { arcs[node].formUnion(shown[source]) }
            arcs[node].remove(node)
        }
        return MixedGraph(nodes: observed, order: order, parents: causes, siblings: arcs)
    }
}
