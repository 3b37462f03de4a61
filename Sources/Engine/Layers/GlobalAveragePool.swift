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

    /// The mean over the steps that are there, zero where there is none.
    public func forward(
        _ x: NDArray, mask: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        if x.rank != 3 { return try forward(x, &parameters, training: training, in: &workspace) }
        return try workspace.graph.mean(x, axes: [1], where: try workspace.graph.column(mask))
    }
}

extension Graph {
    /// [samples, steps] as [samples, steps, 1], to go with features.
    mutating func column(_ mask: NDArray) throws(EngineError) -> NDArray { try reshape(mask, mask.shape + [1]) }

    /// The mean over `axes`, [samples, steps, features], of the steps for which `there` [samples, steps, 1] holds, or of
    /// all; zero where there is none.
    mutating func mean(_ x: NDArray, axes: [Int], where there: NDArray?) throws(EngineError) -> NDArray {
        guard let there else { return try mean(x, axes: axes) }
        let kept = try apply(.select, [there, x, NDArray(number: 0)])
        let count = try sum(try apply(.select, [there, NDArray(number: 1), NDArray(number: 0)]), axes: axes)
        return try divide(
            try sum(kept, axes: axes), try apply(.binary(.maximum), [count, NDArray(number: 1)]))
    }
}
