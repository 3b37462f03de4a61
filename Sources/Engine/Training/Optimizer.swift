/// How parameters follow their gradients: a rule, and what all rules share.
public struct Optimizer: Hashable, Sendable {
    /// Which way a gradient moves its parameter.
    public let rule: OptimizerRule
    /// How far, step by step.
    public let rate: LearningRate
    /// The share of each parameter, times the rate, that it loses before a step: w -= w · weightDecay · rate
    /// (Loshchilov and Hutter, 2019).
    public let weightDecay: Double
    /// What keeps the gradients small, if anything does.
    public let clipping: Clipping?

    /// An optimiser; the rate and the decay that are not given are Keras 3's for this rule.
    public init(
        _ rule: OptimizerRule, rate: LearningRate? = nil, weightDecay: Double? = nil, clipping: Clipping? = nil
    ) {
        self.rule = rule
        self.rate = rate ?? LearningRate(rule.defaultRate)
        self.weightDecay = weightDecay ?? rule.defaultWeightDecay
        self.clipping = clipping
    }

    /// What the language calls it.
    public var name: String { rule.name }

    /// How many numbers it remembers for each parameter.
    var slots: Int { rule.slots }

    /// Floating-point operations for each parameter.
    var cost: Int { rule.cost + (weightDecay == 0 ? 0 : 3) + (clipping == nil ? 0 : 4) }

    /// Clips the gradients of a block, whose parameters are at `arrays`.
    func clip<S: Scalar>(_ gradients: UnsafeMutablePointer<S>, _ arrays: [Range<Int>]) {
        clipping?.apply(to: gradients, arrays)
    }

    /// Moves `count` parameters at `w` along the gradients at `g`. `state` holds the slots, `stride` apart (`count`
    /// unless it is given), so that parts of a block can be moved one by one.
    func move<S: Scalar>(
        _ w: UnsafeMutablePointer<S>, _ g: UnsafePointer<S>, _ state: UnsafeMutablePointer<S>, count: Int,
        stride: Int? = nil, step: OptimizerStep
    ) {
        step.constants.span.withUnsafeBufferPointer { constants in
            guard let constants = constants.baseAddress else { return }
            S.move(step.form, w, g, state, stride ?? count, count, constants)
        }
    }
}

extension Optimizer {
    /// As it is written: `adam(lr=0.01, beta1=0.5)`.
    public var description: Description {
        Description(name)
            .with("lr", rate.value, unless: .number(rule.defaultRate))
            .with(rule)
            .with("weight_decay", weightDecay, unless: rule.defaultWeightDecay)
            .with(clipping)
    }
}

extension Description {
    /// The same with the numbers of a rule that are not the defaults.
    fileprivate func with(_ rule: OptimizerRule) -> Description {
        switch rule {
        case .sgd(let momentum, let nesterov):
            with("momentum", momentum, unless: 0).with("nesterov", nesterov, unless: false)
        case .adam(let beta1, let beta2, let epsilon, let amsgrad),
            .adamw(let beta1, let beta2, let epsilon, let amsgrad):
            with(beta1, beta2, epsilon).with("amsgrad", amsgrad, unless: false)
        case .rmsprop(let rho, let momentum, let epsilon, let centered):
            with("rho", rho, unless: 0.9).with("momentum", momentum, unless: 0).with("epsilon", epsilon, unless: 1e-7)
                .with("centered", centered, unless: false)
        case .adagrad(let initial, let epsilon):
            with("initial", initial, unless: 0.1).with("epsilon", epsilon, unless: 1e-7)
        case .adadelta(let rho, let epsilon):
            with("rho", rho, unless: 0.95).with("epsilon", epsilon, unless: 1e-7)
        case .adamax(let beta1, let beta2, let epsilon), .nadam(let beta1, let beta2, let epsilon):
            with(beta1, beta2, epsilon)
        case .lion(let beta1, let beta2):
            with("beta1", beta1, unless: 0.9).with("beta2", beta2, unless: 0.99)
        }
    }

    /// The same with the three numbers of Adam and its kin.
    private func with(_ beta1: Double, _ beta2: Double, _ epsilon: Double) -> Description {
        with("beta1", beta1, unless: 0.9).with("beta2", beta2, unless: 0.999).with("epsilon", epsilon, unless: 1e-7)
    }

    /// The same with the limit of the gradients.
    fileprivate func with(_ clipping: Clipping?) -> Description {
        switch clipping {
        case nil: self
        case .value(let limit): with("clip_value", limit)
        case .norm(let limit): with("clip_norm", limit)
        case .globalNorm(let limit): with("global_clip_norm", limit)
        }
    }
}
