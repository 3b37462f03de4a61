import Engine
import FoundationEssentials
import Testing

@testable import Causal

/// How many of the 95 % intervals hold the effect, over simulated data whose models are right.
@Suite struct CoverageTests {
    /// Two covariates move both; the effect differs by one of them, so that nothing is constant by luck; the spread of the
    /// outcome differs too.
    private func simulated(_ random: inout RandomState) throws -> TreatmentData {
        let count = 500
        let draws = try random.draw(.normal(mean: 0, deviation: 1), shape: [3, count]).elements
        let uniform = try random.draw(.uniform(low: 0, high: 1), shape: [count]).elements
        let (a, b) = (Array(draws[..<count]), Array(draws[count..<2 * count]))
        var graph = Graph(budget: Budget())
        let odds = (0..<count).map { (row: Int) -> Double in 0.7 * a[row] + 0.5 * b[row] - 0.3 }
        let chances = try graph.unary(.sigmoid, NDArray(shape: [count], elements: odds)).elements
        let treatment = zip(uniform, chances).map { $0 < $1 ? 1.0 : 0 }
        let outcome = (0..<count).map { (row: Int) -> Double in
            let effect: Double = 1 + 0.5 * a[row]
            let spread: Double = 1 + 0.5 * treatment[row]
            return a[row] + 2 * b[row] + treatment[row] * effect + spread * draws[2 * count + row]
        }
        return try TreatmentData(
            treatment: treatment, outcome: outcome, covariates: NDArray(columns: [a, b]),
            names: .init(treatment: "T", outcome: "Y", covariates: ["a", "b"]))
    }

    @Test func intervalsHoldTheEffectAsOftenAsTheySay() throws {
        var bench = EstimationBench()
        // The stream is as long as one wants: 20,000 data sets give shares with an error of 0.15 %.
        let longer = ProcessInfo.processInfo.environment["COVERAGE_SAMPLES"].flatMap { Int($0) }
        let samples = max(longer ?? 200, 1)
        let estimators: [(String, Estimator)] = [
            ("g-formula", .regression(interactions: ["a", "b"])), ("Hájek", .ipw()), ("AIPW", .aipw()),
            ("Horvitz-Thompson", .ipw(.horvitzThompson)),
        ]
        var held = Array(repeating: 0, count: estimators.count)
        var naive = 0
        for _ in 0..<samples {
            let data = try simulated(&bench.random)
            for (place, (_, estimator)) in estimators.enumerated() {
                let estimate = try bench.estimate(data, by: estimator)
                if estimate.low <= 1, 1 <= estimate.high { held[place] += 1 }
                if place == 0, estimate.low <= estimate.naive, estimate.naive <= estimate.high { naive += 1 }
            }
        }
        for (place, (name, _)) in estimators.enumerated() {
            let share = Double(held[place]) / Double(samples)
            if longer != nil { print("coverage of \(name): \(share)") }
            // Of 200 samples a share of 95 % has a standard deviation of 1.5 %.
            #expect((0.92...0.98).contains(share), "\(name)")
        }
        // The naive difference is far out of the intervals: there is something to be adjusted for.
        #expect(Double(naive) / Double(samples) <= 0.1)
    }
}
