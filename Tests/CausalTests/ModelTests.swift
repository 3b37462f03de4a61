import Testing

@testable import Causal

@Suite struct ParticlesTests {
    @Test func aBinomialHasItsProbabilities() throws {
        var particles = Particles(columns: 1)
        try particles.expand(0, by: .binomial(trials: [3], probability: [0.25]))
        #expect(particles.columns[0] == [0, 1, 2, 3])
        #expect(particles.weights == [0.421875, 0.421875, 0.140625, 0.015625])
        #expect(particles.mean(of: 0) == 0.75)
    }

    @Test func outcomesWithoutProbabilityMakeNoParticle() throws {
        var particles = Particles(columns: 2)
        try particles.expand(0, by: .choice(values: [5, 7, 9], probabilities: [0.5, 0, 0.5]))
        try particles.expand(1, by: .binomial(trials: [1], probability: [0, 1]))
        #expect(particles.columns == [[5, 9], [0, 1]])
        #expect(particles.weights == [0.5, 0.5])
    }

    @Test func thoseThatAgreeInWhatIsKeptBecomeOne() throws {
        var particles = Particles(columns: 3)
        try particles.expand(0, by: .integers(low: 1, high: 7))
        try particles.expand(1, by: .integers(low: 1, high: 7))
        particles.set(2, to: zip(particles.columns[0] ?? [], particles.columns[1] ?? []).map { -($0 + $1) })
        particles.keep([2])
        #expect(particles.count == 11)
        let sorted = particles.sorted()
        let sums: [Double] = [-12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2]
        #expect(sorted.columns[2] == sums)
        #expect(sorted.columns[0] == nil && sorted.columns[1] == nil)
        #expect(abs(sorted.weights[5] - 0.16666666666666667) < 1e-15)
        let given = try particles.given([(column: 2, value: -3)])
        #expect(given.count == 1 && given.weights == [1])
        #expect(throws: ModelError.impossibleCondition) { try particles.given([(column: 2, value: 3)]) }
    }

    @Test func tooManyAreRefusedBeforeTheyAreMade() {
        var particles = Particles(columns: 2)
        #expect(throws: ModelError.tooManyParticles(200_000)) {
            try particles.expand(0, by: .integers(low: .min, high: .max))
        }
        #expect(throws: ModelError.tooManyParticles(200_000)) {
            try particles.expand(0, by: .binomial(trials: [1e15], probability: [0.5]))
        }
        #expect(throws: ModelError.tooManyParticles(200_000)) {
            try particles.expand(0, by: .binomial(trials: [.nan], probability: [0.5]))
        }
    }
}

@Suite struct GaussianDistributionTests {
    /// X, H = .5 X + e, Y = .7 X + .4 H + e: what its covariance matrix is by hand.
    private let school = GaussianDistribution([
        LinearEquation(constant: 1, slopes: [], variance: 1),
        LinearEquation(constant: 0, slopes: [0.5], variance: 1),
        LinearEquation(constant: 2, slopes: [0.7, 0.4], variance: 1),
    ])

    @Test func isFilledInRowByRow() {
        for (value, wanted) in zip(school.mean, [1, 0.5, 2.9]) { #expect(abs(value - wanted) < 1e-15) }
        let expected: [[Double]] = [[1, 0.5, 0.9], [0.5, 1.25, 0.85], [0.9, 0.85, 1.97]]
        for (row, other) in zip(school.covariance, expected) {
            for (value, wanted) in zip(row, other) { #expect(abs(value - wanted) < 1e-15) }
        }
    }

    @Test func theOrderOfConditionsDoesNotMatter() throws {
        let one = try school.given([(variable: 2, value: 4), (variable: 0, value: -1)])
        let other = try school.given([(variable: 0, value: -1), (variable: 2, value: 4)])
        // Given both, H has precision 1 + .4² and the mean that two observations of it leave.
        let mean = (-0.5 + 0.4 * 2.7) / 1.16
        #expect(abs(one.mean[1] - mean) < 1e-14)
        #expect(abs(one.covariance[1][1] - 0.8620689655172414) < 1e-15)
        #expect(abs(one.mean[1] - other.mean[1]) < 1e-14)
        #expect(one.mean[0] == -1 && one.covariance[0] == [0, 0, 0])
    }

    @Test func whatIsFixedHasOneValue() throws {
        let model = GaussianDistribution([
            LinearEquation(constant: 3, slopes: [], variance: 0),
            LinearEquation(constant: 0, slopes: [2], variance: 1),
        ])
        #expect(try model.given([(variable: 0, value: 3)]).mean == [3, 6])
        #expect(throws: ModelError.impossibleCondition) { try model.given([(variable: 0, value: 2)]) }
        let twice = GaussianDistribution([
            LinearEquation(constant: 0, slopes: [], variance: 1), LinearEquation(constant: 0, slopes: [3], variance: 0),
        ])
        #expect(throws: ModelError.impossibleCondition) {
            try twice.given([(variable: 0, value: 1), (variable: 1, value: 2)])
        }
    }
}
