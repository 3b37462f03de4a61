import Engine
import Testing

@testable import Causal

/// Values and standard errors against statsmodels, linearmodels and stacked estimating equations.
@Suite struct EstimationOracleTests {
    /// Both are sums of some thousand numbers behind a matrix of condition 1e3.
    private static let tolerance = 1e-9

    private func isClose(_ estimate: EffectEstimate, _ expected: [Double]) -> Bool {
        abs(estimate.value - expected[0]) <= Self.tolerance
            && abs(estimate.standardError - expected[1]) <= Self.tolerance
    }

    @Test func observedTreatments() throws {
        let expected = try EstimationOracle.read().nhefs
        let data = try TreatmentData.nhefs()
        var bench = EstimationBench()
        #expect(isClose(try bench.estimate(data, by: .regression()), expected.line))
        #expect(isClose(try bench.estimate(data, by: .sLearner(outcome: .linear)), expected.line))
        let bent = try bench.estimate(data, by: .regression(interactions: ["smokeintensity"]))
        #expect(isClose(bent, expected.regression))
        #expect(abs((bent.means?.untreated ?? .nan) - expected.means[0]) <= Self.tolerance)
        #expect(abs((bent.means?.treated ?? .nan) - expected.means[1]) <= Self.tolerance)
        #expect(isClose(try bench.estimate(data, by: .ipw()), expected.hajek))
        #expect(isClose(try bench.estimate(data, by: .ipw(.horvitzThompson)), expected.horvitz_thompson))
        let together = OutcomeModel.together(.linear, interactions: ["smokeintensity"])
        #expect(isClose(try bench.estimate(data, by: .aipw(outcome: together, folds: 1)), expected.aipw_together))
        #expect(isClose(try bench.estimate(data, by: .aipw(folds: 1)), expected.aipw_apart))
        // With straight lines throughout the mean of what is learnt of the effect is the mean of what it is learnt from.
        #expect(isClose(try bench.estimate(data, by: .drLearner(outcome: .linear, folds: 1)), expected.aipw_apart))
        #expect(abs(data.naiveDifference - expected.naive) <= Self.tolerance)
    }

    @Test func balanceBeforeAndAfter() throws {
        let expected = try EstimationOracle.read().nhefs
        var bench = EstimationBench()
        let balance = try bench.balance(try TreatmentData.nhefs())
        for (found, wanted) in zip(
            [balance.meanWeight, balance.smallestWeight, balance.largestWeight], expected.weights)
        {
            #expect(abs(found - wanted) <= Self.tolerance)
        }
        #expect(abs(balance.untreated.effectiveCount - expected.effective[0]) <= 1e-6)
        #expect(abs(balance.treated.effectiveCount - expected.effective[1]) <= 1e-6)
        #expect(balance.rows.count == expected.differences.count)
        for (row, wanted) in zip(balance.rows, zip(expected.differences, expected.weighted_differences)) {
            #expect(abs(row.difference - wanted.0) <= Self.tolerance)
            #expect(abs(row.weightedDifference - wanted.1) <= Self.tolerance)
        }
        #expect(abs(balance.outsideSupport - expected.outside) <= 1e-12)
        #expect(balance.warnings.isEmpty)
        #expect((balance.treated.count, balance.untreated.count) == (403, 1163))
    }

    @Test func bootstrapDrawsLikeNumPy() throws {
        let expected = try EstimationOracle.read().bootstrap
        var bench = EstimationBench(seed: 3)
        let estimate = try bench.estimate(
            try TreatmentData.nhefs(), by: .regression(), interval: .bootstrap(20), level: 0.9)
        #expect(abs(estimate.standardError - expected[0]) <= Self.tolerance)
        #expect(abs(estimate.low - expected[1]) <= Self.tolerance)
        #expect(abs(estimate.high - expected[2]) <= Self.tolerance)
        #expect(estimate.interval == .bootstrap(20))
    }

    @Test func instruments() throws {
        let expected = try EstimationOracle.read().instruments
        var random = RandomState(seed: 1)
        let draws = try random.draw(.normal(mean: 0, deviation: 1), shape: [6, 300]).elements
        let line = { (index: Int) in Array(draws[index * 300..<(index + 1) * 300]) }
        let (u, z1, z2, c, e1, e2) = (line(0), line(1), line(2), line(3), line(4), line(5))
        let treatment = (0..<300).map { (row: Int) -> Double in
            let moved: Double = 0.8 * z1[row] + 0.4 * z2[row]
            return moved + u[row] + 0.5 * c[row] + e1[row]
        }
        let outcome = (0..<300).map { (row: Int) -> Double in
            let spread: Double = 1 + 0.5 * z1[row] * z1[row]
            return 0.5 * treatment[row] + u[row] - c[row] + e2[row] * spread
        }
        let data = try TreatmentData(
            treatment: treatment, outcome: outcome, covariates: NDArray(columns: [c]),
            instruments: NDArray(columns: [z1, z2]),
            names: .init(treatment: "T", outcome: "Y", covariates: ["c"], instruments: ["z1", "z2"]))
        var bench = EstimationBench()
        let estimate = try bench.estimate(data, by: .twoStage)
        #expect(isClose(estimate, [expected.value, expected.error]))
        #expect(abs((estimate.firstStage ?? .nan) - expected.f) <= 1e-7)
        #expect(abs(estimate.naive - expected.naive) <= Self.tolerance)
    }

    @Test func frontDoorOfStraightLines() throws {
        let expected = try EstimationOracle.read().front_door.linear
        var random = RandomState(seed: 2)
        let draws = try random.draw(.normal(mean: 0, deviation: 1), shape: [6, 300]).elements
        let line = { (index: Int) in Array(draws[index * 300..<(index + 1) * 300]) }
        let (u, c, e0, e1, e2, e3) = (line(0), line(1), line(2), line(3), line(4), line(5))
        let treatment = (0..<300).map { (row: Int) -> Double in u[row] + 0.5 * c[row] + e0[row] > 0 ? 1 : 0 }
        let one = (0..<300).map { (row: Int) -> Double in 0.7 * treatment[row] + 0.3 * c[row] + e1[row] }
        let two = (0..<300).map { (row: Int) -> Double in -0.4 * treatment[row] + 0.5 * one[row] + e2[row] }
        let outcome = (0..<300).map { (row: Int) -> Double in
            let moved: Double = 0.6 * one[row] + 0.9 * two[row]
            return moved + u[row] + c[row] + e3[row]
        }
        let data = try TreatmentData(
            treatment: treatment, outcome: outcome, covariates: NDArray(columns: [c]),
            mediators: NDArray(columns: [one, two]),
            names: .init(treatment: "T", outcome: "Y", covariates: ["c"], mediators: ["M1", "M2"]))
        var bench = EstimationBench()
        #expect(isClose(try bench.estimate(data, by: .frontDoor()), expected))
    }

    @Test func frontDoorThatIsCounted() throws {
        let expected = try EstimationOracle.read().front_door
        var random = RandomState(seed: 4)
        let draws = try random.draw(.uniform(low: 0, high: 1), shape: [4, 400]).elements
        let line = { (index: Int) in Array(draws[index * 400..<(index + 1) * 400]) }
        let (u, r1, r2, r3) = (line(0), line(1), line(2), line(3))
        let treatment = (0..<400).map { (row: Int) -> Double in r1[row] < 0.2 + 0.6 * u[row] ? 1 : 0 }
        let mediator = (0..<400).map { (row: Int) -> Double in
            let bounds = [0.3 + 0.4 * treatment[row], 0.15 + 0.2 * treatment[row]]
            return Double(bounds.count { r2[row] < $0 })
        }
        let outcome = (0..<400).map { (row: Int) -> Double in
            r3[row] < 0.1 + 0.2 * mediator[row] + 0.4 * u[row] ? 1 : 0
        }
        let data = try TreatmentData(
            treatment: treatment, outcome: outcome, mediators: NDArray(columns: [mediator]),
            names: .init(treatment: "T", outcome: "Y", covariates: [], mediators: ["M"]))
        var bench = EstimationBench()
        let estimate = try bench.estimate(data, by: .frontDoor())
        #expect(isClose(estimate, expected.counted))
        #expect(abs(estimate.naive - expected.counted_naive) <= Self.tolerance)
        #expect(abs((estimate.influence ?? [1]).mean) <= 1e-12)
    }
}
