/// In training, each element is set to zero with probability `rate` and the others are divided by 1 - rate; else x
/// itself. Keras' `Dropout`; Srivastava et al., 2014.
///
/// x is of any shape, and the result of the same.
public struct Dropout: Layer {
    /// The probability of zero, 0 to 1.
    public let rate: Double

    /// A layer without parameters. Throws `argument` for a rate outside 0 to 1.
    public init(rate: Double) throws(EngineError) {
        if !(0...1).contains(rate) { throw .argument(name: "rate", value: rate, .probability) }
        self.rate = rate
    }

    /// "dropout"
    public var name: String { "dropout" }

    /// As it is written.
    public func description(in objects: ObjectStore) -> Description {
        Description(name, .number(rate))
    }

    /// The same shape.
    public func outputShape(for sample: [Int]) throws(EngineError) -> [Int] { sample }

    /// x, or in training what a draw leaves of it; a rate of 0 draws nothing.
    public func forward(
        _ x: NDArray, _ parameters: inout [NDArray], training: Bool, in workspace: inout some Workspace
    ) throws -> NDArray {
        if !training || rate == 0 { return x }
        if rate == 1 { return NDArray(shape: x.shape, repeating: 0) }
        let drawn = try workspace.draw(.uniform(low: 0, high: 1), shape: x.shape)
        let stays = try workspace.graph.apply(.binary(.greaterOrEqual), [drawn, NDArray(number: rate)])
        let larger = try workspace.graph.multiply(x, NDArray(number: 1 / (1 - rate)))
        return try workspace.graph.apply(.select, [stays, larger, NDArray(number: 0)])
    }

    /// The same steps.
    public func mask(after mask: NDArray?, of x: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray? {
        mask
    }
}
