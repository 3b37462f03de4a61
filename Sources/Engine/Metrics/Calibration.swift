/// Whether probabilities can be taken at their word: in bins of equal width, how often class 1 occurs beside how probable
/// it was said to be. scikit-learn's `calibration_curve`.
public struct Calibration: Hashable, Sendable {
    /// The mean probability of each bin that has a sample.
    public let predicted: [Double]
    /// The share of class 1 in it.
    public let observed: [Double]
    /// How many samples are in it.
    public let counts: [Int]

    /// The expected calibration error: the mean over all samples of |observed - predicted| of their bin. Naeini and
    /// others, 2015.
    public var expectedError: Double {
        let gaps = zip(zip(observed, predicted), counts).map { pair, count in
            Double(count) * (pair.0 - pair.1).magnitude
        }
        return Metric.orderedSum(gaps) / Double(counts.reduce(0, +))
    }
}

extension Metric {
    /// The calibration of the probabilities of class 1 in so many bins, which are open below and closed above, the first
    /// closed at both ends.
    ///
    /// Takes the shapes that `auc` takes. Throws `labelShape`, `labelOutOfRange`, `notAProbability`, `argument` for less
    /// than one bin or more than a thousand, and `emptyReduction` for no samples.
    public static func calibration(
        _ labels: NDArray, _ probabilities: NDArray, bins: Int = 10
    ) throws(EngineError) -> Calibration {
        if bins < 1 { throw .argument(name: "bins", value: Double(bins), .atLeast(1)) }
        if bins > 1000 { throw .argument(name: "bins", value: Double(bins), .atMost(1000)) }
        let ones = try binaryScores(labels, probabilities, function: "calibration")
        try checkProbabilities(probabilities, function: "calibration")
        // NumPy's linspace: the step times the index.
        let step = 1 / Double(bins)
        let edges = (1..<bins).map { Double($0) * step }
        var members = Array(repeating: [Int](), count: bins)
        for (row, probability) in ones.enumerated() {
            var low = 0
            var high = edges.count
            while low < high {
                let middle = (low + high) / 2
                if edges[middle] < probability { low = middle + 1 } else { high = middle }
            }
            members[low].append(row)
        }
        let filled = members.filter { !$0.isEmpty }
        return Calibration(
            predicted: filled.map { rows in orderedSum(rows.map { ones[$0] }) / Double(rows.count) },
            observed: filled.map { rows in orderedSum(rows.map { labels.elements[$0] }) / Double(rows.count) },
            counts: filled.map(\.count))
    }
}
