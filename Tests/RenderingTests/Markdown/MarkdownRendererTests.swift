import Diagnostics
import Documents
import Rendering
import Testing

/// `text` with these outputs for each cell and these values for each inline expression.
private func rendered(
    _ text: String, _ outputs: [[Output]] = [], values: [String?] = [],
    _ change: (inout CellOptions) -> Void = { _ in }
) -> String {
    String(decoding: render(LineReader.read(text, change), outputs, values), as: UTF8.self)
}

private func render(_ notebook: Notebook, _ outputs: [[Output]], _ values: [String?]) -> [UInt8] {
    let results = notebook.cells.indices.map {
        Execution.CellResult(status: .done, outputs: $0 < outputs.count ? outputs[$0] : [])
    }
    let execution = Execution(
        cells: results, inlines: notebook.inlines.indices.map { $0 < values.count ? values[$0] : nil },
        diagnostics: [])
    return MarkdownRenderer().render(notebook, execution)
}

@Test func writesARegionRightAfterItsCell() {
    let text = "Before.\n\n```nn {#fig-a}\nprint 1\n```\nAfter.\n"
    #expect(
        rendered(text, [[.text("1")]]) == """
            Before.

            ```nn {#fig-a}
            print 1
            ```
            <!-- nn:output fig-a -->
            ```output
            1
            ```
            <!-- nn:end -->
            After.

            """)
}

@Test func partsBlocksByAnEmptyLine() {
    let table = Table(columns: [.init("名称", isNumeric: false), .init("n", isNumeric: true)], rows: [["甲|乙", "10"]])
    #expect(
        rendered(
            "```nn\n```\n",
            [[.text("a"), .text("b"), .table(table), .promise("x_1 > *0*"), .plots([Plot(marks: [])])]]) == """
                ```nn
                ```
                <!-- nn:output -->
                ```output
                a
                b
                ```

                | 名称   |   n |
                | ------ | --: |
                | 甲\\|乙 |  10 |

                ✓ x_1 > \\*0\\*

                ```plot
                \(ASCIIPlot(Plot(marks: []), language: .english).text)
                ```
                <!-- nn:end -->

                """)
}

@Test func indentsARegionInAListAndDoesNotLoosenTheList() {
    let text = "- item\n  ```nn\n  x\n  ```\n- next\n"
    #expect(
        rendered(text, [[.text("a\n\nb"), .promise("c")]])
            == """
            - item
              ```nn
              x
              ```
              <!-- nn:output -->
              ```output
              a

              b
              ```
              <!-- -->
              ✓ c
              <!-- nn:end -->
            - next

            """)
}

@Test(arguments: ["\n", "\r\n", "\r"])
func endsLinesAsTheFileDoesAndKeepsAByteOrderMark(lineEnd: String) {
    let lines = ["\u{FEFF}# 标题", "", "```nn", "x", "```", "End `{nn} y`."]
    let expected = [
        "\u{FEFF}# 标题", "", "```nn", "x", "```", "<!-- nn:output -->", "```output", "1", "2", "```", "<!-- nn:end -->",
        "End <!-- nn:= y -->3<!-- nn:/ -->.",
    ]
    let result = rendered(lines.joined(separator: lineEnd), [[.text("1\n2")]], values: ["3"])
    #expect(Array(result.utf8) == Array(expected.joined(separator: lineEnd).utf8))
}

@Test func makesAFenceLongerThanAnyInside() {
    let result = rendered("```nn\n```\n", [[.text("````\n<!-- nn:end -->\n`````")]])
    #expect(result.contains("\n``````output\n````\n<!-- nn:end -->\n`````\n``````\n"))
}

@Test func showsControlCharactersAndObeysNone() {
    #expect(rendered("```nn\n```\n", [[.text("a\u{1B}[31m\rb\u{0}\u{7F}")]]).contains("\na␛[31m␍b␀␡\n"))
}

@Test func replacesAnOldRegionAndRemovesOneThatHasNothingToShow() {
    let text = "```nn\n```\n<!-- nn:output -->\n```output\nold\n```\n<!-- nn:end -->\ntext\n"
    #expect(rendered(text, [[.text("new")]]) == text.replacing("old", with: "new"))
    #expect(rendered(text, [[.text("x")]]) { $0.output = false } == "```nn\n```\ntext\n")
    #expect(rendered(text, [[.text("x")]]) { $0.isHidden = true } == "```nn\n```\ntext\n")
    let indented = "- ```nn\n  ```\n  <!-- nn:output -->\n  old\n  <!-- nn:end -->\n- b `{nn} 1`\n"
    #expect(
        rendered(indented.replacing("- ```nn", with: "  ```nn"), [[]], values: ["1"]).hasPrefix("  ```nn\n  ```\n- b"))
}

@Test func showsAFailureNobodyAnnouncedWhateverTheOptionsSay() {
    let failure = Output.failure(Diagnostic(204, .error, "shapes do not fit"), isExpected: false)
    let result = rendered("```nn\n```\n", [[.text("x"), failure]]) { $0.isHidden = true }
    #expect(result.contains("```error\nerror[NN0204]: shapes do not fit\n```\n<!-- nn:end -->"))
    #expect(!result.contains("```output"))
}

@Test func echoChangesNothing() {
    for echo in [CellOptions.Echo.hidden, .folded] {
        #expect(rendered("```nn\n```\n", [[.text("1")]]) { $0.echo = echo } == rendered("```nn\n```\n", [[.text("1")]]))
    }
}

@Test func movesAnInlineExpressionIntoAComment() {
    #expect(
        rendered("Got `{nn} acc | .1%` and `{nn claim} a--b >= 0.9`.", values: ["93.1 %", "True"])
            == "Got <!-- nn:= acc | .1% -->93.1 %<!-- nn:/ --> and "
            + "<!-- nn:claim a-\\-b >= 0.9 -->True<!-- nn:/ -->.")
}

@Test func keepsAnInlineAtTheStartOfALineFromBecomingHTML() {
    #expect(rendered("- `{nn} x` is *it*", values: ["1"]) == "- &#8203;<!-- nn:= x -->1<!-- nn:/ --> is *it*")
}

@Test func putsAnInlineThatTheRunDidNotReachBackAsItWasWritten() {
    let text = "a <!-- nn:= x -\\- y | .1% -->5<!-- nn:/ --> b <!-- nn:claim x -->6<!-- nn:/ -->\n```nn\n```\n"
    #expect(rendered(text, [[.text("1")]]).hasPrefix("a `{nn} x -- y | .1%` b `{nn claim} x`\n```nn"))
}

@Test func aNotebookInWhichNothingRanIsItsOwnBytes() {
    let text = "```nn\n```\n<!-- nn:output -->\nold\n<!-- nn:end -->\n<!-- nn:= x -->5<!-- nn:/ -->"
    let notebook = LineReader.read(text)
    #expect(MarkdownRenderer().render(notebook, Execution(notRun: notebook)) == Array(text.utf8))
}

@Test(arguments: ["\n", "\r\n"], [true, false])
func renderingWhatWasRenderedGivesTheSameBytes(lineEnd: String, endsWithLineEnd: Bool) {
    let text =
        [
            "`{nn} a` start", "", "1. list", "   ```nn {#tbl-x--y}", "   x", "   ```", "2. next `{nn} b--c | .2f`", "",
            "```nn", "```",
        ].joined(separator: lineEnd) + (endsWithLineEnd ? lineEnd : "")
    let outputs: [[Output]] = [
        [
            .text("```\n\n-->"),
            .table(Table(title: "T", columns: [.init("a", isNumeric: true)], rows: [["1"]], note: "n")),
        ],
        [.text("<!-- nn:output -->"), .promise("-->")],
    ]
    let values = ["`1` *2* <b> -->", "a|b"]
    let first = render(LineReader.read(text), outputs, values)
    let again = render(LineReader.read(first), outputs, values)
    #expect(String(decoding: again, as: UTF8.self) == String(decoding: first, as: UTF8.self))
    #expect(again == first)
    #expect(first != Array(text.utf8))
}
