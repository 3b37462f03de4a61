import Engine

extension Workspace {
    /// The g-formula by a straight line in covariates, treatment, and products of both.
    ///
    /// The influence function counts the error of the coefficients, with residuals of any variance, and that of the mean
    /// over samples: (Δᵢ - Δ̄) + aᵀ (XᵀX / n)⁻¹ xᵢ eᵢ, where a is the mean change of a row x from no treatment to treatment.
    mutating func regression(_ data: TreatmentData, interactions: [String]) throws -> EffectEstimate {
        let columns = try data.covariates(named: interactions)
        let names = data.featureNames(interactions: columns)
        let features = data.features(treatment: data.treatment, interactions: columns)
        let fit = try namingTreatment(data) { workspace in
            try workspace.leastSquares(features, data.outcome, names: names)
        }
        let line = NDArray(shape: [fit.coefficients.count], elements: fit.coefficients)
        let rows = [0.0, 1].map { treatment in
            let all = Array(repeating: treatment, count: data.count)
            return fit.design.rows(data.features(treatment: all, interactions: columns))
        }
        let potential = PredictedOutcomes(
            untreated: try graph.product(rows[0], line).elements, treated: try graph.product(rows[1], line).elements)
        let change = try graph.mean(graph.subtract(rows[1], rows[0]), axes: [0])
        let ofLine = try fit.influence(on: change.elements, in: &graph)
        let effects = potential.effects
        var estimate = EffectEstimate(effects.mean, of: data)
        estimate.means = potential.means
        estimate.each = effects
        estimate.influence = zip(effects, ofLine).map { $0 - estimate.value + $1 }
        return estimate
    }

    /// The g-formula by any models of the outcome, with the error of a doubly robust estimate from them if a propensity is
    /// to be learnt for it.
    mutating func plugIn(
        _ data: TreatmentData, _ model: OutcomeModel, propensity: Learner?
    ) throws -> EffectEstimate {
        let potential = try outcomes(model, learntOn: data, of: data)
        let propensities = try propensity.map { try self.propensities($0, data) }
        return estimate(data, potential, effects: potential.effects, propensities)
    }

    /// An estimate from predicted potential outcomes: the mean of `effects`, and the error of a doubly robust estimate
    /// where propensities are known.
    func estimate(
        _ data: TreatmentData, _ potential: PredictedOutcomes, effects: [Double], _ propensities: Propensities?
    ) -> EffectEstimate {
        var estimate = EffectEstimate(effects.mean, of: data)
        estimate.means = potential.means
        estimate.each = effects
        if let propensities {
            let terms = potential.doublyRobust(data, propensities.values)
            let middle = terms.mean
            estimate.influence = terms.map { $0 - middle }
            estimate.propensities = propensities.values
            estimate.warnings = propensities.warnings + [.intervalWithoutBias]
        }
        return estimate
    }
}
