extension Metric {
    /// The share of samples whose class is predicted right.
    ///
    /// Labels and predictions are classes or probabilities: `[n]` matches `[n, 1]`; one column of probabilities is 1 above
    /// 0.5; several columns are the class with the largest, the first of equals; labels may be one-hot. Throws `labelShape`
    /// where they do not go together, and `emptyReduction` for no samples. All metrics here take them so.
    public static func accuracy(_ labels: NDArray, _ predictions: NDArray) throws(EngineError) -> Double {
        let classes = try ClassLabels(labels, predictions, function: "accuracy")
        let right = zip(classes.labels, classes.predictions).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
        return Double(right) / Double(classes.labels.count)
    }

    /// Of what was predicted to be of the class, the share that is: tp / (tp + fp).
    ///
    /// For two classes, of class 1; for more, the mean over the classes (scikit-learn's `average="macro"`). Where a class is
    /// never predicted it is 0.
    public static func precision(_ labels: NDArray, _ predictions: NDArray) throws(EngineError) -> Double {
        try ClassLabels(labels, predictions, function: "precision").score { ratio($0.both, $0.predicted) }
    }

    /// Of what is of the class, the share that was found: tp / (tp + fn).
    ///
    /// For two classes, of class 1; for more, the mean over the classes. Where a class does not occur it is 0.
    public static func recall(_ labels: NDArray, _ predictions: NDArray) throws(EngineError) -> Double {
        try ClassLabels(labels, predictions, function: "recall").score { ratio($0.both, $0.meant) }
    }

    /// The harmonic mean of precision and recall: 2·tp / (2·tp + fp + fn).
    ///
    /// For two classes, of class 1; for more, the mean over the classes.
    public static func f1(_ labels: NDArray, _ predictions: NDArray) throws(EngineError) -> Double {
        try ClassLabels(labels, predictions, function: "f1").score { ratio(2 * $0.both, $0.meant + $0.predicted) }
    }

    /// Of what is not of the class, the share that was not said to be: tn / (tn + fp).
    ///
    /// For two classes, of class 1, that is the recall of class 0; for more, the mean over the classes.
    public static func specificity(_ labels: NDArray, _ predictions: NDArray) throws(EngineError) -> Double {
        let classes = try ClassLabels(labels, predictions, function: "specificity")
        let count = Double(classes.labels.count)
        if classes.isBinary {
            return classes.tallies.first { $0.label == 0 }.map { ratio($0.both, $0.meant) } ?? 0
        }
        return classes.score { ratio(count - $0.meant - $0.predicted + $0.both, count - $0.meant) }
    }

    /// A share of nothing is 0.
    private static func ratio(_ part: Double, _ whole: Double) -> Double { whole == 0 ? 0 : part / whole }
}
