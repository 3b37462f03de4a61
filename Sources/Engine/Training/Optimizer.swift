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
