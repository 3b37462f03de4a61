extension RandomState {
    /// Uniform numbers in [low, high) in C order: low + (high - low)·u.
    ///
    /// Throws `argument` where the bounds are not finite or `high - low` is not.
    public mutating func uniform(low: Double, high: Double, shape: [Int]) throws(EngineError) -> NDArray {
        try draw(.uniform(low: low, high: high), shape: shape)
    }

    /// Uniform numbers with bounds that differ by element; `shape` nil is the shape that the bounds have together.
    public mutating func uniform(low: NDArray, high: NDArray, shape: [Int]? = nil) throws(EngineError) -> NDArray {
        let shape = try DrawShape(shape, parameters: [low, high])
        for (low, high) in zip(shape.spread(low), shape.spread(high)) { try Draw.uniform(low: low, high: high).check() }
        return draw(shape, low, high) { random, low, high in low + (high - low) * random.uniform() }
    }

    /// Standard normal numbers in C order.
    public mutating func standardNormal(shape: [Int]) throws(EngineError) -> NDArray {
        try draw(.normal(mean: 0, deviation: 1), shape: shape)
    }

    /// Normal numbers in C order: mean + deviation·z.
    ///
    /// Throws `argument` for a negative deviation.
    public mutating func normal(mean: Double, deviation: Double, shape: [Int]) throws(EngineError) -> NDArray {
        try draw(.normal(mean: mean, deviation: deviation), shape: shape)
    }

    /// Normal numbers whose mean and deviation differ by element; `shape` nil is the shape that they have together.
    public mutating func normal(mean: NDArray, deviation: NDArray, shape: [Int]? = nil) throws(EngineError) -> NDArray {
        try RandomState.check(notNegative: deviation, name: "deviation")
        let shape = try DrawShape(shape, parameters: [mean, deviation])
        return draw(shape, mean, deviation) { random, mean, deviation in mean + deviation * random.standardNormal() }
    }

    /// Exponential numbers in C order: -scale·ln(1 - u).
    ///
    /// Throws `argument` for a negative scale.
    public mutating func exponential(scale: Double, shape: [Int]) throws(EngineError) -> NDArray {
        try draw(.exponential(scale: scale), shape: shape)
    }

    /// Exponential numbers whose scale differs by element.
    public mutating func exponential(scale: NDArray, shape: [Int]? = nil) throws(EngineError) -> NDArray {
        try RandomState.check(notNegative: scale, name: "scale")
        let shape = try DrawShape(shape, parameters: [scale])
        return draw(shape, scale, scale) { random, scale, _ in scale * -GlibcMath.log(1 - random.uniform()) }
    }

    private mutating func draw(
        _ shape: DrawShape, _ first: NDArray, _ second: NDArray,
        _ one: (inout RandomState, Double, Double) -> Double
    ) -> NDArray {
        var elements: [Double] = []
        elements.reserveCapacity(shape.count)
        for (first, second) in zip(shape.spread(first), shape.spread(second)) {
            elements.append(one(&self, first, second))
        }
        return NDArray(shape: shape.lengths, elements: elements)
    }

    static func check(notNegative parameter: NDArray, name: String) throws(EngineError) {
        for value in parameter.elements where !(value >= 0) {
            throw .argument(name: name, value: value, .notNegative)
        }
    }
}
