public import BitCollections

extension CausalGraph {
    /// The graph without the arrows for which `isRemoved` holds.
    func removingArrows(_ isRemoved: (_ from: Int, _ to: Int) -> Bool) -> CausalGraph {
        var parents = parents
        var children = children
        for (from, to) in arrows where isRemoved(from, to) {
            parents[to].remove(from)
            children[from].remove(to)
        }
        return CausalGraph(self, parents: parents, children: children)
    }

    /// The graph without the arrows out of `set`: what is left of the paths are those through causes of `set`.
    func removingArrows(outOf set: NodeSet) -> CausalGraph { removingArrows { from, _ in set.contains(from) } }

    /// The graph without the arrows into `set`, as an intervention on `set` leaves it.
    func removingArrows(into set: NodeSet) -> CausalGraph { removingArrows { _, to in set.contains(to) } }

    /// The graph with these variables latent too.
    public func hiding(_ set: NodeSet) -> CausalGraph { CausalGraph(self, latent: latent.union(set)) }
}
