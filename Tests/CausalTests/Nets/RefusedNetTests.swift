import Engine
import Testing

@testable import Causal

@Suite struct RefusedNetTests {
    private struct Samples {
        var x = NDArray(shape: [3, 2], elements: [1, 2, 3, 4, 5, 7])
        var treatment = [0.0, 1, 1]
        var outcome = [1.0, 0, 1]
    }

    /// What a net with one change says of samples with another.
    private func refusal(
        _ kind: RepresentationNet.Kind = .tarnet,
        _ change: (inout RepresentationNet, inout Samples) -> Void = { _, _ in }
    ) -> EngineError? {
        var bench = NetBench()
        var samples = Samples()
        var net = RepresentationNet(kind, shared: [], head: [])
        net.epochs = 1
        change(&net, &samples)
        do {
            _ = try bench.fit(net, x: samples.x, treatment: samples.treatment, outcome: samples.outcome)
        } catch {
            return error as? EngineError
        }
        return nil
    }

    @Test func refusesSamplesThatItCannotLearnFrom() {
        #expect(refusal() == nil)
        #expect(
            refusal { $1.treatment[2] = 2 } == .labelOutOfRange(label: 2, classes: 2, row: 2))
        #expect(refusal { $1.x.elements[3] = .infinity } == .notFinite(.infinity, row: 1, column: "x1"))
        #expect(refusal { $1.outcome[1] = .infinity } == .notFinite(.infinity, row: 1, column: "y"))
        #expect(
            refusal {
                $0.isBinary = true
                $1.outcome[1] = 1.5
            } == .argument(name: "y", value: 1.5, .probability))
        #expect(
            refusal { $1.outcome = [1, 2] } == .countsDiffer(first: 3, second: 2))
        #expect(
            refusal { $1.treatment = [] } == .countsDiffer(first: 3, second: 0))
        #expect(
            refusal { $1.x = NDArray(shape: [0, 2], elements: []) } == .tooFewSamples(found: 0, needed: 1))
    }

    @Test func refusesWeightsOfTheLossThatAreNone() {
        #expect(refusal(.dragonnet(targeting: -1)) == .argument(name: "targeting", value: -1, .notNegative))
        #expect(
            refusal(.cfr(balance: .infinity)) == .argument(name: "balance", value: .infinity, .notNegative))
        #expect(refusal { net, _ in net.batch = 0 } == .argument(name: "batch", value: 0, .atLeast(1)))
    }

    @Test func refusesARepresentationThatIsNoRowOfNumbers() throws {
        var bench = NetBench()
        let layer = bench.objects.add(try Reshape(shape: [2, 1]))
        let net = RepresentationNet(.cfr(), shared: [.layer(layer)], head: [])
        let samples = Samples()
        #expect(throws: EngineError.layerRank(layer: "branches", expected: 1, found: [2, 1])) {
            try bench.fit(net, x: samples.x, treatment: samples.treatment, outcome: samples.outcome)
        }
    }

    @Test func aColumnThatIsConstantOrAGroupAloneDoesNotHurt() throws {
        for kind in [RepresentationNet.Kind.tarnet, .dragonnet(), .cfr()] {
            var bench = NetBench()
            var samples = Samples()
            for row in 0..<3 { samples.x.elements[2 * row] = 0.1 }
            samples.treatment = [1, 1, 1]
            samples.outcome = [0.7, 0.7, 0.7]
            var net = RepresentationNet(kind, shared: try bench.hidden([2]), head: [])
            net.epochs = 3
            let fitted = try bench.fit(net, x: samples.x, treatment: samples.treatment, outcome: samples.outcome)
            let found = try bench.potentialOutcomes(fitted, x: NDArray(shape: [1, 2], elements: [0.3, 4]))
            #expect(found.effects.mean.isFinite)
            #expect(!fitted.history.stoppedByNaN)
        }
    }
}
