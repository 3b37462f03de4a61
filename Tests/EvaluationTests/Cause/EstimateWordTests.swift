import Diagnostics
import Documents
import Testing

@testable import Evaluation

@Suite struct EstimateWordTests {
    private static let stones = """
        stones = kidney_stones()
        g = causal_graph("size -> treatment; size -> success; treatment -> success")

        """
    /// A treatment of 2 beside a common cause of 3.
    private static let clinic = """
        seed 0
        def clinic():
            Z = normal(0, 1)
            T = binomial(1, sigmoid(Z))
            Y = 2*T + 3*Z + normal(0, 1)
        m = structural_model(clinic)
        data = simulate(m, 1000)
        g = causal_graph(m)

        """
    /// Three doses, each worth 1 more.
    private static let doses = """
        seed 0
        n = 300
        Z = normal(0, 1, n)
        T = randint(0, 3, size=n)
        Y = T + Z + normal(0, 1, n)
        data = dataset(Z=Z, T=T, Y=Y, target="Y")

        """

    /// The last table of a cell that nobody complains of.
    private func table(_ cell: String, language: MessageLanguage = .english) -> Table? {
        var settings = SessionSettings()
        settings.language = language
        let shown = show(cell, settings: settings)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics)")
        return shown.outputs.reversed().lazy.compactMap { if case .table(let table) = $0 { table } else { nil } }.first
    }

    /// What the promises of a cell make of it.
    private func holds(_ cell: String) {
        let shown = show(cell)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics)")
    }

    @Test func kidneyStonesAreSaidWithBothTreatmentsAndTheNaiveComparison() {
        let found = table(
            Self.stones
                + "estimate stones, g, of='treatment', on='success', contrast=('A', 'B'), method=regression(interactions=['size'])"
        )
        #expect(
            found?.title?.hasPrefix("treatment = A instead of B changes success by 0.0537 (95 %: ") == true
                && found?.title?.hasSuffix(" on average; a naive comparison says -0.0457.") == true)
        #expect(found?.rows.first == ["treatment = A", "0.8325462", "0.78"])
        #expect(found?.rows[1] == ["treatment = B", "0.778875", "0.8257143"])
        #expect(found?.rows[2] == ["difference", "0.05367122", "-0.04571429"])
        #expect(
            found?.note
                == "By regression (a straight line, the effect differing with size) from 700 samples, adjusted for size."
        )
    }

    /// Models that leave nothing open give one number: nothing but rounding lies between them.
    @Test(arguments: [
        "ipw", "ipw(mean='horvitz_thompson')", "aipw(folds=1)", "t_learner", "x_learner", "dr_learner(folds=1)",
        "regression(interactions=['size'])", "aipw(folds=1, interactions=['size'])",
    ]) func kidneyStonesAreTheSameByEveryMethod(_ method: String) {
        holds(
            Self.stones + """
                doA = (357*81/87 + 343*192/263) / 700
                doB = (357*234/270 + 343*55/80) / 700
                effect = estimate(stones, g, of="treatment", on="success", contrast=("A", "B"), method=\(method))
                expect abs(effect.value - (doA - doB)) < 1e-12
                expect abs(effect.naive - (273 - 289)/350) < 1e-12
                expect effect.low < 0
                expect effect.high > 0
                expect effect.adjusted == ["size_small"]
                """)
    }

    /// Hernán and Robins, chapters 12 and 13.
    @Test(arguments: [
        ("regression", 3.4626), ("ipw", 3.4405), ("regression(interactions=['smokeintensity'])", 3.5174),
        ("aipw(folds=1, interactions=['smokeintensity'])", 3.4573),
    ]) func smokersGainWhatTheBookSays(_ method: String, _ value: Double) {
        holds(
            """
            data = nhefs()
            data["age2"] = data["age"]**2
            data["intensity2"] = data["smokeintensity"]**2
            data["years2"] = data["smokeyrs"]**2
            data["weight2"] = data["wt71"]**2
            g = causal_graph("{sex race age age2 education smokeintensity intensity2 smokeyrs years2 exercise active wt71 weight2} -> {qsmk wt82_71}; qsmk -> wt82_71")
            effect = estimate(data, g, of="qsmk", on="wt82_71", categories=["education", "exercise", "active"], method=\(method))
            expect abs(effect.value - \(value)) < 6e-5
            expect abs(effect.naive - 2.5406) < 6e-5
            expect len(effect.adjusted) == 18
            """)
    }

    @Test func anEffectHasFields() {
        holds(
            Self.clinic + """
                effect = estimate(data, g, of="T", on="Y")
                expect effect.truth == 2
                expect abs(effect.value - 2) < 2*effect.error
                expect effect.naive > 4
                expect abs(effect.value - effect.low - 1.959964*effect.error) < 1e-6
                expect abs(effect.high + effect.low - 2*effect.value) < 1e-12
                expect effect.adjusted == ["Z"]
                each = estimate(data, g, of="T", on="Y", method=t_learner)
                expect len(each.each) == 1000
                expect abs(mean(each.each) - each.value) < 1e-12
                wide = estimate(data, g, of="T", on="Y", level=0.99)
                expect wide.low < effect.low
                expect wide.value == effect.value
                """)
        #expect(show(Self.clinic + "estimate(data, g, of='T', on='Y').truht").number == 261)
        #expect(show(Self.clinic + "print estimate(data, g, of='T', on='Y')").last.hasPrefix("effect of T on Y: 1.9"))
    }

    @Test func theTruthOfTheModelStandsBelowItsEstimate() {
        let found = table(Self.clinic + "estimate data, g, of='T', on='Y', method=aipw")
        #expect(found?.rows.last == ["truth", "2", ""])
        let own = table(
            Self.clinic + "estimate dataset(Z=data['Z'], T=data['T'], Y=data['Y'], target='Y'), g, of='T', on='Y'")
        #expect(own?.rows.last?.first == "95 % interval")
    }

    @Test func aContrastExchangedTurnsTheSign() {
        holds(
            Self.stones + """
                one = estimate(stones, g, of="treatment", on="success", contrast=("A", "B"))
                other = estimate(stones, g, of="treatment", on="success", contrast=("B", "A"))
                expect abs(one.value + other.value) < 1e-12
                expect abs(one.low + other.high) < 1e-12
                """)
    }

    @Test func samplesOfOtherTreatmentsAreLeftOut() {
        let found = table(
            Self.doses + "estimate data, causal_graph('Z -> {T Y}; T -> Y'), of='T', on='Y', contrast=(2, 0)")
        #expect(found?.title?.hasPrefix("T = 2 instead of 0 changes Y by ") == true)
        #expect(found?.rows.first?.first == "T = 2")
        #expect(found?.note?.contains(" samples with another T were left out.") == true)
        holds(
            Self.doses + """
                g = causal_graph("Z -> {T Y}; T -> Y")
                effect = estimate(data, g, of="T", on="Y", contrast=(2, 0))
                own = data[data["T"] != 1]
                own["T"] = own["T"] == 2
                expect abs(effect.value - estimate(own, g, of="T", on="Y").value) < 1e-12
                """)
    }

    @Test func columnsThatOnlyNameCategoriesBecomeOneLess() {
        holds(
            Self.doses + """
                data["D"] = data["T"]
                data["T"] = binomial(1, 0.5, n)
                g = causal_graph("D -> {T Y}; T -> Y")
                expect estimate(data, g, of="T", on="Y").adjusted == ["D"]
                named = estimate(data, g, of="T", on="Y", categories=["D"])
                expect named.adjusted == ["D_1", "D_2"]
                texts = data
                texts["D"] = ["low" if d == 0 else "middle" if d == 1 else "top" for d in data["D"]]
                spelt = estimate(texts, g, of="T", on="Y")
                expect spelt.adjusted == ["D_middle", "D_top"]
                expect abs(spelt.value - named.value) < 1e-12
                """)
    }

    @Test func aVariableWithoutColumnIsUnobserved() {
        let found = table(
            Self.doses + "estimate data, causal_graph('Z -> {T Y}; U -> Y; T -> Y'), of='T', on='Y', contrast=(2, 0)")
        #expect(found?.note?.contains("U of the graph is not in the data, and so counts as unobserved.") == true)
        #expect(
            show(Self.doses + "estimate data, causal_graph('U -> {T Y}; T -> Y'), of='T', on='Y', contrast=(2, 0)")
                .number == 584)
    }

    @Test func whereNoArrowsLeadTheNoteSaysThatTheEffectIsNone() {
        let found = table(Self.doses + "estimate data, causal_graph('Z -> {T Y}'), of='T', on='Y', contrast=(2, 0)")
        #expect(found?.note?.contains("no arrows lead from T to Y: if it is right, the effect is 0.") == true)
        #expect(
            show(Self.doses + "estimate data, causal_graph('Y -> T'), of='T', on='Y', contrast=(2, 0)").number == 587)
    }

    @Test func aBootstrapDrawsFromTheStreamAndAnotherIntervalDoesNot() {
        holds(
            Self.clinic + """
                seed 3
                one = estimate(data, g, of="T", on="Y", bootstrap=30)
                seed 3
                other = estimate(data, g, of="T", on="Y", bootstrap=30)
                expect one.low == other.low
                expect one.value == other.value
                sharp = estimate(data, g, of="T", on="Y")
                expect one.low != sharp.low
                expect abs(one.low - sharp.low) < 0.2
                seed 3
                first = rand()
                seed 3
                sharp = estimate(data, g, of="T", on="Y")
                expect rand() == first
                """)
    }

    @Test func anInstrumentFindsWhatTheNaiveComparisonMisses() {
        let cell = """
            seed 0
            def market():
                U = normal(0, 1)
                Z = normal(0, 1)
                X = 0.8*Z + U + normal(0, 1)
                Y = 0.5*X + U + normal(0, 1)
            w = structural_model(market)
            data = simulate(w, 5000, hide=["U"])
            effect = estimate(data, causal_graph(w), of="X", on="Y", method=two_stage)

            """
        // The naive slope tends to 0.878788.
        holds(
            cell + """
                expect abs(effect.value - 0.5) < 2*effect.error
                expect abs(effect.naive - 0.878788) < 0.03
                expect effect.truth == 0.5
                """)
        let found = table(cell + "effect")
        #expect(found?.title?.hasPrefix("One unit more of X changes Y by 0.487 (95 %: ") == true)
        #expect(found?.note?.hasPrefix("By two_stage from 5,000 samples, with Z as instrument.") == true)
    }

    @Test func theFrontDoorFindsWhatTheNaiveComparisonMisses() {
        let cell = """
            seed 0
            def tar():
                U = normal(0, 1)
                S = binomial(1, sigmoid(U))
                M = binomial(1, 0.1 + 0.7*S)
                C = 0.5*M + U + normal(0, 0.5)
            m = structural_model(tar)
            data = simulate(m, 5000, hide=["U"])
            effect = estimate(data, causal_graph(m), of="S", on="C", method=frontdoor)

            """
        // 0.7 times 0.5.
        holds(
            cell + """
                expect abs(effect.value - 0.35) < 2*effect.error
                expect effect.naive > 1
                expect abs(effect.truth - 0.35) < 0.01
                """)
        #expect(table(cell + "effect")?.note?.hasPrefix("By the front door from 5,000 samples, through M.") == true)
    }

    @Test func itIsSaidInChinese() {
        let found = table(Self.clinic + "estimate data, g, of='T', on='Y'", language: .chinese)
        #expect(found?.title?.hasPrefix("T 取 1 而不是 0，Y 平均变化 ") == true)
        #expect(found?.note == "方法 regression（一条直线，效应人人相同），1,000 个样本，对 Z 做了调整。")
        #expect(found?.rows.last?.first == "真实效应")
    }
}
