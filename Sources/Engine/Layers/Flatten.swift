/// The elements of each sample in one row, in C order. Keras' `Flatten`.
///
/// x is [samples, …], the result [samples, product of …].
public struct Flatten: Layer {
    /// A layer without parameters.
    public init() {}

    /// "flatten"
    public var name: String { "flatten" }

    /// [elements of a sample]
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] { [try elementCount(sample)] }

    /// The elements of each sample in one row.
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        guard let samples = x.shape.first else { throw EngineError.layerRank(layer: name, expected: 1, found: []) }
        return try workspace.graph.reshape(x, [samples, try elementCount(Array(x.shape.dropFirst()))])
    }
}
