public import Engine

/// What a net says that each of some samples would have come to without treatment and with it.
public struct PotentialOutcomes: Sendable {
    /// The outcome without treatment, or the chance of 1 where outcomes are 0 or 1, [samples].
    public let untreated: NDArray
    /// The same with treatment, [samples].
    public let treated: NDArray
    /// The chance of treatment, [samples], where the net tells it.
    public var propensity: NDArray?
    /// DragonNet's ε, in the unit of the outcome.
    public var epsilon: Double?

    /// The outcome with treatment minus that without it, [samples].
    public var effects: NDArray {
        NDArray(shape: treated.shape, elements: zip(treated.elements, untreated.elements).map { $0 - $1 })
    }

    /// The mean of the effects; nan where there are no samples.
    public var averageEffect: Double {
        let effects = effects
        return effects.elements.reduce(0, +) / Double(effects.count)
    }

    /// The same moved along ε: y₁ + ε/g and y₀ - ε/(1 - g), with the propensity g as the targeted regularisation keeps it
    /// from 0 and 1. Where the net was targeted, the mean of their differences is the efficient estimate of the average
    /// effect (Shi, Blei and Veitch, 2019). Nil for other nets.
    public var targeted: PotentialOutcomes? {
        guard let propensity, let epsilon else { return nil }
        let kept = propensity.elements.map(Propensity.inLever.keep)
        return PotentialOutcomes(
            untreated: NDArray(
                shape: untreated.shape,
                elements: zip(untreated.elements, kept).map { $0 - epsilon / (1 - $1) }),
            treated: NDArray(
                shape: treated.shape, elements: zip(treated.elements, kept).map { $0 + epsilon / $1 }),
            propensity: propensity, epsilon: epsilon)
    }
}
