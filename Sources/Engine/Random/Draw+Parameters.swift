/// Draws whose parameters differ by element or are traced: standard numbers, one for each element in C order as NumPy
/// draws them, moved and stretched in the graph, so that a derivative passes to the parameters. `shape` nil is the shape
/// that the parameters have together.
///
/// They throw `argument` for parameters that no distribution has, `doNotBroadcast` where the parameters do not fit each
/// other or `shape`, and limits.
extension Workspace {
    /// low + (high - low)·u
    public mutating func uniform(low: NDArray, high: NDArray, shape: [Int]? = nil) throws(EngineError) -> NDArray {
        for value in low.elements where !value.isFinite { throw .argument(name: "low", value: value, .finite) }
        let shape = try DrawShape(shape, parameters: [low, high]).lengths
        let width = try graph.subtract(high, low)
        for value in width.elements where !value.isFinite { throw .argument(name: "high", value: value, .finite) }
        let drawn = try draw(.uniform(low: 0, high: 1), shape: shape)
        return try graph.add(low, try graph.multiply(width, drawn))
    }

    /// mean + deviation·z
    public mutating func normal(mean: NDArray, deviation: NDArray, shape: [Int]? = nil) throws(EngineError) -> NDArray {
        try RandomState.check(notNegative: deviation, name: "std")
        let shape = try DrawShape(shape, parameters: [mean, deviation]).lengths
        let drawn = try draw(.normal(mean: 0, deviation: 1), shape: shape)
        return try graph.add(mean, try graph.multiply(try notNegative(deviation), drawn))
    }

    /// -scale·ln(1 - u)
    public mutating func exponential(scale: NDArray, shape: [Int]? = nil) throws(EngineError) -> NDArray {
        try RandomState.check(notNegative: scale, name: "scale")
        let shape = try DrawShape(shape, parameters: [scale]).lengths
        return try graph.multiply(try notNegative(scale), try draw(.exponential(scale: 1), shape: shape))
    }

    /// A traced parameter, which in a replay is nan where it has become negative.
    private mutating func notNegative(_ parameter: NDArray) throws(EngineError) -> NDArray {
        guard graph.isTraced(parameter) else { return parameter }
        let isValid = try graph.binary(.greaterOrEqual, parameter, NDArray(number: 0))
        return try graph.apply(.select, [isValid, parameter, NDArray(number: .nan)])
    }
}
