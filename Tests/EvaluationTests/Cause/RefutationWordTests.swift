import Documents
import Testing

@testable import Evaluation

@Suite struct RefutationWordTests {
    private static let clinic = """
        seed 0
        def clinic():
            Z = normal(0, 1)
            T = binomial(1, sigmoid(Z))
            Y = 2*T + 3*Z + normal(0, 1)
        m = structural_model(clinic)
        data = simulate(m, 500)
        g = causal_graph(m)
        effect = estimate(data, g, of="T", on="Y")

        """

    private func table(_ cell: String) -> Table? {
        let shown = show(cell)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics)")
        return shown.outputs.reversed().lazy.compactMap { if case .table(let table) = $0 { table } else { nil } }.first
    }

    /// A look draws, and leaves the stream as it was.
    @Test(arguments: [
        "refute effect", "placebo effect", "random_common_cause effect", "subset effect, 0.5",
        "unobserved_confounder effect",
        "e_value effect", "balance data, g, of='T', on='Y'",
    ]) func aLookChangesNoLaterNumber(_ look: String) {
        let without = show(Self.clinic + "seed 7\nprint rand(), normal(0, 1)")
        let with = show(Self.clinic + "seed 7\n\(look)\nprint rand(), normal(0, 1)")
        #expect(without.diagnostics.isEmpty && with.diagnostics.isEmpty)
        #expect(with.outputs.count > without.outputs.count)
        #expect(without.last == with.last)
    }

    @Test func aLookTwiceSeesTheSame() {
        #expect(table(Self.clinic + "placebo effect") == table(Self.clinic + "refute effect\nplacebo effect"))
    }

    @Test func anEffectThatIsRightSurvives() {
        let found = table(Self.clinic + "refute effect")
        #expect(found?.title?.hasPrefix("None of 3 checks refutes the effect of T on Y: ") == true)
        #expect(found?.rows.map(\.first) == ["treatment by lot", "random common cause", "80 % of the samples"])
        #expect(found?.rows.allSatisfy { $0.last == "holds" } == true)
        #expect(found?.rows.first?[1] == "0")
    }

    @Test func aGraphThatPromisesTooMuchIsRefuted() {
        // W moves the outcome past Z, which this graph denies.
        let found = table(
            """
            seed 0
            n = 1000
            W = normal(0, 1, n)
            Z = W + normal(0, 1, n)
            T = binomial(1, sigmoid(Z))
            Y = 2*T + 3*Z + W + normal(0, 1, n)
            data = dataset(W=W, Z=Z, T=T, Y=Y, target="Y")
            refute estimate(data, causal_graph("W -> Z; Z -> {T Y}; T -> Y"), of="T", on="Y")
            """)
        #expect(found?.title?.hasPrefix("1 of 5 checks refutes the effect of T on Y: ") == true)
        let independences = found?.rows.suffix(2).sorted { $0[0] < $1[0] }
        #expect(independences?.map(\.last) == ["holds", "fails"])
        #expect(independences?.first?.first == "W ⊥ T | Z")
    }

    @Test func instrumentsAndFrontDoorsAreRefutedToo() {
        let market = """
            seed 0
            n = 500
            U = normal(0, 1, n)
            Z = normal(0, 1, n)
            X = Z + U + normal(0, 1, n)
            Y = 0.5*X + U + normal(0, 1, n)
            effect = estimate(dataset(Z=Z, X=X, Y=Y, target="Y"), causal_graph("Z -> X -> Y; X <-> Y"), of="X", on="Y", method=two_stage)

            """
        #expect(table(market + "refute effect")?.rows.first?.first == "outcome by lot")
        #expect(table(market + "placebo effect")?.title?.hasPrefix("With Y dealt out by lot the effect is ") == true)
        #expect(show(market + "unobserved_confounder effect").number == 590)
        let door = """
            seed 0
            n = 500
            U = binomial(1, 0.5, n)
            T = binomial(1, 0.2 + 0.6*U)
            M = binomial(1, 0.1 + 0.7*T)
            Y = M + U + normal(0, 1, n)
            effect = estimate(dataset(T=T, M=M, Y=Y, target="Y"), causal_graph("T -> M -> Y; T <-> Y"), of="T", on="Y", method=frontdoor)

            """
        #expect(table(door + "refute effect")?.rows.map(\.first) == ["treatment by lot", "80 % of the samples"])
        #expect(show(door + "random_common_cause effect").number == 590)
    }

    @Test(arguments: [("3.9", "7.263"), ("2", "3.414"), ("0.8", "1.809"), ("1", "1.000")])
    func eValuesOfRiskRatios(_ ratio: String, _ value: String) {
        #expect(show("print f\"{e_value(\(ratio)):.3f}\"").last == value)
    }

    /// Of shares the risk ratio is their quotient.
    @Test func eValueOfAnEffect() {
        let found = table(
            """
            stones = kidney_stones()
            g = causal_graph("size -> treatment; size -> success; treatment -> success")
            e_value estimate(stones, g, of="treatment", on="success", contrast=("A", "B"), method=t_learner)
            """)
        // 0.8325462 / 0.778875 = 1.068909 = R, and R + √(R (R - 1)) = 1.340307; no effect is in the interval.
        #expect(found?.rows == [["effect", "1.068909", "1.340307"], ["near end of the interval", "1.0", "1.0"]])
        let line = table(Self.clinic + "e_value effect")
        #expect(line?.note == "The risk ratio is exp(0.91 d), with the effect d in standard deviations of Y.")
    }

    @Test func aConfounderIsMeasuredByWhatWasObserved() {
        let found = table(Self.clinic + "unobserved_confounder effect, 0.5")
        #expect(found?.title?.hasPrefix("An unobserved cause that explains ") == true)
        #expect(found?.rows.count == 1)
        #expect(found?.rows.first?.first == "0.5 × Z")
        let impossible = table(Self.clinic + "unobserved_confounder effect, 100")
        #expect(impossible?.rows.first?.last == "cannot be as strong")
    }

    @Test(arguments: ["refute 3", "placebo data", "subset g", "unobserved_confounder 'effect'", "e_value data"])
    func onlyEffectsCanBeRefuted(_ look: String) {
        #expect(show(Self.clinic + look).number == 270)
    }
}
