/// What the steps of a training spend, draw from and remember, taken out of the workspace while they run.
struct StepState {
    var budget: Budget
    var random: RandomState
    var optimizer: OptimizerState
}

/// Asks the workspace for the learning rate at the next step.
typealias RateOfStep = (inout StepState) throws -> Double

extension StepState {
    /// The learning rate of the next step; only one that follows a course must be asked for.
    mutating func rate(_ ask: RateOfStep) throws -> Double {
        if case .constant(let rate) = optimizer.rate.course, optimizer.rate.warmup == 0 { return rate }
        return try ask(&self)
    }
}

extension Workspace {
    /// Lends out what steps need, and takes it back; where the workspace itself is at work meanwhile, `working` lends it
    /// what steps have.
    mutating func withStepState<Result>(
        _ optimizer: OptimizerID, _ body: (inout Self, inout StepState) throws -> Result
    ) rethrows -> Result {
        var state = StepState(budget: graph.budget, random: random, optimizer: objects[optimizer])
        defer {
            graph.budget = state.budget
            random = state.random
            objects[optimizer] = state.optimizer
        }
        return try body(&self, &state)
    }

    /// Works with the budget and the stream that steps have lent.
    mutating func working<Result>(_ state: inout StepState, _ body: (inout Self) throws -> Result) rethrows -> Result {
        graph.budget = state.budget
        random = state.random
        defer {
            state.budget = graph.budget
            state.random = random
        }
        return try body(&self)
    }
}
