/// How often values fall into bins, as NumPy's `histogram` counts them: a bin holds its lower edge and not its upper one,
/// the last bin both.
public struct Bins: Hashable, Sendable {
    /// The edges, rising; one more than there are bins.
    public let edges: [Double]
    /// How many values are in each bin.
    public let counts: [Int]
    /// How many values lie in no bin.
    public let outside: Int

    /// Counts finite `values` in so many bins of equal width from the smallest to the largest of them; from half a unit
    /// below to half a unit above where all are equal, and from 0 to 1 where there are none. The edges are NumPy's
    /// `linspace` (but where the range is not a finite number, for which NumPy has no edges).
    ///
    /// Throws `argument` for less than one bin or more than a thousand.
    public init(counting values: [Double], bins: Int) throws(EngineError) {
        if bins < 1 { throw .argument(name: "bins", value: Double(bins), .atLeast(1)) }
        if bins > 1000 { throw .argument(name: "bins", value: Double(bins), .atMost(1000)) }
        var low = values.min() ?? 0
        var high = values.max() ?? 1
        if low == high { (low, high) = (low - 0.5, high + 0.5) }
        // Half a unit is nothing beside numbers above 2⁵³.
        if low == high { (low, high) = (low - low.magnitude / 16, high + high.magnitude / 16) }
        self.init(counting: values, between: Bins.edges(from: low, to: high, bins: bins))
    }

    /// Counts finite `values` between `edges`, of which there are two or more that rise.
    public init(counting values: [Double], between edges: [Double]) {
        precondition(edges.count >= 2)
        var counts = Array(repeating: 0, count: edges.count - 1)
        var outside = 0
        for value in values {
            guard value >= edges[0], value <= edges[edges.count - 1] else {
                outside += 1
                continue
            }
            // The last edge that is not above the value.
            var (low, high) = (0, edges.count - 1)
            while low + 1 < high {
                let middle = (low + high) / 2
                if edges[middle] <= value { low = middle } else { high = middle }
            }
            counts[low] += 1
        }
        (self.edges, self.counts, self.outside) = (edges, counts, outside)
    }

    /// NumPy's `linspace(low, high, bins + 1)`: the step times the index plus the start, and the end itself.
    private static func edges(from low: Double, to high: Double, bins: Int) -> [Double] {
        let range = high - low
        guard range.isFinite else {
            return edges(from: low / 2, to: high / 2, bins: bins).dropLast().map { $0 * 2 } + [high]
        }
        let step = range / Double(bins)
        return (0..<bins).map { index in
            let distance = step == 0 ? Double(index) / Double(bins) * range : Double(index) * step
            return distance + low
        } + [high]
    }
}
