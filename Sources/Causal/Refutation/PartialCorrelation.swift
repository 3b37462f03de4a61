public import Engine
internal import Kernels

/// How two variables move together once others are held fixed by straight lines.
public struct PartialCorrelation: Hashable, Sendable {
    /// The correlation of what straight lines of the others leave of both, -1 to 1.
    public let value: Double
    /// How probable at least this much would be of two that are independent given the others, all normal: Fisher's z.
    public let pValue: Double
}

extension Workspace {
    /// The partial correlation of `one` and `other` [samples] given the columns of `given` [samples, variables].
    ///
    /// Nil where nothing is left of one of the two, or of the samples; throws `collinear` where those given hang together.
    public mutating func partialCorrelation(
        _ one: [Double], _ other: [Double], given: NDArray, names: [String]
    ) throws -> PartialCorrelation? {
        let freedom = one.count - names.count - 3
        guard freedom > 0 else { return nil }
        let left = try [one, other].map { try leastSquares(given, $0, names: names).residuals }
        let spread = (left[0].variance * left[1].variance).squareRoot()
        // What rounding leaves of a variable that the others determine.
        let all = (one.variance * other.variance).squareRoot()
        guard spread > 1e-14 * all, spread > 0 else { return nil }
        var together = 0.0
        for (a, b) in zip(left[0], left[1]) { together += a * b }
        let value = min(1, max(-1, together / (Double(one.count - 1) * spread)))
        let z = abs(value) < 1 ? kernels_log((1 + abs(value)) / (1 - abs(value))) / 2 : .infinity
        let size = z * Double(freedom).squareRoot()
        let inside = size.isFinite ? try graph.unary(.erf, NDArray(number: size / 2.0.squareRoot())).elements[0] : 1
        return PartialCorrelation(value: value, pValue: max(0, 1 - inside))
    }
}
