/// Lowers the learning rate when a number of the history has not become better for some epochs. Keras'
/// `ReduceLROnPlateau`.
public struct ReduceOnPlateau: Hashable, Sendable {
    /// The column of the history that is watched.
    public let monitor: String
    /// What the rate is multiplied by: at least 0, below 1.
    public let factor: Double
    /// After how many epochs without improvement.
    public let patience: Int
    /// What counts as an improvement must be more than this.
    public let minimumDelta: Double
    /// No rate is lowered below this.
    public let minimumRate: Double

    /// How it stands: what was best so far, and for how long.
    public struct Progress: Hashable, Sendable {
        /// The best value so far.
        public internal(set) var best: Double?
        /// Epochs since then, or since the rate was lowered.
        public internal(set) var wait = 0

        /// Before the first epoch.
        public init() {}
    }

    /// Watches `monitor`.
    public init(
        monitor: String = "validation_loss", factor: Double = 0.1, patience: Int = 10, minimumDelta: Double = 1e-4,
        minimumRate: Double = 0
    ) {
        self.monitor = monitor
        self.factor = factor
        self.patience = patience
        self.minimumDelta = minimumDelta
        self.minimumRate = minimumRate
    }

    /// The learning rate after an epoch in which the watched number was `value` and the rate `rate`.
    public func rate(after value: Double, rate: Double, _ progress: inout Progress) -> Double {
        let isUpward = Improvement.isUpward(monitor)
        if Improvement.isBetter(value, than: progress.best, by: minimumDelta.magnitude, upward: isUpward) {
            progress.best = value
            progress.wait = 0
            return rate
        }
        progress.wait += 1
        guard progress.wait >= patience, rate > minimumRate else { return rate }
        progress.wait = 0
        return max(rate * factor, minimumRate)
    }
}
