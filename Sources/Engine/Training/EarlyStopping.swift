/// Ends training when a number of the history has not become better for some epochs. Keras' `EarlyStopping`.
public struct EarlyStopping: Hashable, Sendable {
    /// The column of the history that is watched.
    public let monitor: String
    /// How many epochs without improvement are borne; 0 ends with the first.
    public let patience: Int
    /// What counts as an improvement must be more than this.
    public let minimumDelta: Double
    /// Whether the parameters of the best epoch are put back at the end.
    public let restoresBest: Bool

    /// How it stands: what was best so far, and for how long.
    public struct Progress: Hashable, Sendable {
        /// The best value so far.
        public internal(set) var best: Double?
        /// Epochs since then.
        public internal(set) var wait = 0
        /// The epoch of the best value, from 1; 0 before the first.
        public internal(set) var bestEpoch = 0

        /// Before the first epoch.
        public init() {}
    }

    /// What is to be done after an epoch.
    public struct Verdict: Hashable, Sendable {
        /// The parameters are the best so far: if they are to be restored, this is the time to keep them.
        public let isBest: Bool
        /// Training ends here.
        public let stops: Bool
    }

    /// Watches `monitor`.
    public init(
        monitor: String = "validation_loss", patience: Int = 0, minimumDelta: Double = 0, restoresBest: Bool = false
    ) {
        self.monitor = monitor
        self.patience = patience
        self.minimumDelta = minimumDelta
        self.restoresBest = restoresBest
    }

    /// What is to be done after `epoch`, from 1, in which the watched number was `value`.
    public func verdict(on value: Double, epoch: Int, _ progress: inout Progress) -> Verdict {
        let isUpward = Improvement.isUpward(monitor)
        if Improvement.isBetter(value, than: progress.best, by: minimumDelta.magnitude, upward: isUpward) {
            progress.best = value
            progress.bestEpoch = epoch
            progress.wait = 0
            return Verdict(isBest: true, stops: false)
        }
        progress.wait += 1
        return Verdict(isBest: false, stops: progress.wait >= patience)
    }
}
