import Engine

extension Workspace {
    /// The mean of the doubly robust outcomes, which are their own influence function.
    mutating func augmented(
        _ data: TreatmentData, _ outcome: OutcomeModel, _ propensity: Learner, folds: Int, clip: Double?
    ) throws -> EffectEstimate {
        let crossed = try crossFitted(data, outcome, propensity, folds: folds, clip: clip)
        let terms = crossed.potential.doublyRobust(data, crossed.propensities.values)
        var estimate = EffectEstimate(terms.mean, of: data)
        estimate.influence = terms.map { $0 - estimate.value }
        estimate.means = crossed.robustMeans(data)
        estimate.propensities = crossed.propensities.values
        estimate.warnings = crossed.propensities.warnings
        return estimate
    }

    /// A model of the effect learnt from the doubly robust outcomes; the value is the mean of what it says, its error that of
    /// the mean of the outcomes, which a straight line has exactly.
    mutating func doublyRobustLearner(
        _ data: TreatmentData, _ outcome: Learner, _ propensity: Learner, _ effect: Learner?, folds: Int, clip: Double?
    ) throws -> EffectEstimate {
        let crossed = try crossFitted(data, .apart(outcome), propensity, folds: folds, clip: clip)
        let terms = crossed.potential.doublyRobust(data, crossed.propensities.values)
        let effect = effect ?? Learner(hidden: outcome.hidden)
        let model = try learn(effect, .effect, data.covariates, terms, names: data.names.covariates)
        let effects = try values(of: model, at: data.covariates)
        let middle = terms.mean
        var estimate = EffectEstimate(effects.mean, of: data)
        estimate.each = effects
        estimate.influence = terms.map { $0 - middle }
        estimate.means = crossed.robustMeans(data)
        estimate.propensities = crossed.propensities.values
        estimate.warnings = crossed.propensities.warnings + (effect.isLinear ? [] : [.intervalWithoutBias])
        return estimate
    }

    /// Both nuisance functions of each sample, learnt without the fold that the sample is in; of one fold, with it.
    private mutating func crossFitted(
        _ data: TreatmentData, _ outcome: OutcomeModel, _ propensity: Learner, folds: Int, clip: Double?
    ) throws -> CrossFitted {
        if folds == 1 {
            // First, because groups that cannot be compared are what is wrong with models of their outcomes too.
            let propensities = try propensities(propensity, data, clip: clip)
            let potential = try outcomes(outcome, learntOn: data, of: data)
            return CrossFitted(potential: potential, propensities: propensities)
        }
        var potential = PotentialOutcomes(
            untreated: Array(repeating: 0, count: data.count), treated: Array(repeating: 0, count: data.count))
        var chances = potential.untreated
        for test in try self.folds(of: data, folds) {
            var isTest = Array(repeating: false, count: data.count)
            for row in test { isTest[row] = true }
            let others = data.rows((0..<data.count).filter { !isTest[$0] })
            let own = data.rows(test)
            let chance = try propensities(propensity, learntOn: others, of: own, clip: clip)
            let predicted = try outcomes(outcome, learntOn: others, of: own)
            for (place, row) in test.enumerated() {
                potential.untreated[row] = predicted.untreated[place]
                potential.treated[row] = predicted.treated[place]
                chances[row] = chance[place]
            }
        }
        return CrossFitted(potential: potential, propensities: try Propensities(chances, clip: clip))
    }

    /// The rows of each fold, ascending; both groups are dealt out evenly.
    private mutating func folds(of data: TreatmentData, _ count: Int) throws -> [[Int]] {
        if count < 1 { throw EngineError.argument(name: "folds", value: Double(count), .atLeast(1)) }
        for group in [SampleGroup.untreated, .treated] {
            let found = data.members(of: group).count
            // Each fold has one, and so have the others.
            if found < count { throw EstimationError.tooFewSamples(group, found: found, needed: count) }
        }
        let places = NDArray(shape: [data.count, 1], elements: (0..<data.count).map(Double.init))
        let numbered = try Dataset(x: places, y: NDArray(shape: [data.count], elements: data.treatment))
        return try kFold(numbered, folds: count, stratify: true, random: &random).map { pair in
            pair.test.x.elements.map { Int($0) }
        }
    }
}

/// Nuisance functions of each sample.
private struct CrossFitted {
    let potential: PotentialOutcomes
    let propensities: Propensities

    /// The doubly robust mean of each potential outcome.
    func robustMeans(_ data: TreatmentData) -> EffectEstimate.PotentialMeans {
        let rows = data.treatment.indices
        let untreated = rows.map { row in
            let left = (1 - data.treatment[row]) * (data.outcome[row] - potential.untreated[row])
            return potential.untreated[row] + left / (1 - propensities.values[row])
        }
        let treated = rows.map { row in
            let left = data.treatment[row] * (data.outcome[row] - potential.treated[row])
            return potential.treated[row] + left / propensities.values[row]
        }
        return EffectEstimate.PotentialMeans(untreated: untreated.mean, treated: treated.mean)
    }
}
