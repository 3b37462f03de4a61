/// What training makes small. Definitions are Keras 3's, on predictions ŷ after the last activation: the mean over all
/// elements, where a sum over the last axis is not said.
public enum Loss: Hashable, Sendable {
    /// mean((y - ŷ)²)
    case mse
    /// ½ · mean((y - ŷ)²)
    case halfMSE
    /// mean(|y - ŷ|)
    case mae
    /// The mean of ½e² where e = ŷ - y is at most delta in size, elsewhere of delta·|e| - ½delta². Huber, 1964.
    case huber(delta: Double = 1)
    /// mean(log cosh(ŷ - y)), as x + log(1 + e⁻²ˣ) - log 2.
    case logCosh
    /// -mean(y log ŷ + (1 - y) log(1 - ŷ)), ŷ kept in [1e-7, 1 - 1e-7].
    case binaryCrossentropy
    /// -mean over samples of Σ y log ŷ, the rows of ŷ divided by their sum and kept in [1e-7, 1 - 1e-7].
    case categoricalCrossentropy
    /// The same for labels that are class numbers.
    case sparseCategoricalCrossentropy
    /// Whichever of the three fits the labels: as many axes as the predictions, categorical, or binary for one column;
    /// one axis fewer, sparse.
    case crossentropy
    /// mean(max(1 - y·ŷ, 0)) with labels -1 and 1; where all labels of a batch are 0 or 1, 0 counts as -1.
    case hinge
    /// The mean over samples of Σ y log(y / ŷ), both kept in [1e-7, 1]. Kullback and Leibler, 1951.
    case klDivergence
    /// A function of labels and predictions that gives one number.
    case custom(CallableID)
    /// A formula of code; it takes all labels.
    case formula(LossFormula)

    /// What the language calls it.
    public var name: String {
        switch self {
        case .mse: "mse"
        case .halfMSE: "half_mse"
        case .mae: "mae"
        case .huber: "huber"
        case .logCosh: "log_cosh"
        case .binaryCrossentropy: "binary_crossentropy"
        case .categoricalCrossentropy: "categorical_crossentropy"
        case .sparseCategoricalCrossentropy: "sparse_categorical_crossentropy"
        case .crossentropy: "crossentropy"
        case .hinge: "hinge"
        case .klDivergence: "kl_divergence"
        case .custom(let function): function.name
        case .formula(let formula): formula.name
        }
    }

    /// The loss that is meant for labels and predictions of these shapes.
    public func resolved(labels: [Int], predictions: [Int]) -> Loss {
        guard self == .crossentropy else { return self }
        if predictions.last == 1 || (predictions.count == 1 && labels == predictions) { return .binaryCrossentropy }
        return labels == predictions ? .categoricalCrossentropy : .sparseCategoricalCrossentropy
    }

    /// The loss as one number.
    public func apply(
        labels: NDArray, predictions: NDArray, in workspace: inout some Workspace
    ) throws -> NDArray {
        let result: NDArray
        switch self {
        case .custom(let function):
            let aligned = try workspace.graph.aligned(labels, with: predictions)
            result = try workspace.call(function, [aligned, predictions])
        case .formula(let formula): result = try formula.compute(labels, predictions, &workspace.graph)
        default: return try compute(labels, predictions, in: &workspace.graph)
        }
        if result.count != 1 { throw EngineError.gradientOfArray(result.shape) }
        return result
    }
}
