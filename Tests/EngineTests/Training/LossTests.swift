import Engine
import Testing

/// What Oracles/losses.py wrote.
struct LossOracle: Decodable {
    let losses: [Row]
    let classifiers: [Classifier]
    let many: Many

    struct Row: Decodable {
        let name: String
        let y: [Double]
        let yShape: [Int]
        let p: [Double]
        let pShape: [Int]
        let value: Double
        /// The derivative in p.
        let slope: [Double]

        var labels: NDArray { NDArray(shape: yShape, elements: y) }
        var predictions: NDArray { NDArray(shape: pShape, elements: p) }
        var loss: Loss? { LossTests.all.first { $0.0 == name }?.1 }
    }

    struct Classifier: Decodable {
        let y: [Double]
        let p: [Double]
        let auc: Double
        let fpr: [Double]
        let tpr: [Double]
        /// Without the first, which is infinity.
        let thresholds: [Double]
        let observed: [Double]
        let predicted: [Double]
        let counts: [Int]
        let error: Double
        let fewObserved: [Double]
        let fewPredicted: [Double]
        let confusion: [[Int]]
        let logLoss: Double
        let specificity: Double
    }

    struct Many: Decodable {
        let y: [Double]
        let z: [Double]
        let confusion: [[Int]]
    }

    static func read() throws -> LossOracle { try oracle("losses") }
}

struct LossTests {
    static let all: [(String, Loss)] = [
        ("mse", .mse), ("mae", .mae), ("huber", .huber()), ("huber 0.3", .huber(delta: 0.3)), ("log_cosh", .logCosh),
        ("binary_crossentropy", .binaryCrossentropy), ("categorical_crossentropy", .categoricalCrossentropy),
        ("sparse_categorical_crossentropy", .sparseCategoricalCrossentropy), ("hinge", .hinge),
        ("kl_divergence", .klDivergence),
    ]

    @Test func givesKerasValuesAndGradients() throws {
        let rows = try LossOracle.read().losses
        #expect(Set(rows.map(\.name)) == Set(LossTests.all.map(\.0)))
        for row in rows {
            let loss = try #require(row.loss)
            var bench = TestBench()
            try loss.check(labels: row.labels, predictions: row.pShape)
            let p = bench.graph.variable(row.predictions)
            let value = try loss.apply(labels: row.labels, predictions: p, in: &bench)
            #expect(value.shape == [])
            #expect(abs(value.elements[0] - row.value) <= 1e-10, "\(row.name)")
            let slope = try bench.graph.gradients(of: value, in: [p])[0]
            // Where a probability is 0 or 1, clipping leaves slopes of 1e7.
            for (ours, theirs) in zip(slope.elements, row.slope) {
                #expect(abs(ours - theirs) <= 1e-10 * max(1, abs(theirs)), "\(row.name)")
            }
            #expect(slope.count == row.slope.count)
        }
    }

    @Test func halvesTheSquares() throws {
        let rows = try LossOracle.read().losses.filter { $0.name == "mse" }
        var bench = TestBench()
        let value = try Loss.halfMSE.apply(labels: rows[0].labels, predictions: rows[0].predictions, in: &bench)
        #expect(abs(value.elements[0] - rows[0].value / 2) <= 1e-10)
    }

    /// Keras by running (reference/engines.md 3.3): y = (0, 1), p = (0.25, 0.5).
    @Test(arguments: [
        (Loss.mse, 0.15625), (.mae, 0.375), (.logCosh, 0.075522155), (.huber(delta: 0.3), 0.068125),
        (.binaryCrossentropy, 0.49041463), (.crossentropy, 0.49041463),
    ])
    func givesTheValuesOfTheReference(loss: Loss, golden: Double) throws {
        var bench = TestBench()
        let labels = loss == .crossentropy ? NDArray(rows: [[0], [1]]) : NDArray([0, 1])
        let predictions = loss == .crossentropy ? NDArray(rows: [[0.25], [0.5]]) : NDArray([0.25, 0.5])
        let value = try loss.apply(labels: labels, predictions: predictions, in: &bench)
        // The goldens have eight digits.
        #expect(abs(value.elements[0] - golden) <= 5e-9)
    }

    @Test func picksTheCrossentropyThatFits() throws {
        for row in try LossOracle.read().losses where row.name.contains("categorical") {
            var bench = TestBench()
            let value = try Loss.crossentropy.apply(labels: row.labels, predictions: row.predictions, in: &bench)
            #expect(abs(value.elements[0] - row.value) <= 1e-10)
        }
    }

    /// Slopes by central differences, and the slopes of slopes, in labels and predictions away from every corner.
    @Test(arguments: all)
    func passesAGradientCheckTwice(name: String, loss: Loss) throws {
        let isSparse = loss == .sparseCategoricalCrossentropy
        let y = isSparse ? NDArray([2, 0]) : NDArray(rows: [[0.2, 0.5, 0.3], [0.9, 0.05, 0.15]])
        let p = NDArray(rows: [[0.1, 0.55, 0.35], [0.35, 0.4, 0.47]])
        let weights: [Double] = [0.7, -1.3, 0.4, 1.1, -0.6, 0.9]

        func slopes(_ y: NDArray, _ p: NDArray) throws -> (value: Double, first: [NDArray], second: NDArray) {
            var bench = TestBench()
            let yLeaf = bench.graph.variable(y)
            let pLeaf = bench.graph.variable(p)
            let value = try loss.apply(labels: yLeaf, predictions: pLeaf, in: &bench)
            let first = try bench.graph.gradients(of: value, in: [yLeaf, pLeaf])
            let mixed = try bench.graph.sum(
                bench.graph.multiply(first[1], NDArray(shape: [2, 3], elements: weights)))
            let second = try bench.graph.gradients(of: mixed, in: [pLeaf])[0]
            return (value.elements[0], first, second)
        }
        let here = try slopes(y, p)
        let step = 1e-6
        for index in p.elements.indices {
            var (up, down) = (p, p)
            up.elements[index] += step
            down.elements[index] -= step
            let (above, below) = (try slopes(y, up), try slopes(y, down))
            let slope = (above.value - below.value) / (2 * step)
            // The step of 1e-6 leaves about 1e-10 of rounding and truncation, times the size of the values.
            #expect(abs(here.first[1].elements[index] - slope) <= 2e-8 * max(1, abs(slope)))
            let change = zip(weights, zip(above.first[1].elements, below.first[1].elements)).reduce(0) {
                $0 + $1.0 * ($1.1.0 - $1.1.1)
            }
            let curvature = change / (2 * step)
            #expect(abs(here.second.elements[index] - curvature) <= 2e-7 * max(1, abs(curvature)))
        }
        for index in y.elements.indices where !isSparse {
            var (up, down) = (y, y)
            up.elements[index] += step
            down.elements[index] -= step
            let slope = (try slopes(up, p).value - slopes(down, p).value) / (2 * step)
            #expect(abs(here.first[0].elements[index] - slope) <= 2e-8 * max(1, abs(slope)))
        }
    }

    /// A plan is replayed with other labels: 0 counts as -1 in one batch, and -1 as itself in the next.
    @Test func decidesAboutTheLabelsOfAHingeBatchByBatch() throws {
        var bench = TestBench()
        let p = NDArray([0.5, -0.25])
        let bits = try Loss.hinge.apply(labels: NDArray([0, 1]), predictions: p, in: &bench)
        let signs = try Loss.hinge.apply(labels: NDArray([-1, 1]), predictions: p, in: &bench)
        #expect(bits.elements == signs.elements)
        #expect(signs.elements == [(1.5 + 1.25) / 2])
    }

    @Test func namesTheRowOfALabelOutsideTheClasses() {
        let wrong = NDArray([0, 3, 1], kind: .integer)
        #expect(throws: EngineError.labelOutOfRange(label: 3, classes: 3, row: 1, ofOutput: true)) {
            try Loss.crossentropy.check(labels: wrong, predictions: [3, 3])
        }
        #expect(throws: EngineError.labelOutOfRange(label: 2, classes: 2, row: 2)) {
            try Loss.crossentropy.check(labels: NDArray([0, 1, 2]), predictions: [3, 1])
        }
        #expect(throws: EngineError.labelOutOfRange(label: 0.5, classes: 2, row: 1)) {
            try Loss.hinge.check(labels: NDArray([-1, 0.5]), predictions: [2, 1])
        }
        #expect(throws: EngineError.argument(name: "y", value: 3, .probability)) {
            try Loss.klDivergence.check(labels: NDArray([0.5, 3]), predictions: [2])
        }
        for loss in [Loss.mse, .halfMSE, .mae, .huber(), .logCosh, .hinge, .klDivergence] {
            #expect(throws: EngineError.labelShape(function: loss.name, labels: [3, 2], predictions: [3, 1])) {
                try loss.check(labels: NDArray(shape: [3, 2], repeating: 0), predictions: [3, 1])
            }
        }
    }
}
