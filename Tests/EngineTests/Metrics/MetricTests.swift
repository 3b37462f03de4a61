import Engine
import Testing

/// Metrics against scikit-learn's (Oracles/data.py).
struct MetricTests {
    /// NumPy adds in another order, so the last digits of a sum of hundreds of terms differ.
    private func near(_ found: Double, _ expected: Double) -> Bool {
        (found - expected).magnitude <= 4e-15 * max(1, expected.magnitude)
    }

    @Test func classificationScoresAreScikitLearns() throws {
        for oracle in try DataOracles.read().scores {
            let n = oracle.labels.count
            let y = NDArray(shape: [n], kind: .integer, elements: oracle.labels)
            let p = NDArray(shape: [n, oracle.classes], elements: doubles(oracle.probabilities))
            var oneHot = NDArray(shape: [n, oracle.classes], repeating: 0)
            for (row, label) in oracle.labels.enumerated() { oneHot.elements[row * oracle.classes + Int(label)] = 1 }
            for labels in [y, NDArray(shape: [n, 1], elements: oracle.labels), oneHot] {
                #expect(try Metric.accuracy(labels, p) == oracle.accuracy)
                #expect(try near(Metric.precision(labels, p), oracle.precision))
                #expect(try near(Metric.recall(labels, p), oracle.recall))
                #expect(try near(Metric.f1(labels, p), oracle.f1))
                #expect(try near(Metric.logLoss(labels, p), oracle.log_loss))
            }
            if let auc = oracle.auc, let specificity = oracle.specificity {
                let ones = (0..<n).map { p.elements[2 * $0 + 1] }
                let rounded = ones.map { ($0 * 10).rounded(.toNearestOrEven) / 10 }
                #expect(try near(Metric.auc(y, NDArray(shape: [n], elements: rounded)), auc))
                #expect(try near(Metric.specificity(y, p), specificity))
                let column = NDArray(shape: [n, 1], elements: ones)
                #expect(try Metric.accuracy(y, column) == oracle.accuracy)
                #expect(try near(Metric.logLoss(y, column), oracle.log_loss))
            }
        }
    }

    @Test func regressionScoresAreScikitLearns() throws {
        let oracle = try DataOracles.read().regression
        let y = NDArray(shape: [300], elements: doubles(oracle.y))
        let z = NDArray(shape: [300, 1], elements: doubles(oracle.z))
        #expect(try near(Metric.mse(y, z), oracle.mse))
        #expect(try near(Metric.rmse(y, z), oracle.rmse))
        #expect(try near(Metric.mae(y, z), oracle.mae))
        #expect(try near(Metric.r2(y, z), oracle.r2))
        let y3 = NDArray(shape: [100, 3], elements: y.elements)
        let z3 = NDArray(shape: [100, 3], elements: z.elements)
        #expect(try near(Metric.mse(y3, z3), oracle.mse3))
        #expect(try near(Metric.r2(y3, z3), oracle.r23))
    }

    @Test func scoresOfNothingAreZero() throws {
        let zeros = NDArray(shape: [3], elements: [0, 0, 0])
        let ones = NDArray(shape: [3], elements: [1, 1, 1])
        #expect(try Metric.precision(ones, zeros) == 0)
        #expect(try Metric.recall(zeros, ones) == 0)
        #expect(try Metric.f1(zeros, zeros) == 0)
        #expect(try Metric.specificity(ones, ones) == 0)
        #expect(try Metric.r2(ones, ones) == 1)
        #expect(try Metric.r2(ones, zeros) == 0)
    }

    @Test func theFirstOfEqualColumnsAndMoreThanAHalfCount() throws {
        let tied = NDArray(shape: [2, 3], elements: [0.4, 0.4, 0.2, 0.2, 0.4, 0.4])
        #expect(try Metric.accuracy(NDArray(shape: [2], elements: [0, 1]), tied) == 1)
        let halves = NDArray(shape: [2, 1], elements: [0.5, 0.50001])
        #expect(try Metric.accuracy(NDArray(shape: [2], elements: [0, 1]), halves) == 1)
    }

    @Test func refusesLabelsThatDoNotFit() {
        let three = NDArray(shape: [3], repeating: 0)
        let two = NDArray(shape: [2], repeating: 0)
        #expect(throws: EngineError.labelShape(function: "accuracy", labels: [3], predictions: [2])) {
            try Metric.accuracy(three, two)
        }
        #expect(throws: EngineError.labelShape(function: "mse", labels: [3], predictions: [3, 3])) {
            try Metric.mse(three, NDArray(shape: [3, 3], repeating: 0))
        }
        #expect(throws: EngineError.emptyReduction("accuracy")) {
            try Metric.accuracy(NDArray(shape: [0], elements: []), NDArray(shape: [0], elements: []))
        }
    }
}
