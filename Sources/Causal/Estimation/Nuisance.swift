import Engine

/// A nuisance function that has been learnt.
enum Nuisance: Sendable {
    case linear(Design, coefficients: [Double])
    case logistic(Design, coefficients: [Double])
    /// A net that gives its numbers in deviations from a mean.
    case net(ModelID, Design, centre: Double, scale: Double)
}

extension Workspace {
    /// Learns `y` of the features `x` [samples, features] for a role.
    ///
    /// A net draws its weights layer by layer, then one permutation an epoch. Throws what the fits throw, `argument` for
    /// options of the training, and `learningFailed`.
    mutating func learn(
        _ learner: Learner, _ role: NuisanceRole, _ x: NDArray, _ y: [Double], names: [String],
        group: SampleGroup = .all
    ) throws -> Nuisance {
        if learner.isLinear {
            if role == .propensity {
                let fit = try logistic(x, y, names: names)
                return .logistic(fit.design, coefficients: fit.coefficients)
            }
            let fit = try leastSquares(x, y, names: names, group: group)
            return .linear(fit.design, coefficients: fit.coefficients)
        }
        if y.count < 2 { throw EstimationError.tooFewSamples(group, found: y.count, needed: 2) }
        return try learnNet(learner, role, x, y, names: names)
    }

    private mutating func learnNet(
        _ learner: Learner, _ role: NuisanceRole, _ x: NDArray, _ y: [Double], names: [String]
    ) throws -> Nuisance {
        let settings = learner.settings(for: role, samples: y.count)
        let isBinary = role != .effect && y.allSatisfy { $0 == 0 || $0 == 1 }
        let design = Design(x, names: names)
        let deviation = y.variance.squareRoot()
        let (centre, scale) = isBinary ? (0, 1) : (y.mean, deviation > 0 && deviation.isFinite ? deviation : 1)
        var copies = ObjectCopies()
        var parts: [ModelPart] = []
        for part in learner.hidden {
            switch part {
            case .layer(let layer): parts.append(.layer(objects.add(layer.copy(in: &objects, &copies))))
            case .activation(let activation): parts.append(.activation(activation))
            }
        }
        let last = try Dense(units: 1, activation: isBinary ? .sigmoid : .linear)
        parts.append(.layer(objects.add(last)))
        let model = try sequential(parts, input: [names.count], precision: .double)
        guard settings.l2 >= 0 else { throw EngineError.argument(name: "l2", value: settings.l2, .notNegative) }
        if settings.l2 > 0 { objects.regularize(objects[model].elements, by: .l2(settings.l2)) }
        guard settings.rate > 0 else { throw EngineError.argument(name: "lr", value: settings.rate, .positive) }
        let (steps, overflow) = settings.epochs.multipliedReportingOverflow(
            by: (y.count - 1) / max(settings.batch, 1) + 1)
        // The last steps' chance would stand in the estimate.
        let rate = LearningRate(.cosineDecay(from: settings.rate, over: max(overflow ? .max : steps, 1), alpha: 0))
        var options = TrainingOptions(
            loss: isBinary ? .binaryCrossentropy : .mse, optimizer: objects.add(Optimizer(.adam(), rate: rate)))
        options.epochs = settings.epochs
        options.batch = settings.batch
        let targets = NDArray(shape: [y.count, 1], elements: y.map { ($0 - centre) / scale })
        let history = try train(model, x: design.scaled(x), y: targets, options: options) { _, _, _ in }
        if history.stoppedByNaN { throw EstimationError.learningFailed(role) }
        return .net(model, design, centre: centre, scale: scale)
    }

    /// What a nuisance function is at other samples, [samples].
    mutating func values(of nuisance: Nuisance, at x: NDArray) throws -> [Double] {
        switch nuisance {
        case .linear(let design, let coefficients):
            let line = NDArray(shape: [coefficients.count], elements: coefficients)
            return try graph.product(design.rows(x), line).elements
        case .logistic(let design, let coefficients):
            let line = NDArray(shape: [coefficients.count], elements: coefficients)
            return try graph.unary(.sigmoid, graph.product(design.rows(x), line)).elements
        case .net(let model, let design, let centre, let scale):
            return try predict(model, design.scaled(x)).elements.map { centre + scale * $0 }
        }
    }
}
