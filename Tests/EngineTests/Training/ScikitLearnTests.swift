import Engine
import Testing

/// A net of Oracles/mlp.json: how scikit-learn trained it, and what came out.
struct MLPOracle: Decodable, Sendable, CustomTestStringConvertible {
    let target: String
    let activation: String
    let solver: String
    let rate: Double
    let momentum: Double
    let nesterov: Bool
    let batch: Int
    let hidden: [Int]
    let alpha: Double
    let seed: UInt32
    let weights: [[Double]]
    let biases: [[Double]]
    let curve: [Double]

    struct File: Decodable {
        let cases: [MLPOracle]
    }

    static func read() throws -> [MLPOracle] { try oracle("mlp", as: File.self).cases }

    var testDescription: String { "\(target) \(activation) \(solver) \(momentum), batches of \(batch), \(hidden)" }

    var hiddenActivation: Activation {
        switch activation {
        case "tanh": .tanh
        case "logistic": .sigmoid
        default: .relu
        }
    }

    var optimizer: Optimizer {
        if solver == "adam" { return Optimizer(.adam(epsilon: 1e-8), rate: LearningRate(rate)) }
        return Optimizer(.sgd(momentum: momentum, nesterov: nesterov && momentum > 0), rate: LearningRate(rate))
    }
}

/// `MLPClassifier` and `MLPRegressor` drawn, shuffled and trained again from their seed alone.
struct ScikitLearnTests {
    /// The samples, and labels for each target, as the script draws them.
    private static func samples(_ target: String) throws -> (x: NDArray, y: NDArray, outputs: Int, last: Activation) {
        var random = RandomState(seed: 7)
        let x = try random.uniform(low: -1, high: 1, shape: [50, 3])
        let noise = try random.uniform(low: -1, high: 1, shape: [50]).elements
        let score: [Double] = (0..<50).map { row in
            let sample = x.elements[3 * row..<3 * row + 3]
            let product: Double = sample[3 * row] * sample[3 * row + 1]
            let half: Double = product + 0.5 * sample[3 * row + 2]
            return half + 0.25 * noise[row]
        }
        switch target {
        case "binary": return (x, NDArray(score.map { $0 > 0 ? 1 : 0 }, kind: .integer), 1, .sigmoid)
        case "many":
            let classes: [Double] = score.map { $0 > 0.25 ? 2 : $0 > -0.25 ? 1 : 0 }
            return (x, NDArray(classes, kind: .integer), 3, .softmax)
        default: return (x, NDArray(score), 1, .linear)
        }
    }

    @Test(arguments: try MLPOracle.read())
    func drawsShufflesAndLearnsTheSame(golden: MLPOracle) throws {
        let (x, y, outputs, last) = try ScikitLearnTests.samples(golden.target)
        var bench = TestBench()
        let sizes = [3] + golden.hidden + [outputs]
        var layers: [LayerID] = []
        for (index, units) in sizes.dropFirst().enumerated() {
            let activation = index + 2 == sizes.count ? last : golden.hiddenActivation
            // ½αΣw²
            layers.append(
                bench.objects.add(
                    try Dense(units: units, activation: activation, regularizer: .l2(0.5 * golden.alpha))))
        }
        let model = try bench.sequential(layers.map { .layer($0) }, input: [3], precision: .double)
        // The stream of the seed gives W and b of each layer in turn, then each epoch's order.
        bench.random = RandomState(seed: golden.seed)
        for (index, layer) in layers.enumerated() {
            let (inputs, units) = (sizes[index], sizes[index + 1])
            let scale: Double = golden.activation == "logistic" ? 2 : 6
            let bound = (scale / Double(inputs + units)).squareRoot()
            bench.objects[layer]["weights"] = try bench.random.uniform(
                low: -bound, high: bound, shape: [inputs, units])
            bench.objects[layer]["bias"] = try bench.random.uniform(low: -bound, high: bound, shape: [units])
        }
        var options = TrainingOptions(
            loss: golden.target == "number" ? .halfMSE : .crossentropy, optimizer: bench.objects.add(golden.optimizer))
        options.epochs = golden.curve.count
        options.batch = golden.batch
        options.dividesPenalties = true
        // scikit-learn shuffles the order of the epoch before; ours begins anew.
        var order = Array(0..<50)
        let orders = golden.curve.map { _ in
            bench.random.shuffle(&order)
            return order
        }
        options.order = { orders[$0] }
        let history = try bench.train(model, x: x, y: y, options: options) { _, _, _ in }
        // At most 120 steps, each a few units in the last place away: other orders of the same sums.
        #expect(distance(history.loss, golden.curve) <= 1e-12)
        for (index, layer) in layers.enumerated() {
            let state = bench.objects[layer]
            #expect(distance(state["weights"]?.elements ?? [], golden.weights[index]) <= 1e-12)
            #expect(distance(state["bias"]?.elements ?? [], golden.biases[index]) <= 1e-12)
        }
    }

    @Test func everyTargetActivationSolverAndBatchIsTold() throws {
        let cases = try MLPOracle.read()
        #expect(Set(cases.map { $0.target + $0.activation + $0.solver }).count == 18)
        #expect(Set(cases.map(\.momentum)) == [0.9, 0.5, 0])
        #expect(Set(cases.map(\.batch)) == [7, 9, 16, 200])
    }
}
