/// The elements of each sample in another shape, in C order. Keras' `Reshape`.
///
/// x is [samples, …], the result [samples, shape]. One extent may be -1: what is left.
public struct Reshape: Layer {
    /// The shape of one sample after the layer.
    public let shape: [Int]

    /// A layer without parameters. Throws `argument` for a size below 1 other than a single -1, `tooManyAxes` for more than
    /// four.
    public init(shape: [Int]) throws(EngineError) {
        if shape.count >= mostAxes { throw .tooManyAxes(shape.count + 1) }
        let free = shape.firstIndex(of: -1)
        for (axis, size) in shape.enumerated() where size < 1 && axis != free {
            throw .argument(name: "sizes", value: Double(size), .atLeast(1))
        }
        self.shape = shape
    }

    /// "reshape"
    public var name: String { "reshape" }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        shape.reduce(Description(name)) { $0.with(nil, .integer($1)) }
    }

    /// The shape, with -1 worked out.
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] {
        let count = try elementCount(sample)
        let known = try elementCount(shape.filter { $0 >= 0 })
        let fits = shape.contains(-1) ? count.isMultiple(of: known) : count == known
        if !fits { throw .cannotReshape(from: sample, to: shape) }
        return shape.map { $0 < 0 ? count / known : $0 }
    }

    /// The elements of each sample in the shape.
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        guard let samples = x.shape.first else { throw EngineError.layerRank(layer: name, expected: 1, found: []) }
        return try workspace.graph.reshape(x, [samples] + outputShape(for: Array(x.shape.dropFirst())))
    }
}
