import Engine
import Testing

/// Generated data against scikit-learn's (Oracles/data.py).
struct GeneratorTests {
    static func make(_ name: String, _ random: inout RandomState) throws -> Dataset {
        switch name {
        case "defaults": try makeClassification(samples: 200, random: &random)
        case "plain": try makeClassification(features: 2, redundant: 0, clustersPerClass: 1, random: &random)
        case "weighted":
            try makeClassification(samples: 101, features: 6, repeated: 1, weights: [0.8], flip: 0, random: &random)
        case "drawn":
            try makeClassification(
                samples: 60, features: 5, separation: 2, hypercube: false, shift: nil, scale: nil, random: &random)
        case "ordered": try makeClassification(samples: 50, features: 4, flip: 0.3, shuffle: false, random: &random)
        case "three":
            try makeClassification(
                samples: 150, features: 8, informative: 3, classes: 3, weights: [0.5, 0.3, 0.2], random: &random)
        case "wide":
            try makeClassification(
                samples: 150, features: 30, informative: 10, redundant: 5, classes: 3, flip: 0.1, random: &random)
        default: try makeClassification(samples: 40, features: 40, informative: 33, random: &random)
        }
    }

    @Test func classificationIsScikitLearns() throws {
        let oracles = try DataOracles.read().classification
        #expect(oracles.count == 40)
        for oracle in oracles {
            var random = RandomState(seed: oracle.seed)
            let data = try GeneratorTests.make(oracle.name, &random)
            #expect(data.x.shape == oracle.shape)
            #expect(fold(data.y.elements) == oracle.labels, "\(oracle.name) \(oracle.seed)")
            #expect(data.y.kind == .integer)
            if oracle.rows.isEmpty {
                #expect(words(data.x.elements.prefix(oracle.x.count)) == oracle.x, "\(oracle.name) \(oracle.seed)")
                #expect(fold(data.x.elements) == oracle.hash, "\(oracle.name) \(oracle.seed)")
            } else {
                // 33 terms of up to 10 in another order: some units in the last place of the largest.
                #expect(oracle.rows.count == 200)
                for (found, expected) in zip(data.x.elements, doubles(oracle.rows)) {
                    #expect((found - expected).magnitude <= 2e-14, "\(oracle.name) \(oracle.seed)")
                }
            }
        }
    }

    @Test func xorWithoutSamplesIsTheTruthTable() throws {
        var random = RandomState(seed: 0)
        let data = try makeXor(random: &random)
        #expect(data.x.elements == [0, 0, 0, 1, 1, 0, 1, 1])
        #expect(data.x.shape == [4, 2])
        #expect(data.y.elements == [0, 1, 1, 0])
        #expect(random.uniform() == 0.5488135039273248)
    }

    @Test func xorWithNoiseIsCornersInRandomOrderAndNormalNoise() throws {
        var random = RandomState(seed: 3)
        var expected = random
        let data = try makeXor(samples: 10, noise: 0.1, random: &random)
        let order = expected.permutation(10)
        var x: [Double] = []
        for sample in order {
            for bit in [sample % 4 / 2, sample % 2] { x.append(Double(bit) + 0.1 * expected.standardNormal()) }
        }
        #expect(data.x.elements == x)
        #expect(data.y.elements == order.map { [0, 1, 1, 0][$0 % 4] })
        #expect(random.uniform() == expected.uniform())
    }

    @Test func refusesWhatScikitLearnRefuses() {
        var random = RandomState(seed: 0)
        #expect(throws: EngineError.clustersDoNotFit(clusters: 6, informative: 2)) {
            try makeClassification(classes: 3, random: &random)
        }
        #expect(throws: EngineError.featuresDoNotFit(sum: 4, features: 3)) {
            try makeClassification(features: 3, random: &random)
        }
        #expect(throws: EngineError.countsDiffer(first: 2, second: 3)) {
            try makeClassification(weights: [0.2, 0.3, 0.5], random: &random)
        }
        #expect(throws: EngineError.argument(name: "samples", value: 0, .atLeast(1))) {
            try makeClassification(samples: 0, random: &random)
        }
        #expect(throws: EngineError.argument(name: "noise", value: -1, .notNegative)) {
            try makeXor(noise: -1, random: &random)
        }
    }
}
