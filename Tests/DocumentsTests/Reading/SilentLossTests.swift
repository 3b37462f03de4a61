import Diagnostics
import Testing

@testable import Documents

/// What a page would leave out, or show as it is written, though its author meant something by it.
@Suite struct SilentLossTests {
    private func numbers(_ text: String) throws -> [Int] { try read(text + "\n").diagnostics.map(\.number) }

    // MARK: Cells in code

    @Test(arguments: [
        "```python\nx\n\n```nn\n1\n```", "```\n```nn {#fig-a}\n1\n```", "~~~\n```nn\n1\n```", "```math\nx\n```nn\n```",
        "- ```r\n  ```nn\n  1\n  ```", "````markdown\n```nn\n1\n```", "```python\nx\n  ~~~~ nn\n",
    ]) func aCellInCodeThatDoesNotEndIsSaid(_ text: String) throws {
        let found = try read(text + "\n").diagnostics
        #expect(found.map(\.number) == [145])
        #expect(found.first?.notes.first?.range.map { text.utf8.count >= $0.end && $0.start > 0 } == true)
    }

    @Test(arguments: [
        "````markdown\n```nn\n1\n```\n````", "~~~\n```nn\n1\n```\n~~~", "```\n```nnet\n```", "```\n``nn\n```",
        "```python\nx", "    ```\n    ```nn", "```\n    ```nn\n```", "```\n```nn `a`\n```",
    ]) func aCellThatIsShownIsNone(_ text: String) throws { #expect(try numbers(text) == []) }

    @Test func belowAFenceThatIsNoneOneMessageIsEnough() throws {
        let found = try numbers(
            "@fig-a\n\n```nn {#fig-a caption=\"$\\eta$ and `b`\"}\n1\n```\n\n```nn {#fig-b}\n1\n```")
        #expect(found == [105])
    }

    // MARK: Formulas

    @Test(arguments: [
        ("$$\nx", 1), ("a\n$$ x\n\nb", 1), ("$$\nx\n\ny\n$$", 1), ("$$\nx\n\ny\n$$ {#eq-a}\n\n@eq-a", 1),
        ("$$\nx\n```nn\n1\n```\n$$\ny\n$$", 1), ("- $$\n  x\n\n# a\n\n$$ y", 2), ("$$\na\n\n$$\nb\n$$", 1),
    ]) func aFormulaThatDoesNotEndIsSaid(_ text: String, _ count: Int) throws {
        #expect(try numbers(text) == Array(repeating: 146, count: count))
    }

    @Test(arguments: [
        "$$x$$", "$$\nx\n$$", "\\$$ a", "it costs $$ a", "`$$`", "`a\n$$`", "$$$ a", "$$$$", "```\n$$\n```", "    $$ a",
        "<!--\n$$\n-->", "> $$\n> x\n> $$",
    ]) func otherDollarsAreNone(_ text: String) throws { #expect(try numbers(text) == []) }

    @Test func noFormulaTakesACell() throws {
        let notebook = try read("$$\nx\n```nn\n1\n```\n\n$a\n```nn\n2\n```\nb$\n")
        #expect(notebook.cells.map(\.source) == ["1", "2"])
    }

    // MARK: TeX

    @Test(arguments: [
        "\\ref{a}", "a\\eqref{eq:a}b", "*\\autoref{a}*", "# \\label{a}", "\\begin{align*}\na\n\\end{align*}",
        "| \\ref{a} |\n|---|", "\\\\\\ref{a}", "---\ntitle: A \\ref{a}\n---", "> \\begin{cases}a\\end{cases}",
    ]) func latexInTheTextIsSaid(_ text: String) throws { #expect(try numbers(text) == [147]) }

    @Test(arguments: [
        "\\\\ref{a}", "`\\ref{a}`", "$\\text{a}$ $$\\begin{aligned}a\\end{aligned}$$", "```\n\\ref{a}\n```", "\\ref a",
        "\\begin{itemize}", "\\reference{a}", "\\ref{a\nb}", "\\ref{}", "[a](b\\ref{c})", "<!-- \\ref{a} -->",
        "```nn\n# \\ref{a}\n```",
    ]) func otherBackslashesAreNone(_ text: String) throws { #expect(try numbers(text) == []) }

    // MARK: Tables

    @Test(arguments: [
        ("| a | b |\n|---|---|\n| `c|d` | e |", " e"), ("| a |\n|---|\n| 1 | 2 | 3 |", "2 | 3"),
        ("a | b\n--|--\n1 | 2 | 3", "3"),
    ]) func cellsBeyondTheLastColumnAreSaid(_ text: String, _ surplus: String) throws {
        let notebook = try read(text + "\n")
        #expect(notebook.diagnostics.map(\.number) == [148])
        let range = try #require(notebook.diagnostics.first?.range)
        #expect(notebook.source.text(range) == surplus.drop { $0 == " " })
    }

    @Test(arguments: [
        "| a | b |\n|---|---|\n| 1 | 2 | |", "| a | b |\n|---|---|\n| `c\\|d` | e |", "| a |\n|---|\n| $|x|$ |",
        "| a | b |\n|---|---|\n| 1 |", "a | b\n\n---|---|---", "a\n---", "a | b\n---", "| a |\n| b | c |",
    ]) func tablesThatAreWellAreNone(_ text: String) throws { #expect(try numbers(text) == []) }

    @Test(arguments: ["| a | b |\n|---|\n| 1 | 2 |", "| a | `b|c` |\n|---|---|", "x\n| a | b | c |\n|:-:|---|"])
    func aTableThatIsNoneIsSaid(_ text: String) throws { #expect(try numbers(text) == [149]) }

    // MARK: Labels and references

    @Test(arguments: [
        "@fig-图", "a@sec-结论b\n\nb @sec-结论", "@fig:a", "@Tab：a", "@eq-图a {#eq-图}", "@fig-图所示 {#fig-图}",
        "@sec-a\n\n# a {＃sec-a}", "@sec-a\n\n# a { #sec-a }", "@fig:a @fig-a\n\n```nn {#fig:a}\n```",
        "@eq-a\n\n$$x$$ {#eq:a}", "@eq:a\n\n$$x$$ {#eq:a}",
    ]) func aReferenceToNothingIsSaidOnce(_ text: String) throws {
        let found = try read(text + "\n").diagnostics
        #expect(found.count == 1 && found[0].severity == .error, "\(found)")
    }

    @Test(arguments: [
        "@fig-、@tbl-", "@fig-。", "a@fig-图.org", "\\@fig-图", "`@fig-图`", "me@fig:a", "@table-tennis", "@eq_a", "@fig：",
    ]) func otherSignsAreNone(_ text: String) throws { #expect(try numbers(text) == []) }

    @Test(arguments: ["# a {＃sec-a}", "# a { #sec-a}", "# a {#sec-a }", "$$x$$ ｛＃eq-a｝"])
    func aLabelInOtherSignsIsSaid(_ text: String) throws { #expect(try numbers(text) == [109]) }

    // MARK: Options

    @Test(arguments: [
        "```nn {caption = \"a b\"}\n```", "```nn {caption= \"a b\" echo=false}\n```", "```nn {echo =false}\n```",
        "```nn\n1\n#| echo: false\n```", "```nn\n\n#| label: fig-a\n```\n\n@fig-a",
    ]) func anOptionInTheWrongPlaceIsSaidOnce(_ text: String) throws { #expect(try numbers(text) == [122]) }

    @Test func whatStandsBehindBlanksCountsAllTheSame() throws {
        let options = try #require(try read("```nn {caption = \"a b\" echo =false #fig-a}\n```\n").cells.first).options
        #expect(options.caption == "a b" && options.echo == .hidden && options.label == "fig-a")
    }

    @Test(arguments: [
        "```nn\n#| echo: false\n1\n#| a comment: b\n#|\n # #| echo: true\n```", "```nn\nx = \"#| echo: a\"\n```",
    ])
    func otherCommentsAreNone(_ text: String) throws { #expect(try numbers(text) == []) }

    @Test func hostileTextIsReadInLinearTime() throws {
        let many = 20_000
        for text in ["$$ a\n\n", "{ #fig-a ", "{＃fig-a ", "\\ref{a ", "@fig-图 ", "| a | b\n|-\n\n", "```\n```nn\n\n"] {
            _ = try read(String(repeating: text, count: many))
        }
    }
}
