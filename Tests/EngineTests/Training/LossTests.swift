import Engine
import Testing

struct LossTests {
    static let labels = NDArray([0, 1])
    static let predictions = NDArray([0.25, 0.5])
    static let shares = NDArray(rows: [[0.2, 0.5, 0.4], [0.1, 0.1, 0.9], [0, 0, 2]])
    static let hot = NDArray(rows: [[0, 1, 0], [1, 0, 0], [0, 0, 1]], kind: .integer)
    static let classes = NDArray([1, 0, 2], kind: .integer)

    /// Keras by running (reference/engines.md 3.3), and Oracles/training.py.
    @Test(arguments: [
        (Loss.mse, labels, predictions, 0.15625), (.halfMSE, labels, predictions, 0.078125),
        (.binaryCrossentropy, labels, predictions, 0.49041463),
        (.binaryCrossentropy, NDArray([1]), NDArray([0]), 16.118096),
        (.crossentropy, labels, NDArray(rows: [[0.25], [0.5]]), 0.49041463),
        (.categoricalCrossentropy, hot, shares, TrainingGoldens.categorical),
        (.sparseCategoricalCrossentropy, classes, shares, TrainingGoldens.categorical),
        (.crossentropy, hot, shares, TrainingGoldens.categorical),
        (.crossentropy, classes, shares, TrainingGoldens.categorical),
    ])
    func givesKerasValues(loss: Loss, labels: NDArray, predictions: NDArray, golden: Double) throws {
        var bench = TestBench()
        let value = try loss.apply(labels: labels, predictions: predictions, in: &bench)
        #expect(value.shape == [])
        // The goldens have eight digits.
        #expect(abs(value.elements[0] - golden) <= 5e-7)
    }

    @Test func namesTheRowOfALabelOutsideTheClasses() {
        let wrong = NDArray([0, 3, 1], kind: .integer)
        #expect(throws: EngineError.labelOutOfRange(label: 3, classes: 3, row: 1)) {
            try Loss.crossentropy.check(labels: wrong, predictions: [3, 3])
        }
        #expect(throws: EngineError.labelOutOfRange(label: 2, classes: 2, row: 2)) {
            try Loss.crossentropy.check(labels: NDArray([0, 1, 2]), predictions: [3, 1])
        }
        #expect(throws: EngineError.labelShape(function: "mse", labels: [3, 2], predictions: [3, 1])) {
            try Loss.mse.check(labels: NDArray(shape: [3, 2], repeating: 0), predictions: [3, 1])
        }
    }
}
