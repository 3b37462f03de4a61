/// How often samples of one class were said to be of another. scikit-learn's `confusion_matrix`.
public struct Confusion: Hashable, Sendable {
    /// The classes, rising.
    public let classes: [Double]
    /// `counts[i][j]` samples of class i were said to be of class j.
    public let counts: [[Int]]

    /// How many were said to be what they are.
    public var right: Int { classes.indices.reduce(0) { $0 + counts[$1][$1] } }
}

extension Metric {
    /// The confusion of the classes that occur, and of 0 up to but not including `classes`.
    ///
    /// Takes labels and predictions as `accuracy` does. Throws `labelShape`, `emptyReduction` for no samples, and
    /// `argument` for a label that is not finite and for more than a hundred classes, which no table can show.
    public static func confusion(
        _ labels: NDArray, _ predictions: NDArray, classes: Int = 0
    ) throws(EngineError) -> Confusion {
        let found = try ClassLabels(labels, predictions, function: "confusion")
        if let label = (found.labels + found.predictions).first(where: { !$0.isFinite }) {
            throw .argument(name: "y", value: label, .finite)
        }
        var known: [Double] = []
        let candidates = (0..<max(0, min(classes, 101))).map(Double.init) + found.labels + found.predictions
        for label in candidates.sorted() where known.last != label {
            known.append(label)
            if known.count > 100 { throw .argument(name: "classes", value: Double(known.count), .atMost(100)) }
        }
        var counts = Array(repeating: Array(repeating: 0, count: known.count), count: known.count)
        for (label, prediction) in zip(found.labels, found.predictions) {
            guard let row = known.firstIndex(of: label), let column = known.firstIndex(of: prediction) else { continue }
            counts[row][column] += 1
        }
        return Confusion(classes: known, counts: counts)
    }
}
