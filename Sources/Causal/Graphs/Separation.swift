public import BitCollections

extension CausalGraph {
    /// Whether every path between `one` and `other` is blocked by `given`: d-separation, in graphs with arcs m-separation.
    ///
    /// Then the graph implies that the two are independent given these variables. Time grows linearly with the graph
    /// (Shachter 1998; van der Zander, Liskiewicz and Textor 2014).
    public func areSeparated(_ one: NodeSet, _ other: NodeSet, given: NodeSet = []) -> Bool {
        openPath(from: one, to: other, given: given) == nil
    }

    /// A shortest open path from `start` to `goal`, the same each time; nil where they are separated.
    public func openPath(from start: NodeSet, to goal: NodeSet, given: NodeSet = []) -> GraphPath? {
        var walk = OpenWalk(self, from: start, given: given)
        return walk.run(until: goal).map(walk.path)
    }

    /// All variables that an open path joins with `start`, without `start` itself.
    public func connected(with start: NodeSet, given: NodeSet = []) -> NodeSet {
        var walk = OpenWalk(self, from: start, given: given)
        _ = walk.run(until: [])
        return walk.reached.subtracting(start)
    }
}

/// A search in breadth over variables and how they were entered, where a collider lets pass if it or an effect of it is given.
///
/// A shortest such walk meets no variable twice: a walk that does can be cut short there and stays open.
private struct OpenWalk {
    private let graph: CausalGraph
    private let given: NodeSet
    private let causesOfGiven: NodeSet
    /// Of each state, a variable entered by a tail (even) or a head (odd), the one before it and the link; nil if not seen.
    private var before: [(state: Int, link: PathLink)?]
    private var queue: [Int]
    private let starts: Int
    private(set) var reached: NodeSet = []

    init(_ graph: CausalGraph, from start: NodeSet, given: NodeSet) {
        self.graph = graph
        self.given = given
        causesOfGiven = graph.ancestors(of: given)
        before = Array(repeating: nil, count: 2 * graph.names.count)
        queue = start.map { 2 * $0 }
        starts = queue.count
    }

    /// Goes on until a variable of `goal` is met, and gives its state; nil if there is none.
    mutating func run(until goal: NodeSet) -> Int? {
        var next = 0
        while next < queue.count {
            let state = queue[next]
            let (node, isStart) = (state / 2, next < starts)
            next += 1
            let passes = isStart || !given.contains(node)
            let turns = isStart || (state % 2 == 1 ? causesOfGiven.contains(node) : passes)
            for (neighbour, link) in graph.neighbours(of: node) where link.hasHeadAtStart ? turns : passes {
                let entered = 2 * neighbour + (link.hasHeadAtEnd ? 1 : 0)
                guard before[entered] == nil else { continue }
                before[entered] = (state, link)
                reached.insert(neighbour)
                if goal.contains(neighbour) { return entered }
                queue.append(entered)
            }
        }
        return nil
    }

    /// The way to a state that was met.
    func path(to state: Int) -> GraphPath {
        let sources = NodeSet(queue[..<starts].map { $0 / 2 })
        var nodes = [state / 2]
        var links: [PathLink] = []
        var state = state
        while let (previous, link) = before[state], nodes.count == 1 || !sources.contains(state / 2) {
            links.append(link)
            nodes.append(previous / 2)
            state = previous
        }
        return GraphPath(nodes: nodes.reversed(), links: links.reversed())
    }
}
