import Engine

extension Workspace {
    /// The mean outcome of the treated, weighted by 1 / e(x), minus that of the untreated, weighted by 1 / (1 - e(x)).
    ///
    /// The influence function of a logistic propensity counts that it was estimated, which makes the interval narrower
    /// (Lunceford and Davidian, 2004); a net's is taken as known.
    mutating func weighting(
        _ data: TreatmentData, _ form: Estimator.WeightedMean, _ learner: Learner, _ clip: Double?
    ) throws -> EffectEstimate {
        let propensities = try propensities(learner, data, clip: clip)
        let treated = WeightedSide(
            data.treatment, data.outcome, probabilities: propensities.values, isHajek: form == .hajek)
        let untreated = WeightedSide(
            data.treatment.map { 1 - $0 }, data.outcome, probabilities: propensities.values.map { 1 - $0 },
            isHajek: form == .hajek)
        var influence = zip(treated.terms, untreated.terms).map { $0 - $1 }
        var warnings = propensities.warnings
        if let fit = propensities.fit {
            // A log odds raises e by e (1 - e) and lowers 1 - e by it; what is clipped does not move.
            let slopes = (0..<data.count).map { row in
                propensities.isClipped[row] ? 0 : treated.slopes[row] + untreated.slopes[row]
            }
            let ofFit = try fit.influence(slopes: slopes, treatment: data.treatment, in: &self)
            influence = zip(influence, ofFit).map { $0 + $1 }
        } else {
            warnings.append(.propensityTakenAsKnown)
        }
        var estimate = EffectEstimate(treated.mean - untreated.mean, of: data)
        estimate.means = .init(untreated: untreated.mean, treated: treated.mean)
        estimate.influence = influence
        estimate.propensities = propensities.values
        estimate.warnings = warnings
        return estimate
    }
}

/// The weighted mean of a group, and what each sample adds to n times its error.
private struct WeightedSide {
    let mean: Double
    let terms: [Double]
    /// What a term changes by with the log odds of being treated, up to sign the same for both groups.
    let slopes: [Double]

    /// `members` are 1 for the samples of the group, whose probability to be in it is `probabilities`.
    init(_ members: [Double], _ outcome: [Double], probabilities: [Double], isHajek: Bool) {
        let weights = zip(members, probabilities).map { $0 / $1 }
        let size = isHajek ? weights.mean : 1
        let mean = zip(weights, outcome).map { $0 * $1 }.mean / size
        self.mean = mean
        terms = zip(weights, outcome).map { weight, y in
            isHajek ? weight * (y - mean) / size : weight * y - mean
        }
        slopes = zip(zip(weights, outcome), probabilities).map { pair, probability in
            -pair.0 * (isHajek ? pair.1 - mean : pair.1) * (1 - probability) / size
        }
    }
}
