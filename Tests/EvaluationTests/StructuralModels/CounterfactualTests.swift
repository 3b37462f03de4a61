import Documents
import Testing

@testable import Evaluation

@Suite struct CounterfactualTests {
    @Test func joeWouldScoreOnePointNine() {
        let shown = show(
            Models.school + """
                joe = dataset(X=[0.5], H=[1], Y=[1.5], target="Y")
                c = counterfactual(m, joe, H=2)
                c
                print f"{c['Y'][0]:.12g}", c["X"], c["H"], c.features, mean(c.y)
                """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.last == "1.9 [0.5] [2.] ['X', 'H'] 1.9")
        #expect(
            shown.texts[0] == """
                variable | in the row | had H been 2 | noise
                X | 0.5 | 0.5 | 0.5
                H | 1 | 2 | 0.75
                Y | 1.5 | 1.9 | 0.75
                """)
        guard case .table(let table) = shown.outputs[0] else {
            Issue.record("no table")
            return
        }
        #expect(table.title == "Had H been 2, Y would be 1.9 instead of 1.5.")
    }

    /// Where a variable that is set draws nothing itself, both worlds draw the same numbers from the same seed: so what
    /// is simulated there is what the unit would have been.
    @Test(arguments: [
        (Self.treatment, "T=1", "[]"), (Self.treatment, "T=0", "[\"UT\"]"),
        // What is hidden and stays is kept with the noise.
        (Self.treatment, "T=1", "[\"Z\", \"UT\"]"),
        (Self.school, "X=3", "[]"), (Self.school, "X=-1", "[\"UX\"]"), (Self.strange, "X=2", "[\"U\", \"UX\"]"),
        (Self.bounded, "X=2", "[\"U\", \"UX\"]"), (Self.strange, "X=2", "[]"), (Self.strange, "X=2", "[\"Y\"]"),
    ])
    func isWhatTheSameNoiseGives(model: String, action: String, hidden: String) {
        let shown = show(
            """
            \(model)
            m = structural_model(f)
            seed 5
            d = simulate(m, 50, hide=\(hidden))
            seed 5
            other = simulate(do(m, \(action)), 50, hide=\(hidden))
            c = counterfactual(m, d, \(action))
            print max(abs(c.x - other.x)) < 1e-9, max(abs(c.y - other.y)) < 1e-9, max(abs(d.x - other.x)) > 0.1
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.last == "True True True")
    }

    private static let treatment = """
        def f():
            Z = normal(0, 1)
            UT = uniform(0, 1)
            T = UT < sigmoid(Z)
            Y = 2*T + 3*Z + normal(0, 1)
        """
    private static let school = """
        def f():
            UX = normal(0, 1)
            X = UX
            H = 0.5*X + normal(0, 1)
            Y = 0.7*X + 0.4*H + normal(0, 1)
        """
    /// Noise that gives no number where 0 stands for it.
    private static let bounded = """
        def f():
            U = exponential(1) + 1
            UX = normal(0, 1)
            X = UX
            Y = X + log(U - 1) - log(rand())
        """
    /// Every form in which noise may be added.
    private static let strange = """
        def f():
            Z = uniform(1, 2)
            U = exponential(1)
            UX = uniform(0, 1)
            X = UX * Z
            M = normal(std=Z, mean=sin(X)) + log(U) + normal(mean=X, std=2)
            Y = -2*(X**2 + M - normal(0, 1) * U)/Z + tanh(M) * 3 + uniform(0, Z)
        """

    @Test func inADiscreteModelItIsTheMeanOverWhatCanHaveBeen() {
        let model = """
            def pills():
                U = binomial(1, 0.25)
                V = binomial(2, 0.5)
                T = binomial(1, 0.5)
                Y = (T + U + V) % 2
            m = structural_model(pills)

            """
        // Given Y and T, U + V is even or odd: the other world turns Y round.
        let shown = show(
            model + """
                rows = dataset(T=[1, 0], Y=[1, 1], target="Y")
                c = counterfactual(m, rows, T=0)
                print c["Y"], c["T"]
                one = counterfactual(m, dataset(T=[1], Y=[1], V=[2], target="Y"), T=0, V=1)
                print one["Y"]
                half = counterfactual(m, dataset(T=[1], V=[0], target="V"), T=0)
                print half["V"]
                unknown = counterfactual(m, dataset(T=[1], Y=[1], target="Y"), V=0)
                print f"{unknown['Y'][0]:.12g}"
                """)
        #expect(shown.diagnostics.isEmpty)
        // Y = 1, T = 1: U + V even. P(U=0, V=0 or 2) = .75 · .5, P(U=1, V=1) = .25 · .5; with V = 0 Y is 1 for U = 0.
        #expect(shown.texts == ["[0. 1.] [0. 0.]\n[1.]\n[0]\n0.75"])
    }
}
