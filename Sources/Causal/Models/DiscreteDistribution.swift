/// The joint distribution of variables that take finitely many values: a table of probabilities.
public struct DiscreteDistribution: Hashable, Sendable {
    /// The variables, one an axis of the table.
    public let names: [String]
    /// How many values each variable takes: 0, 1, … below it.
    public let cardinalities: [Int]
    /// The probability of each joint value in C order, the last variable's value changing fastest.
    public let probabilities: [Double]

    /// A table of more entries is refused.
    public static let mostEntries = 1 << 22

    /// The distribution with these probabilities, which are not checked to sum to one.
    public init(names: [String], cardinalities: [Int], probabilities: [Double]) throws(DistributionError) {
        var count = 1
        for cardinality in cardinalities {
            let (product, overflows) = count.multipliedReportingOverflow(by: cardinality)
            guard cardinality > 0, !overflows, product <= Self.mostEntries else { throw .badShape }
            count = product
        }
        guard names.count == cardinalities.count, probabilities.count == count else { throw .badShape }
        self.names = names
        self.cardinalities = cardinalities
        self.probabilities = probabilities
    }

    /// How far apart in `probabilities` two entries stand that differ by one in the value of each variable.
    public var strides: [Int] {
        var strides = Array(repeating: 1, count: cardinalities.count)
        for axis in cardinalities.indices.dropLast().reversed() {
            strides[axis] = strides[axis + 1] * cardinalities[axis + 1]
        }
        return strides
    }

    /// The distribution of the variables at `axes` alone, in that order: P(a) = Σ_b P(a, b). No axis twice.
    ///
    /// Adds in the order of the table.
    public func marginal(of axes: [Int]) -> DiscreteDistribution {
        let kept = axes.map { cardinalities[$0] }
        var steps = Array(repeating: 0, count: cardinalities.count)
        var step = 1
        for (axis, cardinality) in zip(axes, kept).reversed() {
            steps[axis] = step
            step *= cardinality
        }
        var sums = Array(repeating: 0.0, count: step)
        var values = Array(repeating: 0, count: cardinalities.count)
        var place = 0
        for probability in probabilities {
            sums[place] += probability
            for axis in values.indices.reversed() {
                values[axis] += 1
                place += steps[axis]
                if values[axis] < cardinalities[axis] { break }
                place -= steps[axis] * values[axis]
                values[axis] = 0
            }
        }
        return DiscreteDistribution(unchecked: axes.map { names[$0] }, kept, sums)
    }

    /// The distribution of the other variables, in their order, where those at `axes` have the values given with them:
    /// P(b | a) = P(a, b) / P(a). Throws where P(a) = 0.
    public func conditional(on axes: [Int], being values: [Int]) throws(DistributionError) -> DiscreteDistribution {
        let others = names.indices.filter { !axes.contains($0) }
        let joint = marginal(of: axes + others)
        let count = others.reduce(1) { $0 * cardinalities[$1] }
        let place = zip(axes, values).reduce(0) { $0 * cardinalities[$1.0] + $1.1 }
        let part = joint.probabilities[place * count..<(place + 1) * count]
        let total = part.reduce(0, +)
        guard total > 0 else { throw .impossibleCondition(axes.map { names[$0] }, values) }
        return DiscreteDistribution(
            unchecked: others.map { names[$0] }, others.map { cardinalities[$0] }, part.map { $0 / total })
    }

    private init(unchecked names: [String], _ cardinalities: [Int], _ probabilities: [Double]) {
        self.names = names
        self.cardinalities = cardinalities
        self.probabilities = probabilities
    }
}
