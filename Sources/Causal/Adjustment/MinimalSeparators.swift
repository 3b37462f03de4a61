public import BitCollections

/// Every minimal set of variables that separates two sets of variables, one at a time.
///
/// Minimal: without any one of its variables it separates them no more. Between two sets lies polynomial time, however many
/// there are: each is the border of a region around the one end, and a region is asked to hold or to leave out one more
/// variable only where a set is left (Takata 2010; van der Zander, Liskiewicz and Textor 2014). The first is the one that is
/// nearest to the one end.
public struct MinimalSeparators: Sequence, IteratorProtocol, Sendable {
    private let neighbours: [NodeSet]
    private let source: Int
    private let target: Int
    /// Regions around the source, each with what must stay outside.
    private var waiting: [(inside: NodeSet, outside: NodeSet)]

    /// The sets of `candidates` that separate `one` from `other` in `graph`; nil where none does.
    public init?(_ graph: CausalGraph, from one: NodeSet, to other: NodeSet, among candidates: NodeSet) {
        guard let shielded = ShieldedGraph(graph, from: one, to: other, among: candidates) else { return nil }
        neighbours = shielded.neighbours
        source = shielded.source
        target = shielded.target
        waiting = [([source], [])]
    }

    /// The next set; nil after the last.
    public mutating func next() -> NodeSet? {
        while var (inside, outside) = waiting.popLast() {
            guard let (border, region) = border(around: inside), region.isDisjoint(with: outside) else { continue }
            inside = region
            for node in border.subtracting(outside) {
                waiting.append((inside.union([node]), outside))
                outside.insert(node)
            }
            return border
        }
        return nil
    }

    /// The separator nearest to `inside`, and all that it holds on this side; nil if the target is next to `inside`.
    private func border(around inside: NodeSet) -> (border: NodeSet, region: NodeSet)? {
        let near = inside.reduce(into: NodeSet()) { $0.formUnion(neighbours[$1]) }.subtracting(inside)
        if near.contains(target) { return nil }
        let all = NodeSet(neighbours.indices)
        let beyond = ShieldedGraph.component(
            of: target, in: neighbours, within: all.subtracting(near).subtracting(inside))
        let border = beyond.reduce(into: NodeSet()) { $0.formUnion(neighbours[$1]) }.subtracting(beyond)
        return (border, ShieldedGraph.component(of: source, in: neighbours, within: all.subtracting(border)))
    }
}
