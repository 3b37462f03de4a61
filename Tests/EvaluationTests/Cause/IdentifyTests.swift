import Diagnostics
import Documents
import Testing

@testable import Evaluation

@Suite struct IdentifyTests {
    private func derivation(_ cell: String, language: MessageLanguage = .english) -> Derivation? {
        var settings = SessionSettings()
        settings.language = language
        let shown = show(cell, settings: settings)
        #expect(shown.diagnostics.isEmpty)
        return shown.outputs.lazy.compactMap { if case .derivation(let found) = $0 { found } else { nil } }.first
    }

    @Test func aFormulaComesWithItsDerivation() throws {
        let found = try #require(
            derivation("g = causal_graph('X -> M -> Y; X <-> Y')\nidentify(g, of='X', on='Y')"))
        #expect(
            found.title
                == "The effect of X on Y is identifiable: P(y | do(x)) = Σ_m P(m | x) Σ_x′ P(y | m, x′) P(x′)")
        #expect(
            found.steps.map(\.text) == [
                "P(y | do(x)) = Σ_m P(y | do(x, m)) P(m | do(x, y))",
                "P(m | do(x, y)) = P(m | do(x))",
                "P(m | do(x)) = P(m | x)",
                "P(x, y | do(m)) = P(y | m, x) P(x)",
                "P(y | do(x, m)) = P(y | do(m))",
                "P(y | do(m)) = Σ_x P(y | m, x) P(x)",
                "P(y | do(x)) = Σ_m P(m | x) Σ_x′ P(y | m, x′) P(x′)",
            ])
        #expect(
            found.steps[1].reason
                == "Line 2: Y is no cause of M, so setting it changes nothing. Rule 3 of the do-calculus: without the arrows into X and Y, M is separated from Y given X."
        )
        #expect(found.note == nil)
    }

    @Test func aHedgeIsAnAnswerThatIsFalse() throws {
        let graph = "g = causal_graph('Z -> X -> Y; X <-> Y')\n"
        let found = try #require(derivation(graph + "identify(g, of='X', on='Y')"))
        #expect(
            found.title == "The effect of X on Y is not identifiable: {X, Y} and {Y} in it are a hedge.")
        #expect(found.steps.last?.tex == "" && found.steps.last?.reason.hasPrefix("Line 5: ") == true)
        #expect(found.note?.hasPrefix("Arcs join all of {X, Y}") == true)
        let used = show(
            graph + """
                e = identify(g, of=["X"], on="Y")
                print(e.possible, e.formula, e.text, e.hedge, not e)
                print(identify(g, of="Z", on=["X", "Y"]).formula)
                print(identify(g, of="Z", on="Y", given="X").text)
                expect identify(g, of="Z", on="Y")
                """)
        #expect(used.diagnostics.isEmpty)
        #expect(
            used.texts.first == """
                False None None (['X', 'Y'], ['Y']) True
                P(x, y \\mid \\operatorname{do}(z)) = P(x, y \\mid z)
                P(y | do(z), x) = P(y | x, z)
                """)
    }

    @Test func whatHoldsForAnyValueIsSaid() throws {
        let napkin = "g = causal_graph('W -> Z -> X -> Y; W <-> X; W <-> Y')\nidentify(g, of='X', on='Y')"
        #expect(try #require(derivation(napkin)).note == "The formula gives the same for every value of Z.")
        let chinese = try #require(derivation(napkin, language: .chinese))
        #expect(chinese.title?.hasPrefix("X 对 Y 的效应可以识别：P(y | do(x)) = ") == true)
        #expect(chinese.note == "Z 取任何值，公式的结果都一样。")
    }

    @Test func rolesInTheGraphAreTaken() throws {
        let found = try #require(
            derivation("g = causal_graph('dag { X [exposure] Y [outcome] X -> Y Z -> X Z -> Y }')\nidentify(g)"))
        #expect(
            found.title == "The effect of X on Y is identifiable: P(y | do(x)) = Σ_z P(y | x, z) P(z)")
    }

    @Test func aFormulaTooLongToReadGivesWayToItsEnd() throws {
        let found = try #require(
            derivation(
                """
                text = "x -> y"
                for i in range(300):
                    text += f"; a_long_name_{i} -> x; a_long_name_{i} -> y"
                g = causal_graph(text)
                identify(g, of="x", on="y")
                """))
        #expect(found.title?.hasSuffix("is identifiable: …") == true)
        #expect(found.steps.count == 40 && found.note?.contains("more steps not shown") == true)
    }
}
