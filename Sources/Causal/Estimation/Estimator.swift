/// How an average effect is estimated from data without hidden confounding, or around it.
public enum Estimator: Sendable {
    /// The g-formula (Robins, 1986): the mean over all samples of m(1, x) - m(0, x), where m(t, x) is one regression of the
    /// outcome on treatment and covariates. The slopes of the covariates in `interactions` may differ by treatment.
    case regression(outcome: Learner = .linear, interactions: [String] = [])
    /// Outcomes weighted by how unlikely their treatment was (Horvitz and Thompson, 1952; Hájek, 1971). Propensities closer
    /// to 0 or 1 than `clip` are moved to it.
    case ipw(WeightedMean = .hajek, propensity: Learner = .linear, clip: Double? = nil)
    /// The mean of m(1, x) - m(0, x) + t (y - m(1, x)) / e(x) - (1 - t) (y - m(0, x)) / (1 - e(x)): right if either the
    /// outcome models or the propensity is (Robins, Rotnitzky and Zhao, 1994). Both are learnt without the fold that they
    /// are used on (Chernozhukov and others, 2018); of one fold, on all samples.
    case aipw(
        outcome: OutcomeModel = .apart(.linear), propensity: Learner = .linear, folds: Int = 5, clip: Double? = nil)
    /// One model of the outcome with the treatment among its features: the g-formula by a net (Künzel and others, 2019).
    case sLearner(outcome: Learner, propensity: Learner = .linear)
    /// One model of the outcome for each group (Künzel and others, 2019).
    case tLearner(outcome: Learner, propensity: Learner = .linear)
    /// Models of the effect itself, from what each group's outcomes differ by from the other group's model, weighted by the
    /// propensity: e(x) τ₀(x) + (1 - e(x)) τ₁(x) (Künzel and others, 2019).
    case xLearner(outcome: Learner, propensity: Learner = .linear, clip: Double? = nil)
    /// A model of the effect learnt from the doubly robust outcomes of `aipw` (Kennedy, 2023). Without `effect` it has the
    /// hidden layers of `outcome`.
    case drLearner(
        outcome: Learner, propensity: Learner = .linear, effect: Learner? = nil, folds: Int = 5, clip: Double? = nil)
    /// Two-stage least squares: the effect of as much of the treatment as the instruments move, covariates in both stages.
    case twoStage
    /// A net with a head for each treatment on a representation that both share: TARNet, DragonNet or CFR.
    case net(RepresentationNet)
    /// The effect through the mediators (Pearl, 1995).
    case frontDoor(FrontDoor = .automatic)

    /// Whether it compares samples that are alike in their covariates.
    var needsOverlap: Bool {
        switch self {
        case .twoStage, .frontDoor: false
        default: true
        }
    }

    /// What is made of weighted outcomes.
    public enum WeightedMean: String, Hashable, Sendable, CaseIterable {
        /// Σ w y / n
        case horvitzThompson
        /// Σ w y / Σ w
        case hajek
    }

    /// How a front door is estimated.
    public enum FrontDoor: String, Hashable, Sendable, CaseIterable {
        /// Counted if there are no covariates and the mediators take at most 20 values in all, else linear.
        case automatic
        /// Σ over mediators of the slope of the mediator in the treatment times the slope of the outcome in the mediator.
        case linear
        /// Σ_m (P(m|t=1) - P(m|t=0)) Σ_t' P(t') E(y | m, t'), each a share or mean of the samples.
        case counted
    }
}

/// How the mean outcome with and without treatment is learnt.
public enum OutcomeModel: Sendable {
    /// A model for the treated and one for the untreated.
    case apart(Learner)
    /// One model with the treatment among its features; the slopes of these covariates may differ by treatment.
    case together(Learner, interactions: [String] = [])

    /// How each is learnt.
    public var learner: Learner {
        switch self {
        case .apart(let learner), .together(let learner, _): learner
        }
    }
}

/// How an interval is found.
public enum IntervalMethod: Hashable, Sendable {
    /// Normal, by the standard deviation of the estimate's influence function over √n.
    case influence
    /// The quantiles of the estimate on so many samples drawn from the samples with replacement (Efron, 1979).
    case bootstrap(Int)
}
