/// gamma · (x - mean) / √(variance + epsilon) + beta, with the mean and variance of each row along the last axis. Keras'
/// `LayerNormalization`; Ba, Kiros and Hinton, 2016.
///
/// x is [samples, …, features] and the result of the same shape; gamma and beta are [features]. The variance is divided by
/// the number of features.
public struct LayerNorm: Layer {
    /// What is added to the variance, above 0.
    public let epsilon: Double

    /// A layer with Keras' defaults.
    public init(epsilon: Double = 1e-3) throws(EngineError) {
        if !(epsilon > 0 && epsilon.isFinite) { throw .argument(name: "epsilon", value: epsilon, .positive) }
        self.epsilon = epsilon
    }

    /// "layer_norm"
    public var name: String { "layer_norm" }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        Description(name).with("epsilon", epsilon, unless: 1e-3)
    }

    /// The same shape.
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] {
        if sample.isEmpty { throw .layerRank(layer: name, expected: 1, found: sample) }
        return sample
    }

    /// `gamma` and `beta`.
    public func parameters(for sample: [Int]) throws(EngineError) -> [ParameterSpecification] {
        let shape = Array(try outputShape(for: sample).suffix(1))
        return [
            ParameterSpecification(name: "gamma", shape: shape, initializer: .constant(1)),
            ParameterSpecification(name: "beta", shape: shape, initializer: .zeros),
        ]
    }

    /// The normalised x.
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        let mean = try workspace.graph.mean(x, axes: [-1], keeps: true)
        let centred = try workspace.graph.subtract(x, mean)
        let variance = try workspace.graph.mean(try workspace.graph.square(centred), axes: [-1], keeps: true)
        return try workspace.graph.scaled(centred, parameters[0], parameters[1], variance, epsilon)
    }

    /// The same steps.
    public func mask(after mask: NDArray?, of x: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray? {
        mask
    }
}
