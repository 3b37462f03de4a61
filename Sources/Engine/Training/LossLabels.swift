extension Graph {
    /// Labels [n] as [n, 1] where the predictions are, and the other way round, so that a function of one's own that
    /// takes their difference does not get [n, n].
    public mutating func aligned(_ labels: NDArray, with predictions: NDArray) throws(EngineError) -> NDArray {
        let (from, to) = (labels.shape, predictions.shape)
        return from + [1] == to || from == to + [1] ? try reshape(labels, to) : labels
    }
}

extension Loss {
    /// Refuses labels whose shape does not go with predictions of this shape.
    public func check(labelShape labels: [Int], predictions: [Int]) throws(EngineError) {
        switch resolved(labels: labels, predictions: predictions) {
        case .custom, .formula, .crossentropy: return
        case .sparseCategoricalCrossentropy:
            guard predictions.last != nil, sparseShape(predictions, fits: labels) else {
                throw .labelShape(function: name, labels: labels, predictions: predictions)
            }
        default: _ = try matched(labels, predictions)
        }
    }

    /// Refuses labels that do not go with predictions of this shape, or that the loss is not defined for, before any
    /// training.
    public func check(labels: NDArray, predictions: [Int]) throws(EngineError) {
        try check(labelShape: labels.shape, predictions: predictions)
        switch resolved(labels: labels.shape, predictions: predictions) {
        case .custom, .formula, .crossentropy, .mse, .halfMSE, .mae, .huber, .logCosh, .categoricalCrossentropy: return
        case .binaryCrossentropy:
            try check(labels, predictions) { $0 >= 0 && $0 <= 1 }
        case .hinge:
            try check(labels, predictions) { $0 == -1 || $0 == 0 || $0 == 1 }
        case .klDivergence:
            for label in labels.elements where !(label >= 0 && label <= 1) {
                throw .argument(name: "y", value: label, .probability)
            }
        case .sparseCategoricalCrossentropy:
            let classes = predictions.last ?? 0
            for (index, label) in labels.elements.enumerated()
            where !(label >= 0 && label < Double(classes) && label == label.rounded(.towardZero)) {
                let rows = max(predictions.first ?? 1, 1)
                throw .labelOutOfRange(
                    label: label, classes: classes, row: index * rows / max(labels.count, 1), ofOutput: true)
            }
        }
    }

    /// Labels of two classes.
    private func check(
        _ labels: NDArray, _ predictions: [Int], _ isLabel: (Double) -> Bool
    ) throws(EngineError) {
        let width = try matched(labels.shape, predictions).dropFirst().reduce(1, *)
        for (index, label) in labels.elements.enumerated() where !isLabel(label) {
            throw .labelOutOfRange(label: label, classes: 2, row: index / max(width, 1))
        }
    }

    /// The shape of predictions, if labels of `labels` go with it: [n] goes with [n, 1].
    func matched(_ labels: [Int], _ predictions: [Int]) throws(EngineError) -> [Int] {
        if labels == predictions || labels + [1] == predictions || labels == predictions + [1] { return predictions }
        throw .labelShape(function: name, labels: labels, predictions: predictions)
    }

    /// Whether there is a class number for each row of predictions.
    func sparseShape(_ predictions: [Int], fits labels: [Int]) -> Bool {
        Array(predictions.dropLast()) == labels || predictions.dropLast() + [1] == labels
    }
}
