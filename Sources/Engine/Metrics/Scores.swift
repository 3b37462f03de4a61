extension Metric {
    /// The area under the receiver operating characteristic: the share of pairs of a sample of class 1 and one of class 0
    /// in which the former has the higher score, ties counting half.
    ///
    /// Labels are 0 and 1, `[n]`; scores are `[n]`, `[n, 1]`, or `[n, 2]`, whose second column counts. Throws `labelShape`,
    /// `labelOutOfRange` for another label, and `tooFewSamples` where a class does not occur.
    public static func auc(_ labels: NDArray, _ scores: NDArray) throws(EngineError) -> Double {
        let scores = try binary(labels, scores, function: "auc")
        let order = scores.indices.sorted { scores[$0] < scores[$1] }
        var negatives = 0
        var positives = 0
        var twiceWon = 0
        var start = 0
        while start < order.count {
            var end = start
            var here = (positive: 0, negative: 0)
            while end < order.count, scores[order[end]] == scores[order[start]] || end == start {
                if labels.elements[order[end]] == 1 { here.positive += 1 } else { here.negative += 1 }
                end += 1
            }
            twiceWon += here.positive * (2 * negatives + here.negative)
            negatives += here.negative
            positives += here.positive
            start = end
        }
        if negatives == 0 || positives == 0 { throw .tooFewSamples(found: 0, needed: 1) }
        return Double(twiceWon) / 2 / Double(positives) / Double(negatives)
    }

    /// The mean of -ln p of each sample's own class, p kept within ε = 2⁻⁵² of 0 and 1.
    ///
    /// Labels are classes `[n]` or one-hot; probabilities `[n]` or `[n, 1]` of class 1, or `[n, classes]`. Throws
    /// `labelShape`, `labelOutOfRange`, and `emptyReduction` for no samples.
    public static func logLoss(_ labels: NDArray, _ probabilities: NDArray) throws(EngineError) -> Double {
        let columns = probabilities.rank > 1 ? probabilities.shape[probabilities.rank - 1] : 1
        let kept = { (p: Double) in min(max(p, 0x1p-52), 1 - 0x1p-52) }
        if columns <= 1 {
            let ones = try binary(labels, probabilities, function: "log_loss")
            let terms = zip(labels.elements, ones).map { label, p in
                -GlibcMath.log(label == 1 ? kept(p) : 1 - kept(p))
            }
            return orderedSum(terms) / Double(terms.count)
        }
        let classes = try ClassLabels(labels, probabilities, function: "log_loss").labels
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
    private static func binary(
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
}
