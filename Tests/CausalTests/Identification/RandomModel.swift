import BitCollections

@testable import Causal

/// Draws of its own, the same on every machine (SplitMix64).
struct Draws: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// So many positive numbers that sum to one, none tiny.
    mutating func distribution(_ count: Int) -> [Double] {
        let weights = (0..<count).map { _ in Double.random(in: 0.2...1, using: &self) }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }
}

/// A discrete structural model compatible with a graph: each arc a hidden cause of two or three values, each variable a
/// random conditional table of its direct causes and the hidden causes at its arcs.
struct RandomModel {
    let graph: CausalGraph
    let cardinalities: [Int]
    private let hidden: [[Double]]
    /// Of each variable, where its value stands in its table: for each variable and each hidden cause a step.
    private let tables: [(steps: [Int], hiddenSteps: [Int], probabilities: [Double])]
    /// By the set of variables that are not acted on the probability of them all given the others' values.
    private var known: [NodeSet: DiscreteDistribution] = [:]

    init(_ graph: CausalGraph, using draws: inout Draws, ternary: Bool = false) {
        self.graph = graph
        let count = graph.names.count
        let cardinalities = (0..<count).map { _ in ternary && Bool.random(using: &draws) ? 3 : 2 }
        let arcs = graph.arcs
        let hidden = arcs.map { _ in draws.distribution(arcs.count <= 3 && Bool.random(using: &draws) ? 3 : 2) }
        var tables: [(steps: [Int], hiddenSteps: [Int], probabilities: [Double])] = []
        for node in 0..<count {
            var steps = Array(repeating: 0, count: count)
            var hiddenSteps = Array(repeating: 0, count: arcs.count)
            var step = cardinalities[node]
            steps[node] = 1
            for cause in graph.parents[node] {
                steps[cause] = step
                step *= cardinalities[cause]
            }
            for (place, arc) in arcs.enumerated() where arc.0 == node || arc.1 == node {
                hiddenSteps[place] = step
                step *= hidden[place].count
            }
            let rows = step / cardinalities[node]
            tables.append((steps, hiddenSteps, (0..<rows).flatMap { _ in draws.distribution(cardinalities[node]) }))
        }
        self.cardinalities = cardinalities
        self.hidden = hidden
        self.tables = tables
    }

    /// All joint values of the variables, in C order.
    var allValues: [[Int]] {
        cardinalities.reduce([[]]) { values, cardinality in
            values.flatMap { value in (0..<cardinality).map { value + [$0] } }
        }
    }

    /// P(v | do(v without free)) for all joint values v: a table of all variables, that sums to one over `free` alone.
    mutating func truth(free: NodeSet) -> DiscreteDistribution {
        if let table = known[free] { return table }
        let nodes = Array(free)
        let values = allValues
        var sums = Array(repeating: 0.0, count: values.count)
        let bases = values.map { value in
            nodes.map { node in zip(tables[node].steps, value).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        var state = Array(repeating: 0, count: hidden.count)
        while true {
            let weight = zip(hidden, state).reduce(1.0) { $0 * $1.0[$1.1] }
            let offsets = nodes.map { node in zip(tables[node].hiddenSteps, state).reduce(0) { $0 + $1.0 * $1.1 } }
            for place in values.indices {
                var product = weight
                for (index, node) in nodes.enumerated() {
                    product *= tables[node].probabilities[bases[place][index] + offsets[index]]
                }
                sums[place] += product
            }
            var axis = 0
            while axis < state.count {
                state[axis] += 1
                if state[axis] < hidden[axis].count { break }
                state[axis] = 0
                axis += 1
            }
            if axis == state.count { break }
        }
        // The shapes fit by construction.
        guard
            let table = try? DiscreteDistribution(
                names: graph.names, cardinalities: cardinalities, probabilities: sums)
        else { preconditionFailure("a model too large to enumerate") }
        known[free] = table
        return table
    }

    /// The distribution of what is observed.
    mutating func observed() -> DiscreteDistribution {
        truth(free: NodeSet(graph.names.indices)).marginal(of: Array(graph.observed))
    }

    /// P(of | do(doing), given) at these values, by enumeration.
    mutating func truth(_ probability: Probability, at values: [Int]) -> Double {
        let free = NodeSet(graph.names.indices).subtracting(probability.doing)
        let table = truth(free: free)
        func total(_ fixed: NodeSet) -> Double {
            let axes = Array(fixed)
            let marginal = table.marginal(of: axes)
            return marginal.probabilities[axes.reduce(0) { $0 * cardinalities[$1] + values[$1] }]
        }
        let condition = probability.given.union(probability.doing)
        return total(probability.of.union(condition)) / (probability.given.isEmpty ? 1 : total(condition))
    }

    /// A formula that may still speak of actions, at these values, by the truth.
    mutating func truth(_ estimand: Estimand, at values: [Int]) -> Double {
        switch estimand {
        case .probability(let probability): return truth(probability, at: values)
        case .sum(let over, let term):
            return assignments(over, values).reduce(0) { $0 + truth(term, at: $1) }
        case .product(let factors): return factors.reduce(1) { $0 * truth($1, at: values) }
        case .quotient(let top, let bottom): return truth(top, at: values) / truth(bottom, at: values)
        }
    }

    /// `values` with each combination of values of the variables in `set`.
    func assignments(_ set: NodeSet, _ values: [Int]) -> [[Int]] {
        set.reduce([values]) { all, node in
            all.flatMap { one in
                (0..<cardinalities[node]).map { value in
                    var other = one
                    other[node] = value
                    return other
                }
            }
        }
    }
}
