/// What training has seen, epoch by epoch or step by step, or what nets were worth on samples that they had not seen,
/// fold by fold.
public struct History: Sendable {
    /// What `epochs` counts.
    public enum Unit: String, Sendable {
        case epoch
        case step
        /// The parts of a cross-validation.
        case fold
    }

    /// What `epochs` counts.
    public internal(set) var unit = Unit.epoch
    /// The epochs, steps or folds, from 1.
    public internal(set) var epochs: [Int] = []
    /// The mean loss of each epoch's batches, weighted by their size, each taken before its step; of a fold that of its
    /// test set, after training.
    public internal(set) var loss: [Double] = []
    /// Metrics and validation, each by the name that a table heads it with.
    public internal(set) var metrics: [(name: String, values: [Double])] = []
    /// Whether a loss that was not a number ended training.
    public internal(set) var stoppedByNaN = false
    /// Whether a loss that was not a number came before any step had been taken.
    public internal(set) var beganWithNaN = false
    /// Whether the loss was infinite before any step had been taken.
    public internal(set) var beganInfinite = false
    /// Whether a callback ended training before its last epoch.
    public internal(set) var stoppedEarly = false
    /// The epoch whose weights a callback has put back, if one has.
    public internal(set) var restoredEpoch: Int?
    /// What a training of a model began from and ended with; none for folds, and for what is no model.
    public var record: TrainingRecord?

    /// A history without epochs.
    public init() {}

    mutating func append(epoch: Int, loss value: Double) {
        epochs.append(epoch)
        loss.append(value)
    }

    mutating func append(_ value: Double, to name: String) {
        if let index = metrics.firstIndex(where: { $0.name == name }) {
            metrics[index].values.append(value)
        } else {
            metrics.append((name, [value]))
        }
    }
}
