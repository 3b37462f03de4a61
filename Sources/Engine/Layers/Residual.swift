/// x + f(x), where f is what its parts make of x one after the other. He et al., 2015.
///
/// x is [samples, …] and the result of the same shape, which the parts must give too.
public struct Residual: Layer {
    /// What is done to x before it is added.
    public let parts: [Model.Element]

    /// A layer of these elements.
    public init(parts: [Model.Element]) {
        self.parts = parts
    }

    /// "residual"
    public var name: String { "residual" }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        parts.reduce(Description(name)) { $0.with(nil, .description(objects.description(of: $1))) }
    }

    /// The same shape.
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] { sample }

    /// Builds its parts. Throws `residualShape` where they give another shape than they take.
    public func build(
        for sample: [Int], _ parameters: [NDArray], precision: Precision, in workspace: inout some Workspace
    ) throws -> [Int] {
        let output = try workspace.build(parts, for: sample, precision: precision).last ?? sample
        if output != sample { throw EngineError.residualShape(input: sample, output: output) }
        return sample
    }

    /// The same of copies of its parts.
    public func copy(in objects: inout ObjectStore, _ copies: inout ObjectCopies) -> any Layer {
        Residual(parts: objects.copy(parts, &copies))
    }

    /// x + f(x)
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        try add(x, mask: nil, training: training, in: &workspace)
    }

    /// The same, with the mask for its parts.
    public func forward(
        _ x: NDArray, mask: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        try add(x, mask: mask, training: training, in: &workspace)
    }

    private func add(
        _ x: NDArray, mask: NDArray?, training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        let result = try workspace.forward(parts, x, mask: mask, training: training)
        if result.shape != x.shape {
            throw EngineError.residualShape(
                input: Array(x.shape.dropFirst()), output: Array(result.shape.dropFirst()))
        }
        return try workspace.graph.add(x, result)
    }

    /// The same steps.
    public func mask(after mask: NDArray?, of x: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray? {
        mask
    }
}
