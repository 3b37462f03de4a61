import BitCollections
import Testing

@testable import Causal

@Suite struct FormulaTests {
    @Test(arguments: [
        ("X", "x", "x"), ("Z1", "z_{1}", "z1"), ("M_12", "m_{12}", "m12"), ("Age", "\\mathrm{Age}", "Age"),
        ("吸烟", "\\text{吸烟}", "吸烟"), ("body mass", "\\text{body mass}", "body mass"),
        ("a_b", "\\text{a\\_b}", "a_b"), ("50%", "\\text{50\\%}", "50%"),
        ("}$\\input{x}", "\\text{\\}\\$\\textbackslash{}input\\{x\\}}", "}$\\input{x}"),
        ("a\u{1B}[2J\nb", "\\text{a\u{FFFD}[2J\u{FFFD}b}", "a\u{FFFD}[2J\u{FFFD}b"), ("", "\\text{}", ""),
    ]) func namesAreLegal(name: String, tex: String, text: String) throws {
        let graph = try CausalGraph(names: [name], directed: [])
        let formula = FormulaWriter(for: graph).formula(Probability(of: [0]))
        #expect(formula.tex == "P(\(tex))" && formula.text == "P(\(text))")
    }

    @Test func namesThatWouldLookAlikeAreWrittenOut() throws {
        let graph = try CausalGraph(names: ["x", "X", "Z1", "Z_1", "Y"], directed: [])
        let formula = FormulaWriter(for: graph).formula(Probability(of: [0, 1, 2, 3, 4]))
        #expect(formula.tex == "P(\\mathrm{x}, \\mathrm{X}, \\mathrm{Z1}, \\text{Z\\_1}, y)")
        #expect(formula.text == "P(x, X, Z1, Z_1, y)")
    }

    @Test func boundVariablesThatClashGetPrimes() throws {
        let graph = try CausalGraph.named("X->Y")
        let own = Estimand.probability(Probability(of: [1], given: [0]))
        let inner = Estimand.product([
            own, .sum(over: [0], own), .sum(over: [0], .product([own, .sum(over: [0], own)])),
        ])
        let formula = FormulaWriter(for: graph).formula(inner)
        #expect(formula.text == "P(y | x) (Σ_x′ P(y | x′)) Σ_x′ P(y | x′) Σ_x″ P(y | x″)".replacing("″", with: "′′"))
        #expect(
            formula.tex.contains(
                "\\left(\\sum_{x'} P(y \\mid x')\\right) \\sum_{x'} P(y \\mid x') \\sum_{x''} P(y \\mid x'')"))
    }

    @Test func divisionByWhatCannotHappenIsRefused() throws {
        let distribution = try DiscreteDistribution(
            names: ["A", "B"], cardinalities: [2, 3], probabilities: [0.5, 0.5, 0, 0, 0, 0])
        var evaluation = EstimandEvaluation(distribution, names: ["B", "A", "C"])
        let own = Estimand.probability(Probability(of: [0], given: [1]))
        #expect(try evaluation.value(of: own, at: [1, 0, 0]) == 0.5)
        #expect(throws: DistributionError.impossibleCondition(["A"], [1])) {
            try evaluation.value(of: own, at: [1, 1, 0])
        }
        #expect(throws: DistributionError.noVariable("C")) {
            try evaluation.value(of: .probability(Probability(of: [2])), at: [0, 0, 0])
        }
        #expect(throws: DistributionError.divisionByZero) {
            try evaluation.value(of: .quotient(.one, .probability(Probability(of: [0]))), at: [2, 0, 0])
        }
        #expect(throws: DistributionError.speaksOfAction) {
            try evaluation.value(of: .probability(Probability(of: [0], doing: [1])), at: [0, 0, 0])
        }
    }

    @Test func distributionsHaveMarginalsAndConditionals() throws {
        let distribution = try DiscreteDistribution(
            names: ["A", "B"], cardinalities: [2, 3], probabilities: [0.125, 0.25, 0.125, 0.25, 0, 0.25])
        #expect(distribution.strides == [3, 1])
        #expect(distribution.marginal(of: [1]).probabilities == [0.375, 0.25, 0.375])
        #expect(distribution.marginal(of: [1, 0]).probabilities == [0.125, 0.25, 0.25, 0, 0.125, 0.25])
        #expect(distribution.marginal(of: []).probabilities == [1])
        let given = try distribution.conditional(on: [0], being: [1])
        #expect(given.names == ["B"] && given.probabilities == [0.5, 0, 0.5])
        #expect(throws: DistributionError.badShape) {
            try DiscreteDistribution(names: ["A"], cardinalities: [2], probabilities: [1])
        }
    }
}
