/// An average effect of a treatment on an outcome, and how well it is known.
public struct EffectEstimate: Sendable {
    /// The mean outcome if all were treated minus the mean outcome if none were, in the outcome's unit; of a treatment
    /// that is not 0 or 1, for one unit more of it.
    public internal(set) var value: Double
    /// The standard deviation of the estimate over samples like these; nan if nothing tells it.
    public internal(set) var standardError = Double.nan
    /// Where the interval begins and ends.
    public internal(set) var low = Double.nan, high = Double.nan
    /// The share of samples like these whose interval would hold the effect.
    public internal(set) var level = 0.95
    /// How the interval was found.
    public internal(set) var interval = IntervalMethod.influence
    /// The mean outcomes behind the value, where the estimator has them.
    public internal(set) var means: PotentialMeans?
    /// The effect on samples with the covariates of each, where it is estimated; [samples].
    public internal(set) var each: [Double]?
    /// What each sample adds to n times the error of the estimate, where that is known; its mean is 0; [samples].
    public internal(set) var influence: [Double]?
    /// The probability of each sample to be treated, where it was needed; as it was used, clipped; [samples].
    public internal(set) var propensities: [Double]?
    /// The F of the first stage, where there is one.
    public internal(set) var firstStage: Double?
    /// What the outcome differs by between those who were treated and those who were not, whatever else differs between
    /// them; of a treatment that is not 0 or 1, the slope of the regression line.
    public internal(set) var naive: Double
    /// What needs to be known beside the numbers.
    public internal(set) var warnings: [EstimationWarning] = []

    /// Mean outcomes of all samples.
    public struct PotentialMeans: Hashable, Sendable {
        /// If none were treated.
        public let untreated: Double
        /// If all were.
        public let treated: Double
    }

    /// An estimate without an interval.
    init(_ value: Double, of data: TreatmentData) {
        self.value = value
        naive = data.naiveDifference
    }
}

extension TreatmentData {
    /// Σ (t - t̄)(y - ȳ) / Σ (t - t̄)²; of a treatment of 0 and 1, ȳ of the treated minus ȳ of the untreated.
    public var naiveDifference: Double {
        let middle = treatment.mean
        let centre = outcome.mean
        var (together, alone) = (0.0, 0.0)
        for (t, y) in zip(treatment, outcome) {
            together += (t - middle) * (y - centre)
            alone += (t - middle) * (t - middle)
        }
        return together / alone
    }
}
