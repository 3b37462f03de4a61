import Engine
import Testing

struct ActivationTests {
    private static let activations: [Activation] = [
        .linear, .relu, .leakyReLU(slope: 0.2), .elu(alpha: 1), .selu, .gelu, .silu, .sigmoid, .tanh, .softplus,
        .softsign, .softmax,
    ]

    @Test(arguments: activations) func givesWhatKerasGives(activation: Activation) throws {
        let results: [String: [Double]] = try oracle("activations")
        let x = NDArray(shape: [4, 4], kind: .number, elements: try #require(results["x"]))
        let expected = try #require(results[activation.name])
        var graph = Graph(budget: Budget(limits: .init()))
        let found = try graph.activate(x, activation).elements
        // JAX's exp differs in its last digits; below e-15 both are noise beside 1.
        for (found, expected) in zip(found, expected) {
            #expect(abs(found - expected) <= 1e-14 * abs(expected) + 1e-15)
        }
    }
}
