import Engine
import Testing

/// Curves and tables of classifiers against scikit-learn's (Oracles/losses.py).
struct ClassifierTests {
    @Test func curvesAreScikitLearns() throws {
        let classifiers = try LossOracle.read().classifiers
        #expect(classifiers.count == 4)
        for oracle in classifiers {
            let y = NDArray(oracle.y, kind: .integer)
            let p = NDArray(oracle.p)
            let curve = try Metric.rocCurve(y, p)
            #expect(distance(curve.falsePositiveRates, oracle.fpr) == 0)
            #expect(distance(curve.truePositiveRates, oracle.tpr) == 0)
            #expect(curve.thresholds[0] == .infinity)
            #expect(distance(Array(curve.thresholds.dropFirst()), oracle.thresholds) == 0)
            #expect(try abs(Metric.auc(y, p) - oracle.auc) <= 1e-14)
            #expect(try abs(Metric.logLoss(y, p) - oracle.logLoss) <= 1e-13)
            #expect(try abs(Metric.specificity(y, p) - oracle.specificity) <= 1e-15)

            let calibration = try Metric.calibration(y, p)
            #expect(distance(calibration.observed, oracle.observed) <= 1e-15)
            #expect(distance(calibration.predicted, oracle.predicted) <= 1e-15)
            #expect(calibration.counts == oracle.counts)
            #expect(abs(calibration.expectedError - oracle.error) <= 1e-15)
            let few = try Metric.calibration(y, p, bins: 4)
            #expect(distance(few.observed, oracle.fewObserved) <= 1e-15)
            #expect(distance(few.predicted, oracle.fewPredicted) <= 1e-15)
            #expect(try Metric.confusion(y, p).counts == oracle.confusion)
        }
    }

    @Test func takesTheSecondOfTwoColumns() throws {
        let oracle = try LossOracle.read().classifiers[1]
        let y = NDArray(oracle.y, kind: .integer)
        let columns = NDArray(rows: oracle.p.map { [1 - $0, $0] })
        #expect(try abs(Metric.auc(y, columns) - oracle.auc) <= 1e-14)
        #expect(try Metric.calibration(y, columns).counts == oracle.counts)
    }

    @Test func countsEveryPairOfClasses() throws {
        let many = try LossOracle.read().many
        let confusion = try Metric.confusion(NDArray(many.y, kind: .integer), NDArray(many.z, kind: .integer))
        #expect(confusion.counts == many.confusion)
        #expect(confusion.classes == [0, 1, 2, 3, 4])
        #expect(confusion.right == zip(many.y, many.z).filter { $0 == $1 }.count)
        let more = try Metric.confusion(NDArray([0, 1]), NDArray([0, 0]), classes: 3)
        #expect(more.counts == [[1, 0, 0], [1, 0, 0], [0, 0, 0]])
    }

    @Test func refusesWhatHasNoCurve() {
        let ones = NDArray([1, 1])
        let chances = NDArray([0.5, 0.25])
        #expect(throws: EngineError.oneClass(function: "auc", label: 1)) { try Metric.auc(ones, chances) }
        #expect(throws: EngineError.oneClass(function: "roc", label: 0)) {
            try Metric.rocCurve(NDArray([0, 0]), chances)
        }
        #expect(throws: EngineError.notAProbability(function: "log_loss", value: 1.5, row: 1)) {
            try Metric.logLoss(NDArray([0, 1]), NDArray([0.5, 1.5]))
        }
        #expect(throws: EngineError.notAProbability(function: "log_loss", value: -0.5, row: 1)) {
            try Metric.logLoss(NDArray([0, 1]), NDArray(rows: [[0.5, 0.5, 0], [-0.5, 1, 0.5]]))
        }
        #expect(throws: EngineError.notAProbability(function: "calibration", value: 2, row: 0)) {
            try Metric.calibration(NDArray([0, 1]), NDArray([2, 0.5]))
        }
        #expect(throws: EngineError.argument(name: "y_hat", value: .infinity, .finite)) {
            try Metric.auc(NDArray([0, 1]), NDArray([.infinity, 0]))
        }
        #expect(throws: EngineError.labelShape(function: "auc", labels: [3], predictions: [2])) {
            try Metric.auc(NDArray([0, 1, 1]), chances)
        }
        #expect(throws: EngineError.labelOutOfRange(label: 2, classes: 2, row: 1)) {
            try Metric.auc(NDArray([0, 2]), chances)
        }
        #expect(throws: EngineError.self) {
            try Metric.confusion(NDArray((0..<101).map(Double.init)), NDArray((0..<101).map(Double.init)))
        }
        #expect(throws: EngineError.self) { try Metric.calibration(NDArray([0, 1]), chances, bins: 1_000_000_000) }
        #expect(throws: EngineError.self) { try Metric.confusion(NDArray([.nan, 1]), ones) }
    }
}
