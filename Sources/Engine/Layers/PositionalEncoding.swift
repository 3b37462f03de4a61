internal import Kernels

/// Adds to each step of a sequence a pattern that tells which step it is. Vaswani et al., 2017.
///
/// out[sample, t, 2i] = x + sin(t / 10000^(2i / features)), out[sample, t, 2i + 1] = x + cos(t / 10000^(2i / features)). x is
/// [samples, steps, features], and the result of the same shape.
public struct PositionalEncoding: Layer {
    /// A layer without parameters.
    public init() {}

    /// "positional_encoding"
    public var name: String { "positional_encoding" }

    /// The same shape.
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] {
        try checkSteps(sample, of: name)
        return sample
    }

    /// x and the pattern.
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        let (steps, features) = (x.shape[1], x.shape[2])
        let count = try elementCount([steps, features])
        try workspace.graph.budget.request(bytes: 8 * count)
        try workspace.graph.budget.charge(operations: 16 * count)
        let waves = (0..<features).map { kernels_pow(10000, Double($0 / 2 * 2) / Double(features)) }
        var elements: [Double] = []
        elements.reserveCapacity(count)
        for step in 0..<steps {
            for feature in 0..<features {
                let angle = Double(step) / waves[feature]
                elements.append(feature.isMultiple(of: 2) ? kernels_sin(angle) : kernels_cos(angle))
            }
        }
        return try workspace.graph.add(x, NDArray(shape: [steps, features], elements: elements))
    }

    /// The same steps.
    public func mask(after mask: NDArray?, of x: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray? {
        mask
    }
}
