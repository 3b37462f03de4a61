/// A distribution with fixed parameters, from which a trace can draw anew each time it is replayed.
public enum Draw: Hashable, Sendable {
    /// low + (high - low)·u, in [low, high).
    case uniform(low: Double, high: Double)
    /// mean + deviation·z.
    case normal(mean: Double, deviation: Double)
    /// -scale·ln(1 - u).
    case exponential(scale: Double)
    /// Whole numbers in `low..<high` (`randint`, 64-bit).
    case integers(low: Int, high: Int)
    /// The numbers of successes in `trials` trials of `probability`.
    case binomial(trials: Int, probability: Double)
    /// The numbers below the number of elements in random order.
    case permutation

    /// What the elements are.
    var kind: NDArray.Kind {
        switch self {
        case .uniform, .normal, .exponential: .number
        case .integers, .binomial, .permutation: .integer
        }
    }

    /// Throws `argument` for parameters that no distribution has.
    func check() throws(EngineError) {
        switch self {
        case .uniform(let low, let high):
            if !low.isFinite { throw .argument(name: "low", value: low, .finite) }
            if !(high - low).isFinite { throw .argument(name: "high", value: high, .finite) }
        case .normal(_, let deviation):
            if !(deviation >= 0) { throw .argument(name: "deviation", value: deviation, .notNegative) }
        case .exponential(let scale):
            if !(scale >= 0) { throw .argument(name: "scale", value: scale, .notNegative) }
        case .integers(let low, let high):
            if low >= high {
                throw .argument(name: "high", value: Double(high), .atLeast(low < Int.max ? low + 1 : low))
            }
        case .binomial(let trials, let probability):
            if trials < 0 { throw .argument(name: "trials", value: Double(trials), .notNegative) }
            if trials > 1 << 53 { throw .argument(name: "trials", value: Double(trials), .atMost(1 << 53)) }
            if !(0...1).contains(probability) {
                throw .argument(name: "probability", value: probability, .probability)
            }
        case .permutation: break
        }
    }
}

extension RandomState {
    /// An array of `shape`, drawn in C order.
    ///
    /// Throws `argument` for parameters that no distribution has.
    public mutating func draw(_ draw: Draw, shape: [Int] = []) throws(EngineError) -> NDArray {
        try draw.check()
        let shape = try DrawShape(shape)
        let elements = [Double](unsafeUninitializedCapacity: shape.count) { buffer, count in
            count = shape.count
            if let out = buffer.baseAddress { fill(out, count: count, draw) }
        }
        return NDArray(shape: shape.lengths, kind: draw.kind, elements: elements)
    }

    /// `count` numbers in order. The parameters have been checked.
    mutating func fill<S: Scalar>(_ out: UnsafeMutablePointer<S>, count: Int, _ draw: Draw) {
        switch draw {
        case .uniform(let low, let high):
            for index in 0..<count { out[index] = S(low + (high - low) * uniform()) }
        case .normal(let mean, let deviation):
            for index in 0..<count { out[index] = S(mean + deviation * standardNormal()) }
        case .exponential(let scale):
            for index in 0..<count { out[index] = S(scale * -GlibcMath.log(1 - uniform())) }
        case .integers(let low, let high):
            let limit = UInt64(bitPattern: Int64(high &- low)) &- 1
            for index in 0..<count { out[index] = S(low &+ Int(truncatingIfNeeded: integer(upTo: limit))) }
        case .binomial(let trials, let probability):
            let distribution = Binomial(trials: Double(trials), probability: probability)
            for index in 0..<count { out[index] = S(distribution.draw(&self)) }
        case .permutation:
            for index in 0..<count { out[index] = S(index) }
            for index in stride(from: count - 1, to: 0, by: -1) {
                let other = integer(below: index + 1)
                (out[index], out[other]) = (out[other], out[index])
            }
        }
    }
}

extension Workspace {
    /// Draws an array of `shape`, which is drawn anew when what is being recorded is replayed.
    ///
    /// Throws `argument` for parameters that no distribution has, and limits.
    public mutating func draw(_ draw: Draw, shape: [Int] = []) throws(EngineError) -> NDArray {
        let count = try elementCount(shape)
        try graph.budget.request(bytes: 8 * count)
        try graph.budget.charge(operations: draw.cost(count))
        return graph.recorded(draw, try random.draw(draw, shape: shape))
    }
}

extension Draw {
    /// What drawing `count` numbers is charged.
    func cost(_ count: Int) -> Int { count.multipliedReportingOverflow(by: 8).overflow ? .max : count }
}
