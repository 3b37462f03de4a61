/// What can be wrong with a training, with the numbers that show it. Elements of a model count from 0.
public enum TrainingFault: Hashable, Sendable {
    /// The loss became nan or infinite; where the first such number was born, if it could be found.
    case notANumber(NonFiniteOrigin?, epoch: Int)
    /// One feature is far larger than the others.
    case unscaledFeature(FeatureScale, name: String?)
    /// The derivative of the loss in what a recurrent layer is given at its first step is so many times that at its last.
    case explodingInTime(element: Int, steps: Int, ratio: Double)
    /// The derivative of the loss in the output of one element is so many times that in the output of a later one.
    case explodingInDepth(from: Int, to: Int, ratio: Double)
    /// Steps overshoot: by 2/λ, where descent is plain, and by what a tenth of the rate comes to.
    case rateTooHigh(rate: Double, limit: Double?, curvature: Double?, RateTrial?)
    /// The loss blew up in a recurrent net of so many steps whose gradients were not clipped, and does not where they are.
    case blownUpInTime(element: Int, steps: Int, clipped: RateTrial)
    /// The units of a hidden layer all began with the same weights, so that all of them learn the same.
    case equalUnits(element: Int, of: Int)
    /// All samples have the same label.
    case oneLabel(Double)
    /// So large a share of the labels lies where the activation of the output never comes: from low to high.
    case outOfReach(activation: String, low: Double, high: Double, share: Double)
    /// Units of a relu give zero for every sample: so many of all, and so many of them before the first step.
    case deadUnits(element: Int, dead: Int, of: Int, atStart: Int)
    /// This share of a sigmoid's or tanh's outputs is where it has no slope.
    case saturated(element: Int, share: Double, atStart: Double)
    case vanishingInDepth(from: Int, to: Int, ratio: Double)
    case vanishingInTime(element: Int, steps: Int, ratio: Double)
    /// Neither neighbours nor a line foretell the labels better than chance.
    case noSignal(NeighbourSignal)
    /// One class is rare, and the model finds few of it.
    case imbalance(label: Double, share: Double, recall: Double, accuracy: Double)
    /// Tenfold and hundredfold rates go further in as many epochs.
    case rateTooLow(rate: Double, limit: Double?, tenfold: RateTrial, hundredfold: RateTrial)
    /// No straight line separates the classes: the least loss of any, and how many it gets right.
    case notSeparable(least: Double, right: Double)
    /// The model explains less than the neighbours of each sample do.
    case underFitting(isLinear: Bool, own: Double, NeighbourSignal)
    /// The loss was still falling when training ended, in its last third at this multiple of its pace over all; nil of a
    /// training too short to tell.
    case underTrained(latePace: Double?, epochs: Int)
    /// Validation samples stand in the training set.
    case leakedRows(LeakedRows)
    /// The validation loss has risen from its least value while the training loss went on falling.
    case overFitting(epoch: Int, least: Double, last: Double, training: Double)
    /// The model says the same for all samples, and none of the other faults explains it.
    case plateau
    /// The number that was made small grew.
    case rising(first: Double, last: Double)
}

/// What was found in a training, the gravest first, and what it came to.
public struct Diagnosis: Sendable {
    /// Empty where nothing is wrong.
    public var faults: [TrainingFault] = []
    /// The loss of the first epoch.
    public let firstLoss: Double?
    /// The loss of the last epoch.
    public let lastLoss: Double?
    /// The loss of the best constant prediction; nil for what is no training of a model.
    public var baseline: Double?
    /// The share of right classes, among training samples.
    public var accuracy: Double?
    /// The least validation loss, and the last.
    public var validation: (least: Double, last: Double)?

    init(_ history: History) {
        firstLoss = history.loss.first
        lastLoss = history.loss.last
    }
}
