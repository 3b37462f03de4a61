import Testing

@testable import Evaluation

@Suite struct ExactAnswerTests {
    /// The figures of the literature to as many digits as it gives; a value is asked for as `expectation(…)`.
    private static let figures: [(model: String, asked: String, expected: Double, tolerance: Double)] = [
        (Models.stones, #"expectation(do(m, A=1), "R")"#, 0.832546, 5e-7),
        (Models.stones, #"expectation(do(m, A=0), "R")"#, 0.778875, 5e-7),
        (Models.stones, #"expectation(m, "R", A=1)"#, 0.78, 1e-12),
        (Models.stones, #"expectation(m, "R", A=0)"#, 0.82571428571428571, 1e-12),
        (Models.stones, #"expectation(m, "L", A=1, R=1)"#, 0.70329670329670335, 1e-12),
        (Models.smoking, #"expectation(do(m, S=1), "C")"#, 0.54, 1e-12),
        // The front door's formula says the same without U: Σ_m P(m|s) Σ_s' P(s') P(c|m, s').
        (
            Models.smoking,
            """
            sum([(0.8 if k else 0.2) * (1 - expectation(m, "S") if s == 0 else expectation(m, "S")) * \
            expectation(m, "C", M=k, S=s) for k in [0, 1] for s in [0, 1]])
            """, 0.54, 1e-12
        ),
        (Models.tar, #"expectation(do(m, S=1), "C") - expectation(do(m, S=0), "C")"#, 0.35, 1e-12),
        (Models.clinic, #"expectation(do(m, T=1), "Y") - expectation(do(m, T=0), "Y")"#, 2, 1e-12),
        // X = .5: E[H] = .25; H given seen or set.
        (Models.school, #"expectation(m, "Y", X=0.5)"#, 0.45, 1e-12),
        (Models.school, #"expectation(m, "Y", H=2)"#, 1.36, 1e-12),
        (Models.school, #"expectation(do(m, H=2), "Y")"#, 0.8, 1e-12),
        (Models.school, #"expectation(m, "Y", X=0.5, H=1)"#, 0.75, 1e-12),
        (Models.school, #"expectation(do(m, H=2), "Y", X=1)"#, 1.5, 1e-12),
    ]

    @Test(arguments: figures)
    func isExact(model: String, asked: String, expected: Double, tolerance: Double) throws {
        let shown = show(model + "answer = \(asked)\nprint f\"{answer:.17g}\"")
        #expect(shown.diagnostics.isEmpty)
        let value = try #require(Double(shown.last))
        #expect(abs(value - expected) <= tolerance, "\(value)")
    }

    /// Coefficients follow from conditional means, which are linear: E[Y | X = 1] - E[Y | X = 0].
    private static let sums: [(model: String, asked: String, expected: Double)] = [
        // An instrument Z of strength .8 and a hidden cause: least squares .878788, the instrument's ratio .5.
        (
            """
            def iv():
                Z = normal(0, 1)
                U = normal(0, 1)
                X = 0.8*Z + U + normal(0, 0.1**0.5)
                Y = 0.5*X + U + normal(0, 1)

            """, #"slope("X", "Y")"#, 1.0747126436781609
        ),
        (
            """
            def iv():
                Z = normal(0, 1)
                U = normal(0, 1)
                X = 0.8*Z + U + normal(0, 1)
                Y = 0.5*X + U + normal(0, 1)

            """, #"slope("X", "Y")"#, 0.878788
        ),
        (
            """
            def iv():
                Z = normal(0, 1)
                U = normal(0, 1)
                X = 0.8*Z + U + normal(0, 1)
                Y = 0.5*X + U + normal(0, 1)

            """, #"slope("Z", "Y") / slope("Z", "X")"#, 0.5
        ),
        // Given the collider, the independent become dependent: E[Y | X, C] falls by .5 when X rises by 1.
        (
            """
            def collider():
                X = normal(0, 1)
                Y = normal(0, 1)
                C = X + Y + normal(0, 1)

            """, #"expectation(m, "Y", X=1, C=0) - expectation(m, "Y", X=0, C=0)"#, -0.5
        ),
        (
            """
            def omitted():
                Z = normal(0, 1)
                X = Z + normal(0, 1)
                Y = 0.5*X + 1*Z + normal(0, 1)

            """, #"slope("X", "Y")"#, 1.0
        ),
        // Simpson: the sign turns when Z is held.
        (
            """
            def simpson():
                Z = normal(0, 1)
                X = 2*Z + randn()
                Y = -(X - 3*Z)/1 + normal(std=1)

            """, #"expectation(m, "Y", X=1, Z=0) - expectation(m, "Y", X=0, Z=0)"#, -1.0
        ),
        (
            """
            def simpson():
                Z = normal(0, 1)
                X = 2*Z + randn()
                Y = -(X - 3*Z)/1 + normal(std=1)

            """, #"slope("X", "Y")"#, 0.2
        ),
        // Means need no normal noise, and where they are weighted sums, no spread that is always the same.
        (
            """
            def moved():
                Z = uniform(0, 0.5)
                N = binomial(10, Z) + exponential(scale=2 + Z) + uniform(-Z, 3*Z)
                A = N.normal(Z) + binomial(n=4, p=0.25 + Z)

            """, #"expectation(m, "A")"#, 7
        ),
        (
            """
            def mixed():
                A = uniform(1, 3) + exponential(2) + binomial(10, 0.3) + rand()
                B = 2*A - uniform(0, 1) * 4 + 2**3

            """, #"expectation(m, "B")"#, 21
        ),
    ]

    @Test(arguments: sums)
    func followsFromWeightedSums(model: String, asked: String, expected: Double) throws {
        let name = model.dropFirst(4).prefix { $0 != "(" }
        let shown = show(
            """
            \(model)m = structural_model(\(name))
            def slope(a, b):
                if a == "X":
                    return expectation(m, b, X=1) - expectation(m, b, X=0)
                return expectation(m, b, Z=1) - expectation(m, b, Z=0)
            answer = \(asked)
            print f"{answer:.17g}"
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(abs(try #require(Double(shown.last)) - expected) < 5e-7)
    }

    @Test func aDistributionListsWhatCanHappen() {
        let joint = show(Models.stones + "distribution(m, \"A\", \"R\")").last
        #expect(
            joint == """
                A | R | probability
                0 | 0 | 0.08714286
                0 | 1 | 0.4128571
                1 | 0 | 0.11
                1 | 1 | 0.39
                """)
        #expect(show(Models.stones + "distribution(m, \"R\", A=1)").last.hasSuffix("0 | 0.22\n1 | 0.78"))
        let normal = show(Models.school + "distribution(m, \"Y\", X=1)").last
        #expect(normal == "variable | mean | standard deviation | r(Y)\nY | 0.9 | 1.077033 | 1.0")
        let counted = show(
            """
            def dice():
                A = randint(1, 7)
                B = choice(6) + 1
                S = A + B
            distribution(structural_model(dice), "S")
            """
        ).last
        #expect(counted.contains("\n7 | 0.1666667\n"))
        #expect(counted.split(separator: "\n").count == 12)
    }

    @Test func longChainsAreForgottenAsTheyGo() {
        let lines = (1..<60).map { "    X\($0) = binomial(1, where(X\($0 - 1) == 1, 0.8, 0.2))" }.joined(
            separator: "\n")
        let shown = show(
            """
            def chain():
                X0 = binomial(1, 0.9)
            \(lines)
            m = structural_model(chain)
            answer = expectation(m, "X59")
            print f"{answer:.12g}"
            """)
        #expect(shown.diagnostics.isEmpty)
        // 1/2 + .6^59 · .4
        #expect(shown.last == "0.5")
    }
}
