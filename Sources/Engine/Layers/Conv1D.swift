/// activation(x ∗ W + b): a kernel moves along sequences. Keras' `Conv1D`.
///
/// out[sample, i, filter] = Σ over u, c of x[sample, i·s + u·d - p, c] · W[u, c, filter] + b[filter], with stride s,
/// dilation d and padding p; x is 0 outside the sequence. x is [samples, steps, features], W [size, features, filters],
/// b [filters], the result [samples, steps, filters]. W is drawn by Glorot's uniform rule unless it says otherwise, b is
/// zero.
public struct Conv1D: Layer {
    /// How many outputs each step has.
    public let filters: Int
    /// How the kernel moves, as a window of one row.
    public let rule: WindowRule
    /// What is done to each output.
    public let activation: Activation
    /// Whether b is added.
    public let usesBias: Bool
    /// What W is filled with at first.
    public let initializer: Initializer
    /// What keeps W small in training, if anything does.
    public let regularizer: Regularizer?

    /// A convolution with `filters` outputs, at least one.
    public init(
        filters: Int, size: Int, strides: Int = 1, padding: Padding = .valid, dilation: Int = 1,
        activation: Activation = .linear, usesBias: Bool = true, initializer: Initializer = .glorotUniform,
        regularizer: Regularizer? = nil
    ) throws(EngineError) {
        if filters < 1 { throw .argument(name: "filters", value: Double(filters), .atLeast(1)) }
        self.filters = filters
        rule = try WindowRule(
            size: .init(1, size), strides: .init(1, strides), dilation: .init(1, dilation), padding: padding)
        self.activation = activation
        self.usesBias = usesBias
        self.initializer = initializer
        self.regularizer = regularizer
    }

    /// "conv1d"
    public var name: String { "conv1d" }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        Description(name, .integer(filters), .integer(rule.size.columns))
            .with(nil, .description(activation.description), unless: .description(.word("linear")))
            .with("strides", .integer(rule.strides.columns), unless: .integer(1))
            .with("padding", .text(rule.padding.rawValue), unless: .text(Padding.valid.rawValue))
            .with("dilation", .integer(rule.dilation.columns), unless: .integer(1))
            .with(usesBias: usesBias, initializer: initializer, regularizer: regularizer)
    }

    /// Unless a function of the notebook is the activation.
    public var treatsRowsAlone: Bool { !activation.isOfNotebook }

    /// [steps, filters]
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] {
        try checkSteps(sample, of: name)
        return [try rule.window(on: [1] + sample, of: name).columns.count, filters]
    }

    /// `weights`, then `bias`.
    public func parameters(for sample: [Int]) throws(EngineError) -> [ParameterSpecification] {
        try checkSteps(sample, of: name)
        let weights = ParameterSpecification(
            name: "weights", shape: [rule.size.columns, sample[1], filters], initializer: initializer,
            regularizer: regularizer)
        let bias = ParameterSpecification(name: "bias", shape: [filters], initializer: .zeros)
        return usesBias ? [weights, bias] : [weights]
    }

    /// activation(x ∗ W + b)
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        let window = try rule.window(on: [1] + x.shape.dropFirst(), of: name)
        let images = try workspace.graph.reshape(x, [x.shape[0], 1] + x.shape.dropFirst())
        let kernel = try workspace.graph.reshape(parameters[0], [1] + parameters[0].shape)
        let rows = try workspace.graph.convolve(images, kernel, window)
        var result = try workspace.graph.reshape(rows, [x.shape[0], window.columns.count, filters])
        if usesBias { result = try workspace.graph.add(result, parameters[1]) }
        return try activation.apply(result, in: &workspace)
    }
}
