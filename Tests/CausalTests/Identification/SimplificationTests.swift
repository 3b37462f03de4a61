import BitCollections
import Testing

@testable import Causal

@Suite struct SimplificationTests {
    /// A random formula over four variables, nested at most so deep.
    static func formula(depth: Int, using draws: inout Draws) -> Estimand {
        func set() -> NodeSet { NodeSet((0..<4).filter { _ in Int.random(in: 0..<3, using: &draws) == 0 }) }
        switch depth == 0 ? 0 : Int.random(in: 0..<7, using: &draws) {
        case 1, 2:
            return .sum(
                over: set().union([Int.random(in: 0..<4, using: &draws)]), formula(depth: depth - 1, using: &draws))
        case 3, 4:
            return .product(
                (0..<Int.random(in: 1...4, using: &draws)).map { _ in formula(depth: depth - 1, using: &draws) })
        case 5:
            return .quotient(formula(depth: depth - 1, using: &draws), formula(depth: depth - 1, using: &draws))
        default:
            let of = set().union([Int.random(in: 0..<4, using: &draws)])
            return .probability(Probability(of: of, given: set().subtracting(of)))
        }
    }

    @Test func simplifyingChangesNoValue() throws {
        var draws = Draws(state: 7)
        var shorter = 0
        for number in 0..<400 {
            let arrows = Int.random(in: 0..<64, using: &draws) & Int.random(in: 0..<64, using: &draws)
            let graph = try CausalGraph.numbered(4, arrows: arrows, arcs: 1 << Int.random(in: 0..<6, using: &draws))
            var model = RandomModel(graph, using: &draws, ternary: true)
            var evaluation = EstimandEvaluation(model.observed(), names: graph.names)
            let before = Self.formula(depth: 3, using: &draws)
            var simplification = Simplification(by: number % 2 == 0 ? graph.projected : nil)
            let after = simplification.simplified(before)
            #expect(after.size <= before.size)
            shorter += after.size < before.size ? 1 : 0
            #expect(simplification.used.allSatisfy { $0.holds(in: graph.projected) })
            #expect(after.free.isSubset(of: before.free))
            for values in model.assignments(before.free, [0, 0, 0, 0]) {
                let (one, other) = (
                    try evaluation.value(of: before, at: values), try evaluation.value(of: after, at: values)
                )
                // Quotients of sums of random formulas reach some thousands.
                #expect(abs(one - other) <= 1e-9 * max(1, abs(one)), "\(before) is not \(after)")
            }
        }
        #expect(shorter > 200)
    }

    @Test func theRulesOfProbabilityAreUsed() throws {
        let graph = try CausalGraph.named("A->B->C")
        let writer = FormulaWriter(for: graph)
        func text(_ estimand: Estimand) -> String {
            var simplification = Simplification()
            return writer.formula(simplification.simplified(estimand)).text
        }
        func p(_ of: NodeSet, _ given: NodeSet = []) -> Estimand { .probability(Probability(of: of, given: given)) }
        #expect(text(.product([p([1], [0]), p([0])])) == "P(a, b)")
        #expect(text(.sum(over: [1], .product([p([1], [0]), p([2], [0, 1])]))) == "P(c | a)")
        #expect(text(.sum(over: [2], p([2], [0]))) == "1")
        #expect(text(.quotient(p([0, 1]), p([1]))) == "P(a | b)")
        #expect(text(.sum(over: [0], .product([p([2]), p([1], [0]), p([0], [2])]))) == "P(c) Σ_a P(b | a) P(a | c)")
        // The last factor does not speak of A given B: it stays, and no chain is made of it.
        #expect(text(.sum(over: [1], .product([p([1], [0]), p([2], [1])]))) == "Σ_b P(c | b) P(b | a)")
        // A sum over what nothing speaks of counts its values, and is left alone.
        #expect(text(.sum(over: [1], p([0]))) == "P(a) Σ_b 1")
    }
}
