import Testing

@testable import Engine

/// The least losses of scikit-learn's linear models (Oracles/best.py).
private struct Least: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let x: [[Double]]
    let y: [[Double]]
    let loss: String
    let strength: Double
    let weights: [[Double]]
    let bias: [Double]
    let least: Double
    var testDescription: String { "\(name), l2(\(strength))" }

    static func all() throws -> [Least] { try oracle("best") }
}

@Suite struct BestPossibleTests {
    @Test(arguments: try Least.all()) fileprivate func isScikitLearns(_ oracle: Least) throws {
        var bench = TestBench()
        let x = NDArray(rows: oracle.x)
        let columns = oracle.weights[0].count
        let loss: Loss
        var y = NDArray(rows: oracle.y)
        let activation: Activation
        switch oracle.loss {
        case "mse": (loss, activation) = (.mse, .linear)
        case "binary_crossentropy": (loss, activation) = (.binaryCrossentropy, .sigmoid)
        default:
            (loss, activation) = (.sparseCategoricalCrossentropy, .softmax)
            y = NDArray(y.elements, kind: .integer)
        }
        let dense = try Dense(
            units: columns, activation: activation, regularizer: oracle.strength == 0 ? nil : .l2(oracle.strength))
        let model = try bench.sequential([.layer(bench.objects.add(dense))], input: [x.shape[1]], precision: .double)
        let best = try bench.bestPossible(model, x: x, y: y, loss: loss)
        #expect(abs(best.loss - oracle.least) <= 1e-10)
        // A loss known to 1e-14 says as much of the weights as its root, where it is flat; Newton goes on to the slope.
        #expect(distance(best.weights.elements, oracle.weights.flatMap { $0 }) <= 1e-6)
        let middle = oracle.loss.hasPrefix("sparse") ? best.bias.elements.reduce(0, +) / Double(columns) : 0
        #expect(distance(best.bias.elements.map { $0 - middle }, oracle.bias) <= 1e-6)
        #expect(best.netLoss > best.loss)
        #expect(!best.isSeparable)

        // Put into the net, they leave it nothing to gain.
        let layer = bench.objects.layers(in: bench.objects[model].elements)[0]
        bench.objects[layer].parameters = [best.weights, best.bias]
        let reached = try bench.bestPossible(model, x: x, y: y, loss: loss)
        #expect(abs(reached.netLoss - best.loss) <= 1e-12)
    }
}
