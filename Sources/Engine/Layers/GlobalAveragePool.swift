/// The mean of each channel over all places. Keras' `GlobalAveragePooling2D` and `GlobalAveragePooling1D`.
///
/// x is [samples, …, channels] with one axis or more between, such as [samples, height, width, channels] or [samples,
/// steps, features]; the result is [samples, channels].
public struct GlobalAveragePool: Layer {
    /// A layer without parameters.
    public init() {}

    /// "global_average_pool"
    public var name: String { "global_average_pool" }

    /// [channels]
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] {
        guard sample.count >= 2, let channels = sample.last else {
            throw .layerRank(layer: name, expected: 3, found: sample)
        }
        if try elementCount(sample.dropLast()) == 0 { throw .emptyReduction(name) }
        return [channels]
    }

    /// The mean of each channel.
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        try workspace.graph.mean(x, axes: Array(1..<max(x.rank - 1, 1)))
    }
}
