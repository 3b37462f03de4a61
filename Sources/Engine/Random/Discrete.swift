extension RandomState {
    /// Whole numbers in `low..<high` in C order (`randint`, 64-bit).
    ///
    /// Throws `argument` unless low < high.
    public mutating func integers(low: Int, high: Int, shape: [Int]) throws(EngineError) -> NDArray {
        try draw(.integers(low: low, high: high), shape: shape)
    }

    /// The numbers of successes in `trials` trials of `probability`, in C order.
    ///
    /// Throws `argument` for a negative or fractional number of trials and for what is no probability.
    public mutating func binomial(trials: Int, probability: Double, shape: [Int]) throws(EngineError) -> NDArray {
        try draw(.binomial(trials: trials, probability: probability), shape: shape)
    }

    /// Numbers of successes whose trials and probability differ by element; `shape` nil is their common shape.
    public mutating func binomial(
        trials: NDArray, probability: NDArray, shape: [Int]? = nil
    ) throws(EngineError) -> NDArray {
        try RandomState.check(notNegative: trials, name: "trials")
        for count in trials.elements where count != count.rounded(.towardZero) {
            throw .argument(name: "trials", value: count, .whole)
        }
        for count in trials.elements where count > 0x1p53 {
            throw .argument(name: "trials", value: count, .atMost(1 << 53))
        }
        for value in probability.elements where !(0...1).contains(value) {
            throw .argument(name: "probability", value: value, .probability)
        }
        let shape = try DrawShape(shape, parameters: [trials, probability])
        var elements: [Double] = []
        elements.reserveCapacity(shape.count)
        var plan: Binomial?
        for (count, probability) in zip(shape.spread(trials), shape.spread(probability)) {
            var current = plan ?? Binomial(trials: count, probability: probability)
            if !current.isFor(count, probability) { current = Binomial(trials: count, probability: probability) }
            elements.append(current.draw(&self))
            plan = current
        }
        return NDArray(shape: shape.lengths, kind: .integer, elements: elements)
    }
}
