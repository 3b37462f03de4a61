internal import BitCollections

/// The paths between two variables, as many as were asked for.
public struct PathList: Hashable, Sendable {
    /// The shortest first; of equally long ones the one whose variables were named first.
    public let paths: [GraphPath]
    /// Whether there are no others.
    public let isComplete: Bool
}

extension CausalGraph {
    /// Up to `limit` paths between two variables, the shortest first, whether open or not.
    ///
    /// Each partial path is kept under the length of its shortest completion, so that no work is done for paths that lead
    /// nowhere; the search also ends where it has looked at 50 million variables.
    public func paths(from start: Int, to goal: Int, limit: Int) -> PathList {
        var search = PathSearch(graph: self, goal: goal)
        return search.run(from: start, limit: limit)
    }
}

private struct PathSearch {
    let graph: CausalGraph
    let goal: Int
    /// Partial paths: a variable, how it was entered, and the partial path before it.
    private var steps: [(node: Int, link: PathLink, before: Int)] = []
    /// The partial paths by the length of their shortest completion.
    private var waiting: [[Int]] = []

    init(graph: CausalGraph, goal: Int) {
        self.graph = graph
        self.goal = goal
        waiting = Array(repeating: [], count: graph.names.count + 1)
    }

    mutating func run(from start: Int, limit: Int) -> PathList {
        var found: [GraphPath] = []
        var work = 50_000_000
        guard start != goal, let least = distances(avoiding: [])[start] else {
            return PathList(paths: [], isComplete: true)
        }
        steps = [(start, .forward, -1)]
        waiting[least] = [0]
        for length in waiting.indices {
            while let step = waiting[length].last {
                if found.count == limit || work < 0 { return PathList(paths: sorted(found), isComplete: false) }
                waiting[length].removeLast()
                work -= graph.names.count
                let path = path(to: step)
                if steps[step].node == goal {
                    found.append(path)
                } else {
                    extend(step, after: path)
                }
            }
        }
        return PathList(paths: sorted(found), isComplete: true)
    }

    private mutating func extend(_ step: Int, after path: GraphPath) {
        let distances = distances(avoiding: NodeSet(path.nodes))
        for (next, link) in graph.neighbours(of: steps[step].node).reversed() {
            guard let rest = distances[next] else { continue }
            waiting[path.nodes.count + rest].append(steps.count)
            steps.append((next, link, step))
        }
    }

    /// The fewest links from each variable to the goal past none of `taken`; nil where there is no way.
    private func distances(avoiding taken: NodeSet) -> [Int?] {
        var distances: [Int?] = Array(repeating: nil, count: graph.names.count)
        var fresh = NodeSet(graph.names.indices).subtracting(taken)
        var layer: NodeSet = [goal]
        var distance = 0
        while !layer.isEmpty {
            var next = NodeSet()
            for node in layer {
                distances[node] = distance
                next.formUnion(graph.parents[node])
                next.formUnion(graph.children[node])
                next.formUnion(graph.siblings[node])
            }
            fresh.subtract(layer)
            layer = next.intersection(fresh)
            distance += 1
        }
        return distances
    }

    private func path(to step: Int) -> GraphPath {
        var nodes = [steps[step].node]
        var links: [PathLink] = []
        var step = step
        while steps[step].before >= 0 {
            links.append(steps[step].link)
            step = steps[step].before
            nodes.append(steps[step].node)
        }
        return GraphPath(nodes: nodes.reversed(), links: links.reversed())
    }

    private func sorted(_ paths: [GraphPath]) -> [GraphPath] {
        paths.sorted { one, other in
            if one.nodes.count != other.nodes.count { return one.nodes.count < other.nodes.count }
            if one.nodes != other.nodes { return one.nodes.lexicographicallyPrecedes(other.nodes) }
            return one.links.map(\.rawValue).lexicographicallyPrecedes(other.links.map(\.rawValue))
        }
    }
}
