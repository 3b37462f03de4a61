/// activation(x ∗ W + b): a kernel moves over images. Keras' `Conv2D`.
///
/// out[sample, i, j, filter] = Σ over u, v, c of x[sample, i·s + u·d - p, j·s + v·d - p, c] · W[u, v, c, filter] + b[filter],
/// with stride s, dilation d and padding p; x is 0 outside the image. x is [samples, height, width, channels], W [window
/// rows, window columns, channels, filters], b [filters], the result [samples, rows, columns, filters]. W is drawn by
/// Glorot's uniform rule unless it says otherwise, b is zero.
public struct Conv2D: Layer {
    /// How many outputs each place has.
    public let filters: Int
    /// How the kernel moves.
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
        filters: Int, rule: WindowRule, activation: Activation = .linear, usesBias: Bool = true,
        initializer: Initializer = .glorotUniform, regularizer: Regularizer? = nil
    ) throws(EngineError) {
        if filters < 1 { throw .argument(name: "filters", value: Double(filters), .atLeast(1)) }
        self.filters = filters
        self.rule = rule
        self.activation = activation
        self.usesBias = usesBias
        self.initializer = initializer
        self.regularizer = regularizer
    }

    /// "conv2d"
    public var name: String { "conv2d" }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        Description(name, .integer(filters), rule.size.value)
            .with(nil, .description(activation.description), unless: .description(.word("linear")))
            .with(movesOf: rule)
            .with(usesBias: usesBias, initializer: initializer, regularizer: regularizer)
    }

    /// Unless a function of the notebook is the activation.
    public var treatsRowsAlone: Bool { !activation.isOfNotebook }

    /// [rows, columns, filters]
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] {
        let window = try rule.window(on: sample, of: name)
        return [window.rows.count, window.columns.count, filters]
    }

    /// `weights`, then `bias`.
    public func parameters(for sample: [Int]) throws(EngineError) -> [ParameterSpecification] {
        guard sample.count == 3 else { throw .layerRank(layer: name, expected: 3, found: sample) }
        let weights = ParameterSpecification(
            name: "weights", shape: [rule.size.rows, rule.size.columns, sample[2], filters],
            initializer: initializer, regularizer: regularizer)
        let bias = ParameterSpecification(name: "bias", shape: [filters], initializer: .zeros)
        return usesBias ? [weights, bias] : [weights]
    }

    /// activation(x ∗ W + b)
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        let window = try rule.window(on: Array(x.shape.dropFirst()), of: name)
        var result = try workspace.graph.convolve(x, parameters[0], window)
        if usesBias { result = try workspace.graph.add(result, parameters[1]) }
        return try activation.apply(result, in: &workspace)
    }
}
