import Engine
import Testing

@testable import Causal

@Suite struct EstimationErrorTests {
    private static let names = TreatmentData.Names(treatment: "T", outcome: "Y", covariates: ["a", "b"])

    /// 40 samples of two covariates without overlap trouble, unless they are replaced.
    private func data(
        treatment: [Double]? = nil, outcome: [Double]? = nil, a: [Double]? = nil, b: [Double]? = nil
    ) throws -> TreatmentData {
        var random = RandomState(seed: 5)
        let draws = try random.draw(.normal(mean: 0, deviation: 1), shape: [3, 40]).elements
        let own = treatment ?? (0..<40).map { Double($0 % 2) }
        return try TreatmentData(
            treatment: own, outcome: outcome ?? (0..<40).map { own[$0] + draws[$0] },
            covariates: NDArray(columns: [a ?? Array(draws[40..<80]), b ?? Array(draws[80..<120])]),
            names: Self.names)
    }

    @Test func dataThatTellNothing() throws {
        #expect(throws: EstimationError.noSamples) {
            try TreatmentData(treatment: [], outcome: [], names: .init(treatment: "T", outcome: "Y", covariates: []))
        }
        #expect(throws: EstimationError.constantTreatment("T", value: 1)) {
            try data(treatment: Array(repeating: 1, count: 40))
        }
        #expect(throws: EstimationError.constantOutcome("Y", value: 3)) {
            try data(outcome: Array(repeating: 3, count: 40))
        }
        #expect(throws: EstimationError.missing("b", row: 2, count: 38)) {
            try data(b: [1, 2] + Array(repeating: .nan, count: 38))
        }
        #expect(throws: EstimationError.missing("Y", row: 1, count: 1)) {
            try data(outcome: [0, .infinity] + Array(repeating: 1, count: 38))
        }
        #expect(throws: EstimationError.countsDiffer("Y", found: 1, samples: 2)) {
            try TreatmentData(
                treatment: [0, 1], outcome: [1], names: .init(treatment: "T", outcome: "Y", covariates: []))
        }
        #expect(throws: EstimationError.columnsDiffer(found: 1, names: 2)) {
            try TreatmentData(
                treatment: [0, 1], outcome: [1, 2], covariates: NDArray(columns: [[1, 2]]), names: Self.names)
        }
    }

    @Test(arguments: [Estimator.regression(), .ipw(), .aipw(), .tLearner(outcome: .linear)])
    func threeLevels(_ estimator: Estimator) throws {
        let three = try data(treatment: (0..<40).map { Double($0 % 3) })
        var bench = EstimationBench()
        #expect(throws: EstimationError.treatmentLevels("T", [0, 1, 2], count: 3)) {
            try bench.estimate(three, by: estimator)
        }
    }

    @Test func columnsThatDetermineEachOther() throws {
        var bench = EstimationBench()
        let line = (0..<40).map { Double($0 * $0 % 17) }
        let twice = try data(a: line, b: line.map { 3 - 2 * $0 })
        for estimator in [Estimator.regression(), .ipw(), .aipw(folds: 1)] {
            #expect(throws: EstimationError.self) { try bench.estimate(twice, by: estimator) }
        }
        #expect(throws: EstimationError.collinear("b", in: .all)) { try bench.estimate(twice, by: .regression()) }
        // Among the untreated it never varies.
        let still = try data(b: (0..<40).map { $0 % 2 == 0 ? 1 : Double($0 / 2 % 3) })
        #expect(throws: EstimationError.collinear("b", in: .untreated)) {
            try bench.estimate(still, by: .aipw(folds: 1))
        }
        let constant = try data(a: Array(repeating: 0.1, count: 40))
        #expect(throws: EstimationError.collinear("a", in: .all)) { try bench.estimate(constant, by: .ipw()) }
        let copied = try data(b: (0..<40).map { Double($0 % 2) * 5 })
        #expect(throws: EstimationError.treatmentDetermined("T")) { try bench.estimate(copied, by: .regression()) }
        #expect(throws: EstimationError.unknownCovariate("c", known: ["a", "b"])) {
            try bench.estimate(twice, by: .regression(interactions: ["c"]))
        }
    }

    @Test func groupsThatCannotBeCompared() throws {
        var bench = EstimationBench()
        // The covariate alone says who is treated; then only for those where it is 1; then both covariates together.
        let apart = try data(a: (0..<40).map { $0 % 2 == 1 ? 5 + Double($0) : -Double($0) })
        #expect(throws: EstimationError.noOverlap(covariate: "a", samples: 40)) {
            try bench.estimate(apart, by: .ipw())
        }
        let flag = try data(b: (0..<40).map { $0 % 4 == 3 ? 1 : 0 })
        #expect(throws: EstimationError.noOverlap(covariate: "b", samples: 10)) {
            try bench.estimate(flag, by: .aipw(folds: 1))
        }
        #expect(throws: EstimationError.noOverlap(covariate: "b", samples: 10)) { try bench.balance(flag) }
        let line = (0..<40).map { Double($0 / 2) }
        let both = try data(a: line, b: (0..<40).map { line[$0] + ($0 % 2 == 1 ? 0.5 : -0.5) })
        #expect(throws: EstimationError.noOverlap(covariate: nil, samples: 40)) {
            try bench.estimate(both, by: .ipw())
        }
        // A straight line of outcomes goes on where nobody is.
        #expect(try bench.estimate(flag, by: .regression()).value.isFinite)
    }

    @Test func tooFewSamples() throws {
        var bench = EstimationBench()
        let rare = try data(treatment: (0..<40).map { $0 < 3 ? 1 : 0 })
        #expect(throws: EstimationError.tooFewSamples(.treated, found: 3, needed: 5)) {
            try bench.estimate(rare, by: .aipw())
        }
        #expect(throws: EstimationError.tooFewSamples(.treated, found: 3, needed: 4)) {
            try bench.estimate(rare, by: .aipw(folds: 1))
        }
        let few = rare.rows([0, 1, 2, 10])
        #expect(throws: EstimationError.tooFewSamples(.all, found: 4, needed: 5)) {
            try bench.estimate(few, by: .regression())
        }
    }

    @Test func aroundHiddenCauses() throws {
        var bench = EstimationBench()
        let plain = try data()
        #expect(throws: EstimationError.noInstrument) { try bench.estimate(plain, by: .twoStage) }
        #expect(throws: EstimationError.noMediator) { try bench.estimate(plain, by: .frontDoor()) }
        let names = { (column: String) in
            TreatmentData.Names(treatment: "T", outcome: "Y", covariates: [], instruments: [column])
        }
        // Every combination of signs: what has no correlation with the treatment has exactly none.
        let signs = (0..<40).map { Double($0 / 2 % 2) }
        let still = try TreatmentData(
            treatment: plain.treatment, outcome: plain.outcome, instruments: NDArray(columns: [signs]),
            names: names("Z"))
        #expect(throws: EstimationError.irrelevantInstruments(["Z"])) { try bench.estimate(still, by: .twoStage) }
        let noise = try TreatmentData(
            treatment: plain.treatment, outcome: plain.outcome,
            instruments: NDArray(columns: [plain.covariates.column(0)]), names: names("Z"))
        let weak = try bench.estimate(noise, by: .twoStage)
        let f = weak.firstStage ?? .nan
        #expect(f < 10)
        #expect(weak.warnings == [.weakInstruments(f: f)])
        let through = try TreatmentData(
            treatment: plain.treatment, outcome: plain.outcome, mediators: NDArray(columns: [plain.treatment]),
            names: .init(treatment: "T", outcome: "Y", covariates: [], mediators: ["M"]))
        #expect(throws: EstimationError.emptyCell(mediators: [1], treatment: 0)) {
            try bench.estimate(through, by: .frontDoor())
        }
        #expect(throws: EstimationError.collinear("M", in: .all)) {
            try bench.estimate(through, by: .frontDoor(.linear))
        }
        let many = try TreatmentData(
            treatment: plain.treatment, outcome: plain.outcome,
            mediators: NDArray(columns: [plain.covariates.column(0)]),
            names: .init(treatment: "T", outcome: "Y", covariates: [], mediators: ["M"]))
        #expect(throws: EstimationError.tooManyLevels(found: 21, limit: 20)) {
            try bench.estimate(many, by: .frontDoor(.counted))
        }
        #expect(try bench.estimate(many, by: .frontDoor()).means == nil)
    }

    @Test func whatIsSaidOfPropensities() throws {
        var random = RandomState(seed: 8)
        let a = try random.draw(.normal(mean: 0, deviation: 1), shape: [400]).elements
        let noise = try random.draw(.normal(mean: 0, deviation: 1), shape: [400]).elements
        let treatment = (0..<400).map { (row: Int) -> Double in 3 * a[row] + noise[row] > 0 ? 1 : 0 }
        let steep = try TreatmentData(
            treatment: treatment, outcome: noise, covariates: NDArray(columns: [a]),
            names: .init(treatment: "T", outcome: "Y", covariates: ["a"]))
        var bench = EstimationBench()
        let estimate = try bench.estimate(steep, by: .ipw())
        let chances = try #require(estimate.propensities)
        let extreme = chances.count { $0 < 0.01 || $0 > 0.99 }
        #expect(extreme > 0)
        #expect(
            estimate.warnings == [
                .extremePropensities(
                    count: extreme, smallest: chances.min() ?? .nan, largest: chances.max() ?? .nan)
            ])
        let clipped = try bench.estimate(steep, by: .ipw(clip: 0.01))
        #expect(clipped.warnings == [.clippedPropensities(count: extreme, bound: 0.01)])
        #expect(clipped.propensities?.min() == 0.01)
        #expect(clipped.standardError < estimate.standardError)
        for clip in [0, 0.5, .nan, -1] {
            #expect(throws: EngineError.self) { try bench.estimate(steep, by: .ipw(clip: clip)) }
        }
    }

    @Test func optionsOutOfTheirRange() throws {
        var bench = EstimationBench()
        let plain = try data()
        let learner = try Learner.dense(2, .tanh)
        for options in [
            Learner(hidden: learner.hidden, epochs: -1), Learner(hidden: learner.hidden, batch: 0),
            Learner(hidden: learner.hidden, rate: 0), Learner(hidden: learner.hidden, rate: .nan),
            Learner(hidden: learner.hidden, l2: -1), Learner(hidden: learner.hidden, l2: .nan),
            Learner(hidden: learner.hidden, epochs: .max, batch: -3),
        ] {
            #expect(throws: EngineError.self) { try bench.estimate(plain, by: .sLearner(outcome: options)) }
        }
        #expect(throws: EngineError.self) { try bench.estimate(plain, by: .aipw(folds: 0)) }
        for level in [0, 1, .nan] {
            #expect(throws: EngineError.self) { try bench.estimate(plain, by: .ipw(), level: level) }
        }
        #expect(throws: EngineError.self) { try bench.estimate(plain, by: .ipw(), interval: .bootstrap(1)) }
        let huge = try data(outcome: (0..<40).map { $0 % 3 == 0 ? 1e308 : -1e308 })
        _ = try? bench.estimate(huge, by: .sLearner(outcome: learner))
        _ = try? bench.estimate(huge, by: .regression())
    }

    @Test func resamplesWithoutAGroupAreLeftOut() throws {
        var bench = EstimationBench()
        // Two of 40 are treated: about 13 of 100 samples have neither.
        let rare = try TreatmentData(
            treatment: (0..<40).map { $0 < 2 ? 1 : 0 }, outcome: (0..<40).map { Double($0 * $0 % 7) },
            names: .init(treatment: "T", outcome: "Y", covariates: []))
        let estimate = try bench.estimate(rare, by: .regression(), interval: .bootstrap(100))
        guard case .resamplesLeftOut(let failed, of: 100)? = estimate.warnings.first else {
            Issue.record("no warning: \(estimate.warnings)")
            return
        }
        #expect((3...30).contains(failed))
        #expect(estimate.low < estimate.high)
    }
}
