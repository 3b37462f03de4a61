public import Engine

/// How alike the treated and the untreated are in what they were before, and whether each has others to be compared with.
public struct Balance: Sendable {
    /// A covariate in both groups.
    public struct Row: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its mean among the treated and the untreated.
        public let treated, untreated: Double
        /// (x̄₁ - x̄₀) / √((s₁² + s₀²) / 2), with s² of the groups as they are (Rosenbaum and Rubin, 1985); more than 0.1 in
        /// size is usually called unbalanced.
        public let difference: Double
        /// The same with means weighted by 1 / e(x) and 1 / (1 - e(x)), over the same s.
        public let weightedDifference: Double
    }

    /// What a group's propensities and weights are.
    public struct Group: Hashable, Sendable {
        /// Its samples.
        public let count: Int
        /// The smallest and the largest propensity in it.
        public let propensities: ClosedRange<Double>
        /// (Σ w)² / Σ w²: as many samples of equal weight would say as much (Kish, 1965).
        public let effectiveCount: Double
    }

    /// The covariates in their order.
    public let rows: [Row]
    /// Those who were treated, and those who were not.
    public let treated, untreated: Group
    /// The share of samples whose propensity is not between the smallest and the largest of both groups.
    public let outsideSupport: Double
    /// Of all samples the mean weight, which is 2 in the long run, the smallest, and the largest.
    public let meanWeight, smallestWeight, largestWeight: Double
    /// (Σ w)² / Σ w² of all samples.
    public let effectiveCount: Double
    /// Of each sample, [samples].
    public let propensities: [Double]
    /// Of propensities near 0 or 1.
    public let warnings: [EstimationWarning]
}

extension Workspace {
    /// How balanced the covariates are, before and after weighting by a propensity that is learnt now.
    ///
    /// Throws what the learner does; `noOverlap` too.
    public mutating func balance(
        _ data: TreatmentData, propensity: Learner = .linear, clip: Double? = nil
    ) throws -> Balance {
        try data.requireTwoGroups()
        let before = objects
        defer { objects = before }
        let found = try propensities(propensity, data, clip: clip)
        return Balance(data, found)
    }
}

extension Balance {
    init(_ data: TreatmentData, _ found: Propensities) {
        let chances = found.values
        let weights = zip(data.treatment, chances).map { $0 == 1 ? 1 / $1 : 1 / (1 - $1) }
        let sides = [SampleGroup.untreated, .treated].map { data.members(of: $0) }
        let ranges = sides.map { rows in
            let own = rows.map { chances[$0] }
            return (own.min() ?? 0)...(own.max() ?? 0)
        }
        let groups = zip(sides, ranges).map { rows, range in
            Group(
                count: rows.count, propensities: range,
                effectiveCount: Self.effectiveCount(rows.map { weights[$0] }))
        }
        let shared = max(ranges[0].lowerBound, ranges[1].lowerBound)
        let last = min(ranges[0].upperBound, ranges[1].upperBound)
        rows = data.names.covariates.indices.map { column in
            Self.row(data.names.covariates[column], data.covariates.column(column), weights, sides)
        }
        (untreated, treated) = (groups[0], groups[1])
        outsideSupport = Double(chances.count { $0 < shared || $0 > last }) / Double(data.count)
        meanWeight = weights.mean
        smallestWeight = weights.min() ?? 0
        largestWeight = weights.max() ?? 0
        effectiveCount = Self.effectiveCount(weights)
        propensities = chances
        warnings = found.warnings
    }

    private static func row(_ name: String, _ values: [Double], _ weights: [Double], _ sides: [[Int]]) -> Row {
        let groups = sides.map { rows in rows.map { values[$0] } }
        let spread = ((groups[0].variance + groups[1].variance) / 2).squareRoot()
        let weighted = zip(sides, groups).map { rows, values in
            let own = rows.map { weights[$0] }
            return zip(own, values).map { $0 * $1 }.mean / own.mean
        }
        let standardized = { (difference: Double) in difference == 0 ? 0 : difference / spread }
        return Row(
            name: name, treated: groups[1].mean, untreated: groups[0].mean,
            difference: standardized(groups[1].mean - groups[0].mean),
            weightedDifference: standardized(weighted[1] - weighted[0]))
    }

    private static func effectiveCount(_ weights: [Double]) -> Double {
        var (sum, squares) = (0.0, 0.0)
        for weight in weights {
            sum += weight
            squares += weight * weight
        }
        return sum * sum / squares
    }
}
