import Engine

/// The mean outcome of each sample with and without treatment, as models predict it, and perhaps its probability to be
/// treated: what estimates are made of, whoever learnt it.
public struct PotentialOutcomes: Sendable {
    /// m(0, x), or the probability of 1 where outcomes are 0 or 1, [samples]
    public var untreated: [Double]
    /// m(1, x), [samples]
    public var treated: [Double]
    /// e(x), where the same net tells it, [samples]
    public var propensities: [Double]?
    /// DragonNet's ε, in the unit of the outcome.
    public var epsilon: Double?

    /// m(1, x) - m(0, x)
    public var effects: [Double] { zip(treated, untreated).map { $0 - $1 } }

    /// The same moved along ε: m(1, x) + ε / e(x) and m(0, x) - ε / (1 - e(x)), with e(x) as the targeted regularisation
    /// keeps it from 0 and 1. Where the net was targeted, the mean of their differences is the efficient estimate of the
    /// average effect (Shi, Blei and Veitch, 2019). Nil for other nets.
    public var targeted: PotentialOutcomes? {
        guard let propensities, let epsilon else { return nil }
        let kept = propensities.map(Propensity.inLever.keep)
        return PotentialOutcomes(
            untreated: zip(untreated, kept).map { $0 - epsilon / (1 - $1) },
            treated: zip(treated, kept).map { $0 + epsilon / $1 }, propensities: propensities, epsilon: epsilon)
    }

    /// The means of both.
    var means: EffectEstimate.PotentialMeans {
        EffectEstimate.PotentialMeans(untreated: untreated.mean, treated: treated.mean)
    }

    /// Of each sample m(1, x) - m(0, x) + t (y - m(1, x)) / e(x) - (1 - t) (y - m(0, x)) / (1 - e(x)).
    func doublyRobust(_ data: TreatmentData, _ propensities: [Double]) -> [Double] {
        (0..<data.count).map { row in
            let (t, y, e) = (data.treatment[row], data.outcome[row], propensities[row])
            let left = t * (y - treated[row]) / e - (1 - t) * (y - untreated[row]) / (1 - e)
            return treated[row] - untreated[row] + left
        }
    }
}

extension TreatmentData {
    /// The features of one model for both groups: the covariates, the treatment, and its products with some covariates.
    func features(treatment: [Double], interactions: [Int]) -> NDArray {
        let width = covariates.shape[1]
        var elements: [Double] = []
        elements.reserveCapacity(count * (width + 1 + interactions.count))
        for row in 0..<count {
            let own = covariates.elements[row * width..<(row + 1) * width]
            elements += own
            elements.append(treatment[row])
            for column in interactions { elements.append(treatment[row] * own[own.startIndex + column]) }
        }
        return NDArray(shape: [count, width + 1 + interactions.count], elements: elements)
    }

    /// What these features are called.
    func featureNames(interactions: [Int]) -> [String] {
        names.covariates + [names.treatment] + interactions.map { "\(names.treatment) * \(names.covariates[$0])" }
    }

    /// The places of covariates by their names; throws `unknownCovariate`.
    func covariates(named wanted: [String]) throws(EstimationError) -> [Int] {
        var places: [Int] = []
        for name in wanted {
            guard let place = names.covariates.firstIndex(of: name) else {
                throw .unknownCovariate(name, known: names.covariates)
            }
            if !places.contains(place) { places.append(place) }
        }
        return places
    }
}

extension Workspace {
    /// Learns the outcome on `data` and predicts both potential outcomes of `others`. Apart, the untreated are learnt first.
    mutating func outcomes(
        _ model: OutcomeModel, learntOn data: TreatmentData, of others: TreatmentData
    ) throws -> PotentialOutcomes {
        switch model {
        case .apart(let learner):
            let sides = try [SampleGroup.untreated, .treated].map { group in
                let own = data.rows(data.members(of: group))
                let nuisance = try learn(
                    learner, .outcome, own.covariates, own.outcome, names: data.names.covariates, group: group)
                return try values(of: nuisance, at: others.covariates)
            }
            return PotentialOutcomes(untreated: sides[0], treated: sides[1])
        case .together(let learner, let interactions):
            let columns = try data.covariates(named: interactions)
            let nuisance = try namingTreatment(data) { workspace in
                try workspace.learn(
                    learner, .outcome, data.features(treatment: data.treatment, interactions: columns), data.outcome,
                    names: data.featureNames(interactions: columns))
            }
            let sides = try [0.0, 1].map { treatment in
                let all = Array(repeating: treatment, count: others.count)
                return try values(of: nuisance, at: others.features(treatment: all, interactions: columns))
            }
            return PotentialOutcomes(untreated: sides[0], treated: sides[1])
        }
    }

    /// Says of a treatment that the covariates before it determine that it is one.
    mutating func namingTreatment<Result>(
        _ data: TreatmentData, _ body: (inout Self) throws -> Result
    ) throws -> Result {
        do {
            return try body(&self)
        } catch EstimationError.collinear(data.names.treatment, _) {
            throw EstimationError.treatmentDetermined(data.names.treatment)
        }
    }
}
