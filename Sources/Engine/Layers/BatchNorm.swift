/// gamma · (x - mean) / √(variance + epsilon) + beta, with the mean and variance of each feature: in training those of the
/// batch, else the moving ones. Keras' `BatchNormalization`; Ioffe and Szegedy, 2015.
///
/// x is [samples, …, features], of any rank, and the result of the same shape; gamma, beta, moving_mean and
/// moving_variance are [features]. The batch's are taken over all axes but the last, the variance divided by the number of
/// elements. Each training step makes moving = momentum · moving + (1 - momentum) · the batch's. A frozen layer infers.
public struct BatchNorm: Layer {
    /// How much of the moving ones is kept at each step, 0 to 1.
    public let momentum: Double
    /// What is added to the variance, above 0.
    public let epsilon: Double

    /// A layer with Keras' defaults.
    public init(momentum: Double = 0.99, epsilon: Double = 1e-3) throws(EngineError) {
        if !(0...1).contains(momentum) { throw .argument(name: "momentum", value: momentum, .probability) }
        if !(epsilon > 0 && epsilon.isFinite) { throw .argument(name: "epsilon", value: epsilon, .positive) }
        self.momentum = momentum
        self.epsilon = epsilon
    }

    /// "batch_norm"
    public var name: String { "batch_norm" }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        Description(name).with("momentum", momentum, unless: 0.99).with("epsilon", epsilon, unless: 1e-3)
    }

    /// The same shape.
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] {
        if sample.isEmpty { throw .layerRank(layer: name, expected: 1, found: sample) }
        return sample
    }

    /// `gamma` and `beta`, which are trained, `moving_mean` and `moving_variance`, which are not.
    public func parameters(for sample: [Int]) throws(EngineError) -> [ParameterSpecification] {
        let shape = Array(try outputShape(for: sample).suffix(1))
        return [
            ParameterSpecification(name: "gamma", shape: shape, initializer: .constant(1)),
            ParameterSpecification(name: "beta", shape: shape, initializer: .zeros),
            ParameterSpecification(name: "moving_mean", shape: shape, initializer: .zeros, isTrained: false),
            ParameterSpecification(
                name: "moving_variance", shape: shape, initializer: .constant(1), isTrained: false),
        ]
    }

    /// The normalised x; in training the moving mean and variance follow.
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        try normalize(x, there: nil, &parameters, training: training, in: &workspace.graph)
    }

    /// The same, with the mean and variance of what is not padding.
    public func forward(
        _ x: NDArray, mask: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        let there = x.rank == 3 ? try workspace.graph.column(mask) : nil
        return try normalize(x, there: there, &parameters, training: training, in: &workspace.graph)
    }

    private func normalize(
        _ x: NDArray, there: NDArray?, _ parameters: inout [NDArray], training: Bool, in graph: inout Graph
    ) throws(EngineError) -> NDArray {
        var (mean, variance) = (parameters[2], parameters[3])
        if training, x.count > 0 {
            let axes = Array(0..<x.rank - 1)
            mean = try graph.mean(x, axes: axes, where: there)
            let squares = try graph.square(try graph.subtract(x, mean))
            variance = try graph.mean(squares, axes: axes, where: there)
            parameters[2] = try graph.moved(parameters[2], towards: mean, keeping: momentum)
            parameters[3] = try graph.moved(parameters[3], towards: variance, keeping: momentum)
        }
        let centred = try graph.subtract(x, mean)
        return try graph.scaled(centred, parameters[0], parameters[1], variance, epsilon)
    }

    /// The same steps.
    public func mask(after mask: NDArray?, of x: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray? {
        mask
    }
}

extension Graph {
    /// momentum · old + (1 - momentum) · new, through which no derivative passes.
    fileprivate mutating func moved(
        _ old: NDArray, towards new: NDArray, keeping momentum: Double
    ) throws(EngineError) -> NDArray {
        let kept = try multiply(old, NDArray(number: momentum))
        return try add(kept, try multiply(try apply(.stop, [new]), NDArray(number: 1 - momentum)))
    }

    /// gamma · centred / √(variance + epsilon) + beta
    mutating func scaled(
        _ centred: NDArray, _ gamma: NDArray, _ beta: NDArray, _ variance: NDArray, _ epsilon: Double
    ) throws(EngineError) -> NDArray {
        let deviation = try apply(.unary(.sqrt), [try add(variance, NDArray(number: epsilon))])
        return try add(try multiply(centred, try divide(gamma, deviation)), beta)
    }
}
