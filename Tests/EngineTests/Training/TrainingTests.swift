import Engine
import Testing

/// Twenty features, ten relu, two softmax, Adam: the run of Oracles/training.py.
struct TrainingTests {
    struct Run {
        var bench = TestBench()
        var history = History()
        var layers: [LayerID] = []
        var model: ModelID
        var x: NDArray
        var y: NDArray

        init(precision: Precision, epochs: Int = 100, functions: Bool = false, looksInside: Bool = false) throws {
            bench.random = RandomState(seed: 7)
            x = try bench.random.uniform(low: -1, high: 1, shape: [140, 20])
            let v = try bench.random.uniform(low: -1, high: 1, shape: [20, 1])
            let side = try bench.graph.product(x, v)
            y = NDArray(shape: [140], kind: .integer, elements: side.elements.map { $0 > 0 ? 1 : 0 })
            bench.functions = [
                { graph, arguments in
                    if looksInside { graph.wasLookedInto = true }
                    return try graph.activate(arguments[0], .relu)
                }
            ]
            let relu = functions ? Activation.custom(CallableID(index: 0, name: "f")) : .relu
            layers = [
                bench.objects.add(try Dense(units: 10, activation: relu)),
                bench.objects.add(try Dense(units: 2, activation: .softmax)),
            ]
            model = try bench.sequential(layers.map { .layer($0) }, precision: precision)
            var options = TrainingOptions(loss: .crossentropy, optimizer: bench.objects.add(Optimizer(.adam())))
            options.epochs = epochs
            options.batch = 10
            history = try bench.train(model, x: x, y: y, options: options) { _, _, _ in }
        }
    }

    @Test func givesNumPysLossesInDouble() throws {
        let run = try Run(precision: .double)
        #expect(distance(run.history.loss, TrainingGoldens.double) <= 1e-10)
        #expect(run.history.epochs == Array(1...100))
        let bias = try #require(run.bench.objects[run.layers[1]]["bias"])
        #expect(distance(bias.elements, TrainingGoldens.lastBias) <= 1e-10)
    }

    @Test func givesNumPysLossesInSingle() throws {
        let run = try Run(precision: .single)
        // 1,400 steps, each rounding to 6e-8 in another order.
        #expect(distance(run.history.loss, TrainingGoldens.single) <= 2e-5)
        #expect(run.history.loss != TrainingGoldens.double)
    }

    @Test func replaysAPlanWithTheBitsOfEagerExecution() throws {
        let plan = try Run(precision: .double, epochs: 5)
        let called = try Run(precision: .double, epochs: 5, functions: true)
        let eager = try Run(precision: .double, epochs: 5, functions: true, looksInside: true)
        #expect(plan.history.loss == called.history.loss)
        #expect(plan.history.loss == eager.history.loss)
        for layer in plan.layers {
            #expect(
                plan.bench.objects[layer].parameters.map(\.elements)
                    == eager.bench.objects[layer].parameters.map(\.elements))
        }
    }

    /// Debug and release, every machine: the same bits.
    @Test(arguments: [(Precision.single, UInt64(1_083_480_521_541_851_535)), (.double, 16_837_499_374_682_195_131)])
    func hasTheseBits(precision: Precision, golden: UInt64) throws {
        let run = try Run(precision: precision, epochs: 20)
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let parameters: [Double] = run.layers.flatMap { run.bench.objects[$0].parameters.flatMap(\.elements) }
        for value in run.history.loss + parameters {
            hash = (hash ^ value.bitPattern) &* 0x100_0000_01b3
        }
        #expect(hash == golden)
    }

    @Test func predictsInTheModelsPrecisionAndTracesInsideAGradient() throws {
        var run = try Run(precision: .single, epochs: 1)
        let single = try run.bench.predict(run.model, run.x)
        #expect(single.shape == [140, 2])
        let isSingle = single.elements.allSatisfy { Double(Float($0)) == $0 }
        #expect(isSingle)
        let x = run.bench.graph.variable(run.x)
        let traced = try run.bench.predict(run.model, x)
        #expect(run.bench.graph.isTraced(traced))
        #expect(distance(single.elements, traced.elements) < 1e-6)
    }

    @Test func trainsTheRestOfTheSamplesAndLooksAtTheValidation() throws {
        var bench = TestBench()
        let layer = bench.objects.add(try Dense(units: 1))
        let model = try bench.sequential([.layer(layer)], input: [1], precision: .double)
        let x = NDArray(rows: (0..<7).map { [Double($0)] })
        let y = NDArray((0..<7).map { 2 * Double($0) + 1 })
        var options = TrainingOptions(loss: .mse, optimizer: bench.objects.add(Optimizer(.sgd(), rate: 0.02)))
        options.epochs = 300
        options.batch = 3
        options.validation = (x, y)
        options.metrics = [
            TrainingMetric(name: "rows", formula: .known { _, predictions in Double(predictions.shape[0]) })
        ]
        let history = try bench.train(model, x: x, y: y, options: options) { _, _, _ in }
        #expect(history.metrics.map(\.name) == ["rows", "validation_loss", "validation_rows"])
        // Once for all of them, not batch by batch.
        #expect(history.metrics[0].values[0] == 7)
        #expect(history.metrics[2].values[299] == 7)
        #expect(history.metrics[1].values[299] < 1e-6)
        #expect(bench.objects[options.optimizer].steps == 900)
        #expect(bench.summary(model).map(\.parameterCount) == [2])
    }

    /// Nothing moves at a rate of 0, so that every step predicts what the model predicts afterwards.
    @Test(arguments: [false, true]) func aMetricIsOfAllSamplesOfAnEpoch(looksInside: Bool) throws {
        var run = try Run(precision: .double, epochs: 2, functions: true, looksInside: looksInside)
        var options = TrainingOptions(
            loss: .crossentropy, optimizer: run.bench.objects.add(Optimizer(.sgd(), rate: LearningRate(0))))
        options.epochs = 2
        // The last of three samples may be of one class.
        options.batch = 3
        typealias Measure = @Sendable (NDArray, NDArray) throws(EngineError) -> Double
        let measures: [(String, Measure)] = [
            ("accuracy", Metric.accuracy), ("auc", Metric.auc), ("f1", Metric.f1), ("log_loss", Metric.logLoss),
            ("recall", Metric.recall),
        ]
        options.metrics = measures.map { TrainingMetric(name: $0.0, formula: .known($0.1)) }
        let few = NDArray(shape: [50, 20], elements: Array(run.x.elements.prefix(1000)))
        options.validation = (few, NDArray(shape: [50], kind: .integer, elements: Array(run.y.elements.prefix(50))))
        let history = try run.bench.train(run.model, x: run.x, y: run.y, options: options) { _, _, _ in }
        for (name, measure) in measures {
            for (prefix, x, y) in [("", run.x, run.y), ("validation_", few, options.validation?.y ?? run.y)] {
                let column = try #require(history.metrics.first { $0.name == prefix + name })
                let expected = try measure(y, try run.bench.predict(run.model, x))
                // The samples stand in another order, and so do the terms of a sum.
                #expect(distance(column.values, [expected, expected]) <= 1e-14, "\(prefix)\(name)")
            }
        }
    }

    @Test func stopsAtALossThatIsNotANumberAndKeepsTheHistory() throws {
        var bench = TestBench()
        let model = try bench.sequential([.layer(bench.objects.add(try Dense(units: 1)))], input: [1])
        var options = TrainingOptions(loss: .mse, optimizer: bench.objects.add(Optimizer(.sgd(), rate: 1e30)))
        options.epochs = 50
        let history = try bench.train(model, x: NDArray(rows: [[1], [2]]), y: NDArray([1, 2]), options: options) {
            _, _, _ in
        }
        #expect(history.stoppedByNaN)
        #expect(history.epochs.count < 50 && history.loss.last?.isNaN == true)
    }

    @Test func stopsAtTheLimitOfSteps() throws {
        var bench = TestBench(limits: .init(steps: 10, operations: 1_000_000, memory: 1 << 20))
        let model = try XORTests.network(in: &bench)
        var options = TrainingOptions(loss: .mse, optimizer: bench.objects.add(Optimizer(.sgd())))
        options.epochs = 50
        #expect(throws: EngineError.limit(.steps(10))) {
            try bench.train(model, x: XORTests.x, y: XORTests.y, options: options) { _, _, _ in }
        }
        #expect(bench.objects[options.optimizer].steps == 10)
    }
}
