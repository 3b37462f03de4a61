import Diagnostics
import Testing

@testable import Evaluation

/// What metrics are called, and the names that they cannot have.
struct MetricNameTests {
    private func table(_ metrics: String) -> Shown {
        show(
            """
            def loss(y, p):
                return mean((y - p)**2)
            net = sequential(dense(1, bias=False), input=1)
            net.layers[0].weights = [[1.0]]
            train net, ([[1.0]], [1.0]), loss=mse, metrics=\(metrics)
            """)
    }

    @Test func functionsWithoutANameAreNumbered() {
        #expect(
            table("[lambda y, p: mean(p), mae, lambda y, p: 2 * mean(p)]").last
                == "epoch | loss | metric_1 | mae | metric_2\n1 | 0.0 | 1.0 | 0.0 | 2.0")
        #expect(table("lambda y, p: mean(p)").last == "epoch | loss | lambda\n1 | 0.0 | 1.0")
    }

    @Test func aNameOfTheHistoryIsTaken() {
        #expect(table("[loss]").diagnostics.map(\.number) == [348])
        #expect(table("[mae, mae]").diagnostics.map(\.number) == [267])
    }

    @Test func aMetricIsTakenByItsName() {
        let shown = show(
            """
            net = sequential(relu)
            evaluate net, ([[1.0], [0.0]], [1, 0]), "accuracy", mae, metrics=["recall"]
            """)
        #expect(shown.last == "metric | value\naccuracy | 1.0\nmae | 0.0\nrecall | 1.0")
    }

    @Test(arguments: ["train net, d, loss=mse, metrics=[rmse, \"acuracy\"]", "evaluate net, d, \"acuracy\""])
    func anUnknownMetricIsCompared(cell: String) {
        let shown = show("net = sequential(dense(1))\nd = ([[1.0]], [1.0])\n\(cell)")
        #expect(shown.diagnostics.map(\.number) == [273])
        #expect(shown.diagnostics.first?.help?[.english] == "did you mean accuracy?")
    }
}
