/// activation(x W + b), along the last axis. Keras' `Dense`.
///
/// x is [samples, …, inputs], W [inputs, units], b [units], the result [samples, …, units]. W is drawn by Glorot's
/// uniform rule unless it says otherwise, b is zero.
public struct Dense: Layer {
    /// How many outputs.
    public let units: Int
    /// What is done to each output.
    public let activation: Activation
    /// Whether b is added.
    public let usesBias: Bool
    /// What W is filled with at first.
    public let initializer: Initializer
    /// What keeps W small in training, if anything does.
    public let regularizer: Regularizer?

    /// A dense layer with `units` outputs, at least one.
    public init(
        units: Int, activation: Activation = .linear, usesBias: Bool = true, initializer: Initializer = .glorotUniform,
        regularizer: Regularizer? = nil
    ) throws(EngineError) {
        if units < 1 { throw .argument(name: "units", value: Double(units), .atLeast(1)) }
        self.units = units
        self.activation = activation
        self.usesBias = usesBias
        self.initializer = initializer
        self.regularizer = regularizer
    }

    /// "dense"
    public var name: String { "dense" }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        Description(name, .integer(units)).with(
            activation, usesBias: usesBias, initializer: initializer, regularizer: regularizer)
    }

    /// Unless a function of the notebook is the activation.
    public var treatsRowsAlone: Bool { !activation.isOfNotebook }

    /// The last axis becomes `units`.
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] {
        if sample.isEmpty { throw .layerRank(layer: name, expected: 1, found: sample) }
        return sample.dropLast() + [units]
    }

    /// `weights`, then `bias`.
    public func parameters(for sample: [Int]) throws(EngineError) -> [ParameterSpecification] {
        guard let inputs = sample.last else { throw .layerRank(layer: name, expected: 1, found: sample) }
        let weights = ParameterSpecification(
            name: "weights", shape: [inputs, units], initializer: initializer, regularizer: regularizer)
        let bias = ParameterSpecification(name: "bias", shape: [units], initializer: .zeros)
        return usesBias ? [weights, bias] : [weights]
    }

    /// activation(x W + b)
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        var result = try workspace.graph.product(x, parameters[0])
        if usesBias { result = try workspace.graph.add(result, parameters[1]) }
        return try activation.apply(result, in: &workspace)
    }

    /// The same steps.
    public func mask(after mask: NDArray?, of x: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray? {
        mask
    }
}
