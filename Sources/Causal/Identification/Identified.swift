public import BitCollections

/// What became of the question for an effect: a formula that equals it, or the hedge that makes it impossible to know.
public struct Identified: Hashable, Sendable {
    /// The effect asked for, P(y | do(x), z).
    public let query: Probability
    /// The answer.
    public let answer: Answer
    /// How it was found, in order.
    public let steps: [IdentificationStep]

    /// Whether the effect follows from the distribution of what is observed.
    public enum Answer: Hashable, Sendable {
        /// It does, by this formula.
        case estimand(Estimand)
        /// It does not.
        case hedge(Hedge)
    }

    /// The formula, nil if there is none.
    public var estimand: Estimand? {
        if case .estimand(let estimand) = answer { estimand } else { nil }
    }

    /// The hedge, nil if there is none.
    public var hedge: Hedge? {
        if case .hedge(let hedge) = answer { hedge } else { nil }
    }

    /// Variables that the formula speaks of and the question does not: whichever values they are given, it comes out the
    /// same.
    public var anyValue: NodeSet { estimand.map { $0.free.subtracting(query.variables) } ?? [] }
}
