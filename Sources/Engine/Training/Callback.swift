/// What watches a training epoch by epoch.
public enum Callback: Hashable, Sendable {
    case earlyStopping(EarlyStopping)
    case reduceOnPlateau(ReduceOnPlateau)

    /// As it is written: `early_stopping(patience=3)`.
    public var description: Description {
        let standard = Description.Value.text("validation_loss")
        switch self {
        case .earlyStopping(let stopping):
            return Description("early_stopping")
                .with(nil, .text(stopping.monitor), unless: standard)
                .with("patience", .integer(stopping.patience), unless: .integer(0))
                .with("min_delta", stopping.minimumDelta, unless: 0)
                .with("restore_best", stopping.restoresBest, unless: false)
        case .reduceOnPlateau(let plateau):
            return Description("reduce_on_plateau")
                .with(nil, .text(plateau.monitor), unless: standard)
                .with("factor", plateau.factor, unless: 0.1)
                .with("patience", .integer(plateau.patience), unless: .integer(10))
                .with("min_delta", plateau.minimumDelta, unless: 1e-4)
                .with("min_lr", plateau.minimumRate, unless: 0)
        }
    }

    /// The column of the history that it watches.
    public var monitor: String {
        switch self {
        case .earlyStopping(let stopping): stopping.monitor
        case .reduceOnPlateau(let plateau): plateau.monitor
        }
    }
}

/// Which of two numbers of a history is better.
enum Improvement {
    /// Whether larger values of the column `monitor` are better; a loss, an error, or what is not known is better small.
    static func isUpward(_ monitor: String) -> Bool {
        let prefix = "validation_"
        let name = monitor.hasPrefix(prefix) ? String(monitor.dropFirst(prefix.count)) : monitor
        return ["accuracy", "precision", "recall", "f1", "specificity", "auc", "r2"].contains(name)
    }

    /// Whether `value` is better than `best` by more than `delta`; anything is better than nothing.
    static func isBetter(_ value: Double, than best: Double?, by delta: Double, upward: Bool) -> Bool {
        guard let best else { return true }
        return upward ? value - delta > best : value + delta < best
    }
}
