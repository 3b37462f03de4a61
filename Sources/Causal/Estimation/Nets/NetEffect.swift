import Engine

extension Workspace {
    /// The mean difference of a net's heads; of a targeted DragonNet after the step along ε.
    ///
    /// The error is that of a doubly robust estimate from the same heads, with DragonNet's own propensities or, for nets that
    /// tell none, those of a logistic regression.
    mutating func estimate(
        _ data: TreatmentData, by net: RepresentationNet, knowsError: Bool
    ) throws -> EffectEstimate {
        var net = net
        net.isBinary = data.hasBinaryOutcome
        let fitted = try fit(net, x: data.covariates, treatment: data.treatment, outcome: data.outcome)
        if fitted.history.stoppedByNaN { throw EstimationError.learningFailed(.outcome) }
        let heads = try potentialOutcomes(fitted, x: data.covariates)
        let isTargeted = if case .dragonnet(let targeting) = net.kind { targeting > 0 } else { false }
        let potential = isTargeted ? heads.targeted ?? heads : heads
        var propensities: Propensities?
        if knowsError {
            propensities =
                try heads.propensities.map { try Propensities($0, clip: nil) } ?? self.propensities(.linear, data)
        }
        var estimate = estimate(data, potential, effects: potential.effects, propensities)
        estimate.each = heads.effects
        return estimate
    }
}
