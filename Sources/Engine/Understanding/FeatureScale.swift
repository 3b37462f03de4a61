/// A feature that is far larger than the others, or, by itself, than a weight of about 1 can meet.
public struct FeatureScale: Hashable, Sendable {
    /// Which column.
    public let feature: Int
    /// √mean(x²) of it.
    public let size: Double
    /// The median of that over the features.
    public let median: Double

    /// Curvature grows with the square of a feature: one that is thirty times as large allows a rate a thousand times
    /// smaller than the others need.
    private static let factor = 30.0

    /// The largest feature of x [samples, …, features], if it is too large; nil if none is.
    init?(_ x: NDArray) {
        guard let width = x.shape.last, width > 0, x.count > 0 else { return nil }
        var squares = Array(repeating: 0.0, count: width)
        for (place, value) in x.elements.enumerated() { squares[place % width] += value * value }
        let sizes = squares.map { ($0 / Double(x.count / width)).squareRoot() }
        guard let largest = sizes.max(), let feature = sizes.firstIndex(of: largest) else { return nil }
        // Beside a constant column of zeros anything is large.
        let sorted = sizes.filter { $0 > 0 }.sorted()
        guard !sorted.isEmpty else { return nil }
        self.feature = feature
        size = largest
        median = sorted[(sorted.count - 1) / 2]
        guard
            largest >= Self.factor * max(median, width == 1 ? 1 : 0) || largest >= Self.factor && median >= Self.factor
        else { return nil }
    }
}
