import Engine
import Testing

/// The 2-4-1 reference run, made by Oracles/xor.py.
struct XORTests {
    static let x = NDArray(rows: [[0, 0], [0, 1], [1, 0], [1, 1]])
    static let y = NDArray(rows: [[0], [1], [1], [0]])

    /// tanh, sigmoid; W = 2 · rand - 1 from RandomState(1), b = 0.
    static func network(in bench: inout TestBench, precision: Precision = .double) throws -> ModelID {
        let hidden = bench.objects.add(try Dense(units: 4, activation: .tanh))
        let output = bench.objects.add(try Dense(units: 1, activation: .sigmoid))
        let model = try bench.sequential([.layer(hidden), .layer(output)], input: [2], precision: precision)
        var random = RandomState(seed: 1)
        bench.objects[hidden]["weights"] = try random.uniform(low: -1, high: 1, shape: [2, 4])
        bench.objects[output]["weights"] = try random.uniform(low: -1, high: 1, shape: [4, 1])
        return model
    }

    @Test(arguments: [true, false])
    func givesTheLossesOfTheReferenceRun(shuffle: Bool) throws {
        var bench = TestBench()
        let model = try XORTests.network(in: &bench)
        var options = TrainingOptions(
            loss: .crossentropy, optimizer: bench.objects.add(Optimizer(.sgd(), rate: 0.5)))
        options.epochs = 500
        options.shuffle = shuffle
        let history = try bench.train(model, x: XORTests.x, y: XORTests.y, options: options) { _, _, _ in }
        try #require(history.loss.count == 500, "\(history)")
        let golden = [
            (1, 0.6858258528639645), (2, 0.684510581421451), (100, 0.2730419588625149), (500, 0.013413452703794649),
        ]
        for (epoch, loss) in golden {
            #expect(abs(history.loss[epoch - 1] - loss) <= 1e-12, "epoch \(epoch): \(history.loss[epoch - 1])")
        }
    }
}
