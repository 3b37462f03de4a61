/// A layer. One file each: to add one, copy `Dense.swift`.
public protocol Layer: Sendable {
    /// What the language and a summary call it.
    var name: String { get }
    /// How it is written: its name and, unless they have their defaults, its options.
    func description(in objects: ObjectStore) -> Description
    /// The layers, functions and models that it is made of; most are made of none.
    var parts: [Model.Element] { get }
    /// Whether what it makes of a row cannot depend on the other rows, but in training.
    var treatsRowsAlone: Bool { get }
    /// The shape of one sample after the layer.
    func outputShape(for sample: [Int]) throws(EngineError) -> [Int]
    /// The arrays that it holds for samples of this shape, in the order in which they are drawn.
    func parameters(for sample: [Int]) throws(EngineError) -> [ParameterSpecification]
    /// Builds its parts for samples of this shape, and gives the shape of one sample after the layer.
    func build(
        for sample: [Int], _ parameters: [NDArray], precision: Precision, in workspace: inout some Workspace
    ) throws -> [Int]
    /// The same layer, made of copies of its parts.
    func copy(in objects: inout ObjectStore, _ copies: inout ObjectCopies) -> any Layer
    /// Refuses samples that it could not take, before any training.
    func check(_ x: NDArray) throws(EngineError)
    /// What the layer makes of a batch, samples first. `parameters` are in the order of `parameters(for:)`; in training
    /// those that are not trained may be replaced, and are kept.
    func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray
    /// The result where only the steps that `mask` [samples, steps] holds for are there, and the others padding. Most
    /// layers treat each step by itself and need not know.
    func forward(
        _ x: NDArray, mask: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray
    /// Which steps of the result of `x` are there, [samples, steps]; nil if all are, or if it has no steps any more.
    func mask(after mask: NDArray?, of x: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray?
}

extension Layer {
    /// Its name, and no options.
    public func description(in objects: ObjectStore) -> Description { Description(name) }

    /// None.
    public var parts: [Model.Element] { [] }

    /// True.
    public var treatsRowsAlone: Bool { true }

    /// No arrays.
    public func parameters(for sample: [Int]) throws(EngineError) -> [ParameterSpecification] { [] }

    /// The shape of one sample after the layer.
    public func build(
        for sample: [Int], _ parameters: [NDArray], precision: Precision, in workspace: inout some Workspace
    ) throws -> [Int] {
        try outputShape(for: sample)
    }

    /// The layer itself.
    public func copy(in objects: inout ObjectStore, _ copies: inout ObjectCopies) -> any Layer { self }

    /// Takes all samples.
    public func check(_ x: NDArray) throws(EngineError) {}

    /// The same as without a mask.
    public func forward(
        _ x: NDArray, mask: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        try forward(x, &parameters, training: training, in: &workspace)
    }

    /// None.
    public func mask(after mask: NDArray?, of x: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray? { nil }
}

/// An array that a layer asks for.
public struct ParameterSpecification: Hashable, Sendable {
    /// The field of the layer.
    public let name: String
    /// Its shape.
    public let shape: [Int]
    /// What it is filled with at first.
    public let initializer: Initializer
    /// What keeps it small in training, if anything does.
    public let regularizer: Regularizer?
    /// Whether it follows the gradient; if not, the layer itself changes it in training.
    public let isTrained: Bool

    /// An array, trained unless said otherwise.
    public init(
        name: String, shape: [Int], initializer: Initializer, regularizer: Regularizer? = nil, isTrained: Bool = true
    ) {
        self.name = name
        self.shape = shape
        self.initializer = initializer
        self.regularizer = regularizer
        self.isTrained = isTrained
    }
}
