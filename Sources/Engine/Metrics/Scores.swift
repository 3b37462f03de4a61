extension Metric {
    /// The area under the receiver operating characteristic: the share of pairs of a sample of class 1 and one of class 0
    /// in which the former has the higher score, ties counting half.
    ///
    /// Labels are 0 and 1, `[n]`; scores are `[n]`, `[n, 1]`, or `[n, 2]`, whose second column counts. Throws `labelShape`,
    /// `labelOutOfRange` for another label, `argument` for a score that is not finite, and `oneClass` where a class does
    /// not occur.
    public static func auc(_ labels: NDArray, _ scores: NDArray) throws(EngineError) -> Double {
        let counts = try thresholdCounts(labels, try binaryScores(labels, scores, function: "auc"), function: "auc")
        var twiceWon = 0
        var before = (positives: 0, negatives: 0)
        // From the highest score down: who is of class 1 wins against all of class 0 that come later.
        guard let all = counts.last else { return 0 }
        for count in counts {
            let here = (positives: count.positives - before.positives, negatives: count.negatives - before.negatives)
            twiceWon += here.positives * (2 * (all.negatives - count.negatives) + here.negatives)
            before = (count.positives, count.negatives)
        }
        return Double(twiceWon) / 2 / Double(all.positives) / Double(all.negatives)
    }

    /// The mean of -ln p of each sample's own class, p kept within ε = 2⁻⁵² of 0 and 1.
    ///
    /// Labels are classes `[n]` or one-hot; probabilities `[n]` or `[n, 1]` of class 1, or `[n, classes]`. Throws
    /// `labelShape`, `labelOutOfRange`, `notAProbability`, and `emptyReduction` for no samples.
    public static func logLoss(_ labels: NDArray, _ probabilities: NDArray) throws(EngineError) -> Double {
        let columns = probabilities.rank > 1 ? probabilities.shape[probabilities.rank - 1] : 1
        let kept = { (p: Double) in min(max(p, 0x1p-52), 1 - 0x1p-52) }
        if columns <= 1 {
            let ones = try binaryScores(labels, probabilities, function: "log_loss")
            try checkProbabilities(probabilities, function: "log_loss")
            let terms = zip(labels.elements, ones).map { label, p in
                -GlibcMath.log(label == 1 ? kept(p) : 1 - kept(p))
            }
            return orderedSum(terms) / Double(terms.count)
        }
        let classes = try ClassLabels(labels, probabilities, function: "log_loss").labels
        try checkProbabilities(probabilities, function: "log_loss")
        var terms: [Double] = []
        for (row, label) in classes.enumerated() {
            guard label >= 0, label < Double(columns), label == label.rounded(.towardZero) else {
                throw .labelOutOfRange(label: label, classes: columns, row: row)
            }
            terms.append(-GlibcMath.log(kept(probabilities.elements[row * columns + Int(label)])))
        }
        return orderedSum(terms) / Double(terms.count)
    }

    /// The scores of class 1, beside labels that are checked to be 0 or 1.
    static func binaryScores(
        _ labels: NDArray, _ scores: NDArray, function: String
    ) throws(EngineError) -> [Double] {
        var ones = scores.elements
        if scores.rank == 2, scores.shape[1] == 2 { ones = (0..<scores.shape[0]).map { scores.elements[2 * $0 + 1] } }
        if labels.count != ones.count {
            throw .labelShape(function: function, labels: labels.shape, predictions: scores.shape)
        }
        if ones.isEmpty { throw .emptyReduction(function) }
        for (row, label) in labels.elements.enumerated() where label != 0 && label != 1 {
            throw .labelOutOfRange(label: label, classes: 2, row: row)
        }
        return ones
    }

    /// Throws `notAProbability` for the first element outside 0 to 1.
    static func checkProbabilities(_ probabilities: NDArray, function: String) throws(EngineError) {
        let columns = max(1, probabilities.shape.dropFirst().reduce(1, *))
        for (index, value) in probabilities.elements.enumerated() where !(value >= 0 && value <= 1) {
            throw .notAProbability(function: function, value: value, row: index / columns)
        }
    }
}
