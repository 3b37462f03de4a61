import Diagnostics
import Documents
import Testing

@testable import Evaluation

@Suite struct GraphWordTests {
    private static let game = "g = causal_graph(\"x <- A -> B -> x; B <- C -> y; x -> y\")\n"

    /// The last output: a sentence, or a table's title, rows and note.
    private func last(_ cell: String, language: MessageLanguage = .english) -> (String, [[String]], String?) {
        var settings = SessionSettings()
        settings.language = language
        let shown = show(cell, settings: settings)
        #expect(shown.diagnostics.isEmpty)
        switch shown.outputs.last {
        case .table(let table)?: return (table.title ?? "", table.rows, table.note)
        case .finding(let lines)?: return (lines[0], [], lines.dropFirst().last)
        default: return ("", [], nil)
        }
    }

    @Test func aSeparationIsATruthAndASentence() {
        let open = last(Self.game + "separated(g, 'A', 'C', given='B')")
        #expect(
            open.0 == "A and C are not separated given B: A -> B <- C is open, because the collider B is given.")
        #expect(last(Self.game + "separated(g, 'A', 'C')").0.hasPrefix("A and C are separated: every path"))
        let used = show(
            Self.game + """
                print(1 if separated(g, "A", "C") else 2, 1 if separated(g, ["A"], "C", given=["x"]) else 2)
                print(bool(separated(g, "A", "C")), not separated(g, "A", "C"))
                print(separated(g, "A", "C", given="x").path, separated(g, "A", "C").path)
                expect separated(g, "A", "y", given=["C", "x"])
                """)
        #expect(used.diagnostics.isEmpty)
        #expect(used.texts.first == "1 2\nTrue False\nA -> B <- C None")
        let broken = show(Self.game + "expect separated(g, 'x', 'C')").diagnostics.first
        #expect(broken?.number == 300)
        #expect(broken?.notes.first?.text[.english] == "x and C are not separated: x <- B <- C is open.")
    }

    @Test func pathsSayWhyTheyAreBlocked() {
        let found = last(Self.game + "paths(g, 'x', 'y', given='B')")
        #expect(found.0 == "There are 3 paths between x and y, 2 of them open given B.")
        #expect(
            found.1 == [
                ["x -> y", "open", "no collider, and nothing on it is given"],
                ["x <- B <- C -> y", "blocked", "B is given"],
                ["x <- A -> B <- C -> y", "open", "the collider B is given"],
            ])
        #expect(
            last("g = causal_graph('T -> C <- Y; C -> D -> E')\npaths(g, 'T', 'Y', given='E')").1
                == [["T -> C <- Y", "open", "the collider C has the effect E, which is given"]])
        #expect(show(Self.game + "print paths(g, 'x', 'y').blocked").last == "['x <- A -> B <- C -> y']")
        #expect(
            last("g = causal_graph('A; B')\npaths(g, 'A', 'B')").0 == "There is no path between A and B.")
    }

    @Test func adjustmentKeepsThreeAnswersApart() {
        let sets = last(Self.game + "adjustment_sets(g, of='x', on='y')")
        #expect(
            sets.0 == "For the effect of x on y, adjust for one of these 2 sets, none of them with a variable too many."
        )
        #expect(sets.1 == [["{C}", "1"], ["{A, B}", "2"]])
        #expect(
            last("g = causal_graph('x -> m -> y')\nadjustment_sets(g, of='x', on='y')").0
                == "No adjustment is needed for the effect of x on y: no other path is open.")
        let impossible = last("g = causal_graph('x -> y; U [latent] -> {x y}')\nadjustment_sets(g, of='x', on='y')")
        #expect(
            impossible.0.hasPrefix(
                "No adjustment suffices for the effect of x on y: x <- U -> y stays open, because U is not observed."))
        let values = show(
            Self.game + """
                a = adjustment_sets(g, of="x", on="y")
                print(a.sets, a.possible, adjustment_sets(g, of="x", on="y", kind=minimum).sets)
                b = adjustment_sets(causal_graph("x <-> y"), of="x", on="y")
                print(b.sets, b.possible, adjustment_sets(causal_graph("x -> y"), of="x", on="y").sets)
                print(len(adjustment_sets(g, of="x", on="y", kind="all").sets))
                print(adjustment_sets(causal_graph("dag { x [e] y [o] z x <- z -> y }")).sets)
                print(adjustment_sets(g, of="x", on="y", test="B").path, adjustment_sets(g, of="x", on="y", test=[]).valid)
                expect adjustment_sets(g, of="x", on="y", test=["C", "A"])
                """)
        #expect(values.diagnostics.isEmpty)
        #expect(
            values.texts.first == """
                [['C'], ['A', 'B']] True [['C']]
                [] False [[]]
                5
                [['z']]
                x <- A -> B <- C -> y False
                """)
    }

    @Test func aTestedSetIsToldItsFaults() {
        #expect(
            last(Self.game + "adjustment_sets(g, of='x', on='y', test='B')").0
                == "{B} does not suffice to adjust by for the effect of x on y: x <- A -> B <- C -> y is open, because the collider B is given."
        )
        let mediated = "g = causal_graph('x -> m -> y; m -> d; x <- z -> y')\n"
        let faults = last(mediated + "adjustment_sets(g, of='x', on='y', test=['m', 'd'])")
        #expect(
            faults.1 == [
                ["m carries part of the effect, x -> m -> y, and would take it away"],
                ["d is an effect of m, m -> d, and tells of the effect itself"], ["x <- z -> y stays open"],
            ])
    }

    @Test func otherWaysAreFound() {
        #expect(
            last("g = causal_graph('x -> m -> y; x <-> y')\nfrontdoor(g, of='x', on='y')").0
                == "The front door for the effect of x on y is {m}.")
        #expect(
            last("g = causal_graph('x -> m -> y; x <-> y; m <-> y')\nfrontdoor(g, of='x', on='y')").0
                == "There is no front door for the effect of x on y: nothing that may serve stands on x -> m -> y; m is confounded with the outcome by m <-> y."
        )
        #expect(
            last("g = causal_graph('w -> z -> x -> y; w -> u [latent] -> {x y}')\ninstruments(g, of='x', on='y')").0
                == "z is an instrument for the effect of x on y given w.")
        #expect(
            last("g = causal_graph('A -> B -> C -> D; A -> D')\nimplications(g)").1
                == [["A ⊥ C", "B"], ["B ⊥ D", "A and C"]])
    }

    @Test func speaksChineseToo() {
        #expect(
            last(Self.game + "separated(g, 'A', 'C', given=['B'])", language: .chinese).0
                == "给定 B 时，A 与 C 没有被分离：路径 A -> B <- C 是打开的，因为给定了对撞点 B。")
        #expect(
            last(Self.game + "adjustment_sets(g, of='x', on='y', kind='minimum')", language: .chinese).0
                == "估计 x 对 y 的效应，要对 {C} 做调整：没有更小的集合。")
    }

    /// A mistake in a graph that is written out is found before anything runs, at the piece itself.
    @Test func mistakesAreFoundBeforeTheRun() {
        let cell = "print(1)\ng = causal_graph(\"A -> B; B -> A\")"
        let shown = show(cell)
        #expect(shown.number == 502)
        #expect(shown.texts.isEmpty)
        let range = shown.diagnostics.first?.range
        #expect(range.map { String(decoding: Array(cell.utf8)[$0.start..<$0.end], as: UTF8.self) } == "->")
        #expect(range?.start == cell.utf8.count - 6)
        let later = show("print(1)\n" + Self.game + "separated(g, 'A', 'Q')")
        #expect(later.number == 505 && later.texts.isEmpty)
    }

    @Test func hostileGraphsStopWithAMessage() {
        let many = show(
            """
            text = ""
            for k in range(150):
                text = text + f"v{k} -> v{k + 1}; v{k} -> v{k + 2}; v{k} -> v{k + 7};"
            g = causal_graph(text)
            a = paths(g, "v0", "v100")
            b = adjustment_sets(g, of="v5", on="v120", kind="all")
            c = frontdoor(g, of="v5", on="v120")
            print(len(a.open) + len(a.blocked), len(b.sets))
            """)
        #expect(many.diagnostics.isEmpty)
        // Both causes of v5, and any of the three others that stand before it.
        #expect(many.last == "1000 8")
    }
}
