import Documents
import Testing

@testable import Evaluation

/// The words for optimisers, schedules and callbacks.
@Suite struct OptimizerWordTests {
    @Test(arguments: ["sgd", "adam", "adamw", "rmsprop", "adagrad", "adadelta", "adamax", "nadam", "lion"])
    func trainsWithEachOptimizerByItsName(name: String) {
        let shown = show(
            """
            seed 1
            net = sequential(dense(1), input=1)
            before = net.layers[0].weights
            train net, ([[1.0], [2.0]], [1.0, 2.0]), loss=mse, optimizer=\(name), epochs=3
            expect net.layers[0].weights[0, 0] != before[0, 0]
            \(name)(lr=warmup(0.1, 3), weight_decay=0.01, clip_norm=1)
            """)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics)")
        #expect(shown.last == "\(name)(lr=warmup(0.1, 3), weight_decay=0.01, clip_norm=1)")
    }

    /// The loss is w, so plain descent takes the rates from the weight one by one.
    @Test(arguments: [
        ("lambda step: 0.5 / (step + 1)", 0.75), ("step_decay(0.5, 1, 0.5)", 0.75),
        ("exponential_decay(0.5, 2, 0.25)", 0.75), ("cosine_decay(0.5, 2, alpha=0.2)", 0.8), ("warmup(0.5, 2)", 0.25),
        ("warmup(lambda step: 0.5, 2)", 0.25),
    ])
    func stepsByTheSchedule(rate: String, moved: Double) {
        let shown = show(
            """
            net = sequential(dense(1, bias=False), input=1, precision=64)
            net.layers[0].weights = [[2.0]]
            train net, ([[1.0]], [0.0]), loss=lambda y, p: sum(p), optimizer=sgd(lr=\(rate)), epochs=2
            expect abs(net.layers[0].weights[0, 0] - \(2 - moved)) < 1e-12
            """)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics)")
    }

    @Test func clipsWhatItIsToldTo() {
        for way in ["clip_value", "clip_norm", "global_clip_norm"] {
            let shown = show(
                """
                net = sequential(dense(1, bias=False), input=1, precision=64)
                net.layers[0].weights = [[2.0]]
                train net, ([[100.0]], [0.0]), loss=lambda y, p: sum(p), optimizer=sgd(lr=1, \(way)=0.25)
                expect net.layers[0].weights[0, 0] == 1.75
                """)
            #expect(shown.diagnostics.isEmpty, "\(way): \(shown.diagnostics)")
        }
    }

    @Test func schedulesAndCallbacksAreValues() {
        #expect(show("cosine_decay(0.1, 100)").last == "cosine_decay(0.1, 100)")
        #expect(show("warmup(cosine_decay(0.1, 100), 5)").last == "warmup(cosine_decay(0.1, 100), 5)")
        #expect(show("early_stopping(patience=5)").last == "early_stopping(patience=5)")
        #expect(show("reduce_on_plateau(factor=0.5)").last == "reduce_on_plateau(factor=0.5)")
        #expect(show("reduce_on_plateau(factor=1)").number == 285)
        #expect(show("early_stopping(patience=-1)").number == 285)
    }

    @Test func anOptimizerGoesByNameToo() {
        let shown = show(
            """
            def fit(optimizer):
                net = sequential(dense(1))
                net(zeros(1, 2))
                net.layers[0].weights = [[1.0], [2.0]]
                return train(net, ([[1.0, 0.5]], [0.0]), loss=mse, optimizer=optimizer, epochs=3).loss
            print all(fit("adam") == fit(adam())), all(fit(adam) == fit(adam())), all(fit("sgd") == fit(adam()))
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts == ["True True False"])
    }

    @Test func anEarlyEndIsSaidUnderTheTable() {
        let early = "callbacks=[early_stopping(monitor=\"loss\", patience=2)]"
        let cell = "train sequential(dense(1)), (zeros(4, 1), zeros(4)), loss=mse, epochs=9"
        func note(_ cell: String) -> String? {
            guard case .table(let table)? = show(cell).outputs.last else { return nil }
            return table.note
        }
        #expect(note("\(cell), \(early)") == "stopped early")
        #expect(note(cell) == nil)
    }
}
