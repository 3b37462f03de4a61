import Engine

/// A logistic regression at its end, and what its error does to an estimate that is made of its probabilities.
struct LogisticFit: Sendable {
    /// The features.
    let design: Design
    /// Of the column of ones, then of each scaled feature.
    let coefficients: [Double]
    /// The rows that it was fitted to, [samples, 1 + features].
    let rows: NDArray
    /// What it gives them.
    let probabilities: [Double]
    /// Of the mean of p (1 - p) x xᵀ.
    fileprivate let information: Cholesky

    /// What each sample adds to n times the error of an estimate through the coefficients, where `slopes` is what the
    /// estimate's term of each sample changes by when its log odds do: D (I)⁻¹ sᵢ with D the mean of slope · x, I the mean
    /// of p (1 - p) x xᵀ and sᵢ = (tᵢ - pᵢ) xᵢ (Stefanski and Boos, 2002).
    func influence(
        slopes: [Double], treatment: [Double], in workspace: inout some Workspace
    ) throws -> [Double] {
        let samples = rows.shape[0]
        let direction = try workspace.graph.apply(
            .product(leftTransposed: true), [rows, NDArray(shape: [samples, 1], elements: slopes)])
        let weights = information.solve(direction.elements.map { $0 / Double(samples) })
        let scores = try workspace.graph.product(rows, NDArray(shape: [weights.count], elements: weights))
        return scores.elements.indices.map { scores.elements[$0] * (treatment[$0] - probabilities[$0]) }
    }
}

extension Workspace {
    /// The logistic regression of `treatment`, 0 or 1, on the features `x` [samples, features].
    ///
    /// Throws `noOverlap` where probabilities run away to 0 or 1, `collinear` and `tooFewSamples`.
    mutating func logistic(_ x: NDArray, _ treatment: [Double], names: [String]) throws -> LogisticFit {
        let (samples, needed) = (treatment.count, names.count + 2)
        if samples < needed { throw EstimationError.tooFewSamples(.all, found: samples, needed: needed) }
        let design = Design(x, names: names)
        let rows = design.rows(x)
        let gram = try graph.apply(.product(leftTransposed: true), [rows, rows])
        _ = try cholesky(gram, scale: 1 / Double(samples), names: names, group: .all)
        let found = try logisticRegression(
            rows, NDArray(shape: [samples, 1], elements: treatment), usesBias: false)
        var coefficients = found.weights.elements
        var probabilities = try chances(rows, coefficients)
        try requireOverlap(probabilities, x, treatment, names: names, isSeparable: found.isSeparable)
        var information = try information(rows, probabilities, names: names)
        // The search ends where the loss does not fall any more, which says half of the digits; these steps, the rest.
        for _ in 0..<2 {
            let left = NDArray(shape: [samples, 1], elements: zip(treatment, probabilities).map { $0 - $1 })
            let score = try graph.apply(.product(leftTransposed: true), [rows, left])
            let step = information.solve(score.elements.map { $0 / Double(samples) })
            for index in step.indices { coefficients[index] += step[index] }
            probabilities = try chances(rows, coefficients)
            information = try self.information(rows, probabilities, names: names)
        }
        return LogisticFit(
            design: design, coefficients: coefficients, rows: rows, probabilities: probabilities,
            information: information)
    }

    private mutating func chances(_ rows: NDArray, _ coefficients: [Double]) throws -> [Double] {
        let odds = try graph.product(rows, NDArray(shape: [coefficients.count], elements: coefficients))
        return try graph.unary(.sigmoid, odds).elements
    }

    /// The factor of the mean of p (1 - p) x xᵀ.
    private mutating func information(
        _ rows: NDArray, _ probabilities: [Double], names: [String]
    ) throws -> Cholesky {
        let samples = probabilities.count
        let spread = NDArray(shape: [samples, 1], elements: probabilities.map { $0 * (1 - $0) })
        let weighted = try graph.multiply(rows, spread)
        let products = try graph.apply(.product(leftTransposed: true), [rows, weighted])
        return try cholesky(products, scale: 1 / Double(samples), names: names, group: .all)
    }

    /// Throws `noOverlap` where a probability is 0 or 1 but for rounding: in a logistic regression that has come to its end
    /// only those of samples get there that the covariates tell apart.
    func requireOverlap(
        _ probabilities: [Double], _ x: NDArray, _ treatment: [Double], names: [String], isSeparable: Bool = false
    ) throws {
        // Newton's steps push such a sample on until its share of the mean loss is rounding, below 1e-13.
        let certain = isSeparable ? treatment.count : probabilities.count { !($0 > 1e-11 && $0 < 1 - 1e-11) }
        if certain == 0 { return }
        let telling = names.indices.first { tells(x.column($0), treatment) }
        throw EstimationError.noOverlap(covariate: telling.map { names[$0] }, samples: certain)
    }

    /// Whether one group has none of the other's values of a covariate, beyond one that both may share; of a covariate of
    /// two values, whether a group lacks one of them.
    private func tells(_ values: [Double], _ treatment: [Double]) -> Bool {
        let treated = zip(values, treatment).filter { $0.1 == 1 }.map(\.0)
        let untreated = zip(values, treatment).filter { $0.1 != 1 }.map(\.0)
        guard let least = treated.min(), let most = treated.max(), let low = untreated.min(), let high = untreated.max()
        else { return true }
        if least >= high || low >= most { return true }
        return Set(values).count == 2 && (least == most || low == high)
    }
}
