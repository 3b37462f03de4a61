/// Each step looks at the others: Keras' `MultiHeadAttention` of a sequence to itself. Vaswani et al., 2017.
///
/// For each head, with Q, K, V = x W + b of its own: softmax(Q Kᵀ / √key) V; the heads' results, side by side, times the
/// output kernel plus its bias. x is [samples, steps, features]; `query`, `key` and `value` are [features, heads, key],
/// their biases [heads, key]; `output` is [heads, key, features], its bias [features]; the result has the shape of x.
/// With `isCausal` a step sees itself and those before it: -1e9 is added to the scores of the others. Biases are zero
/// at first.
public struct Attention: Layer {
    /// How many looks are taken side by side.
    public let heads: Int
    /// How many numbers a head compares.
    public let key: Int
    /// Whether no step sees a later one.
    public let isCausal: Bool
    /// What the four kernels are filled with.
    public let initializer: Initializer
    /// What keeps the four kernels small, if anything does.
    public let regularizer: Regularizer?

    /// Attention with `heads` heads of `key` numbers, at least one of each.
    public init(
        heads: Int, key: Int, isCausal: Bool = false, initializer: Initializer = .glorotUniform,
        regularizer: Regularizer? = nil
    ) throws(EngineError) {
        if heads < 1 { throw .argument(name: "heads", value: Double(heads), .atLeast(1)) }
        if key < 1 { throw .argument(name: "key", value: Double(key), .atLeast(1)) }
        self.heads = heads
        self.key = key
        self.isCausal = isCausal
        self.initializer = initializer
        self.regularizer = regularizer
    }

    /// "attention"
    public var name: String { "attention" }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        Description(name, .integer(heads), .integer(key)).with("causal", isCausal, unless: false)
            .with(initializer: initializer, regularizer: regularizer)
    }

    /// The same shape.
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] {
        try checkSteps(sample, of: name)
        return sample
    }

    /// `query`, `key`, `value` and `output`, each followed by its bias.
    public func parameters(for sample: [Int]) throws(EngineError) -> [ParameterSpecification] {
        try checkSteps(sample, of: name)
        let features = sample[1]
        let count = try elementCount([features, heads, key])
        // The scores of one sample are the other thing that may be too large to count.
        _ = try elementCount([heads, sample[0], sample[0], max(1, count / max(1, features))])
        var specifications: [ParameterSpecification] = []
        for part in ["query", "key", "value", "output"] {
            let isOutput = part == "output"
            specifications.append(
                ParameterSpecification(
                    name: part, shape: isOutput ? [heads, key, features] : [features, heads, key],
                    initializer: initializer, regularizer: regularizer))
            specifications.append(
                ParameterSpecification(
                    name: part + "_bias", shape: isOutput ? [features] : [heads, key], initializer: .zeros))
        }
        return specifications
    }

    /// What each step makes of those that it sees.
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        try attend(x, nil, parameters, in: &workspace.graph)
    }

    /// The same where padding is neither seen nor sees: its scores are -1e9, and its shares 0.
    public func forward(
        _ x: NDArray, mask: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        try attend(x, mask, parameters, in: &workspace.graph)
    }

    private func attend(
        _ x: NDArray, _ mask: NDArray?, _ parameters: [NDArray], in graph: inout Graph
    ) throws(EngineError) -> NDArray {
        let (samples, steps, features) = (x.shape[0], x.shape[1], x.shape[2])
        var parts: [NDArray] = []
        for index in 0..<3 {
            let kernel = try graph.reshape(parameters[2 * index], [features, heads * key])
            let bias = try graph.reshape(parameters[2 * index + 1], [heads * key])
            let part = try graph.add(try graph.product(x, kernel), bias)
            parts.append(try graph.transpose(try graph.reshape(part, [samples, steps, heads, key]), [0, 2, 1, 3]))
        }
        let query = try graph.multiply(parts[0], NDArray(number: 1 / Double(key).squareRoot()))
        var scores = try graph.apply(.product(rightTransposed: true), [query, parts[1]])
        if isCausal { scores = try graph.add(scores, try later(steps, in: &graph)) }
        let seen = try graph.product(try graph.shares(scores, mask), parts[2])
        let joined = try graph.reshape(try graph.transpose(seen, [0, 2, 1, 3]), [samples, steps, heads * key])
        let kernel = try graph.reshape(parameters[6], [heads * key, features])
        return try graph.add(try graph.product(joined, kernel), parameters[7])
    }

    /// 0 where row may see column, -1e9 where it may not.
    private func later(_ steps: Int, in graph: inout Graph) throws(EngineError) -> NDArray {
        try graph.budget.request(bytes: 8 * elementCount([steps, steps]))
        let elements = (0..<steps * steps).map { $0 % steps > $0 / steps ? -1e9 : 0.0 }
        return NDArray(shape: [steps, steps], elements: elements)
    }

    /// The same steps.
    public func mask(after mask: NDArray?, of x: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray? {
        mask
    }
}

extension Graph {
    /// How much of each step a step sees: the softmax of the scores, without padding.
    fileprivate mutating func shares(_ scores: NDArray, _ mask: NDArray?) throws(EngineError) -> NDArray {
        guard let mask else { return try softmax(scores) }
        let both = try pairs(of: mask)
        let shares = try softmax(try apply(.select, [both, scores, NDArray(number: -1e9)]))
        return try apply(.select, [both, shares, NDArray(number: 0)])
    }

    /// [samples, 1, steps, steps]: whether both the step of the row and that of the column are there.
    private mutating func pairs(of mask: NDArray) throws(EngineError) -> NDArray {
        let (samples, steps) = (mask.shape[0], mask.shape[1])
        let rows = try reshape(mask, [samples, 1, steps, 1])
        return try apply(.binary(.and), [rows, try reshape(mask, [samples, 1, 1, steps])])
    }
}
