import Testing

@testable import Engine

/// What Oracles/optimizers.py wrote.
struct OptimizerOracle: Decodable {
    /// The parameters after each of ten steps.
    let steps: [String: [[Double]]]
    /// The same in float32 after the first and the tenth.
    let single: [String: [[Double]]]
    let schedules: [String: [Double]]
    let callbacks: [Watch]

    struct Watch: Decodable {
        let values: [Double?]
        let patience: Int
        let delta: Double
        let upward: Bool
        let stopped: Int?
        let best: Int?
        let rates: [Double]
    }

    static func read() throws -> OptimizerOracle { try oracle("optimizers") }
}

struct OptimizerTests {
    /// As in the oracle, by the names of its cases.
    static let cases: [(String, Optimizer)] = [
        ("sgd", Optimizer(.sgd())),
        ("sgd momentum", Optimizer(.sgd(momentum: 0.9), rate: 0.1)),
        ("sgd nesterov", Optimizer(.sgd(momentum: 0.9, nesterov: true), rate: 0.1)),
        ("sgd decay", Optimizer(.sgd(), rate: 0.1, weightDecay: 0.1)),
        ("adam", Optimizer(.adam())),
        ("adam fast", Optimizer(.adam(beta1: 0.8, beta2: 0.95, epsilon: 1e-3), rate: 0.1)),
        ("adam amsgrad", Optimizer(.adam(beta2: 0.5, amsgrad: true), rate: 0.1)),
        ("adamw", Optimizer(.adamw())),
        ("adamw fast", Optimizer(.adamw(amsgrad: true), rate: 0.1, weightDecay: 0.05)),
        ("rmsprop", Optimizer(.rmsprop())),
        ("rmsprop momentum", Optimizer(.rmsprop(momentum: 0.9), rate: 0.01)),
        ("rmsprop centered", Optimizer(.rmsprop(rho: 0.8, centered: true), rate: 0.01)),
        ("rmsprop both", Optimizer(.rmsprop(momentum: 0.5, centered: true), rate: 0.01)),
        ("adagrad", Optimizer(.adagrad())),
        ("adagrad fast", Optimizer(.adagrad(initial: 0.5, epsilon: 1e-4), rate: 0.1)),
        ("adadelta", Optimizer(.adadelta())),
        ("adadelta fast", Optimizer(.adadelta(rho: 0.9, epsilon: 1e-3), rate: 1.0)),
        ("adamax", Optimizer(.adamax())),
        ("adamax fast", Optimizer(.adamax(beta1: 0.8, beta2: 0.5), rate: 0.1)),
        ("nadam", Optimizer(.nadam())),
        ("nadam fast", Optimizer(.nadam(beta1: 0.8, beta2: 0.95), rate: 0.1)),
        ("lion", Optimizer(.lion())),
        ("lion fast", Optimizer(.lion(beta1: 0.5, beta2: 0.7), rate: 0.1, weightDecay: 0.1)),
        ("clip value", Optimizer(.sgd(), rate: 0.1, clipping: .value(0.6))),
        ("clip norm", Optimizer(.sgd(momentum: 0.5), rate: 0.1, clipping: .norm(1.2))),
        ("clip global norm", Optimizer(.sgd(), rate: 0.1, clipping: .globalNorm(1.2))),
        ("clip decay", Optimizer(.adamw(), rate: 0.1, clipping: .norm(0.3))),
        ("exponential", Optimizer(.sgd(), rate: LearningRate(.exponentialDecay(from: 0.1, over: 4, factor: 0.5)))),
    ]
    static let start: [Double] = [0.5, -1.25, 2, 0, -0.75, 1.5, 0.25, -0.5]
    static let target: [Double] = [1, 1, -1, 0.5, 0, -2, -1, 3]
    static let scale: [Double] = [2, 0.5, 1, 4, 0.125, 8, 1, 0]
    static let arrays = [0..<6, 6..<8]

    @Test func everyRuleIsHeldAgainstKeras() throws {
        let oracle = try OptimizerOracle.read()
        #expect(Set(OptimizerTests.cases.map(\.0)) == Set(oracle.steps.keys))
        #expect(Set(OptimizerTests.cases.map(\.1.name)).count == 9)
    }

    @Test(arguments: cases)
    func movesAsKerasForTenSteps(name: String, optimizer: Optimizer) throws {
        let golden = try #require(try OptimizerOracle.read().steps[name])
        var bench = TestBench()
        let id = bench.objects.add(optimizer)
        var weights = OptimizerTests.start
        for expected in golden {
            let gradients = weights.indices.map {
                OptimizerTests.scale[$0] * (weights[$0] - OptimizerTests.target[$0])
            }
            let rate = try bench.rate(of: id)
            bench.objects[id].move(&weights, along: gradients, arrays: OptimizerTests.arrays, rate: rate)
            #expect(distance(weights, expected) <= 1e-14)
        }
        #expect(bench.objects[id].steps == 10)
    }

    /// Keras in float32: one step rounds alike but for the scalars, which Keras takes in float32 and we in float64.
    @Test(arguments: cases)
    func movesAsKerasInSingle(name: String, optimizer: Optimizer) throws {
        let golden = try #require(try OptimizerOracle.read().single[name])
        var weights = OptimizerTests.start.map { Float($0) }
        var memory = [Float](
            repeating: Float(optimizer.rule.initialMemory), count: max(1, 8 * optimizer.slots))
        var product = 1.0
        var bench = TestBench()
        for number in 1...10 {
            let rate = try optimizer.rate.rate(at: number - 1, in: &bench)
            let step = OptimizerStep(optimizer, number: number, rate: rate, momentumProduct: &product)
            var gradients = weights.indices.map {
                Float(OptimizerTests.scale[$0]) * (weights[$0] - Float(OptimizerTests.target[$0]))
            }
            optimizer.clip(&gradients, OptimizerTests.arrays)
            optimizer.move(&weights, gradients, &memory, count: 8, step: step)
            guard let row = number == 1 ? 0 : number == 10 ? 1 : nil else { continue }
            for (ours, theirs) in zip(weights, golden[row]) {
                // In float32 1 - 0.999ᵗ is wrong by 6e-5 of itself at first, so Adam's step of 0.1 by 3e-6 at most.
                #expect(abs(Double(ours) - theirs) <= (row == 0 ? 1e-6 : 1e-5))
            }
        }
    }

    /// Threads split a block: whatever the parts, the bits are the same.
    @Test(arguments: cases)
    func movesPartsOfABlockWithTheSameBits(name: String, optimizer: Optimizer) throws {
        var random = RandomState(seed: 4)
        let count = 101
        let start = try random.uniform(low: -2, high: 2, shape: [count]).elements.map { Float($0) }
        var whole = (start, [Float](repeating: Float(optimizer.rule.initialMemory), count: max(1, 3 * count)))
        var parts = whole
        var product = 1.0
        for number in 1...4 {
            let step = OptimizerStep(optimizer, number: number, rate: 0.1, momentumProduct: &product)
            let gradients = try random.uniform(low: -2, high: 2, shape: [count]).elements.map { Float($0) }
            optimizer.move(&whole.0, gradients, &whole.1, count: count, step: step)
            parts.0.withUnsafeMutableBufferPointer { w in
                gradients.withUnsafeBufferPointer { g in
                    parts.1.withUnsafeMutableBufferPointer { state in
                        guard let w = w.baseAddress, let g = g.baseAddress, let state = state.baseAddress else {
                            return
                        }
                        for range in [64..<101, 0..<7, 7..<64] {
                            optimizer.move(
                                w + range.lowerBound, g + range.lowerBound, state + range.lowerBound,
                                count: range.count, stride: count, step: step)
                        }
                    }
                }
            }
        }
        #expect(whole.0.map(\.bitPattern) == parts.0.map(\.bitPattern))
        #expect(whole.1.map(\.bitPattern) == parts.1.map(\.bitPattern))
        #expect(whole.0 != start)
    }

    /// reference/engines.md 3.3: one weight at 1, the gradient is the weight.
    @Test(arguments: [
        (Optimizer(.sgd(momentum: 0.9), rate: 0.1), [0.9, 0.72, 0.486]),
        (Optimizer(.adam(), rate: 0.1), [0.900000316, 0.800412776, 0.701587015]),
        (Optimizer(.rmsprop()), [0.996837724, 0.994547012, 0.992630677]),
        (Optimizer(.rmsprop(momentum: 0.9), rate: 0.01), [0.968377239, 0.917327562, 0.853019656]),
    ])
    func movesAsTheReferenceSays(optimizer: Optimizer, golden: [Double]) throws {
        var bench = TestBench()
        let id = bench.objects.add(optimizer)
        var weights = [1.0]
        for expected in golden {
            let rate = try bench.rate(of: id)
            bench.objects[id].move(&weights, along: weights, rate: rate)
            // The goldens have nine digits.
            #expect(abs(weights[0] - expected) <= 5.1e-10)
        }
    }

    @Test func aNaNReachesTheWeightsWithoutASign() throws {
        for (name, optimizer) in OptimizerTests.cases {
            var weights = [1.0, 1.0]
            var state = OptimizerState(definition: optimizer)
            state.move(&weights, along: [-.nan, 1], rate: 0.1)
            #expect(weights[0].bitPattern == 0x7ff8_0000_0000_0000, "\(name)")
        }
    }

    @Test func aNormThatIsNotFiniteSpoilsAll() {
        var gradients = [1.0, Double.infinity, 2]
        Clipping.globalNorm(1).apply(to: &gradients, [0..<1, 1..<3])
        #expect(gradients.filter(\.isNaN).count == 3)
        var zeros = [0.0, 0]
        for clipping in [Clipping.value(1), .norm(1), .globalNorm(1)] {
            clipping.apply(to: &zeros, [0..<2])
            #expect(zeros == [0, 0])
        }
    }
}
