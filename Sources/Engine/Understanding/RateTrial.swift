/// The same training once more at another rate, from the same weights with the same draws.
public struct RateTrial: Hashable, Sendable {
    /// By what the rate was multiplied.
    public let factor: Double
    /// The loss of its last epoch.
    public let loss: Double
    /// The loss of the training itself after as many epochs.
    public let own: Double
    /// How many epochs.
    public let epochs: Int
}

extension LearningRate {
    /// The same course, all of it times `factor`; nil for a function of the notebook.
    func scaled(by factor: Double) -> LearningRate? {
        let course: Course
        switch self.course {
        case .constant(let rate): course = .constant(rate * factor)
        case .stepDecay(let from, let every, let share):
            course = .stepDecay(from: from * factor, every: every, factor: share)
        case .exponentialDecay(let from, let over, let share):
            course = .exponentialDecay(from: from * factor, over: over, factor: share)
        case .cosineDecay(let from, let over, let alpha):
            course = .cosineDecay(from: from * factor, over: over, alpha: alpha)
        case .function: return nil
        }
        return LearningRate(course, warmup: warmup)
    }
}

extension Workspace {
    /// What one trial may cost: a few seconds. Longer trainings are tried for fewer epochs.
    private static var mostOperations: Int { 10_000_000_000 }

    /// Trains again at `factor` times the rate, on a copy, with the gradients clipped so or as they were. Nil where the
    /// rate is a function, or too long to try.
    mutating func trial(
        _ history: History, _ record: TrainingRecord, rate factor: Double, clipping: Clipping? = nil
    ) throws -> RateTrial? {
        let all = max(history.epochs.count, 1)
        let each = max(record.operations / all, 1)
        let epochs = min(all, Self.mostOperations / each)
        guard epochs > 0, let rate = record.optimizer.rate.scaled(by: factor) else { return nil }
        return try looking { workspace in
            workspace.restore(record, to: record.start)
            workspace.random = record.random
            var options = record.options
            let definition = record.optimizer.definition
            let optimizer = Optimizer(
                definition.rule, rate: rate, weightDecay: definition.weightDecay,
                clipping: clipping ?? definition.clipping)
            options.optimizer = workspace.objects.add(optimizer)
            options.epochs = epochs
            options.validation = nil
            options.callbacks = []
            options.metrics = []
            let tried = try workspace.train(record.model, x: record.x, y: record.y, options: options) { _, _, _ in }
            return RateTrial(
                factor: factor, loss: tried.loss.last ?? .nan, own: history.loss[min(epochs, all) - 1], epochs: epochs)
        }
    }

    /// The largest rate of the training's steps.
    mutating func largestRate(_ history: History, _ record: TrainingRecord) throws -> Double {
        let rows = record.x.shape[0]
        let steps = history.epochs.count * ((rows + record.options.batch - 1) / record.options.batch)
        var largest = 0.0
        // Schedules change slowly; a warm-up ends at its own step.
        let places = Array(stride(from: 0, to: max(steps, 1), by: max(1, steps / 32))) + [record.optimizer.rate.warmup]
        for place in places where place <= steps {
            let rate = record.optimizer.rate
            let value = try looking { try rate.rate(at: record.optimizer.steps + place, in: &$0) }
            if value > largest { largest = value }
        }
        return largest
    }
}

extension OptimizerRule {
    /// The rate above which plain descent on a valley of curvature λ goes up: 2/λ, with momentum μ 2(1 + μ)/λ, with
    /// Nesterov's (2 + 2μ)/(1 + 2μ)/λ (Goh, 2017). Nil for rules that scale each weight by itself.
    func largestStableRate(curvature: Double) -> Double? {
        guard case .sgd(let momentum, let nesterov) = self, curvature > 0 else { return nil }
        return (2 + 2 * momentum) / (nesterov ? 1 + 2 * momentum : 1) / curvature
    }
}
