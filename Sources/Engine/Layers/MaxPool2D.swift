/// The largest element of each window, channel by channel. Keras' `MaxPooling2D`.
///
/// out[sample, i, j, c] = max over u, v of x[sample, i·s + u - p, j·s + v - p, c], over what lies in the image, with
/// stride s and padding p. x is [samples, height, width, channels], the result [samples, rows, columns, channels]. The
/// derivative goes to the first of equal elements.
public struct MaxPool2D: Layer {
    /// How the window moves.
    public let rule: WindowRule

    /// A layer without parameters.
    public init(rule: WindowRule) {
        self.rule = rule
    }

    /// "max_pool2d"
    public var name: String { "max_pool2d" }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        Description(name, rule.size.value).with(movesOf: rule, strides: rule.size)
    }

    /// [rows, columns, channels]
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] {
        let window = try rule.window(on: sample, of: name)
        return [window.rows.count, window.columns.count, sample[2]]
    }

    /// The largest element of each window.
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        let window = try rule.window(on: Array(x.shape.dropFirst()), of: name)
        return try workspace.graph.maxPool(x, window)
    }
}
