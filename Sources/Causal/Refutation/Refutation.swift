public import Engine

/// An estimate made again from changed data, often enough to know what it should come to.
public struct Refutation: Hashable, Sendable {
    /// What is changed.
    public enum Change: Hashable, Sendable {
        /// Treatments are dealt out anew among the samples, by lot: nothing is left that has an effect, so the estimate should
        /// be near 0. Where there are instruments outcomes are dealt out instead, for a treatment by lot follows none.
        case placebo
        /// A column of normal numbers joins the covariates: being no cause of anything, it should change nothing.
        case randomCommonCause
        /// So large a share of the samples, by lot: the estimate should not hang on a few.
        case subset(Double)
    }

    /// What was changed.
    public let change: Change
    /// The estimates from the changed data.
    public let values: [Double]
    /// What they should be near to.
    public let expected: Double

    /// The mean of the estimates.
    public var mean: Double { values.mean }
    /// Their standard deviation.
    public var deviation: Double { values.variance.squareRoot() }

    /// Whether the estimates are as they should be: what is expected is among them as one of them might be, within 1.96
    /// standard deviations of their mean, or nearer to it than `tolerance`.
    public func holds(tolerance: Double) -> Bool {
        let distance = abs(mean - expected)
        return distance <= 1.96 * deviation || distance <= tolerance
    }
}

extension Workspace {
    /// The estimate of `data` by `estimator` from data that are changed so, `repeats` times.
    ///
    /// Each time draws the change, then what the estimator draws. Samples of which nothing can be estimated are left out;
    /// throws `tooFewResamples` where that is more than half, and `countedWithCovariates` where a method takes no covariates.
    public mutating func refute(
        _ data: TreatmentData, by estimator: Estimator, value: Double, change: Refutation.Change, repeats: Int
    ) throws -> Refutation {
        var values: [Double] = []
        let before = objects
        defer { objects = before }
        for _ in 0..<repeats {
            try graph.budget.step()
            let changed = try changed(data, change)
            do {
                values.append(try point(changed, estimator, knowsError: false).value)
            } catch let error as EstimationError {
                if case .countedWithCovariates = error { throw error }
            }
            objects = before
        }
        if values.count < 2 || 2 * values.count < repeats {
            throw EstimationError.tooFewResamples(failed: repeats - values.count, of: repeats)
        }
        return Refutation(change: change, values: values, expected: change == .placebo ? 0 : value)
    }

    private mutating func changed(_ data: TreatmentData, _ change: Refutation.Change) throws -> TreatmentData {
        switch change {
        case .placebo:
            let order = random.permutation(data.count)
            return data.names.instruments.isEmpty ? data.shufflingTreatment(order) : data.shufflingOutcome(order)
        case .randomCommonCause:
            let column = (0..<data.count).map { _ in random.standardNormal() }
            return data.adding(column, named: "random")
        case .subset(let share):
            let count = max(1, Int((share * Double(data.count)).rounded()))
            return data.rows(random.permutation(data.count).prefix(count).sorted())
        }
    }
}
