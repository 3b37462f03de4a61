/// Labels and predictions brought to the same form: a class for each sample.
struct ClassLabels {
    let labels: [Double]
    let predictions: [Double]
    /// Whether 1 is the one class of interest: at most two columns, and no class but 0 and 1.
    let isBinary: Bool

    /// `[n]` matches `[n, 1]`. Several columns become the place of the largest, the first of equals, labels in one-hot
    /// form too. One column of predictions is taken as it is if it holds only whole numbers; else it is probabilities,
    /// and above 0.5 is 1.
    init(_ labels: NDArray, _ predictions: NDArray, function: String) throws(EngineError) {
        let columns = predictions.rank > 1 ? predictions.shape[predictions.rank - 1] : 1
        if columns > 1 {
            self.predictions = ClassLabels.largest(predictions)
        } else if predictions.elements.allSatisfy({ $0 == $0.rounded(.towardZero) }) {
            self.predictions = predictions.elements
        } else {
            self.predictions = predictions.elements.map { $0 > 0.5 ? 1 : 0 }
        }
        if labels.count == self.predictions.count {
            self.labels = labels.elements
        } else if labels.rank > 1, labels.shape.dropLast().reduce(1, *) == self.predictions.count {
            self.labels = ClassLabels.largest(labels)
        } else {
            throw .labelShape(function: function, labels: labels.shape, predictions: predictions.shape)
        }
        if self.labels.isEmpty { throw .emptyReduction(function) }
        let zeroOrOne = { (value: Double) in value == 0 || value == 1 }
        isBinary = columns <= 2 && self.labels.allSatisfy(zeroOrOne) && self.predictions.allSatisfy(zeroOrOne)
    }

    private static func largest(_ array: NDArray) -> [Double] {
        let columns = array.shape[array.rank - 1]
        return stride(from: 0, to: array.count, by: max(columns, 1)).map { start in
            var best = 0
            for column in 1..<max(columns, 1) where array.elements[start + column] > array.elements[start + best] {
                best = column
            }
            return Double(best)
        }
    }

    /// How often each class was meant, predicted, and both, by rising class.
    var tallies: [Tally] {
        var meant = labels.sorted()[...]
        var predicted = predictions.sorted()[...]
        var both = zip(labels, predictions).filter { $0 == $1 }.map(\.0).sorted()[...]
        var tallies: [Tally] = []
        while let next = [meant.first, predicted.first].compactMap(\.self).min() {
            func take(_ values: inout ArraySlice<Double>) -> Double {
                let count = values.prefix { $0 == next || next.isNaN }.count
                values = values.dropFirst(count)
                return Double(count)
            }
            tallies.append(Tally(label: next, meant: take(&meant), predicted: take(&predicted), both: take(&both)))
        }
        return tallies
    }

    /// `score` of class 1, or the mean over all classes.
    func score(_ score: (Tally) -> Double) -> Double {
        let tallies = tallies
        if isBinary { return tallies.last { $0.label == 1 }.map(score) ?? 0 }
        return tallies.map(score).reduce(0, +) / Double(tallies.count)
    }
}

/// How often a class was meant, predicted, and both.
struct Tally {
    let label: Double
    let meant: Double
    let predicted: Double
    let both: Double
}
