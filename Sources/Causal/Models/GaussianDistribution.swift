/// An equation that is a weighted sum: constant + Σ slope · cause + noise.
public struct LinearEquation: Hashable, Sendable {
    /// What is added, the mean of the noise included.
    public var constant: Double
    /// The slopes of the variables before it, as many as there are; 0 for those that are no causes.
    public var slopes: [Double]
    /// The variance of the noise, which is independent of that of the other equations.
    public var variance: Double

    /// The equation constant + Σ slope · cause + noise.
    public init(constant: Double, slopes: [Double], variance: Double) {
        self.constant = constant
        self.slopes = slopes
        self.variance = variance
    }
}

/// Means and covariances of variables; where their noise is normal, these are the whole distribution.
public struct GaussianDistribution: Hashable, Sendable {
    /// The mean of each variable.
    public private(set) var mean: [Double]
    /// Of each two variables the covariance, row by row.
    public private(set) var covariance: [[Double]]

    /// The distribution of the variables of linear equations, each of which reads only those before it:
    /// mean = c + B·mean and Σ = B·Σ + noise, filled in row by row.
    public init(_ equations: [LinearEquation]) {
        mean = []
        covariance = Array(repeating: Array(repeating: 0, count: equations.count), count: equations.count)
        for (row, equation) in equations.enumerated() {
            var center = equation.constant
            for (cause, slope) in equation.slopes.enumerated() { center += slope * mean[cause] }
            mean.append(center)
            for other in 0..<row {
                var sum = 0.0
                for (cause, slope) in equation.slopes.enumerated() { sum += slope * covariance[cause][other] }
                covariance[row][other] = sum
                covariance[other][row] = sum
            }
            var own = equation.variance
            for (cause, slope) in equation.slopes.enumerated() { own += slope * covariance[cause][row] }
            covariance[row][row] = own
        }
    }

    /// The distribution when these variables have these values: one after the other, each time
    /// mean += Σ·k (value - mean_k) / Σkk and Σ -= Σ·k Σk· / Σkk.
    ///
    /// A variable without variance may have no other value than its mean. Throws `impossibleCondition` for that.
    public func given(_ conditions: [(variable: Int, value: Double)]) throws(ModelError) -> GaussianDistribution {
        var given = self
        for (variable, value) in conditions {
            let row = given.covariance[variable]
            let difference = value - given.mean[variable]
            // What is left of a variance after others are known: rounding may leave it just above 0.
            guard row[variable] > 1e-12 * covariance[variable][variable] else {
                let size = max(value.magnitude, given.mean[variable].magnitude)
                guard difference.magnitude <= 1e-9 * size else { throw .impossibleCondition }
                continue
            }
            for other in mean.indices {
                given.mean[other] += row[other] / row[variable] * difference
                for third in mean.indices {
                    given.covariance[other][third] -= row[other] / row[variable] * row[third]
                }
            }
            given.mean[variable] = value
            for other in mean.indices {
                given.covariance[variable][other] = 0
                given.covariance[other][variable] = 0
            }
        }
        return given
    }
}
