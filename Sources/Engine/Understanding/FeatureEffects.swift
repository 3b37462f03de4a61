/// How much worse a model does when the values of one feature are shuffled among the samples.
public struct PermutationImportance: Sendable {
    /// What the model scores with all features: the share of right classes, or of numbers R².
    public let score: Double
    /// The mean loss of score for each feature, and its standard deviation over the repeats.
    public let drops: [(mean: Double, deviation: Double)]
}

/// The mean output of a model where one feature is set to the same value in all samples.
public struct PartialDependence: Sendable {
    /// The values that it is set to.
    public let values: [Double]
    /// The mean outputs.
    public let means: [Double]
}

extension Workspace {
    /// The importance of each feature of a data set, by `repeats` shuffles of each column in turn. Breiman, 2001.
    ///
    /// The shuffles are NumPy's `permutation`, drawn from a copy of the stream.
    public mutating func permutationImportance(
        _ id: ModelID, _ data: Dataset, repeats: Int, score: (NDArray, NDArray) throws -> Double
    ) throws -> PermutationImportance {
        try looking { workspace in
            let whole = try score(data.y, try workspace.predict(id, data.x))
            let width = data.width
            var drops: [(Double, Double)] = []
            for feature in 0..<width {
                var scores: [Double] = []
                for _ in 0..<repeats {
                    try workspace.graph.budget.step()
                    var order = Array(0..<data.count)
                    workspace.random.permute(&order)
                    var x = data.x
                    for (row, source) in order.enumerated() {
                        x.elements[row * width + feature] = data.x.elements[source * width + feature]
                    }
                    scores.append(whole - (try score(data.y, try workspace.predict(id, x))))
                }
                drops.append(History.meanAndDeviation(scores))
            }
            return PermutationImportance(score: whole, drops: drops)
        }
    }

    /// The dependence of the output's column on a feature, at `points` values from its 5th to its 95th percentile.
    /// Friedman, 2001.
    public mutating func partialDependence(
        _ id: ModelID, _ data: Dataset, feature: Int, output: Int, points: Int = 10
    ) throws -> PartialDependence {
        try looking { workspace in
            let sorted = data.values(feature).sorted()
            guard let first = sorted.first else { throw EngineError.tooFewSamples(found: 0, needed: 1) }
            let low = sorted.isEmpty ? first : sorted[(sorted.count - 1) * 5 / 100]
            let high = sorted[(sorted.count - 1) * 95 / 100]
            // Few values, as of a category, are taken as they are.
            var distinct: [Double] = []
            for value in sorted where distinct.last != value && distinct.count <= points { distinct.append(value) }
            let values =
                distinct.count <= points
                ? distinct : (0..<points).map { low + (high - low) * Double($0) / Double(points - 1) }
            let width = data.width
            var means: [Double] = []
            for value in values {
                try workspace.graph.budget.step()
                var x = data.x
                x.kind = .number
                for row in 0..<data.count { x.elements[row * width + feature] = value }
                let y = try workspace.predict(id, x)
                let columns = y.shape.dropFirst().reduce(1, *)
                guard (0..<columns).contains(output) else {
                    throw EngineError.indexOutOfRange(index: output, axis: 1, length: columns)
                }
                var sum = 0.0
                for row in 0..<data.count { sum += y.elements[row * columns + output] }
                means.append(sum / Double(data.count))
            }
            return PartialDependence(values: values, means: means)
        }
    }
}
