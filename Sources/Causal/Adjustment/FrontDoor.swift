public import BitCollections

/// The sets of mediators through which an effect can be computed although cause and effect are confounded: the front door.
///
/// Such a set meets every path of arrows from an exposure to an outcome, no path with an arrow into an exposure is open
/// between the exposures and it, and the exposures block every path with an arrow into it between it and the outcomes (Pearl
/// 1995). Then P(y | do x) = Σ_m P(m | x) Σ_x' P(y | m, x') P(x').
public struct FrontDoor: Sendable {
    /// The effect that is asked for.
    public let question: EffectQuestion
    /// The largest set that meets the second and third condition: the union of all such sets.
    public let largest: NodeSet

    /// The front door for an effect. Time grows with the square of the graph at most.
    public init(_ question: EffectQuestion) {
        self.question = question
        let graph = question.graph
        let (exposures, outcomes) = (question.exposures, question.outcomes)
        let confounded = graph.removingArrows(outOf: exposures).connected(with: exposures)
        largest = Self.unconfounded(
            graph.observed.subtracting(exposures).subtracting(outcomes).subtracting(confounded), question)
    }

    /// The largest part of `set` whose paths backwards to the outcomes are blocked by the exposures.
    ///
    /// More variables in the set mean fewer paths, so that what is connected here is connected in every part.
    private static func unconfounded(_ set: NodeSet, _ question: EffectQuestion) -> NodeSet {
        var set = set
        while true {
            let backwards = question.graph.removingArrows(outOf: set)
            let lost = set.intersection(backwards.connected(with: question.outcomes, given: question.exposures))
            if lost.isEmpty { return set }
            set.subtract(lost)
        }
    }

    /// A causal path that no allowed variable meets; nil where there is a front door.
    public var unmetPath: GraphPath? { unmetPath(past: largest) }

    private func unmetPath(past set: NodeSet) -> GraphPath? {
        question.graph.causalPath(from: question.exposures, to: question.outcomes, past: set)
    }

    /// An open path from an exposure that ends at `node` and begins with an arrow or arc into the exposure: the reason why
    /// `node` is no mediator.
    public func confounding(of node: Int) -> GraphPath? {
        question.graph.removingArrows(outOf: question.exposures).openPath(from: question.exposures, to: [node])
    }

    /// A path from `node` to an outcome, with an arrow or arc into `node`, that the exposures leave open.
    public func backdoor(of node: Int) -> GraphPath? {
        question.graph.removingArrows(outOf: largest.union([node])).openPath(
            from: [node], to: question.outcomes, given: question.exposures)
    }

    /// How many choices of variables are looked at: at most 20,000, fewer in a large graph.
    public var mostChoices: Int {
        let graph = question.graph
        let size = graph.names.count + graph.arrows.count + graph.arcs.count
        return min(max(1_000_000 / max(size, 1), 100), 20_000)
    }

    /// Whether `set` meets all three conditions.
    public func isValid(_ set: NodeSet) -> Bool {
        set.isSubset(of: largest) && unmetPath(past: set) == nil && Self.unconfounded(set, question) == set
    }

    /// Up to `limit` sets none of which has a smaller one in it, the smaller first.
    ///
    /// Sizes are tried from below, and a choice is given up where no set can come of it. It ends too after `mostChoices`.
    public func minimalSets(limit: Int = 100) -> (sets: [NodeSet], isComplete: Bool) {
        guard unmetPath == nil else { return ([], true) }
        var found: [NodeSet] = []
        var work = mostChoices
        for size in 0...largest.count {
            var isLast = true
            var waiting: [(taken: NodeSet, left: NodeSet)] = [([], largest)]
            while let (taken, left) = waiting.popLast() {
                work -= 1
                guard found.count < limit, work > 0 else { return (found, false) }
                if found.contains(where: taken.isSuperset) { continue }
                if taken.count == size {
                    if isValid(taken) { found.append(taken) } else { isLast = false }
                    continue
                }
                let reachable = Self.unconfounded(taken.union(left), question)
                guard reachable.isSuperset(of: taken), unmetPath(past: reachable) == nil,
                    let node = left.first
                else { continue }
                let rest = left.subtracting([node])
                waiting.append((taken, rest))
                waiting.append((taken.union([node]), rest))
            }
            if isLast { return (found, true) }
        }
        return (found, true)
    }
}
