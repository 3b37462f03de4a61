public import BitCollections

/// One step of a derivation: an equation, and what makes it true.
public struct IdentificationStep: Hashable, Sendable {
    /// What was done.
    public let reason: Reason
    /// What the step is about.
    public let left: Probability
    /// What it equals; nil in the step that finds a hedge.
    public let right: Estimand?

    /// A line of the algorithm ID or IDC, and what it used.
    public enum Reason: Hashable, Sendable {
        /// ID, line 1: nothing is acted on (any more), the others are summed out.
        case nothingActedOn
        /// ID, line 2: variables that are no causes of the outcome are summed out.
        case onlyCauses(without: NodeSet)
        /// ID, line 2: acting on what is no cause of the outcome changes nothing (rule 3 of the do-calculus).
        case noCause(NodeSet, SeparationClaim)
        /// ID, line 3: what reaches the outcome only through the action may be acted on too (rule 3 of the do-calculus).
        case addedAction(NodeSet, SeparationClaim)
        /// ID, line 4: without the variables acted on the graph falls into these c-components, each an effect of its own.
        case components([NodeSet])
        /// ID, line 5: a hedge.
        case hedge(Hedge)
        /// ID, line 6: the c-component that is left after the action is one before it, so its effect is the product of its
        /// variables' probabilities given all before them.
        case component(NodeSet)
        /// ID, line 7: the first c-component lies in the second one, the product of whose variables' probabilities given
        /// all before them takes the place of the distribution.
        case inside(NodeSet, of: NodeSet)
        /// IDC, line 1: seeing the variable is the same as acting on it (rule 2 of the do-calculus).
        case seenAsActed(Int, SeparationClaim)
        /// IDC, line 2: the joint effect over its sum.
        case conditional
        /// The steps put together.
        case assembled
        /// The same written shorter, with these separations in the graph.
        case simplified([SeparationClaim])
    }
}
