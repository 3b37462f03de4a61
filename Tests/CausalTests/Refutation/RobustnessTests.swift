import Engine
import Testing

@testable import Causal

/// What is known of robustness by arithmetic.
@Suite struct RobustnessTests {
    @Test(arguments: [(3.9, 7.263), (2, 3.414), (0.8, 1.809), (1, 1)])
    func eValuesOfTheLiterature(_ ratio: Double, _ value: Double) {
        // Three digits are printed.
        #expect(abs(eValue(riskRatio: ratio) - value) <= 5e-4)
        #expect(abs(eValue(riskRatio: 1 / ratio) - eValue(riskRatio: ratio)) <= 1e-12)
    }

    @Test(arguments: [0, -1, .infinity, .nan]) func whatIsNoRiskRatioHasNoEValue(_ ratio: Double) {
        #expect(eValue(riskRatio: ratio).isNaN)
    }

    /// A line without noise leaves nothing that another cause could explain.
    @Test func anExactLineCannotBeExplainedAway() throws {
        let data = try TreatmentData(
            treatment: [0, 1, 0, 1, 1, 0], outcome: [0, 2, 1, 3, 4, 2],
            covariates: NDArray(columns: [[0, 0, 1, 1, 2, 2]]),
            names: .init(treatment: "T", outcome: "Y", covariates: ["Z"]))
        var bench = EstimationBench()
        let found = try bench.confounding(data)
        #expect(abs(found.effect - 2) <= 1e-12)
        #expect(found.robustness > 1 - 1e-6 && found.robustness <= 1)
    }

    /// Refuted by a treatment of which half the estimate would be expected by mistake: the law of `holds`.
    @Test func aCheckHoldsWithinItsSpreadOrItsTolerance() {
        let check = Refutation(change: .placebo, values: [1, 2, 3], expected: 0)
        #expect((check.mean, check.deviation) == (2, 1))
        #expect(!check.holds(tolerance: 1.9))
        #expect(check.holds(tolerance: 2))
        #expect(Refutation(change: .placebo, values: [1, 2, 3], expected: 0.05).holds(tolerance: 0))
    }

    @Test func onlyTheTreatmentIsDealtOut() throws {
        let (data, _) = try TreatmentData.simulated(count: 400)
        var bench = EstimationBench(seed: 5)
        let value = try bench.estimate(data, by: .regression()).value
        let placebo = try bench.refute(data, by: .regression(), value: value, change: .placebo, repeats: 30)
        #expect(placebo.expected == 0 && placebo.values.count == 30)
        #expect(placebo.holds(tolerance: 0) && abs(placebo.mean) < 0.1)
        #expect(abs(value) > 0.5)
        let random = try bench.refute(data, by: .regression(), value: value, change: .randomCommonCause, repeats: 10)
        #expect(random.expected == value && random.deviation > 0 && random.deviation < 0.02)
        let part = try bench.refute(data, by: .regression(), value: value, change: .subset(0.5), repeats: 10)
        #expect(part.deviation > random.deviation)
    }
}
