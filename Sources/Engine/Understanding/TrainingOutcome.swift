/// What a training came to on samples that it has seen.
struct TrainingOutcome {
    /// At most so many samples are looked at, at even distances.
    static let mostRows = 1000

    let x: NDArray
    let y: NDArray
    /// What the model says of them at the end.
    let predictions: NDArray
    /// The loss of the best constant prediction: what can be had without looking at x.
    let baseline: Double
    let startLoss: Double
    let endLoss: Double
    /// The class of each sample, where the labels are classes.
    let classes: [Double]?
    /// The class that the model gives each sample.
    let given: [Double]?

    /// The share of the constant's loss that training took away: of mean squares R².
    var gain: Double { 1 - endLoss / baseline }
    /// Whether training left the model about where one number for all would be: less than a tenth better.
    var isFailing: Bool { !(gain >= 0.1) }
    /// Whether the model says nearly what the best constant says: within two hundredths of its loss.
    var isAtPlateau: Bool { abs(gain) <= 0.02 }

    /// The label of all samples, where they have but one.
    var onlyLabel: Double? {
        guard y.count == x.shape[0], y.count > 1, let first = y.elements.first else { return nil }
        return y.elements.allSatisfy { $0 == first } ? first : nil
    }

    /// The share of samples whose class is right.
    var accuracy: Double? {
        guard let classes, let given else { return nil }
        return Double(zip(classes, given).count { $0 == $1 }) / Double(max(classes.count, 1))
    }

    /// The share of the variance of one number a sample that the model explains.
    var explained: Double? {
        guard classes == nil, y.count == x.shape[0], predictions.count == y.count else { return nil }
        let mean = y.elements.reduce(0, +) / Double(max(y.count, 1))
        var (residual, variance) = (0.0, 0.0)
        for (label, prediction) in zip(y.elements, predictions.elements) {
            residual += (label - prediction) * (label - prediction)
            variance += (label - mean) * (label - mean)
        }
        return variance > 0 ? 1 - residual / variance : nil
    }
}

extension Workspace {
    /// Sends samples of a training through the model as it was before and after.
    mutating func outcome(of record: TrainingRecord) throws -> TrainingOutcome {
        try looking { workspace in
            let x = record.x.evenRows(TrainingOutcome.mostRows)
            let y = record.y.evenRows(TrainingOutcome.mostRows)
            let loss = record.options.loss
            func value(_ workspace: inout Self, at weights: [[NDArray]]) throws -> (Double, NDArray) {
                workspace.restore(record, to: weights)
                let predictions = try workspace.predict(record.model, x)
                return (try workspace.value(of: loss, y, predictions), predictions)
            }
            let start = try value(&workspace, at: record.start).0
            let (end, predictions) = try value(&workspace, at: record.end)
            let classes = Self.classes(y, predictions, loss)
            return TrainingOutcome(
                x: x, y: y, predictions: predictions,
                baseline: try workspace.constantLoss(y, predictions.shape, loss), startLoss: start, endLoss: end,
                classes: classes, given: classes.map { _ in Self.given(predictions, loss) })
        }
    }

    /// The loss of predictions as a number.
    mutating func value(of loss: Loss, _ y: NDArray, _ predictions: NDArray) throws -> Double {
        try loss.apply(labels: y, predictions: predictions, in: &self).elements[0]
    }

    /// The least loss that one prediction for all samples has, of the mean of the labels and their median; of classes
    /// their shares.
    mutating func constantLoss(_ y: NDArray, _ shape: [Int], _ loss: Loss) throws -> Double {
        let rows = shape.first ?? 0
        let width = shape.dropFirst().reduce(1, *)
        var labels = y.elements
        if y.count != rows * width, y.count == rows, shape.count == 2 {
            labels = y.elements.flatMap { label in (0..<width).map { Double($0) == label ? 1.0 : 0 } }
        }
        guard labels.count == rows * width, rows > 0 else { return .nan }
        var best = Double.infinity
        for usesMedian in [false, true] {
            let constant = (0..<width).map { column -> Double in
                let values = (0..<rows).map { labels[$0 * width + column] }
                if !usesMedian { return values.reduce(0, +) / Double(rows) }
                let sorted = values.sorted()
                return (sorted[(rows - 1) / 2] + sorted[rows / 2]) / 2
            }
            let predictions = NDArray(shape: shape, elements: (0..<rows).flatMap { _ in constant })
            let value = try value(of: loss, y, predictions)
            if value < best { best = value }
        }
        return best
    }

    /// Numbers of classes, one-hot rows, or zeros and ones.
    private static func classes(_ y: NDArray, _ predictions: NDArray, _ loss: Loss) -> [Double]? {
        let rows = y.shape.first ?? 0
        guard rows > 0, let columns = predictions.shape.last, predictions.rank <= 2 else { return nil }
        let resolved = loss.resolved(labels: y.shape, predictions: predictions.shape)
        if resolved == .sparseCategoricalCrossentropy { return y.count == rows ? y.elements : nil }
        if y.count == rows {
            return y.elements.allSatisfy({ $0 == 0 || $0 == 1 || loss == .hinge && $0 == -1 }) ? y.elements : nil
        }
        guard y.count == rows * columns, columns > 1 else { return nil }
        let isOneHot = (0..<rows).allSatisfy { row in
            let part = y.elements[row * columns..<(row + 1) * columns]
            return part.allSatisfy { $0 == 0 || $0 == 1 } && part.count { $0 == 1 } == 1
        }
        guard isOneHot else { return nil }
        return (0..<rows).map { row in
            Double(y.elements[row * columns..<(row + 1) * columns].firstIndex(of: 1).map { $0 - row * columns } ?? 0)
        }
    }

    private static func given(_ predictions: NDArray, _ loss: Loss) -> [Double] {
        guard predictions.rank == 2, predictions.shape[1] > 1 else {
            return predictions.elements.map { loss == .hinge ? ($0 > 0 ? 1 : -1) : $0 > 0.5 ? 1 : 0 }
        }
        let columns = predictions.shape[1]
        return (0..<predictions.shape[0]).map { row in
            let part = predictions.elements[row * columns..<(row + 1) * columns]
            var best = part.startIndex
            for place in part.indices where part[place] > part[best] { best = place }
            return Double(best - part.startIndex)
        }
    }
}
