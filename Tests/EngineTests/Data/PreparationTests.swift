import Engine
import Testing

/// Transformations and folds against scikit-learn's (Oracles/preparation.py).
struct PreparationTests {
    struct Oracles: Decodable {
        let train: [Double?]
        let test: [Double?]
        let cases: [Case]
        let summaries: [Summary]
        let labels: [String: [Double]]
        let folds: [Folds]
        let selections: Selections
    }

    struct Case: Decodable {
        let name: String
        let train: [Double?]
        let test: [Double?]
    }

    struct Summary: Decodable {
        let count: Int
        let missing: Int
        let numbers: [Double]
    }

    struct Folds: Decodable {
        let labels: String
        let seed: UInt32
        let count: Int
        let folds: Int
        let shuffle: Bool
        let tests: [[Int]]
        let first: [Int]
        let after: Double
    }

    struct Selections: Decodable {
        let wine: [[Int]]
        let regression: [[Int]]
        let ties: [[Int]]
        let x: [Double]
        let y: [Double]
    }

    private func table(_ values: [Double?]) throws -> Dataset {
        let rows = values.count / 6
        return try Dataset(
            x: NDArray(shape: [rows, 6], elements: values.map { $0 ?? .nan }),
            y: NDArray(shape: [rows], elements: (0..<rows).map(Double.init)))
    }

    private func numbers(_ values: [Double?]) throws -> Dataset {
        try Dataset(
            x: NDArray(shape: [values.count, 1], elements: values.map { $0 ?? .nan }),
            y: NDArray(shape: [values.count], repeating: 0))
    }

    @Test func transformationsAreScikitLearns() throws {
        let oracles = try oracle("preparation", as: Oracles.self)
        let sets = try [table(oracles.train), table(oracles.test)]
        #expect(oracles.cases.count == 6)
        for oracle in oracles.cases {
            let made =
                switch oracle.name {
                case "standardize": try standardize(sets)
                case "normalize": try normalize(sets)
                case "mean": try fillMissing(sets, with: .mean)
                case "median": try fillMissing(sets, with: .median)
                case "most_frequent": try fillMissing(sets, with: .mostFrequent)
                default: try fillMissing(sets, with: .number(-7.5))
                }
            for (set, expected) in zip(made, [oracle.train, oracle.test]) {
                #expect(set.x.count == expected.count)
                for (index, (found, expected)) in zip(set.x.elements, expected).enumerated() {
                    guard let expected else {
                        #expect(found.isNaN, "\(oracle.name) \(index)")
                        continue
                    }
                    // Column 1 is 10⁶ with a deviation of 10⁻³: its own rounding is 10⁻⁷ of that.
                    let tolerance = oracle.name == "standardize" && index % 6 == 1 ? 1e-6 : 1e-10
                    #expect(
                        (found - expected).magnitude <= tolerance * max(1, expected.magnitude),
                        "\(oracle.name) \(index): \(found) for \(expected)")
                }
                #expect(set.y.elements == (0..<set.count).map(Double.init))
            }
        }
    }

    @Test func targetIsScaledWhenAsked() throws {
        let data = try Dataset(
            x: NDArray(shape: [3, 1], elements: [1, 2, 3]), y: NDArray(shape: [3], elements: [10, 20, 40]))
        #expect(try normalize([data], target: true)[0].y.elements == [0, 1 / 30.0 * 20 - 1 / 30.0 * 10, 1])
        let standard = try standardize([data], target: true)[0].y.elements
        #expect(standard.reduce(0, +).magnitude < 1e-15)
        #expect((standard.reduce(0) { $0 + $1 * $1 } - 3).magnitude < 1e-15)
    }

    @Test func constantColumnIsOnlyShifted() throws {
        for value in [0, 0.1, 1e300, -7, .leastNonzeroMagnitude] as [Double] {
            let data = try numbers([value, value, value])
            #expect(try standardize([data])[0].x.elements.allSatisfy { $0.magnitude <= value.ulp * 2 })
            #expect(try normalize([data])[0].x.elements == [0, 0, 0])
        }
    }

    @Test func summariesArePandas() throws {
        let oracles = try oracle("preparation", as: Oracles.self)
        let summaries = try table(oracles.train).summaries()
        #expect(summaries.map(\.name) == ["x0", "x1", "x2", "x3", "x4", "x5", "y"])
        for (found, expected) in zip(summaries, oracles.summaries) {
            #expect(found.count == expected.count)
            #expect(found.missing == expected.missing)
            for (found, expected) in zip(found.numbers, expected.numbers) {
                #expect((found - expected).magnitude <= 1e-10 * max(1, expected.magnitude))
            }
        }
        let empty = try numbers([nil, nil]).summaries()[0]
        #expect(empty.count == 0 && empty.missing == 2 && empty.numbers.allSatisfy { $0.isNaN })
    }

    @Test func foldsAreScikitLearns() throws {
        let oracles = try oracle("preparation", as: Oracles.self)
        #expect(oracles.folds.count == 64)
        for oracle in oracles.folds {
            let labels = oracles.labels[oracle.labels] ?? Array(repeating: 0, count: oracle.count)
            let data = try Dataset(
                x: NDArray(shape: [oracle.count], elements: (0..<oracle.count).map(Double.init)),
                y: NDArray(shape: [oracle.count], elements: labels))
            var random = RandomState(seed: oracle.seed)
            let pairs = try kFold(
                data, folds: oracle.folds, shuffle: oracle.shuffle, stratify: !oracle.labels.isEmpty, random: &random)
            let tests = pairs.map { $0.test.x.elements.map { Int($0) } }
            #expect(tests == oracle.tests, "\(oracle.labels) \(oracle.folds) \(oracle.seed)")
            #expect(pairs[0].train.x.elements.map { Int($0) } == oracle.first)
            #expect(random.uniform() == oracle.after)
        }
    }

    @Test func selectedFeaturesAreScikitLearns() throws {
        let oracles = try oracle("preparation", as: Oracles.self).selections
        let wine = try Dataset.wine()
        for (count, expected) in zip([1, 3, 8], oracles.wine) {
            let chosen = try selectFeatures([wine], count: count, score: FeatureScore(for: wine))[0]
            #expect(chosen.features == expected.map { wine.features[$0] })
        }
        let data = try Dataset(
            x: NDArray(shape: [60, 12], elements: oracles.x), y: NDArray(shape: [60], elements: oracles.y))
        #expect(FeatureScore(for: data) == .regression)
        for (count, expected) in zip([1, 4, 7], oracles.regression) {
            let chosen = try selectFeatures([data], count: count, score: .regression)[0]
            #expect(chosen.features == expected.map { data.features[$0] })
        }
        // Column 4 is constant, and column 5 is column 0 again.
        let rows = (0..<60).flatMap { row in
            [0, 1, 2, 3, -1, 0].map { $0 < 0 ? 2 : oracles.x[row * 12 + $0] }
        }
        let ties = try Dataset(x: NDArray(shape: [60, 6], elements: rows), y: data.y)
        for (count, expected) in zip(1...5, oracles.ties) {
            let chosen = try selectFeatures([ties], count: count, score: .regression)[0]
            #expect(chosen.features == expected.map { ties.features[$0] })
        }
    }

    @Test func batchesHoldEverySampleOnce() throws {
        var random = RandomState(seed: 0)
        let data = try numbers((0..<10).map(Double.init))
        let parts = try batches(data, size: 4, random: &random)
        #expect(parts.map(\.x.elements) == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]])
        let mixed = try batches(data, size: .max, shuffle: true, random: &random)
        #expect(mixed.map(\.x.elements) == [[2, 8, 4, 9, 1, 6, 7, 3, 0, 5]])
        #expect(try batches(data.rows(0..<0), size: 4, random: &random).isEmpty)
    }

    @Test func refusesWhatCannotBe() throws {
        var random = RandomState(seed: 0)
        let data = try numbers([1, 2, 3])
        let empty = data.rows(0..<0)
        #expect(throws: EngineError.tooFewSamples(found: 0, needed: 1)) { try standardize([empty, data]) }
        #expect(try standardize([data, empty])[1].count == 0)
        #expect(throws: EngineError.tooFewSamples(found: 0, needed: 1)) { try fillMissing([empty]) }
        #expect(throws: EngineError.nothingToLearn("x0")) { try fillMissing([numbers([nil, nil])]) }
        #expect(throws: EngineError.nothingToLearn("x0")) { try normalize([numbers([nil])]) }
        #expect(throws: EngineError.notFinite(.infinity, row: 1, column: "x0")) {
            try standardize([numbers([1, .infinity])])
        }
        #expect(throws: EngineError.columnOverflows("x0")) { try normalize([numbers([-1.7e308, 1.7e308])]) }
        #expect(throws: EngineError.columnOverflows("x0")) { try standardize([numbers([-1e200, 1e200])]) }
        #expect(throws: EngineError.otherColumns(["x0"], found: ["x0", "x1", "x2", "x3", "x4", "x5"])) {
            try normalize([data, table(Array(repeating: 1, count: 6))])
        }
        #expect(throws: EngineError.argument(name: "folds", value: 1, .atLeast(2))) {
            try kFold(data, folds: 1, random: &random)
        }
        #expect(throws: EngineError.tooFewSamples(found: 3, needed: 4)) { try kFold(data, folds: 4, random: &random) }
        #expect(throws: EngineError.tooFewOfClass(label: 0, found: 1, needed: 2)) {
            let y = NDArray(shape: [3], elements: [0, 1, 1])
            return try kFold(Dataset(x: y, y: y), folds: 2, stratify: true, random: &random).count
        }
        #expect(throws: EngineError.argument(name: "k", value: 2, .atMost(1))) {
            try selectFeatures([data], count: 2, score: .regression)
        }
        #expect(throws: EngineError.tooFewClasses(1)) { try selectFeatures([data], count: 1, score: .classification) }
        // NaN is not equal to itself, so the error is looked into.
        do {
            _ = try selectFeatures([numbers([nil, 1])], count: 1, score: .regression)
            Issue.record("a gap was taken")
        } catch EngineError.notFinite(let value, let row, let column) {
            #expect(value.isNaN && row == 0 && column == "x0")
        }
    }
}
