import Engine
import Testing

@testable import Causal

/// What is said of groups too small for an interval, and of groups that cannot be compared.
@Suite struct SmallGroupTests {
    /// By SciPy: `2 * t.cdf(norm.ppf(.975) * sqrt((n - 1) / n), n - 1) - 1`.
    @Test func coverageIsStudents() throws {
        var bench = EstimationBench()
        let reach = try bench.normalQuantile(inside: 0.95)
        let expected = [2: 0.6020848639299214, 3: 0.7493310561794737, 4: 0.8118086881162343, 9: 0.8981914024574043]
        for (samples, share) in expected {
            #expect(abs(coverage(reach: reach, samples: samples) - share) < 1e-12)
        }
    }

    /// By drawing: of means of normal numbers with such intervals, so many hold the truth.
    @Test func coverageIsWhatHappens() throws {
        var random = RandomState(seed: 1)
        var bench = EstimationBench()
        let reach = try bench.normalQuantile(inside: 0.95)
        let (trials, samples) = (20_000, 3)
        let drawn = try random.draw(.normal(mean: 0, deviation: 1), shape: [trials, samples]).elements
        let held = (0..<trials).count { trial in
            let own = Array(drawn[trial * samples..<(trial + 1) * samples])
            let mean = own.mean
            let squares = own.map { ($0 - mean) * ($0 - mean) }.mean
            return abs(mean) <= reach * (squares / Double(samples)).squareRoot()
        }
        // Four standard errors of a share.
        #expect(abs(Double(held) / Double(trials) - coverage(reach: reach, samples: samples)) < 0.0123)
    }

    private func data(treated: (Int) -> Bool, slope: Double = 1) throws -> TreatmentData {
        var random = RandomState(seed: 2)
        let drawn = try random.draw(.normal(mean: 0, deviation: 1), shape: [2, 60]).elements
        let (z, noise) = (Array(drawn[..<60]), Array(drawn[60...]))
        let t = (0..<60).map { treated($0) ? 1.0 : 0 }
        let y = (0..<60).map { 2 * t[$0] + slope * z[$0] + noise[$0] }
        return try TreatmentData(
            treatment: t, outcome: y, covariates: NDArray(columns: [z]),
            names: .init(treatment: "T", outcome: "Y", covariates: ["Z"]))
    }

    @Test func aFewSamplesAreSaid() throws {
        var bench = EstimationBench()
        let few = try data { $0 < 3 }
        let estimate = try bench.estimate(few, by: .regression())
        guard case .fewSamples(.treated, 3, let coverage)? = estimate.warnings.first else {
            Issue.record("\(estimate.warnings)")
            return
        }
        #expect(abs(coverage - 0.7493310561794737) < 1e-12)
        #expect(estimate.low.isFinite)
        #expect(try bench.estimate(data { $0 < 10 }, by: .regression()).warnings.isEmpty)
    }

    @Test func oneSampleHasNoInterval() throws {
        var bench = EstimationBench()
        let one = try data { $0 != 7 }
        for interval in [IntervalMethod.influence, .bootstrap(20)] {
            let estimate = try bench.estimate(one, by: .regression(), interval: interval)
            #expect(estimate.warnings.contains(.fewSamples(.untreated, count: 1, coverage: 0)))
            #expect(estimate.low.isNaN && estimate.high.isNaN && estimate.standardError.isNaN)
            #expect(estimate.value.isFinite)
        }
    }

    /// Treated where the covariate is above 0: the propensity is refused, the line is warned of.
    @Test func aLineBeyondTheDataIsSaid() throws {
        var bench = EstimationBench()
        let z = try data { $0 < 30 }.covariates.column(0)
        let told = try data { z[$0] > 0 }
        let found = EstimationWarning.extrapolation(covariate: "Z", samples: 60)
        #expect(try bench.estimate(told, by: .regression()).warnings == [found])
        #expect(throws: EstimationError.noOverlap(covariate: "Z", samples: 60)) {
            try bench.estimate(told, by: .ipw())
        }
    }
}
