/// By what features are told apart.
public enum FeatureScore: Hashable, Sendable {
    /// The F statistic of one-way analysis of variance between the classes of y (`f_classif`): the mean square between
    /// them over the mean square within.
    case classification
    /// The F statistic of the correlation r with the value y (`f_regression`): r²/(1 - r²)·(n - 2).
    case regression

    /// What fits the labels: regression for one column of numbers, else classification.
    public init(for data: Dataset) {
        let width = data.y.shape.dropFirst().reduce(1, *)
        self = data.classes == nil && data.y.kind == .number && width == 1 ? .regression : .classification
    }
}

/// The `count` features that tell most of y by themselves, in their order, as scikit-learn's `SelectKBest` chooses them:
/// by the F statistic in the first data set, of equal ones the last. A constant feature comes last.
///
/// Throws `argument` for a count below 1 or above the number of features, `textColumns`, `notFinite`, `otherColumns`,
/// `tooFewClasses` for fewer than two classes, `tooFewSamples`, and `notAMatrix` where a sample is not one row.
public func selectFeatures(_ sets: [Dataset], count: Int, score: FeatureScore) throws(EngineError) -> [Dataset] {
    guard let first = sets.first else { return [] }
    if first.x.rank != 2 { throw .notAMatrix(first.x.shape) }
    for other in sets { try first.checkColumns(of: other) }
    try first.checkNumbers()
    if count < 1 { throw .argument(name: "k", value: Double(count), .atLeast(1)) }
    if count > first.features.count { throw .argument(name: "k", value: Double(count), .atMost(first.features.count)) }
    let scores =
        switch score {
        case .classification: try betweenClasses(first)
        case .regression: try withValues(first)
        }
    let order = scores.indices.sorted { left, right in
        scores[left] == scores[right] ? left < right : scores[left] < scores[right]
    }
    let chosen = order.suffix(count).sorted()
    return sets.map { $0.columns(at: chosen) }
}

/// The F statistic of each feature between the classes; one without spread has the least.
private func betweenClasses(_ data: Dataset) throws(EngineError) -> [Double] {
    let groups = Stratification(labels: data.y).members
    if groups.count < 2 { throw .tooFewClasses(groups.count) }
    if data.count <= groups.count { throw .tooFewSamples(found: data.count, needed: groups.count + 1) }
    let count = Double(data.count)
    return data.features.indices.map { column in
        let values = data.values(column)
        let squares = values.reduce(0) { $0 + $1 * $1 }
        let sum = values.reduce(0, +)
        let correction = sum * sum / count
        var between = 0.0
        for rows in groups {
            let part = rows.reduce(0) { $0 + values[$1] }
            between += part * part / Double(rows.count)
        }
        between -= correction
        let within = squares - correction - between
        let ratio = between / Double(groups.count - 1) / (within / Double(data.count - groups.count))
        return ratio.isNaN ? -.greatestFiniteMagnitude : ratio
    }
}

/// The F statistic of each feature's correlation with y; 0 for one without spread.
private func withValues(_ data: Dataset) throws(EngineError) -> [Double] {
    if data.y.count != data.count {
        throw .labelShape(function: "select_features", labels: data.y.shape, predictions: [data.count])
    }
    if data.count < 3 { throw .tooFewSamples(found: data.count, needed: 3) }
    func centered(_ values: [Double]) -> [Double] {
        let mean = values.reduce(0, +) / Double(values.count)
        return values.map { $0 - mean }
    }
    let y = centered(data.y.elements)
    let ySquares = y.reduce(0) { $0 + $1 * $1 }
    return data.features.indices.map { column in
        let x = centered(data.values(column))
        let xSquares = x.reduce(0) { $0 + $1 * $1 }
        let products = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
        let r = products / (xSquares.squareRoot() * ySquares.squareRoot())
        let statistic = r * r / (1 - r * r) * Double(data.count - 2)
        if statistic.isNaN { return 0 }
        return statistic < 0 ? .greatestFiniteMagnitude : min(statistic, .greatestFiniteMagnitude)
    }
}
