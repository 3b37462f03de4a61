import Diagnostics
import Documents
import Testing

@testable import Evaluation

/// Schedules are read like functions, and an optimiser says the rate that it is at.
struct ScheduleWordTests {
    @Test func aScheduleIsReadAtSteps() {
        let shown = show(
            """
            s = step_decay(0.1, 10, 0.5)
            print(s(0), s(10), s(25))
            print(s([9, 10]), s(range(0, 40, 10)))
            expect all(array([s(k) for k in range(30)]) == s(arange(30)))
            print(warmup(0.2, 4)(array([0, 1, 2, 4, 9])))
            print(warmup(lambda step: 1 / (1 + step), 2)(3))
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(
            shown.texts.joined(separator: "\n") == """
                0.1 0.05 0.025
                [0.1  0.05] [0.1    0.05   0.025  0.0125]
                all(array([s(k) for k in range(30)]) == s(arange(30)))
                [0.   0.05 0.1  0.2  0.2 ]
                0.5
                """)
    }

    @Test(arguments: [
        ("s(-1)", 285), ("s(2.5)", 285), ("s(nan)", 285), ("s()", 269), ("s(1, 2)", 268), ("s(at=1)", 266),
        ("s(\"one\")", 271),
    ])
    func refusesWhatIsNoStep(cell: String, number: Int) {
        #expect(show("s = cosine_decay(0.1, 10)\n\(cell)").diagnostics.map(\.number) == [number])
    }

    @Test func anOptimizerSaysTheRateOfItsNextStep() {
        let shown = show(
            """
            o = sgd(lr=step_decay(0.1, 2, 0.5))
            before = o.lr
            train sequential(dense(1)), (zeros(6, 1), zeros(6)), loss=mse, optimizer=o, batch=2
            print(before, o.lr, adam().lr)
            """)
        #expect(shown.last == "0.1 0.05 0.001")
    }

    @Test func aPlateauIsSeenInTheHistory() {
        let shown = show(
            """
            o = sgd(lr=0.5)
            history = train(sequential(dense(1)), (zeros(2, 1), zeros(2)), loss=mse, optimizer=o, epochs=4, \
            callbacks=[reduce_on_plateau("loss", factor=0.5, patience=2)])
            print(history.learning_rate, o.lr)
            train sequential(dense(1)), (zeros(2, 1), zeros(2)), loss=mse, \
            callbacks=[reduce_on_plateau("loss")]
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts == ["[0.5  0.5  0.5  0.25] 0.25", "epoch | loss | learning_rate\n1 | 0.0 | 0.001"])
    }
}
