public import BitCollections

/// The effect of some variables on others in a graph, and what decides by which variables it can be adjusted for.
public struct EffectQuestion: Hashable, Sendable {
    /// The graph.
    public let graph: CausalGraph
    /// The variables whose effect is asked for.
    public let exposures: NodeSet
    /// The variables on which it is asked for.
    public let outcomes: NodeSet
    /// Whether the effect past all other variables is meant, instead of the total effect.
    public let isDirect: Bool
    /// The variables other than exposures on paths of arrows from an exposure to an outcome that meet no second exposure;
    /// outcomes among them.
    public let onCausalPaths: NodeSet
    /// The variables by which no one may adjust: for the total effect those on causal paths and all their effects, for the
    /// direct effect the effects of the outcomes that an exposure has.
    public let forbidden: NodeSet
    /// The graph with the paths whose dependence is no part of the effect: without the first arrow of each causal path, for
    /// the direct effect without the arrows from an exposure to an outcome.
    public let backdoor: CausalGraph

    /// The effect of `exposures` on `outcomes`, two sets without a common variable, neither empty.
    public init(_ graph: CausalGraph, of exposures: NodeSet, on outcomes: NodeSet, isDirect: Bool = false) {
        self.graph = graph
        self.exposures = exposures
        self.outcomes = outcomes
        self.isDirect = isDirect
        let onPaths = graph.removingArrows(into: exposures).descendants(of: exposures).subtracting(exposures)
            .intersection(graph.removingArrows(outOf: exposures).ancestors(of: outcomes))
        onCausalPaths = onPaths
        if isDirect {
            forbidden = graph.descendants(of: outcomes.intersection(graph.descendants(of: exposures)))
            backdoor = graph.removingArrows { exposures.contains($0) && outcomes.contains($1) }
        } else {
            forbidden = graph.descendants(of: onPaths)
            backdoor = graph.removingArrows { exposures.contains($0) && onPaths.contains($1) }
        }
    }

    /// The observed variables by which one may adjust.
    public var candidates: NodeSet {
        graph.observed.subtracting(exposures).subtracting(outcomes).subtracting(forbidden)
    }
}
