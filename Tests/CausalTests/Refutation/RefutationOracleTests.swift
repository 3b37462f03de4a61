import Engine
import Testing

@testable import Causal

/// Robustness and partial correlations against PySensemakr, statsmodels and SciPy.
@Suite struct RefutationOracleTests {
    /// Both are regressions on some hundred numbers behind a matrix of condition 1e3.
    private static let tolerance = 1e-9

    private func compare(_ data: TreatmentData, with study: RefutationOracle.Study) throws {
        var bench = EstimationBench()
        for (strength, bounded) in zip(study.strengths, study.bounded) {
            let found = try bench.confounding(data, strength: strength)
            #expect(abs(found.effect - study.effect) <= Self.tolerance)
            #expect(abs(found.standardError - study.error) <= Self.tolerance)
            #expect(found.freedom == study.freedom)
            #expect(abs(found.robustness - study.robustness) <= Self.tolerance)
            #expect(found.rows.map(\.covariate) == data.names.covariates)
            for (index, row) in found.rows.enumerated() {
                #expect(abs(row.shareOfTreatment - study.of_treatment[index]) <= Self.tolerance)
                #expect(abs(row.shareOfOutcome - study.of_outcome[index]) <= Self.tolerance)
                guard let wanted = bounded[index] else {
                    #expect(row.effect == nil && row.bounds == nil)
                    continue
                }
                let found = [row.effect, row.bounds?.treatment, row.bounds?.outcome]
                for (found, wanted) in zip(found, wanted) { #expect(abs((found ?? .nan) - wanted) <= Self.tolerance) }
            }
        }
    }

    @Test func smokersWhoGaveUp() throws {
        let names = ["sex", "age", "smokeintensity", "smokeyrs", "wt71"]
        try compare(try .smokers(adjustedFor: names), with: try RefutationOracle.read().nhefs)
    }

    /// One strength makes the effect change its sign, where the outcome is explained wholly; others cannot be.
    @Test func causesThatAreTooStrong() throws {
        let study = try RefutationOracle.read().made
        #expect(study.bounded[1][0] == nil && (study.bounded[0][0]?[0] ?? 0) > 0 && study.effect < 0)
        try compare(try .strongAndWeak(), with: study)
    }

    @Test func partialCorrelations() throws {
        let expected = try RefutationOracle.read().partial
        let smokers = try Dataset.nhefs()
        let made = try TreatmentData.strongAndWeak()
        let column = { (name: String) in name == "wt82_71" ? smokers.y.elements : try smokers.column(name).elements }
        let cases: [([Double], [Double], [[Double]])] = [
            (try column("age"), try column("wt71"), []),
            (try column("age"), try column("wt82_71"), [try column("smokeyrs")]),
            (try column("qsmk"), try column("wt71"), [try column("sex"), try column("age")]),
            (made.covariates.column(0), made.covariates.column(1), [made.treatment, made.outcome]),
        ]
        var bench = EstimationBench()
        for ((one, other, given), wanted) in zip(cases, expected) {
            let table = given.isEmpty ? NDArray(shape: [one.count, 0], elements: []) : NDArray(columns: given)
            let found = try bench.partialCorrelation(
                one, other, given: table, names: given.indices.map { "x\($0)" })
            #expect(abs((found?.value ?? .nan) - wanted[0]) <= Self.tolerance)
            #expect(abs((found?.pValue ?? .nan) - wanted[1]) <= Self.tolerance)
        }
    }

    @Test func nothingIsLeftToCorrelate() throws {
        let made = try TreatmentData.strongAndWeak()
        var bench = EstimationBench()
        let found = try bench.partialCorrelation(
            made.treatment, made.outcome, given: NDArray(columns: [made.treatment]), names: ["T"])
        #expect(found == nil)
        let two = NDArray(shape: [3, 0], elements: [])
        #expect(try bench.partialCorrelation([1, 2, 4], [2, 1, 3], given: two, names: []) == nil)
    }
}
