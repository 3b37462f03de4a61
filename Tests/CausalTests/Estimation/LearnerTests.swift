import Engine
import FoundationEssentials
import Testing

@testable import Causal

/// Nets as learners on simulated data whose effects are known, beside scikit-learn's nets on the same data
/// (Oracles/learners.py).
@Suite struct LearnerTests {
    /// Of each data set the error of the mean, and the root of the mean squared error of each effect.
    private struct Expected: Decodable {
        let known: Double
        let s, t, x, dr: [Double]

        static func read() throws -> [Expected] {
            let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
            let data = try Data(contentsOf: URL(fileURLWithPath: "/\(folder)/Oracles/learners.json"))
            return try JSONDecoder().decode([Expected].self, from: data)
        }
    }

    private static func learners() throws -> [Estimator] {
        let (outcome, propensity) = (try Learner.dense(32, .tanh), try Learner.dense(16, .tanh))
        return [
            .sLearner(outcome: outcome), .tLearner(outcome: outcome),
            .xLearner(outcome: outcome, propensity: propensity),
            .drLearner(outcome: outcome, propensity: propensity, effect: try Learner.dense(8, .tanh)),
        ]
    }

    @Test func theBenchmarkIsTheOneThatItSays() throws {
        let (data, effects) = try TreatmentData.simulated()
        #expect(abs(effects.mean - 0.983360) <= 5e-7)
        #expect(abs(data.naiveDifference - 1.594279) <= 5e-7)
        var bench = EstimationBench()
        #expect(abs(try bench.estimate(data, by: .regression()).value - 1.047167) <= 5e-7)
    }

    @Test func netsAreNoWorseThanScikitLearns() throws {
        let expected = try Expected.read()
        let shows = ProcessInfo.processInfo.environment["SHOW_LEARNERS"] != nil
        var ours = Array(repeating: (mean: 0.0, each: 0.0), count: 4)
        var theirs = ours
        for (seed, expected) in expected.enumerated() {
            let (data, effects) = try TreatmentData.simulated(seed: UInt32(seed))
            for (place, learner) in try Self.learners().enumerated() {
                var bench = EstimationBench()
                let estimate = try bench.estimate(data, by: learner)
                let squares = zip(try #require(estimate.each), effects).map { ($0 - $1) * ($0 - $1) }
                let (mean, each) = (estimate.value - effects.mean, squares.mean.squareRoot())
                let other = [expected.s, expected.t, expected.x, expected.dr][place]
                if shows { print("learner \(place) of data set \(seed): \(mean) \(each), scikit-learn \(other)") }
                ours[place].mean += abs(mean) / 5
                ours[place].each += each / 5
                theirs[place].mean += abs(other[0]) / 5
                theirs[place].each += other[1] / 5
                // No learner of these samples knows better than the true functions, but for chance.
                #expect(abs(mean - expected.known) <= 0.04, "learner \(place) of data set \(seed)")
                #expect(estimate.low <= effects.mean + 0.02 && effects.mean - 0.02 <= estimate.high)
                if seed == 0 {
                    #expect(each <= [0.136, 0.280, 0.226, 0.130][place], "learner \(place)")
                }
            }
        }
        for (place, (ours, theirs)) in zip(ours, theirs).enumerated() {
            if shows { print("learner \(place): \(ours), scikit-learn \(theirs)") }
            // The mean of five errors of 0.03 has a deviation of 0.013.
            #expect(ours.mean <= theirs.mean + 0.013, "learner \(place)")
            #expect(ours.each <= theirs.each, "learner \(place)")
        }
    }

    @Test func binaryOutcomesEndInASigmoid() throws {
        let (data, _) = try TreatmentData.simulated(count: 400)
        let binary = try TreatmentData(
            treatment: data.treatment, outcome: data.outcome.map { $0 > 1 ? 1 : 0 }, covariates: data.covariates,
            names: data.names)
        #expect(binary.hasBinaryOutcome && !data.hasBinaryOutcome)
        var bench = EstimationBench()
        let nuisance = try bench.learn(
            try Learner.dense(8, .tanh), .outcome, binary.covariates, binary.outcome, names: binary.names.covariates)
        let chances = try bench.values(of: nuisance, at: binary.covariates)
        #expect(chances.allSatisfy { $0 > 0 && $0 < 1 })
        // They tell apart what they learnt.
        let ones = binary.outcome.indices.filter { binary.outcome[$0] == 1 }.map { chances[$0] }
        #expect(ones.mean > chances.mean + 0.1)
    }

    @Test func nothingIsLeftBehindAndTheStreamGoesOn() throws {
        let (data, _) = try TreatmentData.simulated(count: 200)
        var bench = EstimationBench()
        let learner = Learner(hidden: try Learner.dense(4, .tanh).hidden, epochs: 2)
        let first = try bench.estimate(data, by: .tLearner(outcome: learner))
        #expect(bench.objects.models.isEmpty && bench.objects.layers.isEmpty)
        let second = try bench.estimate(data, by: .tLearner(outcome: learner))
        #expect(first.value != second.value)
        var again = EstimationBench()
        #expect(try again.estimate(data, by: .tLearner(outcome: learner)).value == first.value)
        // A bootstrap of nets: each sample learns its own.
        let wide = try again.estimate(data, by: .tLearner(outcome: learner), interval: .bootstrap(4))
        #expect(wide.standardError > 0 && wide.low < wide.high)
        #expect(again.objects.models.isEmpty)
    }

    @Test func scaledUnitsDoNotMatterToNets() throws {
        let (data, _) = try TreatmentData.simulated(count: 300)
        var scaled = data.covariates
        for place in scaled.elements.indices { scaled.elements[place] = 4096 * scaled.elements[place] + 1024 }
        let other = try TreatmentData(
            treatment: data.treatment, outcome: data.outcome.map { 512 * $0 }, covariates: scaled, names: data.names)
        let learner = Learner(hidden: try Learner.dense(4, .tanh).hidden, epochs: 5)
        var (one, two) = (EstimationBench(), EstimationBench())
        let small = try one.estimate(data, by: .sLearner(outcome: learner)).value
        let large = try two.estimate(other, by: .sLearner(outcome: learner)).value
        // Only the rounding of means and deviations is between them.
        #expect(abs(large / 512 - small) <= 1e-9)
    }
}
