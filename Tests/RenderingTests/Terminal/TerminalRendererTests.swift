import Diagnostics
import Documents
import Testing

@testable import Rendering

@Suite struct TerminalRendererTests {
    private func shown(
        _ text: String, _ outputs: [[Output]] = [], values: [String?] = [], width: Int = 30, colors: Bool = false
    ) throws -> String {
        let (notebook, execution) = try NotebookSamples.run(text, outputs, values: values)
        let renderer = TerminalRenderer(.standard(Formulas(of: notebook)), width: width, colors: colors)
        return String(decoding: renderer.render(notebook, execution), as: UTF8.self)
    }

    @Test func wrapsProseAndMovesWhatItHolds() throws {
        let text = """
            # A heading

            Half of it is `{nn} 1/2`, and that is *not* much at all.

            > A quotation that is longer than a line of it.

            1. one item whose words need two lines
            2. two
               - a
               - b

            | n | name |
            |--:|------|
            | 1 | `{nn} 1` |

            $$
            a + b
            $$ {#eq-a}

            See @eq-a.
            """
        #expect(
            try shown(text, values: ["0.5", "甲"])
                == """
                # A heading

                Half of it is 0.5, and that is
                not much at all.

                │ A quotation that is longer
                │ than a line of it.

                1. one item whose words need
                   two lines
                2. two
                   • a
                   • b

                n  name
                -  ----
                1  甲

                    a + b    (1)

                See Equation\u{A0}(1).

                """.replacing("n  name\n-  ----\n1  甲", with: "  n  name\n  -  ----\n  1  甲"))
    }

    @Test func showsACellAndWhatItMade() throws {
        let text =
            "```nn {#tbl-a caption=\"One.\"}\n#| echo: fold\nx = 1\n\ntable x\n```\n\n```nn {exercise}\ny = ...\n```\n"
        let table = Table(columns: [.init("x", isNumeric: true)], rows: [["1"], ["10"]])
        #expect(
            try shown(text, [[.text("a\nb"), .table(table), .promise("x > 0")]]) == """
                │ x = 1
                │
                │ table x

                a
                b

                Table\u{A0}1. One.

                 x
                --
                 1
                10

                ✓ x > 0

                [Exercise]

                │ y = ...

                """)
    }

    @Test func aFigureHasItsCaptionBelowAndNothingHasNone() throws {
        let text = "See @fig-a.\n\n```nn {#fig-a caption=\"A line.\"}\nx\n```\n"
        let plot = Output.plots([Plot(marks: [Mark(.line(x: [0, 1], y: [1, 2]))])])
        #expect(try shown(text, [[plot, .promise("x > 0")]]).hasSuffix("Figure\u{A0}1. A line.\n\n✓ x > 0\n"))
        #expect(try shown(text, [[.promise("x > 0")]]) == "See Figure\u{A0}1.\n\n│ x\n\n✓ x > 0\n")
    }

    @Test func paintsWordsAndNotTheirLineEnds() throws {
        let text = "a **strong word here now** `x`\n\n```nn\nprint 1 # one\n```\n"
        #expect(
            try shown(text, width: 20, colors: true) == """
                a \u{1B}[1mstrong word here\u{1B}[0m
                \u{1B}[1mnow\u{1B}[0m \u{1B}[36mx\u{1B}[0m

                \u{1B}[2m│\u{1B}[0m \u{1B}[34mprint\u{1B}[0m \u{1B}[36m1\u{1B}[0m \u{1B}[2m# one\u{1B}[0m

                """)
    }

    @Test(arguments: [false, true]) func noControlCharacterReachesTheTerminal(colors: Bool) throws {
        let bad = "\u{1B}[2J\u{7}\u{9B}31m\u{7F}\u{8}"
        let text = """
            ---
            title: "a\\e[2J"
            ---

            # \(bad) x

            \(bad) `\(bad)` $\(bad)$ *\(bad)* [\(bad)](http://\(bad)) ![\(bad)](x) <b \(bad)> `{nn} 1`

            ```
            \(bad)
            ```

            | \(bad) |
            |---|
            | \(bad) |

            <div>\(bad)</div>

            ```nn {caption="\(bad)"}
            x = "\(bad)"
            ```

            """
        let table = Table(title: bad, columns: [.init(bad, isNumeric: true)], rows: [[bad]], note: bad)
        var plot = Plot(marks: [Mark(.line(x: [0, 1], y: [1, 2]), label: bad)])
        plot.title = bad
        let derivation = Derivation(title: bad, steps: [.init(tex: bad, text: bad, reason: bad)], note: bad)
        let page = try shown(
            text,
            [
                [
                    .text(bad), .finding([bad]), .table(table), .derivation(derivation), .plots([plot]), .promise(bad),
                    .failure(Diagnostic(204, Text(stringLiteral: bad), at: SourceRange(0, 90)), isExpected: false),
                ]
            ], values: [bad], colors: colors)
        let ours = colors ? page.replacing(/\u{1B}\[[0-9;]+m/, with: "") : page
        let controls = ours.unicodeScalars.filter {
            ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value)
        }
        #expect(controls.map { $0.value } == [])
        #expect(ours.contains("␛[2J"))
    }

    @Test func aWideTableIsWrappedAndThenParted() throws {
        let table = Table(
            columns: [
                .init("name", isNumeric: false), .init("a", isNumeric: true), .init("b", isNumeric: true),
                .init("c", isNumeric: true),
            ],
            rows: [["a name of several words", "0.123456", "0.234567", "0.345678"], ["b", "1", "2", "3"]])
        #expect(
            try shown("```nn\n1\n```\n", [[.table(table)]])
                == """
                │ 1

                name              a         b
                ---------  --------  --------
                a name of  0.123456  0.234567
                several
                words
                b                 1         2

                name              c
                ---------  --------
                a name of  0.345678
                several
                words
                b                 3

                """)
    }

    @Test func noLineOfAPlotIsWiderThanTheTerminal() throws {
        let plot = Plot(marks: [Mark(.line(x: [0, 1], y: [1, 2]))])
        let page = try shown("```nn\n1\n```\n", [[.plots([plot])]], width: 44)
        #expect(page.split(separator: "\n").map(\.count).max() == 44)
    }

    @Test func promisesInARowAreOneList() throws {
        let page = try shown("```nn\n1\n```\n", [[.promise("a"), .promise("b"), .text("c")]])
        #expect(page == "│ 1\n\n✓ a\n✓ b\n\nc\n")
    }

    @Test func aHundredThousandNestedQuotationsAreNoTrouble() throws {
        let text = String(repeating: ">", count: 100_000) + " x\n"
        #expect(try shown(text).hasSuffix(" x\n"))
    }

    @Test func showsFootnotesCalloutsAndTasks() throws {
        let text = """
            A ~~wrong~~ word.[^a]

            > [!TIP]
            > Look twice.

            - [x] done
            - [ ] not yet

            [^a]: Of few letters.
            """
        #expect(
            try shown(text)
                == """
                A wrong word.[a]

                │ Tip
                │ Look twice.

                [x] done
                [ ] not yet

                [a] Of few letters.

                """)
        #expect(try shown("A ~~wrong~~ word.", colors: true).contains("\u{1B}[9mwrong\u{1B}[0m"))
    }
}
