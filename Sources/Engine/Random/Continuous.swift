extension RandomState {
    /// Uniform numbers in [low, high) in C order: low + (high - low)·u.
    ///
    /// Throws `argument` where the bounds are not finite or `high - low` is not.
    public mutating func uniform(low: Double, high: Double, shape: [Int]) throws(EngineError) -> NDArray {
        try draw(.uniform(low: low, high: high), shape: shape)
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

    /// Exponential numbers in C order: -scale·ln(1 - u).
    ///
    /// Throws `argument` for a negative scale.
    public mutating func exponential(scale: Double, shape: [Int]) throws(EngineError) -> NDArray {
        try draw(.exponential(scale: scale), shape: shape)
    }

    static func check(notNegative parameter: NDArray, name: String) throws(EngineError) {
        for value in parameter.elements where !(value >= 0) {
            throw .argument(name: name, value: value, .notNegative)
        }
    }
}
