extension Metric {
    /// The mean squared error: mean((y - ŷ)²) over all elements.
    ///
    /// `[n]` matches `[n, 1]`. Throws `labelShape` where the shapes differ otherwise, `emptyReduction` for no samples.
    public static func mse(_ labels: NDArray, _ predictions: NDArray) throws(EngineError) -> Double {
        try mean(labels, predictions, function: "mse") { $0 * $0 }
    }

    /// The root of the mean squared error, in the unit of y.
    public static func rmse(_ labels: NDArray, _ predictions: NDArray) throws(EngineError) -> Double {
        try mean(labels, predictions, function: "rmse") { $0 * $0 }.squareRoot()
    }

    /// The mean absolute error: mean(|y - ŷ|).
    public static func mae(_ labels: NDArray, _ predictions: NDArray) throws(EngineError) -> Double {
        try mean(labels, predictions, function: "mae") { $0.magnitude }
    }

    /// The share of the variance that is explained: 1 - Σ(y - ŷ)² / Σ(y - ȳ)², the mean over the columns of y.
    ///
    /// Where y does not vary it is 1 for a perfect prediction and 0 for any other, as in scikit-learn.
    public static func r2(_ labels: NDArray, _ predictions: NDArray) throws(EngineError) -> Double {
        try check(labels, predictions, function: "r2")
        let columns = labels.shape.dropFirst().reduce(1, *)
        var total = 0.0
        for column in 0..<columns {
            let rows = stride(from: column, to: labels.count, by: columns)
            let mean = orderedSum(rows.map { labels.elements[$0] }) / Double(labels.count / columns)
            let left = orderedSum(
                rows.map { row in
                    let error = labels.elements[row] - predictions.elements[row]
                    return error * error
                })
            let variation = orderedSum(rows.map { (labels.elements[$0] - mean) * (labels.elements[$0] - mean) })
            total += variation != 0 ? 1 - left / variation : (left == 0 ? 1 : 0)
        }
        return total / Double(columns)
    }

    private static func mean(
        _ labels: NDArray, _ predictions: NDArray, function: String, _ term: (Double) -> Double
    ) throws(EngineError) -> Double {
        try check(labels, predictions, function: function)
        return orderedSum(zip(labels.elements, predictions.elements).map { term($0 - $1) }) / Double(labels.count)
    }

    private static func check(_ labels: NDArray, _ predictions: NDArray, function: String) throws(EngineError) {
        func essential(_ shape: [Int]) -> [Int] { shape.count == 2 && shape[1] == 1 ? [shape[0]] : shape }
        if essential(labels.shape) != essential(predictions.shape) {
            throw .labelShape(function: function, labels: labels.shape, predictions: predictions.shape)
        }
        if labels.count == 0 { throw .emptyReduction(function) }
    }

    /// The sum by a fixed tree: sixteen lanes in turn, then halves of the lanes onto each other.
    static func orderedSum(_ values: [Double]) -> Double {
        var lanes = Array(repeating: 0.0, count: 16)
        for (index, value) in values.enumerated() { lanes[index & 15] += value }
        for width in [8, 4, 2, 1] {
            for lane in 0..<width { lanes[lane] += lanes[lane + width] }
        }
        return lanes[0]
    }
}
