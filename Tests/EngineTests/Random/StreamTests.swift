import Testing

@testable import Engine

/// Everything drawn, against `numpy.random.RandomState` of the same seed (Oracles/stream.py).
struct StreamTests {
    struct Oracles: Decodable {
        let cases: [Case]
        let sweeps: [Sweep]
        let points: [String: Points]
    }

    struct Case: Decodable, Sendable, CustomTestStringConvertible {
        let kind: String
        let seed: UInt32
        let count: Int
        let first: [String]
        let hash: String
        let numbers: [Double]
        var testDescription: String { "\(kind) \(numbers) of seed \(seed)" }
    }

    struct Sweep: Decodable, Sendable {
        let function: String
        let low: Double
        let high: Double
        let count: Int
        let hash: String
    }

    struct Points: Decodable {
        let x: [String]
        let y: [String]
    }

    static func oracles() throws -> Oracles { try oracle("stream") }

    static func draw(_ kind: String, _ n: [Double], _ random: inout RandomState) throws -> [Double] {
        let size = n.last.map { [Int($0)] } ?? []
        switch kind {
        case "word": return (0..<size[0]).map { _ in Double(random.nextUInt32()) }
        case "rand": return try random.uniform(low: 0, high: 1, shape: size).elements
        case "randn": return try random.standardNormal(shape: size).elements
        case "uniform": return try random.uniform(low: n[0], high: n[1], shape: size).elements
        case "normal": return try random.normal(mean: n[0], deviation: n[1], shape: size).elements
        case "exponential": return try random.exponential(scale: n[0], shape: size).elements
        case "randint": return try random.integers(low: Int(n[0]), high: Int(n[1]), shape: size).elements
        case "permutation": return random.permutation(Int(n[0])).map(Double.init)
        case "choice": return try random.choice(count: Int(n[0]), size: Int(n[1])).map(Double.init)
        case "choiceOnce":
            return try random.choice(count: Int(n[0]), size: Int(n[1]), replace: false).map(Double.init)
        case "choiceWeighted":
            return try random.choice(count: 3, size: size[0], probabilities: [0.1, 0.2, 0.7]).map(Double.init)
        case "choiceOnceWeighted":
            let p = [0.05, 0.4, 0.05, 0.3, 0.2]
            return try random.choice(count: 5, size: size[0], replace: false, probabilities: p).map(Double.init)
        case "binomial": return try random.binomial(trials: Int(n[0]), probability: n[1], shape: size).elements
        case "binomialEach":
            return try random.binomial(
                trials: NDArray(shape: [4], elements: [1, 5, 100, 3]),
                probability: NDArray(shape: [2, 1], elements: [0.1, 0.9])
            ).elements
        case "binomialOf":
            return try random.binomial(
                trials: NDArray([2, 70]), probability: NDArray([0.3]), shape: [300, 2]
            ).elements
        case "normalEach", "normalOf", "uniformEach", "uniformOf", "exponentialEach", "exponentialOf":
            return try each(kind, &random)
        case "mixed":
            let numbers = [
                random.uniform(), random.standardNormal(), Double(random.integer(below: 10)), random.uniform(),
                random.standardNormal(),
            ]
            return numbers + random.permutation(3).map(Double.init)
        default:
            Issue.record("the oracle has a case that the test does not know: \(kind)")
            return []
        }
    }

    /// Draws whose parameters are arrays.
    static func each(_ kind: String, _ random: inout RandomState) throws -> [Double] {
        var bench = TestBench()
        bench.random = random
        defer { random = bench.random }
        let before = try bench.normal(mean: NDArray(number: 0), deviation: NDArray(number: 1)).elements
        let drawn =
            switch kind {
            case "normalEach":
                try bench.normal(mean: NDArray(rows: [[0], [10]]), deviation: NDArray([1, 2, 3]))
            case "normalOf":
                try bench.normal(mean: NDArray([-1e3, 0.1]), deviation: NDArray(number: 0.3), shape: [501, 2])
            case "uniformEach":
                try bench.uniform(low: NDArray([0, 5, -1]), high: NDArray(number: 7), shape: [4, 3])
            case "uniformOf": try bench.uniform(low: NDArray(rows: [[0.1], [-3]]), high: NDArray([2.2, 7.7, 1e9]))
            case "exponentialEach": try bench.exponential(scale: NDArray([0.5, 3, 1e6]))
            default: try bench.exponential(scale: NDArray([0.1, 7]), shape: [300, 2])
            }
        return before + drawn.elements + [bench.random.uniform()]
    }

    @Test func drawsNumPysNumbersBitForBit() throws {
        let cases = try StreamTests.oracles().cases
        #expect(cases.count > 200)
        for oracle in cases {
            var random = RandomState(seed: oracle.seed)
            let drawn = try StreamTests.draw(oracle.kind, oracle.numbers, &random)
            #expect(drawn.count == oracle.count, "\(oracle)")
            #expect(words(drawn.prefix(4)) == oracle.first, "\(oracle)")
            #expect(fold(drawn) == oracle.hash, "\(oracle)")
        }
    }

    @Test func logarithmAndExponentialAreGlibcsAtChosenPoints() throws {
        for (name, points) in try StreamTests.oracles().points {
            let function = name == "log" ? GlibcMath.log : GlibcMath.exp
            let found = points.x.map { word in
                hexadecimal(function(Double(bitPattern: UInt64(word, radix: 16) ?? 0)).bitPattern)
            }
            #expect(found == points.y, "\(name)")
        }
    }

    @Test func logarithmAndExponentialAreGlibcsAllOverTheirRanges() throws {
        let sweeps = try StreamTests.oracles().sweeps
        #expect(sweeps.count == 8)
        for sweep in sweeps {
            let function = sweep.function == "log" ? GlibcMath.log : GlibcMath.exp
            var state: UInt64 = 0x9e37_79b9_7f4a_7c15
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for _ in 0..<sweep.count {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                let value = function(sweep.low + (sweep.high - sweep.low) * (Double(state >> 11) * 0x1p-53))
                hash = (hash ^ value.bitPattern) &* 0x100_0000_01b3
            }
            #expect(hexadecimal(hash) == sweep.hash, "\(sweep)")
        }
    }
}
