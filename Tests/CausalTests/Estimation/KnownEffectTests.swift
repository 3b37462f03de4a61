import Engine
import Testing

@testable import Causal

/// Effects that are known by heart: from books, or by arithmetic.
@Suite struct KnownEffectTests {
    /// Charig and others' table, adjusted for size by hand.
    private static let doA = (357 * 81.0 / 87 + 343 * 192.0 / 263) / 700
    private static let doB = (357 * 234.0 / 270 + 343 * 55.0 / 80) / 700

    @Test(arguments: [
        Estimator.regression(interactions: ["large"]), .ipw(), .ipw(.horvitzThompson),
        .aipw(folds: 1), .aipw(outcome: .together(.linear, interactions: ["large"]), folds: 1),
        .tLearner(outcome: .linear),
        .xLearner(outcome: .linear), .drLearner(outcome: .linear, folds: 1),
    ]) func kidneyStonesAreTheSameByEveryEstimator(_ estimator: Estimator) throws {
        let data = try TreatmentData.kidneyStones()
        var bench = EstimationBench()
        let estimate = try bench.estimate(data, by: estimator)
        // Saturated models: nothing but rounding is left between them.
        #expect(abs(estimate.value - (Self.doA - Self.doB)) <= 1e-12)
        #expect(abs(estimate.naive - (273.0 / 350 - 289.0 / 350)) <= 1e-12)
        #expect(abs((Self.doA - Self.doB) - 0.053671) <= 5e-7)
        if let means = estimate.means {
            #expect(abs(means.treated - Self.doA) <= 1e-12)
            #expect(abs(means.untreated - Self.doB) <= 1e-12)
        }
        // One saturated model has one influence function.
        let error = try bench.estimate(data, by: .regression(interactions: ["large"])).standardError
        #expect(abs(estimate.standardError - error) <= 1e-10)
    }

    @Test func theSmokersOfWhatIf() throws {
        let data = try TreatmentData.nhefs()
        var bench = EstimationBench()
        let together = OutcomeModel.together(.linear, interactions: ["smokeintensity"])
        for (estimator, value) in [
            (Estimator.ipw(), 3.4405), (.regression(interactions: ["smokeintensity"]), 3.5174), (.regression(), 3.4626),
            (.aipw(outcome: together, folds: 1), 3.4573),
        ] {
            let estimate = try bench.estimate(data, by: estimator)
            #expect(abs(estimate.value - value) <= 5e-5)
            #expect(abs(estimate.naive - 2.5406) <= 5e-5)
        }
        let robust = try bench.estimate(data, by: .aipw(outcome: together, folds: 1))
        #expect(abs(robust.standardError - 0.489) <= 5e-4)
        // Without the fold that they are used on, the same effect within its error.
        let crossed = try bench.estimate(data, by: .aipw(outcome: together))
        #expect(crossed.value != robust.value)
        #expect(abs(crossed.value - robust.value) <= robust.standardError / 2)
    }

    @Test func instrumentsUndoAHiddenCause() throws {
        // U, Z and e are every combination of signs, so that no moment is left to chance.
        let signs = (0..<128).map { row in (0..<3).map { row >> $0 & 1 == 1 ? 1.0 : -1 } }
        let treatment = signs.map { 0.8 * $0[0] + $0[1] + $0[2] }
        let outcome = zip(treatment, signs).map { 0.5 * $0 + $1[1] }
        let data = try TreatmentData(
            treatment: treatment, outcome: outcome, instruments: NDArray(columns: [signs.map { $0[0] }]),
            names: .init(treatment: "X", outcome: "Y", covariates: [], instruments: ["Z"]))
        var bench = EstimationBench()
        let estimate = try bench.estimate(data, by: .twoStage)
        #expect(abs(estimate.value - 0.5) <= 1e-14)
        #expect(abs(estimate.naive - (0.5 + 1 / 2.64)) <= 1e-14)
        #expect(abs(estimate.naive - 0.878788) <= 5e-7)
        #expect(estimate.warnings.isEmpty)
    }

    @Test func anIntervalIsAsWideAsItsLevel() throws {
        var bench = EstimationBench()
        for (level, z) in [(0.95, 1.959963984540054), (0.9, 1.6448536269514722), (0.99, 2.5758293035489004)] {
            #expect(abs(try bench.normalQuantile(inside: level) - z) <= 1e-14)
        }
        let data = try TreatmentData.kidneyStones()
        let narrow = try bench.estimate(data, by: .ipw(), level: 0.5)
        let wide = try bench.estimate(data, by: .ipw(), level: 0.99)
        #expect(wide.low < narrow.low && narrow.high < wide.high)
        #expect(abs((narrow.low + narrow.high) / 2 - narrow.value) <= 1e-15)
    }
}
