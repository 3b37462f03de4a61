public import Engine

/// A net that tells the outcome without treatment from that with it: layers that make a representation φ of the covariates,
/// shared by both, then a head of its own for each. Shalit, Johansson and Sontag, 2017.
///
/// With covariates x [samples, …], representation φ [samples, units] and heads y₀, y₁ [samples], every kind makes small
/// the mean squared error of the head of the arm that a sample was in, or the mean crossentropy where the outcome is 0 or
/// 1, and the penalties of the weights.
public struct RepresentationNet: Sendable {
    /// What is made small beside that.
    public enum Kind: Hashable, Sendable {
        /// Nothing.
        case tarnet
        /// The crossentropy of the treatment t and a propensity g that is told from φ too, and `targeting` times the mean of
        /// (y - (ŷ + ε h))² with h = t/g - (1 - t)/(1 - g): targeted regularisation, whose ε is trained too. Shi, Blei and
        /// Veitch, 2019. As their program does, g is brought to (g + 0.001)/1.002 in the crossentropy and to
        /// (g + 0.01)/1.02 in h; means take the place of its sums.
        case dragonnet(targeting: Double = 1)
        /// `balance` times the squared distance of the mean representations of the treated and of the untreated in a
        /// batch, 0 where it holds one group alone: counterfactual regression with the linear maximum mean discrepancy.
        case cfr(balance: Double = 1)
    }

    /// Which kind.
    public var kind: Kind
    /// The layers of the representation. They are patterns: each net is trained on copies, whose weights are drawn for it,
    /// and a layer that has weights begins with these.
    public var shared: [ModelPart]
    /// The hidden layers of each head, patterns too; a dense layer of one unit follows.
    public var head: [ModelPart]
    /// The hidden layers of DragonNet's propensity, patterns too; a dense layer of one unit with a sigmoid follows. Its
    /// authors give it none, so that the representation holds what the treatment follows.
    public var propensity: [ModelPart] = []
    /// What keeps the weights of the heads small, where they have no regulariser of their own.
    public var regularizer: Regularizer? = .l2(1e-4)
    /// Whether outcomes are 0 or 1: heads then give probabilities.
    public var isBinary = false
    /// Whether covariates, and outcomes that are not 0 or 1, are brought to mean 0 and standard deviation 1 for the
    /// training, so that rate, penalties and balance mean the same in any unit; what the net gives is in the outcome's.
    /// Other programs leave that to their users. On NHEFS, whose covariates reach from 0 to 170, TARNet's average effect
    /// is 3.59 ± 0.24 over ten seeds with it and 3.10 ± 0.80 without; in the literature it is 3.5.
    public var standardizes = true
    /// What moves the weights, begun anew for each net.
    public var optimizer = Optimizer(.adam(), rate: LearningRate(0.001))
    /// How often all samples are seen.
    public var epochs = 60
    /// Samples a step.
    public var batch = 64

    /// A net of these layers.
    public init(_ kind: Kind, shared: [ModelPart], head: [ModelPart]) {
        self.kind = kind
        self.shared = shared
        self.head = head
    }
}

extension RepresentationNet.Kind {
    /// What the language calls it.
    public var name: String {
        switch self {
        case .tarnet: "tarnet"
        case .dragonnet: "dragonnet"
        case .cfr: "cfr"
        }
    }

    /// Throws `argument` for a weight of the loss that is negative or no number.
    func check() throws(EngineError) {
        let weight: (name: String, value: Double)
        switch self {
        case .tarnet: return
        case .dragonnet(let targeting): weight = ("targeting", targeting)
        case .cfr(let balance): weight = ("balance", balance)
        }
        if !EngineError.Requirement.notNegative.isMet(by: weight.value) {
            throw .argument(name: weight.name, value: weight.value, .notNegative)
        }
    }
}
