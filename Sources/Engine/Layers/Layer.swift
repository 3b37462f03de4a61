/// A layer with weights. One file each: to add one, copy `Dense.swift`.
public protocol Layer: Sendable {
    /// What the language and a summary call it.
    var name: String { get }
    /// The shape of one sample after the layer.
    func outputShape(for sample: [Int]) throws(EngineError) -> [Int]
    /// The trainable arrays for samples of this shape, in the order in which they are drawn.
    func parameters(for sample: [Int]) throws(EngineError) -> [ParameterSpecification]
    /// What the layer makes of a batch, samples first. `parameters` are in the order of `parameters(for:)`.
    func forward(
        _ x: NDArray, _ parameters: [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray
}

/// A trainable array as a layer asks for it.
public struct ParameterSpecification: Hashable, Sendable {
    /// The field of the layer.
    public let name: String
    /// Its shape.
    public let shape: [Int]
    /// What it is filled with at first.
    public let initializer: Initializer
    /// What keeps it small in training, if anything does.
    public let regularizer: Regularizer?

    /// A trainable array.
    public init(name: String, shape: [Int], initializer: Initializer, regularizer: Regularizer? = nil) {
        self.name = name
        self.shape = shape
        self.initializer = initializer
        self.regularizer = regularizer
    }
}
