public import Engine

/// How a nuisance function is learnt: the mean outcome, the probability to be treated, or the effect, of covariates.
///
/// Without hidden layers it is a straight line, by least squares, or for probabilities to be treated a logistic
/// regression, by Newton's method, to the end; the options of training are not looked at then. Outcomes that are all 0 or
/// 1 have a straight line too: its coefficient is a difference of probabilities, and it exists where every outcome of a
/// group is the same.
///
/// With hidden layers it is a net in 64 bits that ends in one unit: linear for mean squares, or, for what is 0 or 1, a
/// sigmoid for the binary cross-entropy. Its inputs, and outcomes that are not 0 or 1, have their mean taken away and are
/// divided by their standard deviation, those of the samples it learns from. Adam trains it.
public struct Learner: Sendable {
    /// A layer or an activation between covariates and result.
    public enum Part: Sendable {
        case layer(any Layer)
        case activation(Activation)
    }

    /// What stands between the covariates and the last unit; nothing makes it linear.
    public var hidden: [Part]
    /// How often all samples are seen; nil is 200 for outcomes, 60 for propensities and 40 for effects.
    public var epochs: Int?
    /// Samples a step; nil is 64.
    public var batch: Int?
    /// Adam's learning rate at first, from where it falls to 0 in half a cosine; nil is 0.005.
    public var rate: Double?
    /// λ of the penalty λ Σ W² of all weights, biases excepted, beside the mean loss; nil is 4 / n for outcomes, 1 / n for
    /// propensities and 40 / n for effects, of n samples: what the weights are believed to be before any sample counts as
    /// so many samples, whatever comes after. Effects vary less than what they are learnt from.
    public var l2: Double?

    /// A straight line, or a logistic regression.
    public static let linear = Learner()

    /// A learner with these hidden layers; what is not given depends on what it learns.
    public init(
        hidden: [Part] = [], epochs: Int? = nil, batch: Int? = nil, rate: Double? = nil, l2: Double? = nil
    ) {
        self.hidden = hidden
        self.epochs = epochs
        self.batch = batch
        self.rate = rate
        self.l2 = l2
    }

    /// A net with one hidden layer of so many units.
    public static func dense(_ units: Int, _ activation: Activation) throws(EngineError) -> Learner {
        Learner(hidden: [.layer(try Dense(units: units, activation: activation))])
    }

    /// Whether it has no hidden layers.
    public var isLinear: Bool { hidden.isEmpty }

    /// How it is trained for this role on so many samples: what is not given is filled in.
    func settings(
        for role: NuisanceRole, samples: Int
    ) -> (epochs: Int, batch: Int, rate: Double, l2: Double) {
        let (standardEpochs, strength) =
            switch role {
            case .outcome: (200, 4.0)
            case .propensity: (60, 1.0)
            case .effect: (40, 40.0)
            }
        return (epochs ?? standardEpochs, batch ?? 64, rate ?? 0.005, l2 ?? strength / Double(max(samples, 1)))
    }
}
