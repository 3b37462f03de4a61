import Engine
import Testing

@testable import Causal

@Suite struct RepresentationNetTests {
    @Test(arguments: try NetOracle.read().cases)
    func drawsShufflesAndLearnsAsJAX(oracle: NetOracle.Case) throws {
        let samples = try Simulated(130)
        let outcome = oracle.binary ? samples.isHigh : samples.outcome
        var bench = NetBench(seed: oracle.seed)
        var net = try oracle.net(in: &bench)
        let fitted = try bench.fit(net, x: samples.x, treatment: samples.treatment, outcome: outcome)
        // Other orders of the same sums: the largest difference seen is 4e-15.
        #expect(distance(fitted.history.loss, oracle.curve) <= 1e-12)
        let found = try bench.potentialOutcomes(fitted, x: samples.x)
        #expect(distance(Array(found.untreated.prefix(40)), oracle.y0) <= 1e-12)
        #expect(distance(Array(found.treated.prefix(40)), oracle.y1) <= 1e-12)
        #expect((found.propensities == nil) == (oracle.chances == nil))
        if let chances = oracle.chances {
            #expect(distance(Array((found.propensities ?? []).prefix(40)), chances) <= 1e-12)
            #expect(
                distance(
                    [found.epsilon, found.effects.mean, found.targeted?.effects.mean].compactMap(\.self),
                    [oracle.epsilon, oracle.plain, oracle.targeted].compactMap(\.self)) <= 1e-12)
        }
        // The first and only batch of an epoch is seen before any step.
        bench = NetBench(seed: oracle.seed)
        net = try oracle.net(in: &bench)
        (net.epochs, net.batch) = (1, 130)
        let start = try bench.fit(net, x: samples.x, treatment: samples.treatment, outcome: outcome)
        #expect(distance(start.history.loss, [oracle.start]) <= 1e-12)
    }

    @Test func everyKindOutcomeAndScaleIsTold() throws {
        let cases = try NetOracle.read().cases
        #expect(Set(cases.map { "\($0.kind) \($0.binary)" }).count == 6)
        #expect(Set(cases.filter { !$0.standardized }.map(\.kind)).count == 3)
        #expect(Set(cases.filter { !$0.binary }.map { "\($0.kind) \($0.standardized)" }).count == 6)
    }

    @Test(arguments: try NetOracle.read().benchmark)
    func findsTheEffectsOfTheBenchmark(oracle: NetOracle.Figures) throws {
        let samples = try Simulated(2000)
        var bench = NetBench(seed: 0)
        var net = RepresentationNet(
            kindOfNet(oracle.kind, 1), shared: try bench.hidden([32, 32]),
            head: try bench.hidden([32]))
        net.standardizes = oracle.standardized
        net.optimizer = Optimizer(.adam(epsilon: 1e-8), rate: LearningRate(0.001))
        let fitted = try bench.fit(net, x: samples.x, treatment: samples.treatment, outcome: samples.outcome)
        let found = try bench.potentialOutcomes(fitted, x: samples.x)
        let errors = zip(found.effects, samples.effects).map { $0 - $1 }
        let truth = samples.effects.reduce(0, +) / 2000
        #expect(abs(truth - 0.983360) < 5e-7)
        // 1,920 steps, other orders of the same sums: the largest difference seen is 2e-15.
        #expect(distance(fitted.history.loss, oracle.curve) <= 1e-12)
        let deviation = (errors.reduce(0) { $0 + $1 * $1 } / 2000).squareRoot()
        #expect(abs(found.effects.mean - truth - oracle.error) <= 1e-12)
        #expect(abs(deviation - oracle.pehe) <= 1e-12)
        if let targeted = oracle.targeted, let epsilon = oracle.epsilon {
            #expect(abs((found.targeted?.effects.mean ?? .nan) - truth - targeted) <= 1e-12)
            #expect(abs((found.epsilon ?? .nan) - epsilon) <= 1e-12)
        }
        // What was known of other programs: 0.087 and 0.205, 0.074 and 0.199, 0.030 and 0.195; the naive difference is
        // wrong by 0.61.
        #expect(deviation < 0.2)
        #expect(abs(found.effects.mean - truth) < 0.06)
    }

    @Test func drawsInTheDocumentedOrder() throws {
        var bench = NetBench(seed: 8)
        var net = RepresentationNet(
            .dragonnet(), shared: try bench.hidden([3, 2]), head: try bench.hidden([4]))
        net.epochs = 0
        let samples = try Simulated(6)
        let fitted = try bench.fit(net, x: samples.x, treatment: samples.treatment, outcome: samples.outcome)
        var stream = RandomState(seed: 8)
        var expected: [[Double]] = []
        for (inputs, units) in [(5, 3), (3, 2), (2, 4), (4, 1), (2, 4), (4, 1), (2, 1)] {
            let bound = (6 / Double(inputs + units)).squareRoot()
            expected.append(try stream.uniform(low: -bound, high: bound, shape: [inputs, units]).elements)
        }
        let layers = bench.objects.layers(in: bench.objects[fitted.model].elements)
        #expect(layers.compactMap { bench.objects[$0]["weights"]?.elements } == expected)
        // And nothing more.
        #expect(stream.uniform() == bench.random.uniform())
    }

    @Test func keepsTheHeadsSmallUnlessTheyDoThemselves() throws {
        var bench = NetBench()
        let samples = try Simulated(20)
        let own = try Dense(units: 2, regularizer: .l1(0.5))
        var net = RepresentationNet(
            .dragonnet(), shared: try bench.hidden([3]), head: [.layer(bench.objects.add(own))])
        net.epochs = 0
        net.regularizer = .l2(0.25)
        let fitted = try bench.fit(net, x: samples.x, treatment: samples.treatment, outcome: samples.outcome)
        let layers = bench.objects.layers(in: bench.objects[fitted.model].elements)
        let found = layers.flatMap { bench.objects[$0].specifications }.map(\.regularizer)
        // Shared weights and bias; of both heads the hidden and the last ones; of the propensity; ε.
        let head: [Regularizer?] = [.l1(0.5), nil, .l2(0.25), nil]
        #expect(found == [nil, nil] + head + head + [nil, nil] + [nil])
    }

    @Test func eachNetBeginsAnew() throws {
        var bench = NetBench(seed: 1)
        let samples = try Simulated(40)
        let shared = try bench.hidden([4])
        var net = RepresentationNet(.tarnet, shared: shared, head: [])
        net.epochs = 1
        let one = try bench.fit(net, x: samples.x, treatment: samples.treatment, outcome: samples.outcome)
        let before = try bench.potentialOutcomes(one, x: samples.x)
        bench.random = RandomState(seed: 1)
        let other = try bench.fit(net, x: samples.x, treatment: samples.treatment, outcome: samples.outcome)
        #expect(try bench.potentialOutcomes(other, x: samples.x).effects == before.effects)
        #expect(one.history.loss == other.history.loss)
        // The first still says what it said, and the patterns have no weights.
        #expect(try bench.potentialOutcomes(one, x: samples.x).effects == before.effects)
        guard case .layer(let pattern) = shared[0] else { return }
        #expect(!bench.objects[pattern].isBuilt)
    }

    @Test func saysTheSameOfARowAmongOthers() throws {
        var bench = NetBench(seed: 1)
        let samples = try Simulated(60)
        var net = RepresentationNet(.dragonnet(), shared: try bench.hidden([4]), head: try bench.hidden([3]))
        net.epochs = 2
        let fitted = try bench.fit(net, x: samples.x, treatment: samples.treatment, outcome: samples.outcome)
        let all = try bench.potentialOutcomes(fitted, x: samples.x)
        let some = try bench.potentialOutcomes(
            fitted, x: NDArray(shape: [2, 5], elements: Array(samples.x.elements[50..<60])))
        #expect(some.treated == Array(all.treated[10..<12]))
        #expect(some.untreated == Array(all.untreated[10..<12]))
        #expect(some.propensities == all.propensities.map { Array($0[10..<12]) })
        #expect(try bench.potentialOutcomes(fitted, x: NDArray(shape: [0, 5], elements: [])).effects.count == 0)
        #expect(throws: EngineError.self) {
            try bench.potentialOutcomes(fitted, x: NDArray(shape: [2, 4], repeating: 1))
        }
    }

    @Test(arguments: [RepresentationNet.Kind.tarnet, .dragonnet(), .cfr()])
    func unitsDoNotMatter(kind: RepresentationNet.Kind) throws {
        let samples = try Simulated(60)
        func effects(of x: NDArray, _ outcome: [Double]) throws -> (PotentialOutcomes, [Double]) {
            var bench = NetBench(seed: 1)
            var net = RepresentationNet(kind, shared: try bench.hidden([4]), head: try bench.hidden([3]))
            net.epochs = 3
            let fitted = try bench.fit(net, x: x, treatment: samples.treatment, outcome: outcome)
            return (try bench.potentialOutcomes(fitted, x: x), fitted.history.loss)
        }
        let (before, loss) = try effects(of: samples.x, samples.outcome)
        let grams = NDArray(shape: [60, 5], elements: samples.x.elements.map { 1024 * $0 })
        let pounds = samples.outcome.map { 64 * $0 }
        let (after, same) = try effects(of: grams, pounds)
        // Powers of two change no digit.
        #expect(after.treated == before.treated.map { 64 * $0 })
        #expect(after.effects.mean == 64 * before.effects.mean)
        #expect(after.epsilon == before.epsilon.map { 64 * $0 })
        #expect(same == loss)
        #expect(after.targeted?.effects.mean == before.targeted.map { 64 * $0.effects.mean })
        #expect((before.targeted == nil) == (kind != .dragonnet()))
    }
}
