import Diagnostics
import Documents
import Foundation
import Testing

@testable import Rendering

@Suite struct NotebookRendererTests {
    private let lesson: String

    init() throws {
        lesson = try String(contentsOf: NotebookSamples.folder.appending(path: "lesson.md"), encoding: .utf8)
    }

    private func file() throws -> [UInt8] {
        try NotebookSamples.file(lesson, NotebookSamples.outputs, values: ["0.5", "✓ `True`", nil])
    }

    @Test func writesALessonAsRecorded() throws {
        let bytes = try file()
        let place = NotebookSamples.folder.appending(path: "lesson.ipynb")
        if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" { try Data(bytes).write(to: place) }
        #expect(try Data(contentsOf: place) == Data(bytes))
    }

    @Test func cellsHaveIdentifiersOfTheirOwn() throws {
        let long = String(repeating: "a", count: 64)
        let text =
            lesson + "\n```nn {#\(long)}\n```\n\nx\n\n```nn {#\(long)b}\n```\n\nx\n\n```nn {#fig-line-1}\n```\n"
            + "\nx\n\n```nn {#fig-line-1}\n```\n"
        let cells = try #require(try JSONReader.read(try NotebookSamples.file(text))["cells"]?.list)
        let identifiers = cells.compactMap { $0["id"]?.text }
        #expect(identifiers.count == cells.count && Set(identifiers).count == cells.count)
        for identifier in identifiers { #expect(identifier.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil) }
        #expect(identifiers.contains("tbl-loss") && identifiers.contains(long) && identifiers.contains("fig-line-1"))
    }

    @Test func whatChangesBeforeALabelLeavesTheIdentifiersBehindIt() throws {
        func identifiers(_ text: String) throws -> [String] {
            try JSONReader.read(try NotebookSamples.file(text))["cells"]?.list?.compactMap { $0["id"]?.text } ?? []
        }
        let rest = "```nn {#fig-a}\n```\n\nAfter.\n\n```nn\n```\n"
        #expect(try identifiers(rest) == ["fig-a", "fig-a-1", "fig-a-2"])
        #expect(try identifiers("New.\n\n```nn\n```\n\n\(rest)").suffix(3) == ["fig-a", "fig-a-1", "fig-a-2"])
    }

    @Test func everyOutputCanBeReadAsPlainText() throws {
        let cells = try #require(try JSONReader.read(try file())["cells"]?.list)
        let outputs = cells.flatMap { $0["outputs"]?.list ?? [] }
        #expect(outputs.count == 10)
        for output in outputs {
            switch output["output_type"]?.text {
            case "stream": #expect(output["text"]?.joinedText != nil)
            case "error": #expect(output["ename"]?.text == "NN0204")
            default: #expect(output["data"]?["text/plain"]?.joinedText?.isEmpty == false)
            }
        }
    }

    @Test func cellsThatRanAreCounted() throws {
        let cells = try #require(try JSONReader.read(try file())["cells"]?.list)
        let counts = cells.filter { $0["cell_type"]?.text == "code" }.map { $0["execution_count"]?.integer }
        #expect(counts == [1, 2, nil, 3, 4, 5])
    }

    @Test(arguments: ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "\u{1B}[2J\u{9B}2J\u{7}"])
    func noTextOfACellIsMarkupOrControls(_ text: String) throws {
        let table = Table(title: text, columns: [.init(text, isNumeric: true)], rows: [[text]], note: text)
        let derivation = Derivation(title: text, steps: [.init(tex: text, text: text, reason: text)], note: text)
        var plot = Plot(marks: [Mark(.line(x: [0, 1], y: [1, 2]), label: text)])
        plot.title = text
        let bytes = try NotebookSamples.file(
            "```nn\nx\n```\n",
            [
                [
                    .text(text), .finding([text]), .table(table), .derivation(derivation), .plots([plot]),
                    .promise(text), .failure(Diagnostic(204, Text(stringLiteral: text)), isExpected: false),
                ]
            ])
        let json = try JSONReader.read(bytes)
        let outputs = try #require(json["cells"]?.list?.first?["outputs"]?.list)
        for output in outputs {
            for form in ["text/html", "image/svg+xml"] {
                let markup = output["data"]?[form]?.joinedText ?? ""
                let ours = markup.hasPrefix("<img") ? markup.dropFirst(4) : markup[...]
                #expect(!ours.contains("<script") && !ours.contains("<img") && ours.count { $0 == "<" } < 60)
            }
        }
        // In JSON a control character would stand as an escape.
        let file = String(decoding: bytes, as: UTF8.self)
        #expect(!file.contains("\\u00") && !file.unicodeScalars.contains { (0x7F..<0xA0).contains($0.value) })
    }

    private func cells(_ text: String, _ outputs: [[Output]] = [], values: [String?] = []) throws -> [JSON] {
        try #require(try JSONReader.read(try NotebookSamples.file(text, outputs, values: values))["cells"]?.list)
    }

    @Test func referencesAreLinksToTheCellsThatTheyName() throws {
        let text = """
            ---
            numbering: true
            ---

            ## One {#sec-one}

            See @fig-a, **@tbl-b**, @eq-c, @sec-one and @fig-none; [in a link @fig-a](x), !@fig-a, ![@fig-a](x).

            $$
            x
            $$ {#eq-c}

            ```nn {#fig-a}
            1
            ```

            ```nn {#tbl-b}
            2
            ```

            Two
            ---

            """
        let cells = try cells(text)
        #expect(
            cells[0]["source"]?.joinedText == """
                ## 1 One <a id="sec-one"></a>

                See [Figure\u{A0}1](#cell-id=fig-a), **[Table\u{A0}1](#cell-id=tbl-b)**, [Equation\u{A0}(1)](#cell-id=cell-1), \
                [Section\u{A0}1](#cell-id=cell-1) and @fig-none; [in a link Figure\u{A0}1](x), !Figure\u{A0}1, ![Figure\u{A0}1](x).

                $$
                x
                \\tag{1}$$
                """)
        #expect(cells.map { $0["id"]?.text } == ["cell-1", "fig-a", "tbl-b", "tbl-b-1"])
        #expect(cells[3]["source"]?.joinedText == "2 Two\n---")
        #expect(try NotebookSamples.markdown(try NotebookSamples.file(text)) == text)
    }

    @Test func aFormulaThatCannotHaveATagHasItsNumberBehindIt() throws {
        let text = "$$\\begin{align*} x \\end{align*}$$ {#eq-a}\n\n$$x % y$$ {#eq-b}\n\n```math {#eq-c}\nz\n```\n"
        #expect(
            try cells(text)[0]["source"]?.joinedText
                == "$$\\begin{align*} x \\end{align*}$$ (1)\n\n$$x % y$$ (2)\n\n$$\nz\n\\tag{3}$$")
    }

    @Test func calloutsAndFootnotesAreWhatJupyterKnows() throws {
        let text = "A.[^x]\n\n> [!TIP]\n> Look.\n\n[^y]: Unused.\n[^x]: A note.\n\n    More of it.\n"
        #expect(
            try cells(text)[0]["source"]?.joinedText
                == "A.<sup>[1](#cell-id=cell-1)</sup>\n\n> **Tip.**\n> Look.\n\n[^y]: Unused.\n- <sup>1</sup> A note.\n\n    More of it."
        )
    }

    @Test func whatIsEditedAroundAFormOfJupytersKeepsIt() throws {
        let text = "## One {#sec-a}\n\nSee @sec-a.[^a]\n\n$$x$$ {#eq-a}\n\n[^a]: Note.\n"
        let file = String(decoding: try NotebookSamples.file("---\nnumbering: true\n---\n\n" + text), as: UTF8.self)
        let edited = file.replacing("1 One", with: "1 Two").replacing("See", with: "Look at").replacing(
            "$$x", with: "$$y")
        #expect(
            try NotebookSamples.markdown(Array(edited.utf8)) == "---\nnumbering: true\n---\n\n"
                + text.replacing("One", with: "Two").replacing("See", with: "Look at").replacing("$$x", with: "$$y"))
    }

    @Test func aLabelStaysAtTheEndOfAHeadingThatIsWrittenOn() throws {
        let file = String(decoding: try NotebookSamples.file("## One {#sec-a}\n\nSee @sec-a.\n"), as: UTF8.self)
        let edited = file.replacing("</a>\\n", with: "</a> and two\\n")
        #expect(try NotebookSamples.markdown(Array(edited.utf8)) == "## One and two {#sec-a}\n\nSee @sec-a.\n")
    }

    @Test func aCaptionStandsWithItsFigure() throws {
        let plot = Output.plots([Plot(marks: [Mark(.line(x: [0, 1], y: [1, 2]))])])
        let table = Output.table(Table(columns: [.init("a", isNumeric: true)], rows: [["1"]]))
        let cells = try cells(
            "```nn {#fig-a caption=\"A *line* <b>.\"}\n```\n\n```nn {#tbl-a}\n```\n\n```nn {caption=\"No number\"}\n```\n\n```nn {#fig-c}\n```\n",
            [[.text("before"), plot, .promise("after")], [table], [.text("1")], []])
        let plain = cells.map { cell in
            (cell["outputs"]?.list ?? []).map { $0["data"]?["text/plain"]?.joinedText ?? "-" }
        }
        #expect(plain[0].count == 4 && plain[0][2] == "Figure\u{A0}1. A line <b>.")
        #expect(plain[1] == ["Table\u{A0}1", "a\n-\n1"])
        #expect(plain[2] == ["-", "No number"] && plain[3] == [])
        let caption = cells[0]["outputs"]?.list?[2]["data"]
        #expect(
            caption?["text/html"]?.joinedText
                == "<p><strong>Figure\u{A0}1.</strong> A <em>line</em> <code class=\"raw\">&lt;b&gt;</code>.</p>")
        #expect(caption?["text/markdown"]?.joinedText == "**Figure\u{A0}1.** A *line* \\<b>.")
    }

    @Test func aCaptionSaysWhatItRefersTo() throws {
        let plot = Output.plots([Plot(marks: [Mark(.line(x: [0, 1], y: [1, 2]))])])
        let cell = "```nn {#fig-a caption=\"Of $x$, as in @tbl-t and @sec-b[^n].\"}\n```\n"
        let prose =
            "## B {#sec-b}\n\n![Two units, see @fig-a[^m]](p.png){#fig-p}\n\n| a |\n|---|\n\n: Of @fig-p {#tbl-t}\n"
            + "\n[^n]: One.\n\n[^m]: Two.\n"
        let lesson = "\(cell)\n\(prose)"
        let bytes = try NotebookSamples.file(lesson, [[plot]])
        let cells = try #require(try JSONReader.read(bytes)["cells"]?.list)
        let caption = cells[0]["outputs"]?.list?[1]["data"]
        #expect(
            caption?["text/plain"]?.joinedText == "Figure\u{A0}1. Of $x$, as in Table\u{A0}1 and “B”[1].")
        #expect(
            caption?["text/markdown"]?.joinedText
                == "**Figure\u{A0}1.** Of $x$, as in Table\u{A0}1 and “B”<sup>1</sup>.")
        let shown = try #require(cells[1]["source"]?.joinedText)
        let place = "#cell-id=fig-a-1"
        #expect(
            shown.contains(
                "![Two units, see Figure\u{A0}1[^m]](p.png)<br>**Figure\u{A0}2.** Two units, see "
                    + "[Figure\u{A0}1](#cell-id=fig-a)<sup>[2](\(place))</sup>\n"), "\(shown)")
        #expect(shown.contains("**Table\u{A0}1.** Of [Figure\u{A0}2](\(place)) <a id=\"tbl-t\"></a>\n"), "\(shown)")
        // Each is put back on its own: what stands around it may be edited.
        let edited = String(decoding: bytes, as: UTF8.self).replacing("[^m]: Two.", with: "x").replacing(
            "- <sup>2</sup> Two.", with: "- <sup>2</sup> Three.")
        #expect(
            try NotebookSamples.markdown(Array(edited.utf8)) == lesson.replacing("[^m]: Two.", with: "[^m]: Three."))
    }

    @Test func aPlotIsAnImageForWhoeverDoesNotTrustTheFile() throws {
        let plot = Output.plots([Plot(marks: [Mark(.line(x: [0, 1], y: [1, 2]))])])
        let cells = try cells("```nn {alt=\"A <line>.\"}\n```\n\n```nn\n```\n", [[plot], [plot]])
        let shown = cells.compactMap { $0["outputs"]?.list?[0]["data"] }
        let svg = try #require(shown[0]["image/svg+xml"]?.joinedText)
        let file = Data(svg.utf8).base64EncodedString()
        #expect(
            shown[0]["text/html"]?.joinedText
                == "<img alt=\"A &lt;line&gt;.\" src=\"data:image/svg+xml;base64,\(file)\">")
        #expect(shown[1]["text/html"]?.joinedText?.hasPrefix("<img alt=\"Line plot of ") == true)
    }

    @Test func theResultOfASolutionIsHiddenWithIt() throws {
        let cells = try cells("```nn {solution}\nx\n```\n")
        #expect(cells[0]["metadata"]?["collapsed"].map { if case .truth(true) = $0 { true } else { false } } == true)
        #expect(cells[0]["metadata"]?["jupyter"]?["outputs_hidden"] != nil)
    }

    @Test func derivationsAreSetByJupyter() throws {
        let derivation = Derivation(title: "Why", steps: [.init(tex: "a < b", text: "a < b", reason: "So.")], note: nil)
        let html = try cells("```nn\n```\n", [[.derivation(derivation)]])[0]["outputs"]?.list?[0]["data"]?["text/html"]
        #expect(html?.joinedText?.contains("$$a &lt; b$$") == true)
        #expect(html?.joinedText?.contains("<math") == false)
    }

    @Test func linesEndWherePythonEndsThem() {
        guard case .list(let lines) = JSON.lines("a\r\nb\rc\n\u{85}d\u{2028}\u{C}e") else {
            return #expect(Bool(false))
        }
        #expect(
            lines.compactMap(\.text).map { Array($0.unicodeScalars) }
                == ["a\r\n", "b\r", "c\n", "\u{85}", "d\u{2028}", "\u{C}", "e"].map { Array($0.unicodeScalars) })
    }
}
