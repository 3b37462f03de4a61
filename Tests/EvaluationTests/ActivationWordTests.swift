import Diagnostics
import Testing

@testable import Evaluation

/// Activations with a number of their own, and along another axis.
struct ActivationWordTests {
    @Test func anActivationTakesItsNumber() {
        let shown = show(
            """
            x = array([-2.0, 3.0])
            half = leaky_relu(slope=0.5)
            print(leaky_relu(x), leaky_relu(x, 0.5), half(x), elu(x, 2.0)[0] == 2 * elu(x)[0])
            net = sequential(dense(2, half), elu(alpha=2), leaky_relu(), dense(1), input=2, precision=64)
            print(net, half)
            first = sequential(net.layers[0])
            net.layers[0].weights = eye(2)
            print(first(-ones(1, 2)), grad(lambda v: sum(half(v)), x))
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(
            shown.last == """
                [-0.4  3. ] [-1.  3.] [-1.  3.] True
                sequential(dense(2, leaky_relu(slope=0.5)), elu(alpha=2), leaky_relu, dense(1)) leaky_relu(slope=0.5)
                [[-0.5 -0.5]] [0.5 1. ]
                """)
    }

    @Test func softmaxGoesAlongAnAxis() {
        let shown = show(
            """
            x = array([[1.0, 2.0, 3.0], [4.0, 0.0, 1.0]])
            expect all(softmax(x, axis=0) == softmax(x.T).T)
            expect all(softmax(x, axis=-1) == softmax(x))
            softmax(x, axis=2)
            """)
        #expect(shown.diagnostics.map(\.number) == [237])
    }

    @Test(
        arguments: [
            ("dense(4, leaky_relu(0.1))", 270, "leaky_relu(slope=0.1)"), ("dense(4, elu(2))", 270, "elu(alpha=2)"),
            ("leaky_relu(slope=-1)", 285, nil), ("leaky_relu(slope=0.1)(1, 2)", 268, nil),
            ("leaky_relu(slope=0.1)(\"text\")", 271, nil), ("leaky_relu(slope=0.1)()", 269, nil),
        ] as [(String, Int, String?)])
    func saysHowAnActivationIsGivenItsNumber(cell: String, number: Int, help: String?) {
        let shown = show(cell)
        #expect(shown.diagnostics.map(\.number) == [number])
        if let help { #expect(shown.diagnostics.first?.help?[.english].contains(help) == true) }
    }
}
