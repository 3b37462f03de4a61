import Testing

@testable import Engine

struct ScheduleTests {
    /// Oracles/optimizers.py: sixteen steps of Keras' schedules.
    @Test(arguments: [
        ("step_decay", LearningRate(.stepDecay(from: 0.1, every: 3, factor: 0.5))),
        ("exponential_decay", LearningRate(.exponentialDecay(from: 0.1, over: 7, factor: 0.9))),
        ("cosine_decay", LearningRate(.cosineDecay(from: 0.1, over: 8, alpha: 0.05))),
        ("warmup", LearningRate(.cosineDecay(from: 0.1, over: 8, alpha: 0.05), warmup: 4)),
    ])
    func givesKerasRates(name: String, rate: LearningRate) throws {
        let golden = try #require(try OptimizerOracle.read().schedules[name])
        var bench = TestBench()
        let rates = try golden.indices.map { try rate.rate(at: $0, in: &bench) }
        #expect(distance(rates, golden) <= 1e-16)
        guard case .description(let description) = rate.value else {
            Issue.record("a schedule is written as a call")
            return
        }
        #expect(description.name == name)
        #expect(Set(rates).count > 4)
    }

    @Test func followsAFunctionOfTheStep() throws {
        var bench = TestBench()
        bench.functions = [
            { graph, arguments in try graph.divide(NDArray(number: 1), graph.add(arguments[0], NDArray(number: 1))) }
        ]
        let function = CallableID(index: 0, name: "f")
        #expect(try LearningRate(.function(function)).rate(at: 3, in: &bench) == 0.25)
        #expect(try LearningRate(.function(function), warmup: 2).rate(at: 1, in: &bench) == 0.5)
        #expect(try LearningRate(.function(function), warmup: 2).rate(at: 3, in: &bench) == 0.5)
    }

    @Test func refusesWhatIsNoRate() {
        var bench = TestBench()
        bench.functions = [{ _, arguments in NDArray(number: -1) }, { _, _ in NDArray([1, 2]) }]
        #expect(throws: EngineError.learningRate(function: "f", step: 7, -1)) {
            try LearningRate(.function(CallableID(index: 0, name: "f"))).rate(at: 7, in: &bench)
        }
        #expect(throws: EngineError.self) {
            try LearningRate(.function(CallableID(index: 1, name: "f"))).rate(at: 7, in: &bench)
        }
    }
}
