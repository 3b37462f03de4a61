public import Engine

extension Workspace {
    /// The average effect of the treatment on the outcome, and an interval for it.
    ///
    /// What is drawn, in this order: the folds, as `kFold` deals out both groups; of each fold, or of all samples where there
    /// are none, the net of the propensity, then those of the outcome of the untreated and of the treated (in S-, T- and
    /// X-learners, and in regression, the propensity comes behind them); the nets of the effect, of the X-learner that of
    /// the untreated first; then for each of the bootstrap's samples n whole numbers below n, and what its estimate draws. Layers and models that were made on the way are gone
    /// afterwards.
    ///
    /// Throws `EstimationError`, and `EngineError` for options and limits.
    public mutating func estimate(
        _ data: TreatmentData, by estimator: Estimator, interval: IntervalMethod = .influence, level: Double = 0.95
    ) throws -> EffectEstimate {
        guard level > 0, level < 1 else { throw EngineError.argument(name: "level", value: level, .properShare) }
        if case .bootstrap(let count) = interval, count < 2 {
            throw EngineError.argument(name: "bootstrap", value: Double(count), .atLeast(2))
        }
        let before = objects
        defer { objects = before }
        var estimate = try point(data, estimator, knowsError: interval == .influence)
        estimate.level = level
        estimate.interval = interval
        switch interval {
        case .influence: try addNormalInterval(to: &estimate)
        case .bootstrap(let count): try addBootstrap(count, to: &estimate, data, estimator)
        }
        try addGroupWarnings(to: &estimate, data, estimator)
        return estimate
    }

    /// The estimate, with its influence function if that is asked for.
    mutating func point(
        _ data: TreatmentData, _ estimator: Estimator, knowsError: Bool
    ) throws -> EffectEstimate {
        let samples = data.count
        try graph.budget.request(bytes: 64 * samples)
        switch estimator {
        case .twoStage: return try twoStage(data)
        case .frontDoor(let form): return try frontDoor(data, form)
        default: try data.requireTwoGroups()
        }
        switch estimator {
        case .regression(let outcome, let interactions):
            if outcome.isLinear { return try regression(data, interactions: interactions) }
            return try plugIn(
                data, .together(outcome, interactions: interactions), propensity: knowsError ? .linear : nil)
        case .sLearner(let outcome, let propensity):
            if outcome.isLinear { return try regression(data, interactions: []) }
            return try plugIn(data, .together(outcome), propensity: knowsError ? propensity : nil)
        case .tLearner(let outcome, let propensity):
            if outcome.isLinear { return try regression(data, interactions: data.names.covariates) }
            return try plugIn(data, .apart(outcome), propensity: knowsError ? propensity : nil)
        case .xLearner(let outcome, let propensity, let clip):
            return try crossLearner(data, outcome, propensity, clip, knowsError: knowsError)
        case .drLearner(let outcome, let propensity, let effect, let folds, let clip):
            return try doublyRobustLearner(data, outcome, propensity, effect, folds: folds, clip: clip)
        case .ipw(let mean, let propensity, let clip): return try weighting(data, mean, propensity, clip)
        case .aipw(let outcome, let propensity, let folds, let clip):
            return try augmented(data, outcome, propensity, folds: folds, clip: clip)
        case .net(let net): return try estimate(data, by: net, knowsError: knowsError)
        case .twoStage: return try twoStage(data)
        case .frontDoor(let form): return try frontDoor(data, form)
        }
    }
}
