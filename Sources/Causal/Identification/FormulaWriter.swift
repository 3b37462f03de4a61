internal import BitCollections

/// Writes formulas over the variables of a graph.
///
/// Effects stand before their causes among factors and behind the bar, P(y|x,z) P(z), so that formulas look as in Pearl's
/// books. A variable that a sum binds gets a prime where it already stands for another value.
public struct FormulaWriter: Sendable {
    private let labels: VariableLabels
    /// Of each variable its place in the order of the graph.
    private let ranks: [Int]

    /// For formulas over the variables of `graph`.
    public init(for graph: CausalGraph) {
        labels = VariableLabels(graph.names)
        var ranks = Array(repeating: 0, count: graph.names.count)
        for (rank, node) in graph.order.enumerated() { ranks[node] = rank }
        self.ranks = ranks
    }

    /// `right` alone.
    public func formula(_ estimand: Estimand) -> Formula {
        written(estimand, Scope(estimand.free, count: ranks.count))
    }

    /// `left = right`.
    public func equation(_ left: Probability, _ right: Estimand) -> Formula {
        let scope = Scope(left.variables.union(right.free), count: ranks.count)
        return written(left, scope) + Formula(" = ") + written(right, scope)
    }

    /// The probability alone.
    public func formula(_ probability: Probability) -> Formula {
        written(probability, Scope(probability.variables, count: ranks.count))
    }

    /// How many primes each variable has here, and how many one that is bound here gets.
    private struct Scope {
        var primes: [Int]
        var next: [Int]

        init(_ free: NodeSet, count: Int) {
            primes = Array(repeating: 0, count: count)
            next = (0..<count).map { free.contains($0) ? 1 : 0 }
        }

        func binding(_ nodes: NodeSet) -> Scope {
            var inner = self
            for node in nodes {
                inner.primes[node] = next[node]
                inner.next[node] = next[node] + 1
            }
            return inner
        }
    }

    private func list(_ set: NodeSet, _ scope: Scope, effectsFirst: Bool = false) -> Formula {
        let nodes = set.sorted { effectsFirst ? ranks[$0] > ranks[$1] : ranks[$0] < ranks[$1] }
        return nodes.map { labels.label($0, primes: scope.primes[$0]) }.joined(by: ", ")
    }

    private func written(_ probability: Probability, _ scope: Scope) -> Formula {
        var conditions: [Formula] = []
        if !probability.doing.isEmpty {
            conditions.append(Formula("\\operatorname{do}(", "do(") + list(probability.doing, scope) + Formula(")"))
        }
        if !probability.given.isEmpty { conditions.append(list(probability.given, scope, effectsFirst: true)) }
        let bar = conditions.isEmpty ? Formula("") : Formula(" \\mid ", " | ") + conditions.joined(by: ", ")
        return Formula("P(") + list(probability.of, scope) + bar + Formula(")")
    }

    private func written(_ estimand: Estimand, _ scope: Scope) -> Formula {
        switch estimand {
        case .probability(let probability): return written(probability, scope)
        case .sum(let over, let term):
            let inner = scope.binding(over)
            let index = list(over, inner)
            let isPlain = index.text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "′" }
            let sign = Formula("\\sum_{\(index.tex)} ", isPlain ? "Σ_\(index.text) " : "Σ_{\(index.text)} ")
            return sign + factor(term, inner, isLast: true)
        case .product(let factors):
            let sorted = displayed(factors)
            guard !sorted.isEmpty else { return Formula("1") }
            return sorted.enumerated()
                .map { factor($1, scope, isLast: $0 == sorted.count - 1) }.joined(by: " ")
        case .quotient(let top, let bottom):
            let (over, under) = (written(top, scope), written(bottom, scope))
            func part(_ estimand: Estimand, _ text: String) -> String {
                estimand.probability == nil ? "(\(text))" : text
            }
            return Formula(
                "\\frac{\(over.tex)}{\(under.tex)}", "\(part(top, over.text)) / \(part(bottom, under.text))")
        }
    }

    /// A formula where others may stand before and behind it.
    private func factor(_ estimand: Estimand, _ scope: Scope, isLast: Bool) -> Formula {
        let formula = written(estimand, scope)
        return switch estimand {
        case .probability, .product: formula
        case .sum: isLast ? formula : formula.parenthesized
        case .quotient: Formula(formula.tex, "[\(formula.text)]")
        }
    }

    /// Probabilities, effects before their causes, then quotients, then sums.
    private func displayed(_ factors: [Estimand]) -> [Estimand] {
        func key(_ estimand: Estimand) -> (Int, Int) {
            switch estimand {
            case .probability(let own): (0, -(own.of.map { ranks[$0] }.max() ?? 0))
            case .product, .quotient: (1, 0)
            case .sum: (2, 0)
            }
        }
        return factors.sorted { key($0) < key($1) }
    }
}
