import BitCollections
import Testing

@testable import Causal

/// What an answer of the algorithm is held against.
enum IdentificationTruth {
    /// Formulas and the truth are sums of some thousand products of numbers below one: they agree to 1e-12, an untrue
    /// formula misses by 1e-4.
    static let tolerance = 1e-9

    /// Where an answer is wrong: its formula against the enumerated model for each value of every variable it or the
    /// question speaks of, the equation of each step and each separation it names, or the hedge by its definition.
    static func mistakes(_ identified: Identified, _ graph: CausalGraph, _ model: inout RandomModel) throws -> [String]
    {
        var mistakes: [String] = []
        let zero = Array(repeating: 0, count: graph.names.count)
        let writer = FormulaWriter(for: graph)
        let projection = graph.projected
        for step in identified.steps {
            for separation in separations(step.reason) where !separation.holds(in: projection) {
                mistakes.append("untrue separation in \(step)")
            }
            guard let right = step.right else { continue }
            let spoken = step.left.variables.union(right.free)
            for values in model.assignments(spoken, zero) {
                let (one, other) = (model.truth(step.left, at: values), model.truth(right, at: values))
                if !(abs(one - other) <= tolerance) {
                    mistakes.append("\(writer.equation(step.left, right).text): \(one) is not \(other) at \(values)")
                    break
                }
            }
        }
        switch identified.answer {
        case .hedge(let hedge): mistakes += flaws(hedge, identified, graph)
        case .estimand(let estimand):
            var evaluation = EstimandEvaluation(model.observed(), names: graph.names)
            for values in model.assignments(identified.query.variables.union(estimand.free), zero) {
                let value = try evaluation.value(of: estimand, at: values)
                let truth = model.truth(identified.query, at: values)
                if !(abs(value - truth) <= tolerance) {
                    mistakes.append(
                        "\(writer.equation(identified.query, estimand).text): \(value), truth \(truth) at \(values)")
                    break
                }
            }
        }
        return mistakes
    }

    private static func separations(_ reason: IdentificationStep.Reason) -> [SeparationClaim] {
        switch reason {
        case .noCause(_, let separation), .addedAction(_, let separation), .seenAsActed(_, let separation): [separation]
        case .simplified(let separations): separations
        default: []
        }
    }

    /// What a hedge lacks of definition 6 of Shpitser and Pearl (2006), and of being in the graph at all.
    static func flaws(_ hedge: Hedge, _ identified: Identified, _ graph: CausalGraph) -> [String] {
        var flaws: [String] = []
        // The last question that a conditional effect was reduced to.
        var (x, y) = (identified.query.doing, identified.query.of.union(identified.query.given))
        for case .seenAsActed(let node, _) in identified.steps.map(\.reason) {
            x.insert(node)
            y.remove(node)
        }
        let projection = graph.projected
        func claim(_ holds: Bool, _ name: String) {
            if !holds { flaws.append("hedge: \(name) in \(graph.arrows) \(graph.arcs)") }
        }
        claim(hedge.inner.isStrictSubset(of: hedge.outer), "F' is not in F")
        claim(!hedge.outer.isDisjoint(with: x), "F has nothing of X")
        claim(hedge.inner.isDisjoint(with: x), "F' has something of X")
        claim(hedge.roots.isSubset(of: projection.cut(into: x).ancestors(of: y)), "the roots are no causes of Y")
        claim(hedge.arrows.allSatisfy { projection.parents[$0.to].contains($0.from) }, "an arrow is not in the graph")
        claim(hedge.arcs.allSatisfy { projection.siblings[$0.to].contains($0.from) }, "an arc is not in the graph")
        for (name, forest) in [("F", hedge.outer), ("F'", hedge.inner)] {
            let arrows = hedge.arrows.filter { forest.contains($0.from) && forest.contains($0.to) }
            let starts = arrows.map(\.from)
            claim(Set(starts).count == starts.count, "\(name) has a variable with two children")
            claim(forest.subtracting(NodeSet(starts)) == hedge.roots, "\(name) has other roots")
            var joined = NodeSet(forest.prefix(1))
            while true {
                let next = hedge.arcs.filter { forest.contains($0.from) && forest.contains($0.to) }
                    .filter { joined.contains($0.from) != joined.contains($0.to) }
                if next.isEmpty { break }
                for arc in next { joined.formUnion([arc.from, arc.to]) }
            }
            claim(joined == forest, "\(name) is not one c-component")
        }
        return flaws
    }
}
