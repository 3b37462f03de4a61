/// What watches a training epoch by epoch.
public enum Callback: Hashable, Sendable {
    case earlyStopping(EarlyStopping)
    case reduceOnPlateau(ReduceOnPlateau)

    /// What the language calls it.
    public var name: String {
        switch self {
        case .earlyStopping: "early_stopping"
        case .reduceOnPlateau: "reduce_on_plateau"
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
