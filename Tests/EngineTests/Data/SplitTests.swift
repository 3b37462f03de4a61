import Engine
import Testing

/// Splits against calls of scikit-learn's `train_test_split` (Oracles/data.py).
struct SplitTests {
    private func numbered(_ count: Int, labels: [Double]? = nil) throws -> Dataset {
        let numbers = (0..<count).map(Double.init)
        return try Dataset(
            x: NDArray(shape: [count, 1], elements: numbers),
            y: NDArray(shape: [count], elements: labels ?? numbers))
    }

    @Test func takesScikitLearnsRowsInItsOrder() throws {
        let oracles = try DataOracles.read()
        #expect(oracles.splits.count == 40)
        for oracle in oracles.splits {
            let labels = oracles.labels[oracle.labels] ?? []
            var random = RandomState(seed: oracle.seed)
            let data = try numbered(oracle.count, labels: labels.isEmpty ? nil : labels)
            let parts = try split(
                data, test: .share(oracle.test),
                validation: oracle.validation > 0 ? .share(oracle.validation) : nil, stratify: !labels.isEmpty,
                random: &random)
            let rows = [parts.train, parts.validation, parts.test].map { $0?.x.elements.map { Int($0) } ?? [] }
            #expect(rows == oracle.parts, "\(oracle.labels) \(oracle.count) \(oracle.seed)")
            #expect(words([random.uniform()]) == [oracle.after])
        }
    }

    @Test func keepsTheOrderWithoutShuffling() throws {
        var random = RandomState(seed: 0)
        let parts = try split(numbered(10), test: .share(0.2), validation: .count(3), shuffle: false, random: &random)
        #expect(parts.parts.map(\.x.elements) == [[0, 1, 2, 3, 4], [5, 6, 7], [8, 9]])
    }

    @Test func refusesPartsThatCannotBe() throws {
        var random = RandomState(seed: 0)
        let data = try numbered(4, labels: [0, 0, 0, 1])
        #expect(throws: EngineError.emptyPart("train", samples: 4)) {
            try split(data, test: .share(0.5), validation: .share(0.5), random: &random)
        }
        #expect(throws: EngineError.argument(name: "test", value: 1.5, .properShare)) {
            try split(data, test: .share(1.5), random: &random)
        }
        #expect(throws: EngineError.tooFewOfClass(label: 1, found: 1, needed: 2)) {
            try split(data, test: .share(0.5), stratify: true, random: &random)
        }
        #expect(throws: EngineError.tooFewForClasses(part: "test", samples: 1, classes: 2)) {
            try split(numbered(4, labels: [0, 0, 1, 1]), test: .count(1), stratify: true, random: &random)
        }
        #expect(throws: EngineError.stratifiedWithoutShuffle) {
            try split(data, test: .count(2), stratify: true, shuffle: false, random: &random)
        }
        #expect(random.uniform() == 0.5488135039273248)
    }
}
