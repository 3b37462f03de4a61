/// What training makes small. Definitions are Keras 3's, on predictions after the last activation.
public enum Loss: Hashable, Sendable {
    /// mean((y - ŷ)²)
    case mse
    /// ½ · mean((y - ŷ)²)
    case halfMSE
    /// -mean(y log ŷ + (1 - y) log(1 - ŷ)), ŷ kept in [1e-7, 1 - 1e-7].
    case binaryCrossentropy
    /// -mean over samples of Σ y log ŷ, the rows of ŷ divided by their sum and kept in [1e-7, 1 - 1e-7].
    case categoricalCrossentropy
    /// The same for labels that are class numbers.
    case sparseCategoricalCrossentropy
    /// Whichever of the three fits the labels: as many axes as the predictions, categorical, or binary for one column;
    /// one axis fewer, sparse.
    case crossentropy
    /// A function of labels and predictions that gives one number.
    case custom(CallableID)

    /// What the language calls it.
    public var name: String {
        switch self {
        case .mse: "mse"
        case .halfMSE: "half_mse"
        case .binaryCrossentropy: "binary_crossentropy"
        case .categoricalCrossentropy: "categorical_crossentropy"
        case .sparseCategoricalCrossentropy: "sparse_categorical_crossentropy"
        case .crossentropy: "crossentropy"
        case .custom(let function): function.name
        }
    }

    /// The loss that is meant for labels and predictions of these shapes.
    public func resolved(labels: [Int], predictions: [Int]) -> Loss {
        guard self == .crossentropy else { return self }
        if predictions.last == 1 { return .binaryCrossentropy }
        return labels == predictions ? .categoricalCrossentropy : .sparseCategoricalCrossentropy
    }

    /// Refuses labels that do not go with predictions of this shape, or name no class, before any training.
    public func check(labels: NDArray, predictions: [Int]) throws(EngineError) {
        switch resolved(labels: labels.shape, predictions: predictions) {
        case .custom, .crossentropy: return
        case .mse, .halfMSE, .categoricalCrossentropy:
            _ = try matched(labels.shape, predictions)
        case .binaryCrossentropy:
            let width = try matched(labels.shape, predictions).dropFirst().reduce(1, *)
            for (index, label) in labels.elements.enumerated() where !(label >= 0 && label <= 1) {
                throw .labelOutOfRange(label: label, classes: 2, row: index / max(width, 1))
            }
        case .sparseCategoricalCrossentropy:
            guard let classes = predictions.last, sparseShape(predictions, fits: labels.shape) else {
                throw .labelShape(function: name, labels: labels.shape, predictions: predictions)
            }
            for (index, label) in labels.elements.enumerated()
            where !(label >= 0 && label < Double(classes) && label == label.rounded(.towardZero)) {
                let rows = max(predictions.first ?? 1, 1)
                throw .labelOutOfRange(label: label, classes: classes, row: index * rows / max(labels.count, 1))
            }
        }
    }

    /// The loss as one number.
    public func apply(
        labels: NDArray, predictions: NDArray, in workspace: inout some Workspace
    ) throws -> NDArray {
        if case .custom(let function) = self {
            let result = try workspace.call(function, [labels, predictions])
            if result.count != 1 { throw EngineError.gradientOfArray(result.shape) }
            return result
        }
        return try compute(labels, predictions, in: &workspace.graph)
    }

    private func compute(_ y: NDArray, _ p: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray {
        switch resolved(labels: y.shape, predictions: p.shape) {
        case .mse, .crossentropy, .custom: return try meanSquare(y, p, in: &graph)
        case .halfMSE: return try graph.multiply(NDArray(number: 0.5), try meanSquare(y, p, in: &graph))
        case .binaryCrossentropy:
            let y = try graph.reshape(y, matched(y.shape, p.shape))
            let one = NDArray(number: 1)
            let kept = try graph.clip(p, Loss.smallest, 1 - Loss.smallest)
            let yes = try graph.multiply(y, try graph.apply(.unary(.log), [kept]))
            let other = try graph.apply(.unary(.log), [try graph.subtract(one, kept)])
            let no = try graph.multiply(try graph.subtract(one, y), other)
            return try graph.negate(try graph.mean(try graph.add(yes, no)))
        case .categoricalCrossentropy:
            return try crossentropy(try graph.reshape(y, matched(y.shape, p.shape)), p, in: &graph)
        case .sparseCategoricalCrossentropy:
            guard let classes = p.shape.last, sparseShape(p.shape, fits: y.shape) else {
                throw .labelShape(function: name, labels: y.shape, predictions: p.shape)
            }
            let numbers = NDArray(shape: [classes], kind: .integer, elements: (0..<classes).map(Double.init))
            let column = try graph.reshape(y, p.shape.dropLast() + [1])
            return try crossentropy(try graph.apply(.binary(.equal), [column, numbers]), p, in: &graph)
        }
    }

    /// Keras' epsilon.
    private static let smallest = 1e-7

    private func meanSquare(_ y: NDArray, _ p: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray {
        let y = try graph.reshape(y, matched(y.shape, p.shape))
        return try graph.mean(try graph.square(try graph.subtract(y, p)))
    }

    private func crossentropy(_ y: NDArray, _ p: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray {
        let shares = try graph.divide(p, try graph.sum(p, axes: [-1], keeps: true))
        let kept = try graph.clip(shares, Loss.smallest, 1 - Loss.smallest)
        let terms = try graph.multiply(y, try graph.apply(.unary(.log), [kept]))
        return try graph.negate(try graph.mean(try graph.sum(terms, axes: [-1])))
    }

    /// The shape of predictions, if labels of `labels` go with it: [n] goes with [n, 1].
    private func matched(_ labels: [Int], _ predictions: [Int]) throws(EngineError) -> [Int] {
        if labels == predictions || labels + [1] == predictions || labels == predictions + [1] { return predictions }
        throw .labelShape(function: name, labels: labels, predictions: predictions)
    }

    private func sparseShape(_ predictions: [Int], fits labels: [Int]) -> Bool {
        Array(predictions.dropLast()) == labels || predictions.dropLast() + [1] == labels
    }
}
