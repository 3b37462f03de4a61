internal import BitCollections

/// Computes formulas on a discrete joint distribution of the observed variables.
public struct EstimandEvaluation {
    private let distribution: DiscreteDistribution
    private let names: [String]
    /// Of each variable of the graph its axis in the distribution.
    private let axes: [Int?]
    private var marginals: [NodeSet: DiscreteDistribution] = [:]

    /// For formulas over the variables `names`, which the distribution knows by these names.
    public init(_ distribution: DiscreteDistribution, names: [String]) {
        self.distribution = distribution
        self.names = names
        axes = names.map { distribution.names.firstIndex(of: $0) }
    }

    /// The formula's value where each free variable has the value that `values` has at its place.
    ///
    /// Takes as many steps as all its sums have terms. Throws where it divides by zero, where it is given something
    /// impossible, and for a variable that the distribution lacks.
    public mutating func value(of estimand: Estimand, at values: [Int]) throws(DistributionError) -> Double {
        var values = values
        return try value(estimand, &values)
    }

    private mutating func value(_ estimand: Estimand, _ values: inout [Int]) throws(DistributionError) -> Double {
        switch estimand {
        case .probability(let own):
            guard own.doing.isEmpty else { throw .speaksOfAction }
            let joint = try probability(of: own.of.union(own.given), values)
            guard !own.given.isEmpty else { return joint }
            let condition = try probability(of: own.given, values)
            guard condition > 0 else {
                throw .impossibleCondition(own.given.map { names[$0] }, own.given.map { values[$0] })
            }
            return joint / condition
        case .sum(let over, let term):
            let nodes = Array(over)
            let outer = nodes.map { values[$0] }
            defer { for (node, value) in zip(nodes, outer) { values[node] = value } }
            return try sum(nodes[...], term, &values)
        case .product(let factors):
            var product = 1.0
            for factor in factors { product *= try value(factor, &values) }
            return product
        case .quotient(let top, let bottom):
            let (top, bottom) = (try value(top, &values), try value(bottom, &values))
            guard bottom != 0 else { throw .divisionByZero }
            return top / bottom
        }
    }

    private mutating func sum(
        _ nodes: ArraySlice<Int>, _ term: Estimand, _ values: inout [Int]
    ) throws(DistributionError) -> Double {
        guard let node = nodes.first else { return try value(term, &values) }
        guard let axis = axes[node] else { throw .noVariable(names[node]) }
        var total = 0.0
        for value in 0..<distribution.cardinalities[axis] {
            values[node] = value
            total += try sum(nodes.dropFirst(), term, &values)
        }
        return total
    }

    /// P(set) where its variables have these values.
    private mutating func probability(of set: NodeSet, _ values: [Int]) throws(DistributionError) -> Double {
        if marginals[set] == nil {
            var found: [Int] = []
            for node in set {
                guard let axis = axes[node] else { throw .noVariable(names[node]) }
                found.append(axis)
            }
            marginals[set] = distribution.marginal(of: found)
        }
        guard let marginal = marginals[set] else { return 0 }
        let place = zip(set, marginal.cardinalities).reduce(0) { $0 * $1.1 + values[$1.0] }
        return marginal.probabilities[place]
    }
}
