import Engine
import Testing

/// Generated data against scikit-learn's, and ours against NumPy's word on the formulas (Oracles/generators.py).
struct GeneratorOracleTests {
    struct Oracles: Decodable {
        let exact: [Exact]
        let near: [Near]
    }

    struct Exact: Decodable {
        let name: String
        let seed: UInt32
        let shape: [Int]
        let x: [String]
        let hash: String
        let labels: String
        let after: String
    }

    struct Near: Decodable {
        let name: String
        let seed: UInt32
        let x: [String]
        let y: [String]
        let after: String
    }

    static func make(_ name: String, _ random: inout RandomState) throws -> Dataset {
        switch name {
        case "regression": try makeRegression(noise: 3.5, random: &random)
        case "regression 3": try makeRegression(samples: 101, features: 3, noise: 5, random: &random)
        case "regression 7": try makeRegression(samples: 103, features: 7, informative: 6, bias: 2.5, random: &random)
        case "regression 1": try makeRegression(samples: 50, features: 1, shuffle: false, random: &random)
        case "regression 30":
            try makeRegression(samples: 42, features: 30, informative: 30, noise: 0.5, random: &random)
        case "regression 2 targets":
            try makeRegression(samples: 40, features: 5, informative: 4, targets: 2, random: &random)
        case "blobs": try makeBlobs(random: &random)
        case "blobs wide":
            try makeBlobs(
                samples: 65, features: 5, clusters: 4, deviations: [1, 0.5, 2, 0], box: (0, 1), random: &random)
        case "blobs given":
            try makeBlobs(
                samples: 31, centers: NDArray(shape: [2, 3], elements: [0, 0.5, 1, 5, -5, 2]), shuffle: false,
                random: &random)
        case "moons": try makeMoons(samples: 60, noise: 0.2, random: &random)
        case "moons plain": try makeMoons(samples: 41, shuffle: false, random: &random)
        case "circles": try makeCircles(samples: 60, noise: 0.05, factor: 0.5, random: &random)
        case "circles plain": try makeCircles(samples: 41, noise: 0, random: &random)
        case "spiral": try makeSpiral(samples: 60, classes: 3, turns: 1.5, noise: 0.05, random: &random)
        case "spiral plain": try makeSpiral(samples: 41, random: &random)
        case "sine": try makeSine(samples: 60, noise: 0.1, random: &random)
        default: try makeSine(samples: 41, low: -3, high: 7, even: true, random: &random)
        }
    }

    @Test func regressionAndBlobsAreScikitLearns() throws {
        let oracles = try oracle("generators", as: Oracles.self).exact
        #expect(oracles.count == 45)
        for oracle in oracles {
            var random = RandomState(seed: oracle.seed)
            let data = try GeneratorOracleTests.make(oracle.name, &random)
            #expect(data.x.shape == oracle.shape)
            #expect(words(data.x.elements.prefix(oracle.x.count)) == oracle.x, "\(oracle.name) \(oracle.seed)")
            #expect(fold(data.x.elements) == oracle.hash, "\(oracle.name) \(oracle.seed)")
            #expect(fold(data.y.elements) == oracle.labels, "\(oracle.name) \(oracle.seed)")
            #expect(words([random.uniform()]) == [oracle.after], "\(oracle.name) \(oracle.seed)")
        }
    }

    /// Our sine and cosine and the C library's differ by at most one unit in the last place. That may round 1 - cos t,
    /// which is up to 2, to its neighbour 2⁻⁵² away, and no noise takes the difference away again.
    @Test func curvesAreScikitLearnsToTheLastPlace() throws {
        let oracles = try oracle("generators", as: Oracles.self).near
        #expect(oracles.count == 24)
        for oracle in oracles {
            var random = RandomState(seed: oracle.seed)
            let data = try GeneratorOracleTests.make(oracle.name, &random)
            for (found, expected) in [(data.x, oracle.x), (data.y, oracle.y)] {
                let expected = doubles(expected)
                #expect(found.count == expected.count)
                for (index, (found, expected)) in zip(found.elements, expected).enumerated() {
                    let allowed = max(expected.ulp, .ulpOfOne)
                    #expect((found - expected).magnitude <= allowed, "\(oracle.name) \(oracle.seed) \(index)")
                }
            }
            #expect(words([random.uniform()]) == [oracle.after], "\(oracle.name) \(oracle.seed)")
        }
    }

    @Test func kindsAndShapesAreThoseOfLabelsAndValues() throws {
        var random = RandomState(seed: 0)
        #expect(try makeMoons(random: &random).y.kind == .integer)
        #expect(try makeBlobs(random: &random).y.kind == .integer)
        #expect(try makeSpiral(random: &random).y.kind == .integer)
        let regression = try makeRegression(samples: 7, features: 3, targets: 2, random: &random)
        #expect(regression.y.kind == .number)
        #expect(regression.y.shape == [7, 2])
        #expect(try makeSine(samples: 5, random: &random).x.shape == [5, 1])
    }

    @Test func oneSampleIsEnough() throws {
        var random = RandomState(seed: 0)
        #expect(try makeMoons(samples: 1, random: &random).x.elements == [0, 0.5])
        #expect(try makeCircles(samples: 1, factor: 0.5, random: &random).x.elements == [0.5, 0])
        #expect(try makeBlobs(samples: 1, random: &random).count == 1)
        #expect(try makeSpiral(samples: 1, classes: 5, random: &random).y.elements == [0])
        #expect(try makeSine(samples: 1, even: true, random: &random).y.elements == [0])
        #expect(try makeRegression(samples: 1, random: &random).count == 1)
    }

    @Test func refusesWhatCannotBe() {
        var random = RandomState(seed: 0)
        #expect(throws: EngineError.argument(name: "samples", value: 0, .atLeast(1))) {
            try makeMoons(samples: 0, random: &random)
        }
        for noise in [-1, .nan] as [Double] {
            #expect(throws: EngineError.self) { try makeCircles(noise: noise, random: &random) }
        }
        #expect(throws: EngineError.argument(name: "noise", value: .infinity, .finite)) {
            try makeRegression(noise: .infinity, random: &random)
        }
        #expect(throws: EngineError.argument(name: "factor", value: 1, .share)) {
            try makeCircles(factor: 1, random: &random)
        }
        #expect(throws: EngineError.countsDiffer(first: 3, second: 2)) {
            try makeBlobs(deviations: [1, 2], random: &random)
        }
        #expect(throws: EngineError.notAMatrix([2])) {
            try makeBlobs(centers: NDArray(shape: [2], repeating: 0), random: &random)
        }
        #expect(throws: EngineError.argument(name: "centers", value: 0, .atLeast(1))) {
            try makeBlobs(centers: NDArray(shape: [0, 2], repeating: 0), random: &random)
        }
        #expect(throws: EngineError.argument(name: "high - low", value: -1, .positive)) {
            try makeSine(low: 1, high: 0, random: &random)
        }
        #expect(throws: EngineError.limit(.memory(needed: .max, limit: .max))) {
            try makeRegression(samples: .max, features: .max, random: &random)
        }
        #expect(random.uniform() == 0.5488135039273248)
    }
}
