/// How a model is trained.
public struct TrainingOptions: Sendable {
    /// What is made small.
    public var loss: Loss
    /// What moves the parameters; it remembers between trainings.
    public var optimizer: OptimizerID
    /// How often all samples are seen.
    public var epochs = 1
    /// Samples a step.
    public var batch = 32
    /// Whether the samples are shuffled in each epoch.
    public var shuffle = true
    /// The order in which the samples of an epoch, counted from 0, are seen, in place of a draw: for comparisons with
    /// programs that draw from another stream. Each sample stands in it once.
    public var order: (@Sendable (_ epoch: Int) -> [Int])?
    /// Whether the penalties of the weights are divided by the samples of each batch, as scikit-learn does; Keras adds
    /// them whole.
    public var dividesPenalties = false
    /// Samples that are only looked at, at the end of each epoch.
    public var validation: (x: NDArray, y: NDArray)?
    /// What watches the epochs.
    public var callbacks: [Callback] = []
    /// What is computed beside the loss.
    public var metrics: [TrainingMetric] = []

    /// Keras' defaults.
    public init(loss: Loss, optimizer: OptimizerID) {
        self.loss = loss
        self.optimizer = optimizer
    }
}

/// A number that is logged beside the loss.
public struct TrainingMetric: Sendable {
    /// What heads its column.
    public let name: String
    /// What makes it of the labels and predictions of an epoch, each prediction as its step made it.
    public let formula: Formula

    /// What makes a metric of labels and predictions.
    public enum Formula: Sendable {
        case known(@Sendable (_ labels: NDArray, _ predictions: NDArray) throws(EngineError) -> Double)
        /// A function of the notebook that gives one number.
        case custom(CallableID)
    }

    /// A metric called `name`.
    public init(name: String, formula: Formula) {
        self.name = name
        self.formula = formula
    }

    /// The metric as one number. Labels [n] go with predictions [n, 1].
    ///
    /// Throws `notOneNumber` for a function of the notebook that gives an array.
    func value(_ labels: NDArray, _ predictions: NDArray, in workspace: inout some Workspace) throws -> Double {
        switch formula {
        case .known(let compute): return try compute(labels, predictions)
        case .custom(let function):
            let aligned = try workspace.graph.aligned(labels, with: predictions)
            let result = try workspace.call(function, [aligned, predictions])
            guard result.count == 1 else { throw EngineError.notOneNumber(function: name, shape: result.shape) }
            return result.elements[0]
        }
    }
}
