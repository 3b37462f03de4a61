import Testing

@testable import Engine

struct LossFormulaTests {
    private static let square = LossFormula(name: "square") { labels, predictions, graph throws(EngineError) in
        try graph.mean(try graph.square(try graph.subtract(predictions, labels)))
    }

    /// The history of a small net that makes `loss` small, the last batch a smaller one.
    private func train(_ loss: Loss) throws -> History {
        var bench = TestBench()
        let layers = [try Dense(units: 3, activation: .tanh), try Dense(units: 2)].map { bench.objects.add($0) }
        let model = try bench.sequential(layers.map { .layer($0) }, precision: .double)
        var options = TrainingOptions(loss: loss, optimizer: bench.objects.add(Optimizer(.adam())))
        options.epochs = 3
        options.batch = 4
        return try bench.train(model, x: filled([10, 2], 1), y: filled([10, 2], 2), options: options) { _, _, _ in }
    }

    @Test func trainsAsTheWordWithTheSameFormula() throws {
        let history = try train(.formula(Self.square))
        #expect(history.loss == (try train(.mse)).loss)
        #expect(Set(history.loss).count == 3)
    }

    @Test func refusesAFormulaThatGivesAnArrayOrFollowsNothing() {
        let array = LossFormula(name: "array") { labels, predictions, graph throws(EngineError) in
            try graph.subtract(predictions, labels)
        }
        var bench = TestBench()
        #expect(throws: EngineError.gradientOfArray([4, 2])) {
            try Loss.formula(array).apply(labels: filled([4, 2], 1), predictions: filled([4, 2], 2), in: &bench)
        }
        let constant = LossFormula(name: "constant") { labels, _, graph throws(EngineError) in try graph.mean(labels) }
        #expect(throws: EngineError.constantLoss(function: "constant")) { try train(.formula(constant)) }
    }

    @Test func goesByItsName() {
        #expect(Loss.formula(Self.square).name == "square")
        let other = LossFormula(name: "square") { labels, _, _ throws(EngineError) in labels }
        #expect(Set([Loss.formula(Self.square), .formula(other), .mse]).count == 2)
    }
}
