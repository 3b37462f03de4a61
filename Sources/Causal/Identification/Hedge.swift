public import BitCollections

/// Why an effect cannot be identified: two c-forests with the same roots, one inside the other (Shpitser and Pearl 2006,
/// definition 6).
///
/// The variables of a c-forest are all joined by arcs, and each has one chosen arrow to another of them but for the roots.
/// The larger one has variables that are acted on, the smaller one has none, and the roots are causes of the outcome after
/// the action. Two models can then agree in everything that is observed and differ in the effect.
public struct Hedge: Hashable, Sendable {
    /// The larger c-forest, F.
    public let outer: NodeSet
    /// The smaller c-forest, F′.
    public let inner: NodeSet
    /// The roots of both.
    public let roots: NodeSet
    /// The arrows of F, of each variable but the roots one. Those between variables of F′ are its own.
    public let arrows: [Edge]
    /// The arcs of F, the variable that was named first before the other. Those between variables of F′ are its own.
    public let arcs: [Edge]

    /// An arrow from the first to the second, or an arc between the two.
    public struct Edge: Hashable, Sendable {
        /// Where it begins; of an arc the variable that was named first.
        public let from: Int
        /// Where it ends.
        public let to: Int

        /// The edge between these.
        public init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }
    }

    /// The c-forests in a graph that is one c-component, of which `inner` remains one after the action, and in which every
    /// variable of the graph, and of `inner` alone, leads to the outcome in `inner`.
    init(in graph: MixedGraph, inner: NodeSet) {
        outer = graph.nodes
        self.inner = inner
        var arrows: [Edge] = []
        var roots = inner
        // An arrow out of the smaller forest would give it other roots than the larger.
        for node in outer {
            let child = outer.first {
                graph.parents[$0].contains(node) && (inner.contains($0) || !inner.contains(node))
            }
            guard let child else { continue }
            arrows.append(Edge(from: node, to: child))
            roots.remove(node)
        }
        self.roots = roots
        self.arrows = arrows
        arcs = outer.flatMap { one in graph.siblings[one].filter { $0 > one }.map { Edge(from: one, to: $0) } }
    }
}
