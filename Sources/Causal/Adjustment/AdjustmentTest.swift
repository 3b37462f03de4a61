public import BitCollections

/// Whether one set suffices to adjust by, and if not, why.
public struct AdjustmentTest: Hashable, Sendable {
    /// What is wrong with the set; nothing where it suffices.
    public let flaws: [Flaw]
    /// Of a set that suffices, the variables any one of which it can do without.
    public let superfluous: NodeSet

    /// Whether the set suffices.
    public var isValid: Bool { flaws.isEmpty }

    /// What is wrong with a set.
    public enum Flaw: Hashable, Sendable {
        /// An exposure or outcome stands in it.
        case asked(Int)
        /// A variable that nobody observed.
        case latent(Int)
        /// A variable on a causal path, which shows it.
        case onCausalPath(Int, GraphPath)
        /// An effect of a variable on a causal path, or of an outcome; the path of arrows to it.
        case effect(Int, of: Int, GraphPath)
        /// A path that is not causal and stays open; which colliders the set opens.
        case open(GraphPath, [PathState.Opening])
    }
}

extension EffectQuestion {
    /// Looks at `set` by the adjustment criterion.
    public func test(_ set: NodeSet) -> AdjustmentTest {
        var flaws: [AdjustmentTest.Flaw] = []
        for node in set {
            if exposures.contains(node) || outcomes.contains(node) {
                flaws.append(.asked(node))
            } else if graph.latent.contains(node) {
                flaws.append(.latent(node))
            } else if forbidden.contains(node) {
                if let flaw = flaw(ofForbidden: node) { flaws.append(flaw) }
            }
        }
        let given = set.subtracting(exposures).subtracting(outcomes)
        if let path = backdoor.openPath(from: exposures, to: outcomes, given: given) {
            flaws.append(.open(path, backdoor.state(of: path, given: given).openings))
        }
        let superfluous =
            flaws.isEmpty
            ? set.filter { backdoor.areSeparated(exposures, outcomes, given: set.subtracting([$0])) } : []
        return AdjustmentTest(flaws: flaws, superfluous: NodeSet(superfluous))
    }

    private func flaw(ofForbidden node: Int) -> AdjustmentTest.Flaw? {
        if !isDirect, onCausalPaths.contains(node) {
            let start = graph.removingArrows(into: exposures).causalPath(from: exposures, to: [node])
            let rest = graph.removingArrows(outOf: exposures).causalPath(from: [node], to: outcomes)
            guard let start, let rest else { return nil }
            return .onCausalPath(
                node, GraphPath(nodes: start.nodes + rest.nodes.dropFirst(), links: start.links + rest.links))
        }
        let sources = isDirect ? outcomes : onCausalPaths
        guard let path = graph.causalPath(from: sources, to: [node]), let source = path.nodes.first else { return nil }
        return .effect(node, of: source, path)
    }
}

extension CausalGraph {
    /// A shortest path of arrows from one of `start` to one of `goal`; nil if there is none.
    public func causalPath(from start: NodeSet, to goal: NodeSet, past avoided: NodeSet = []) -> GraphPath? {
        var before: [Int?] = Array(repeating: nil, count: names.count)
        var seen = start.union(avoided)
        var queue = Array(start.subtracting(avoided))
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            if goal.contains(node) {
                var nodes = [node]
                while let earlier = nodes.last.flatMap({ before[$0] }) { nodes.append(earlier) }
                return GraphPath(
                    nodes: nodes.reversed(), links: Array(repeating: .forward, count: nodes.count - 1))
            }
            for child in children[node] where seen.insert(child).inserted {
                before[child] = node
                queue.append(child)
            }
        }
        return nil
    }
}
