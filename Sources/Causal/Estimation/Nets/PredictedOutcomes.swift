/// What a net says that each of some samples would have come to without treatment and with it.
public struct PredictedOutcomes: Sendable {
    /// The outcome without treatment, or the chance of 1 where outcomes are 0 or 1, [samples].
    public internal(set) var untreated: [Double]
    /// The same with treatment, [samples].
    public internal(set) var treated: [Double]
    /// The chance of treatment, [samples], where the net tells it.
    public internal(set) var propensity: [Double]?
    /// DragonNet's ε, in the unit of the outcome.
    public internal(set) var epsilon: Double?

    /// The outcome with treatment minus that without it, [samples].
    public var effects: [Double] { zip(treated, untreated).map { $0 - $1 } }

    /// The mean of the effects; nan where there are no samples.
    public var averageEffect: Double { effects.reduce(0, +) / Double(treated.count) }

    /// The same moved along ε: y₁ + ε/g and y₀ - ε/(1 - g), with the propensity g as the targeted regularisation keeps it
    /// from 0 and 1. Where the net was targeted, the mean of their differences is the efficient estimate of the average
    /// effect (Shi, Blei and Veitch, 2019). Nil for other nets.
    public var targeted: PredictedOutcomes? {
        guard let propensity, let epsilon else { return nil }
        let kept = propensity.map(Propensity.inLever.keep)
        var moved = self
        moved.untreated = zip(untreated, kept).map { $0 - epsilon / (1 - $1) }
        moved.treated = zip(treated, kept).map { $0 + epsilon / $1 }
        return moved
    }
}
