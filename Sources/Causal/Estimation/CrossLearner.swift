import Engine

extension Workspace {
    /// The X-learner. With straight lines both models of the effect are the difference of the models of the outcome, and so
    /// is the error.
    mutating func crossLearner(
        _ data: TreatmentData, _ outcome: Learner, _ propensity: Learner, _ clip: Double?, knowsError: Bool
    ) throws -> EffectEstimate {
        let potential = try outcomes(.apart(outcome), learntOn: data, of: data)
        let propensities = try propensities(propensity, data, clip: clip)
        let sides = try [SampleGroup.untreated, .treated].map { group in
            let rows = data.members(of: group)
            let differences = rows.map { row in
                group == .treated
                    ? data.outcome[row] - potential.untreated[row] : potential.treated[row] - data.outcome[row]
            }
            let own = data.covariates.taking(rows)
            // It is an outcome's difference, learnt from as many samples as the outcome, not a noisy score.
            let model = try learn(
                outcome, .outcome, own, differences, names: data.names.covariates, group: group)
            return try values(of: model, at: data.covariates)
        }
        let effects = (0..<data.count).map { row in
            propensities.values[row] * sides[0][row] + (1 - propensities.values[row]) * sides[1][row]
        }
        var estimate = estimate(data, potential, effects: effects, knowsError ? propensities : nil)
        estimate.means = nil
        if outcome.isLinear {
            estimate.influence = try regression(data, interactions: data.names.covariates).influence
        }
        estimate.warnings = propensities.warnings + (outcome.isLinear ? [] : estimate.warnings)
        return estimate
    }
}
