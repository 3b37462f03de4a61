import Diagnostics
import Testing

@testable import Evaluation

/// The words for initialisers and regularisers.
@Suite struct InitializerWordTests {
    @Test(arguments: [
        "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_normal", "orthogonal", "zeros", "ones",
        "randn", "\"he_normal\"", "lambda shape: 0.1 * randn(shape)", "lambda shape: full(shape, 2.0)",
        "lambda shape: sin(arange(shape[0] * shape[1])).reshape(shape)",
    ])
    func aLayerTakesWhatTheWordDraws(name: String) {
        let function = name.hasPrefix("\"") ? "he_normal" : "(\(name))"
        let argument = name.hasPrefix("lambda") ? "(4, 3)" : "4, 3"
        let shown = show(
            """
            seed 7
            net = sequential(dense(3, initializer=\(name)), input=4, precision=64)
            seed 7
            f = \(function)
            expect all(net.layers[0].weights == f(\(argument)))
            expect sum(abs(net.layers[0].bias)) == 0
            """)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
    }

    @Test func aNumberFillsTheWeights() {
        #expect(
            show("net = sequential(dense(2, initializer=0.5), input=1)\nnet.layers[0].weights").last == "[[0.5 0.5]]")
        #expect(show("l2(0.1)").last == "l2(0.1)")
        #expect(show("dense(2, regularizer=l1)").diagnostics.isEmpty)
        #expect(show("dense(2, regularizer=relu)").number == 270)
    }
}
