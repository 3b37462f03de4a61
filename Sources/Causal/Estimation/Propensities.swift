import Engine

/// The probability of each sample to be treated, as a model sees it.
struct Propensities: Sendable {
    /// As they are used, clipped if that was asked for.
    private(set) var values: [Double]
    /// The regression that they come from, if it was one on these very samples.
    let fit: LogisticFit?
    /// Which of them have been clipped.
    let isClipped: [Bool]
    private let bound: Double

    /// Propensities, moved to `clip` and 1 - `clip` where they are closer to 0 or 1. Throws `argument` for a clip that is
    /// not between 0 and 0.5.
    init(_ values: [Double], fit: LogisticFit? = nil, clip: Double?) throws(EngineError) {
        if let clip, !(clip > 0 && clip < 0.5) {
            throw .argument(name: "clip", value: clip, .properShare)
        }
        bound = clip ?? 0
        let bound = bound
        self.fit = fit
        isClipped = values.map { clip != nil && ($0 < bound || $0 > 1 - bound) }
        self.values = clip == nil ? values : values.map { Swift.min(Swift.max($0, bound), 1 - bound) }
    }

    /// What is to be said of them.
    var warnings: [EstimationWarning] {
        var warnings: [EstimationWarning] = []
        let clipped = isClipped.count { $0 }
        if clipped > 0 { warnings.append(.clippedPropensities(count: clipped, bound: bound)) }
        let extreme = values.count { $0 < 0.01 || $0 > 0.99 }
        if extreme > 0, let smallest = values.min(), let largest = values.max() {
            warnings.append(.extremePropensities(count: extreme, smallest: smallest, largest: largest))
        }
        return warnings
    }
}

extension Workspace {
    /// The propensities of all samples, learnt on them.
    mutating func propensities(
        _ learner: Learner, _ data: TreatmentData, clip: Double? = nil
    ) throws -> Propensities {
        guard learner.isLinear else {
            return try Propensities(
                propensities(learner, learntOn: data, of: data, clip: clip), clip: clip)
        }
        let fit = try logistic(data.covariates, data.treatment, names: data.names.covariates)
        return try Propensities(fit.probabilities, fit: fit, clip: clip)
    }

    /// The propensities of `others`, learnt on `data`. Throws `noOverlap` where one is 0 or 1 but for rounding and nothing
    /// clips it.
    mutating func propensities(
        _ learner: Learner, learntOn data: TreatmentData, of others: TreatmentData, clip: Double?
    ) throws -> [Double] {
        let nuisance = try learn(
            learner, .propensity, data.covariates, data.treatment, names: data.names.covariates)
        let found = try values(of: nuisance, at: others.covariates)
        if clip == nil {
            try requireOverlap(found, others.covariates, others.treatment, names: data.names.covariates)
        }
        return found
    }
}
