import Engine

/// A regression by least squares, and what tells how far it is off.
struct LinearFit: Sendable {
    /// The features.
    let design: Design
    /// Of the column of ones, then of each scaled feature.
    let coefficients: [Double]
    /// What the line leaves of each outcome.
    let residuals: [Double]
    /// The rows that it was fitted to, [samples, 1 + features].
    private let rows: NDArray
    /// Of XᵀX / n.
    private let factor: Cholesky

    fileprivate init(
        design: Design, coefficients: [Double], residuals: [Double], rows: NDArray, factor: Cholesky
    ) {
        self.design = design
        self.coefficients = coefficients
        self.residuals = residuals
        self.rows = rows
        self.factor = factor
    }

    /// The slope in a feature, in units of the outcome by one of its own.
    func slope(in feature: Int) -> Double { coefficients[feature + 1] * design.slope(in: feature)[feature + 1] }

    /// What each sample adds to n times the error of `direction` · coefficients: aᵀ (XᵀX / n)⁻¹ xᵢ eᵢ, whatever the variance
    /// of each residual (Huber, 1967; White, 1980).
    func influence(on direction: [Double], in graph: inout Graph) throws(EngineError) -> [Double] {
        let weights = factor.solve(direction)
        let leverages = try graph.product(rows, NDArray(shape: [weights.count], elements: weights))
        return zip(leverages.elements, residuals).map { $0 * $1 }
    }
}

extension Workspace {
    /// The straight line through `y` by the features `x` [samples, features] with least squares.
    ///
    /// By the normal equations of scaled features, and twice what is left of the residuals, so that the result has the
    /// digits of an orthogonal decomposition. Throws `collinear` and `tooFewSamples`.
    mutating func leastSquares(
        _ x: NDArray, _ y: [Double], names: [String], group: SampleGroup = .all
    ) throws -> LinearFit {
        let needed = names.count + 2
        if y.count < needed { throw EstimationError.tooFewSamples(group, found: y.count, needed: needed) }
        let design = Design(x, names: names)
        let rows = design.rows(x)
        let gram = try graph.apply(.product(leftTransposed: true), [rows, rows])
        let factor = try cholesky(gram, scale: 1 / Double(y.count), names: names, group: group)
        var coefficients = Array(repeating: 0.0, count: names.count + 1)
        var residuals = y
        for _ in 0..<3 {
            let left = NDArray(shape: [y.count, 1], elements: residuals)
            let right = try graph.apply(.product(leftTransposed: true), [rows, left])
            let step = factor.solve(right.elements.map { $0 / Double(y.count) })
            for index in step.indices { coefficients[index] += step[index] }
            let fitted = try graph.product(rows, NDArray(shape: [coefficients.count], elements: coefficients))
            residuals = zip(y, fitted.elements).map { $0 - $1 }
        }
        return LinearFit(
            design: design, coefficients: coefficients, residuals: residuals, rows: rows, factor: factor)
    }

    /// The factor of a matrix of inner products of a design, times `scale`; throws `collinear` for the feature that those
    /// before it determine.
    mutating func cholesky(
        _ gram: NDArray, scale: Double, names: [String], group: SampleGroup
    ) throws -> Cholesky {
        try graph.budget.charge(operations: LinearAlgebra.cost(.solve, gram.shape))
        let scaled = NDArray(shape: gram.shape, elements: gram.elements.map { $0 * scale })
        // Rounding leaves about 1e-15 of a column that is nothing but others; a power of age beside lower ones 1e-6.
        let factor = try Cholesky(scaled, tolerance: 1e-11)
        if let dependent = factor.dependent {
            throw EstimationError.collinear(dependent == 0 ? "" : names[dependent - 1], in: group)
        }
        return factor
    }
}
