import Engine

extension Workspace {
    /// The interval between two quantiles of the estimate on samples drawn with replacement, and their standard deviation.
    ///
    /// Quantiles rather than a normal interval, because they know of skewness and of the range that an estimate can have.
    /// Each sample draws as NumPy's `randint(0, n, n)`. One that cannot be estimated from, for a group or a category is
    /// missing in it, is left out; throws `tooFewResamples` where that is so for more than half.
    mutating func addBootstrap(
        _ count: Int, to estimate: inout EffectEstimate, _ data: TreatmentData, _ estimator: Estimator
    ) throws {
        var values: [Double] = []
        let before = objects
        for _ in 0..<count {
            try graph.budget.step()
            let rows = (0..<data.count).map { _ in random.integer(below: data.count) }
            do {
                values.append(try point(data.rows(rows), estimator, knowsError: false).value)
            } catch is EstimationError {
                // Counted below.
            }
            objects = before
        }
        let failed = count - values.count
        if 2 * failed > count || values.count < 2 {
            throw EstimationError.tooFewResamples(failed: failed, of: count)
        }
        if failed > 0 { estimate.warnings.append(.resamplesLeftOut(failed, of: count)) }
        estimate.standardError = values.variance.squareRoot()
        estimate.low = values.quantile((1 - estimate.level) / 2)
        estimate.high = values.quantile((1 + estimate.level) / 2)
    }
}
