import Diagnostics
import Documents
import Testing

@testable import Evaluation

@Suite struct IdentifyTests {
    private func shownTable(_ cell: String, language: MessageLanguage = .english) -> Table? {
        var settings = SessionSettings()
        settings.language = language
        let shown = show(cell, settings: settings)
        #expect(shown.diagnostics.isEmpty)
        guard case .table(let table)? = shown.outputs.last else { return nil }
        return table
    }

    @Test func aFormulaComesWithItsDerivation() throws {
        let table = try #require(
            shownTable("g = causal_graph('X -> M -> Y; X <-> Y')\nidentify(g, of='X', on='Y')"))
        #expect(
            table.title
                == "The effect of X on Y is identifiable: P(y | do(x)) = Σ_m P(m | x) Σ_x′ P(y | m, x′) P(x′)")
        #expect(
            table.rows.map { "\($0[0]) \($0[1])" } == [
                "1 P(y | do(x)) = Σ_m P(y | do(x, m)) P(m | do(x, y))",
                "2 P(m | do(x, y)) = P(m | do(x))",
                "3 P(m | do(x)) = P(m | x)",
                "4 P(x, y | do(m)) = P(y | m, x) P(x)",
                "5 P(y | do(x, m)) = P(y | do(m))",
                "6 P(y | do(m)) = Σ_x P(y | m, x) P(x)",
                "7 P(y | do(x)) = Σ_m P(m | x) Σ_x′ P(y | m, x′) P(x′)",
            ])
        #expect(
            table.rows[1][2]
                == "Line 2: Y is no cause of M, so setting it changes nothing. Rule 3 of the do-calculus: without the arrows into X and Y, M is separated from Y given X."
        )
        #expect(table.note == nil)
    }

    @Test func aHedgeIsAnAnswerThatIsFalse() throws {
        let graph = "g = causal_graph('Z -> X -> Y; X <-> Y')\n"
        let table = try #require(shownTable(graph + "identify(g, of='X', on='Y')"))
        #expect(
            table.title == "The effect of X on Y is not identifiable: {X, Y} and {Y} in it are a hedge.")
        #expect(table.rows.last?[1] == "" && table.rows.last?[2].hasPrefix("Line 5: ") == true)
        #expect(table.note?.hasPrefix("Arcs join all of {X, Y}") == true)
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
                P(x, y \\mid do(z)) = P(x, y \\mid z)
                P(y | do(z), x) = P(y | x, z)
                """)
    }

    @Test func whatHoldsForAnyValueIsSaid() throws {
        let napkin = "g = causal_graph('W -> Z -> X -> Y; W <-> X; W <-> Y')\nidentify(g, of='X', on='Y')"
        #expect(try #require(shownTable(napkin)).note == "The formula gives the same for every value of Z.")
        let chinese = try #require(shownTable(napkin, language: .chinese))
        #expect(chinese.title?.hasPrefix("X 对 Y 的作用可以识别：P(y | do(x)) = ") == true)
        #expect(chinese.note == "Z 取任何值，公式的结果都一样。")
        #expect(chinese.columns.map(\.heading) == ["步骤", "公式", "理由"])
    }

    @Test func rolesInTheGraphAreTaken() throws {
        let table = try #require(
            shownTable("g = causal_graph('dag { X [exposure] Y [outcome] X -> Y Z -> X Z -> Y }')\nidentify(g)"))
        #expect(
            table.title == "The effect of X on Y is identifiable: P(y | do(x)) = Σ_z P(y | x, z) P(z)")
    }

    @Test func aFormulaTooLongToReadGivesWayToItsEnd() throws {
        let table = try #require(
            shownTable(
                """
                text = "x -> y"
                for i in range(300):
                    text += f"; a_long_name_{i} -> x; a_long_name_{i} -> y"
                g = causal_graph(text)
                identify(g, of="x", on="y")
                """))
        #expect(table.title?.hasSuffix("is identifiable: …") == true)
        #expect(table.rows.count == 40 && table.note?.contains("more steps not shown") == true)
    }
}
