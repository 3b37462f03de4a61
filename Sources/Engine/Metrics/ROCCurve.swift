/// The receiver operating characteristic: what a classifier finds and what it raises falsely, as the threshold falls.
/// scikit-learn's `roc_curve`.
public struct ROCCurve: Hashable, Sendable {
    /// The share of class 0 with a score at or above each threshold.
    public let falsePositiveRates: [Double]
    /// The share of class 1 with a score at or above each threshold.
    public let truePositiveRates: [Double]
    /// The thresholds, from infinity down; those where both rates go straight on are left out.
    public let thresholds: [Double]
}

extension Metric {
    /// The receiver operating characteristic of scores, in the shapes that `auc` takes, with the same errors.
    public static func rocCurve(_ labels: NDArray, _ scores: NDArray) throws(EngineError) -> ROCCurve {
        let counts = try thresholdCounts(labels, try binaryScores(labels, scores, function: "roc"), function: "roc")
        guard let all = counts.last else { throw .emptyReduction("roc") }
        let corners = counts.indices.filter { index in
            guard index > 0, index < counts.count - 1 else { return true }
            let (before, here, after) = (counts[index - 1], counts[index], counts[index + 1])
            return here.positives - before.positives != after.positives - here.positives
                || here.negatives - before.negatives != after.negatives - here.negatives
        }
        return ROCCurve(
            falsePositiveRates: [0] + corners.map { Double(counts[$0].negatives) / Double(all.negatives) },
            truePositiveRates: [0] + corners.map { Double(counts[$0].positives) / Double(all.positives) },
            thresholds: [.infinity] + corners.map { counts[$0].threshold })
    }

    /// How many samples of each class have a score at or above a threshold.
    struct ThresholdCount {
        let threshold: Double
        let positives: Int
        let negatives: Int
    }

    /// A count for each different score, from the highest down.
    static func thresholdCounts(
        _ labels: NDArray, _ scores: [Double], function: String
    ) throws(EngineError) -> [ThresholdCount] {
        if let score = scores.first(where: { !$0.isFinite }) {
            throw .argument(name: "y_hat", value: score, .finite)
        }
        let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
        var counts: [ThresholdCount] = []
        var positives = 0
        for (rank, index) in order.enumerated() {
            if labels.elements[index] == 1 { positives += 1 }
            if rank + 1 < order.count, scores[order[rank + 1]] == scores[index] { continue }
            counts.append(
                ThresholdCount(threshold: scores[index], positives: positives, negatives: rank + 1 - positives))
        }
        if positives == 0 || positives == order.count {
            throw .oneClass(function: function, label: positives == 0 ? 0 : 1)
        }
        return counts
    }
}
