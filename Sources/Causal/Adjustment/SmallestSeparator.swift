public import BitCollections

extension CausalGraph {
    /// A set of `candidates` with the fewest variables that separates `one` from `other`; of several, the one nearest to
    /// `one`. Nil where none does.
    ///
    /// As many ways between the two that share no variable as there are, found by adding one at a time (Menger 1927; Ford and
    /// Fulkerson 1956): a set of that size cuts them.
    public func smallestSeparator(from one: NodeSet, to other: NodeSet, among candidates: NodeSet) -> NodeSet? {
        guard let shielded = ShieldedGraph(self, from: one, to: other, among: candidates) else { return nil }
        var ways = DisjointWays(shielded)
        while ways.addOne() {}
        return ways.cut
    }
}

/// Ways from the source to the target that share no variable.
///
/// A variable has two states, entered (even) and left (odd): only a variable that no way uses leads from the one to the other.
private struct DisjointWays {
    private let graph: ShieldedGraph
    /// Of each variable on a way the one before it.
    private var previous: [Int?]
    /// The states that the last search met, and where it came from.
    private var origin: [Int?] = []

    init(_ graph: ShieldedGraph) {
        self.graph = graph
        previous = Array(repeating: nil, count: graph.neighbours.count)
    }

    /// Adds a way, taking others apart where needed; false where there is none.
    mutating func addOne() -> Bool {
        origin = Array(repeating: nil, count: 2 * previous.count)
        let (start, end) = (2 * graph.source + 1, 2 * graph.target)
        origin[start] = start
        var queue = [start]
        var next = 0
        while next < queue.count, origin[end] == nil {
            let state = queue[next]
            next += 1
            for reached in steps(from: state) where origin[reached] == nil {
                origin[reached] = state
                queue.append(reached)
            }
        }
        guard origin[end] != nil else { return false }
        turn(end, start)
        return true
    }

    private func steps(from state: Int) -> [Int] {
        let node = state / 2
        if state % 2 == 0 {
            if node == graph.target { return [] }
            return [previous[node].map { 2 * $0 + 1 } ?? state + 1]
        }
        let back = node != graph.source && previous[node] != nil ? [state - 1] : []
        return back + graph.neighbours[node].filter { $0 != graph.source }.map { 2 * $0 }
    }

    /// Takes up the way that the search found, from its end to its start.
    private mutating func turn(_ end: Int, _ start: Int) {
        var unused: [Int] = []
        var used: [(node: Int, after: Int)] = []
        var state = end
        while state != start, let before = origin[state] {
            let (node, other) = (state / 2, before / 2)
            if state % 2 == 0, before % 2 == 1 {
                if node == other { unused.append(node) } else if node != graph.target { used.append((node, other)) }
            }
            state = before
        }
        for node in unused { previous[node] = nil }
        for (node, after) in used { previous[node] = after }
    }

    /// The variables that the last search entered and could not leave.
    var cut: NodeSet {
        NodeSet(previous.indices.filter { $0 != graph.target && origin[2 * $0] != nil && origin[2 * $0 + 1] == nil })
    }
}
