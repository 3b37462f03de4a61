import Diagnostics
import Documents
import Testing

/// Captions of cells, of the tables of the text, and its pictures.
@Suite struct CaptionTests {
    private func read(_ text: String) throws -> Notebook {
        try Notebook.read(SourceFile(path: "lesson.md", bytes: Array(text.utf8)))
    }

    /// What stands below the caption of the first cell, each with what the file says there.
    private func caption(_ text: String) throws -> [(kind: Node.Kind, written: String)] {
        let notebook = try read(text)
        let caption = try #require(notebook.cells[0].caption)
        return notebook.nodes[(caption + 1)..<notebook.nodes[caption].end].map {
            ($0.kind, notebook.source.text($0.range))
        }
    }

    @Test func aCaptionIsMarkdownAtItsPlaceInTheFile() throws {
        let found = try caption("```nn {caption=\"Rate $\\eta$, **bold**, @fig-a\" #fig-a}\n```\n")
        #expect(
            found.map(\.kind) == [
                .text("Rate "), .math("\\eta", isDisplay: false), .text(", "), .strong, .text("bold"), .text(", "),
                .reference("fig-a"),
            ])
        #expect(found.map(\.written) == ["Rate ", "$\\eta$", ", ", "**bold**", "bold", ", ", "@fig-a"])
    }

    @Test func aBackslashEscapesQuotesAndItselfAlone() throws {
        let quoted = try caption("```nn {caption=\"\\\"a\\\" $\\\\\\frac{1}{2}$ \\*\"}\n```\n")
        #expect(
            quoted.map(\.kind) == [.text("\"a\" "), .math("\\\\frac{1}{2}", isDisplay: false), .text(" *")])
        #expect(quoted[1].written == "$\\\\\\frac{1}{2}$")
        let line = try caption("```nn\n#| caption: \"a\" $\\frac{1}{2}$ # b\n```\n")
        #expect(
            line.map(\.kind) == [.text("\"a\" "), .math("\\frac{1}{2}", isDisplay: false), .text(" # b")])
    }

    @Test func onlyAWholeQuotedCaptionLosesItsQuotes() throws {
        #expect(try caption("```nn\n#| caption: \"a\" and \"b\"\n```\n").map(\.kind) == [.text("\"a\" and \"b\"")])
        #expect(try caption("```nn\n#| caption: 'a'\n```\n").map(\.kind) == [.text("a")])
    }

    @Test(arguments: ["# no heading", "- no list", "1. no list", "> no quotation", "$$x$$", "[a]: b", "| a | b |"])
    func aCaptionIsOneLineWhateverItBeginsWith(text: String) throws {
        let notebook = try read("```nn\n#| caption: \(text)\n```\n\nAfter.\n")
        let caption = try #require(notebook.cells[0].caption)
        #expect(notebook.nodes[caption].kind == .caption && notebook.nodes[caption].end > caption + 1)
        #expect(
            notebook.nodes[caption - 1].kind == .cell(0)
                && notebook.nodes[caption - 1].end == notebook.nodes[caption].end)
        #expect(notebook.diagnostics.isEmpty)
        #expect(try read("```nn\n#| caption:\n```\n").cells[0].caption == nil)
    }

    @Test func whatACaptionCannotHoldIsSaidAtItsPlace() throws {
        let notebook = try read(
            "```nn\n#| caption: `{nn} x` {#fig-a} @fig-b [^c] [^d]\n```\n\n[^c]: Note.\n")
        #expect(
            notebook.diagnostics.map { "\($0.code) \($0.range.map { notebook.source.text($0) } ?? "")" }
                == ["NN0125 `{nn} x`", "NN0109 {#fig-a}", "NN0161 @fig-b", "NN0128 [^d]"])
        let label = try read("```nn\n#| caption: a {#fig-a}\n```\n").diagnostics
        #expect(label.map(\.code) == ["NN0125"])
    }

    @Test(arguments: [
        "| a |\n|---|\n\n: b `{nn} x`\n", "| a |\n|---|\n\n: b <!-- nn:= x -->1<!-- nn:/ -->\n", "![a *`{nn} x`*](b)\n",
        "[![a `{nn claim} x`](b)](c)\n",
    ]) func noCaptionShowsValues(text: String) throws {
        let notebook = try read(text + "\nA value `{nn} y` after.\n")
        #expect(notebook.diagnostics.map(\.number) == [125])
        #expect(notebook.inlines.map { String(decoding: $0.line.bytes, as: UTF8.self) } == ["y"])
    }

    @Test func aParagraphWithAColonIsTheCaptionOfTheTableBeforeIt() throws {
        let notebook = try read("| a |\n|---|\n| 1 |\n\n: The *only* $x$. {#tbl-a}\n\n: Prose.\n\nSee @tbl-a.\n")
        let table = 1
        #expect(notebook.nodes[table].kind == .table(alignments: [.standard], identifier: "tbl-a"))
        let caption = try #require(notebook.nodes.firstIndex { $0.kind == .caption })
        #expect(notebook.nodes[caption].end == notebook.nodes[table].end)
        #expect(
            notebook.nodes[(caption + 1)..<notebook.nodes[caption].end].map(\.kind) == [
                .text("The "), .emphasis, .text("only"), .text(" "), .math("x", isDisplay: false), .text("."),
            ])
        #expect(notebook.nodes[notebook.nodes[table].end].kind == .paragraph)
        #expect(notebook.diagnostics.isEmpty)
        let alone = try read("Text.\n\n: Prose.\n").nodes
        #expect(!alone.contains { $0.kind == .caption })
    }

    @Test func aPictureWithALabelIsAFigure() throws {
        let notebook = try read("![A *net*](net.svg){#fig-a}\n\n![b](b.png) {#fig-b} and text\n")
        #expect(
            notebook.nodes[1..<notebook.nodes[1].end].map(\.kind) == [
                .figure(identifier: "fig-a"), .image(destination: "net.svg", title: ""), .text("A "), .emphasis,
                .text("net"),
            ])
        #expect(notebook.nodes[notebook.nodes[1].end].kind == .paragraph)
    }
}
