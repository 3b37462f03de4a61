public import Engine

/// What an unobserved common cause of treatment and outcome would have to be like to make an adjusted effect another one,
/// by the linear regression of the outcome on treatment and covariates (Cinelli and Hazlett, 2020).
public struct Confounding: Hashable, Sendable {
    /// The regression's coefficient of the treatment, and its standard error under equal variances.
    public let effect, standardError: Double
    /// Degrees of freedom of the regression: samples minus coefficients.
    public let freedom: Int
    /// The share of what the covariates leave of the treatment, and of the outcome, that a common cause would have to explain,
    /// the same of both, for the effect to vanish: (√(f⁴ + 4 f²) - f²) / 2 = 2 / (1 + √(1 + 4 / f²)) with f = |effect| / (standard error · √freedom).
    public let robustness: Double
    /// The effect if there were a common cause as strong as each of the covariates.
    public let rows: [Row]

    /// Shares that a common cause explains, 0 to 1.
    public struct Bounds: Hashable, Sendable {
        /// Of the treatment, and of the outcome.
        public let treatment, outcome: Double

        /// √(R²_y R²_t / (1 - R²_t)), which times the standard error and √freedom is what it moves the effect by.
        var bias: Double { (outcome * treatment / (1 - treatment)).squareRoot() }
    }

    /// A common cause that is as strong as a covariate.
    public struct Row: Hashable, Sendable {
        /// The covariate.
        public let covariate: String
        /// The share that it explains of what the other covariates leave of the treatment, and of what treatment and other
        /// covariates leave of the outcome.
        public let shareOfTreatment, shareOfOutcome: Double
        /// At most so much a common cause that is as strong would explain of what all covariates leave of the treatment, and
        /// of what they and the treatment leave of the outcome; nil where nothing as strong can be.
        public let bounds: Bounds?
        /// The effect that would be left if such a cause drew it towards 0; nil where nothing as strong can be.
        public let effect: Double?
    }
}

extension Workspace {
    /// How strong an unobserved common cause would have to be, `strength` times each covariate in the rows.
    ///
    /// Throws `collinear` and `tooFewSamples`.
    public mutating func confounding(_ data: TreatmentData, strength: Double = 1) throws -> Confounding {
        let whole = try outcomeFit(data)
        let treatment = data.names.covariates.count
        let freedom = data.count - data.names.covariates.count - 2
        let ofTreatment = try leastSquares(data.covariates, data.treatment, names: data.names.covariates)
        let effect = whole.slope(in: treatment)
        let error = (Self.squares(whole.residuals) / Double(freedom) / Self.squares(ofTreatment.residuals)).squareRoot()
        // Without residuals nothing is left that a common cause could explain.
        let f = error > 0 ? abs(effect) / (error * Double(freedom).squareRoot()) : .infinity
        let rows = try data.names.covariates.indices.map { column in
            let others = data.removing(column)
            let treatmentShare = Self.shareExplained(
                by: ofTreatment.residuals,
                of: try leastSquares(others.covariates, data.treatment, names: others.names.covariates).residuals)
            let outcomeShare = Self.shareExplained(by: whole.residuals, of: try outcomeFit(others).residuals)
            let bounds = Self.bounds(treatmentShare, outcomeShare, strength)
            return Confounding.Row(
                covariate: data.names.covariates[column], shareOfTreatment: treatmentShare,
                shareOfOutcome: outcomeShare, bounds: bounds,
                effect: bounds.map { effect - (effect < 0 ? -1 : 1) * error * Double(freedom).squareRoot() * $0.bias })
        }
        return Confounding(
            effect: effect, standardError: error, freedom: freedom,
            robustness: f.isFinite ? 2 / (1 + (1 + 4 / (f * f)).squareRoot()) : 1, rows: rows)
    }

    /// The regression of the outcome on the covariates, then the treatment.
    private mutating func outcomeFit(_ data: TreatmentData) throws -> LinearFit {
        try leastSquares(
            data.joining(data.covariates, NDArray(shape: [data.count, 1], elements: data.treatment)), data.outcome,
            names: data.names.covariates + [data.names.treatment])
    }

    private static func shareExplained(by better: [Double], of worse: [Double]) -> Double {
        let (left, all) = (squares(better), squares(worse))
        return all > 0 ? max(0, 1 - left / all) : 0
    }

    private static func squares(_ values: [Double]) -> Double {
        var sum = 0.0
        for value in values { sum += value * value }
        return sum
    }

    /// What a cause explains that is `strength` times as strong as a covariate with these shares; nil where that would be more
    /// than everything. Formulas of section 4.4.
    private static func bounds(_ treatment: Double, _ outcome: Double, _ strength: Double) -> Confounding.Bounds? {
        let own = strength * treatment / (1 - treatment)
        guard own < 1, treatment < 1, outcome < 1 else { return nil }
        let shared = strength * treatment * treatment / ((1 - strength * treatment) * (1 - treatment))
        guard strength * treatment < 1, shared < 1 else { return nil }
        let factor = (strength.squareRoot() + shared.squareRoot()) / (1 - shared).squareRoot()
        return Confounding.Bounds(treatment: own, outcome: min(1, factor * factor * outcome / (1 - outcome)))
    }
}
