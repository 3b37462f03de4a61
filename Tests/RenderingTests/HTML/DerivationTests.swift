import Diagnostics
import Documents
import Foundation
import FoundationXML
import Testing

@testable import Rendering

/// Derivations in every format.
@Suite struct DerivationTests {
    private static let backdoor = Derivation(
        title: "The effect of T on Y",
        steps: [
            Derivation.Step(
                tex: #"P(y \mid do(t)) = \sum_{z} P(y \mid do(t), z)\, P(z \mid do(t))"#,
                text: "P(y | do(t)) = Σ_z P(y | do(t), z) P(z | do(t))", reason: "Sum over Z."),
            Derivation.Step(
                tex: #"\phantom{P(y)} = \sum_{z} P(y \mid t, z)\, P(z)"#, text: "= Σ_z P(y | t, z) P(z)",
                reason: "Z blocks every path from Y into T; T does not change Z."),
        ], note: "Z is observed.")

    /// What nobody should write.
    private static let hostile = Derivation(
        title: "a_b* <b>",
        steps: [
            Derivation.Step(
                tex: "\\text{```\n<!-- nn:end -->\n$$ </math><script>} \\\\ x",
                text: "</pre><script> $$ ``` <!-- nn:end -->",
                reason: "1. </p><script> `x` $y$ | <!-- nn:end -->"),
            Derivation.Step(tex: #"\href{javascript:x}{y}"#, text: "y & <i>", reason: ""),
            Derivation.Step(tex: #"\frac{"#, text: "half", reason: "# not a heading"),
        ])

    private func run(_ outputs: [Output], in text: String = "```nn\nx\n```\n") throws -> (Notebook, Execution) {
        let notebook = try Notebook.read(SourceFile(path: "a.md", bytes: Array(text.utf8)))
        let execution = Execution(
            cells: [Execution.CellResult(status: .done, outputs: outputs)], inlines: notebook.inlines.map { _ in nil },
            diagnostics: [])
        return (notebook, execution)
    }

    private func page(_ derivation: Derivation, in text: String = "```nn\nx\n```\n") throws -> String {
        let (notebook, execution) = try run([.derivation(derivation)], in: text)
        var formulas = Formulas(of: notebook)
        formulas.setDerivations(of: execution)
        let page = HTMLRenderer(.standard(formulas)).render(notebook, execution)
        #expect(page.diagnostics.isEmpty)
        return String(decoding: page.bytes, as: UTF8.self)
    }

    @Test func isAListOfReasonsAndFormulas() throws {
        let page = try page(Self.backdoor)
        let start = try #require(page.firstRange(of: "<div class=\"derivation\""))
        let end = try #require(page.firstRange(of: "<p class=\"note\">Z is observed.</p>\n</div>"))
        let part = page[start.lowerBound..<end.upperBound]
        #expect(part.hasPrefix("<div class=\"derivation\" role=\"group\" aria-label=\"The effect of T on Y\">\n"))
        #expect(part.contains("<p class=\"heading\">The effect of T on Y</p>\n<ol>\n<li><p>Sum over Z.</p>\n"))
        #expect(part.components(separatedBy: "<div class=\"math display\"").count == 3)
        #expect(part.contains("∣") && !part.contains("<pre"))
        #expect(XMLParser(data: Data(String(part).replacing("&nbsp;", with: " ").utf8)).parse())
    }

    @Test func whatCannotBeSetStandsInPlainCharacters() throws {
        let page = try page(Self.hostile)
        // The page's own.
        #expect(page.components(separatedBy: "<script").count == 2 && !page.contains("javascript:x\""))
        #expect(page.contains("<pre class=\"output\">\ny &amp; &lt;i&gt;</pre>"))
        #expect(page.contains("<pre class=\"output\">\nhalf</pre>"))
        #expect(page.contains("<p># not a heading</p>"))
    }

    @Test func macrosOfTheNotebookDoNotReachIt() throws {
        let text = "$\\gdef\\sum{\\text{oops}}$\n\n```nn\nx\n```\n"
        let page = try page(Self.backdoor, in: text)
        #expect(page.contains("∑"))
    }

    @Test func withoutAnEngineItIsPlainCharacters() throws {
        let (notebook, execution) = try run([.derivation(Self.backdoor)])
        let page = String(decoding: HTMLRenderer(.plain).render(notebook, execution).bytes, as: UTF8.self)
        #expect(page.contains("<pre class=\"output\">\n= Σ_z P(y | t, z) P(z)</pre>"))
    }

    @Test func isMathematicsInMarkdown() throws {
        let (notebook, execution) = try run([.derivation(Self.backdoor)])
        #expect(
            String(decoding: MarkdownRenderer().render(notebook, execution), as: UTF8.self) == #"""
                ```nn
                x
                ```
                <!-- nn:output -->
                **The effect of T on Y**

                (1) Sum over Z.

                ```math
                P(y \mid do(t)) = \sum_{z} P(y \mid do(t), z)\, P(z \mid do(t))
                ```

                (2) Z blocks every path from Y into T; T does not change Z.

                ```math
                \phantom{P(y)} = \sum_{z} P(y \mid t, z)\, P(z)
                ```

                Z is observed.
                <!-- nn:end -->

                """#)
    }

    @Test(arguments: ["```nn\nx\n```\n\nafter $y$\n", "- a\n  ```nn\n  x\n  ```\n- b\n"])
    func survivesWritingAndReading(text: String) throws {
        let outputs = [Output.derivation(Self.hostile), .derivation(Self.backdoor), .text("end")]
        let (notebook, execution) = try run(outputs, in: text)
        let written = MarkdownRenderer().render(notebook, execution)
        let again = try Notebook.read(SourceFile(path: "a.md", bytes: written))
        #expect(again.diagnostics.isEmpty)
        #expect(again.regions.count == 1 && again.cells.count == 1)
        // Its formulas are the cell's, not the author's.
        func formulas(_ notebook: Notebook) -> Int {
            notebook.nodes.count { node in
                switch node.kind {
                case .math, .mathBlock: true
                default: false
                }
            }
        }
        #expect(formulas(again) == formulas(notebook))
        #expect(MarkdownRenderer().render(again, execution) == written)
    }
}
