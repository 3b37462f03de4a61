import Diagnostics
import Documents
import Testing

@testable import Rendering

private func page(_ markdown: String, _ outputs: [Output] = []) throws -> String {
    let notebook = try Notebook.read(SourceFile(path: "a.md", bytes: Array(markdown.utf8)))
    var execution = Execution(notRun: notebook)
    if !outputs.isEmpty { execution.cells[0] = Execution.CellResult(status: .done, outputs: outputs) }
    var formulas = Formulas(of: notebook)
    formulas.setDerivations(of: execution)
    return String(decoding: HTMLRenderer(.standard(formulas)).render(notebook, execution).bytes, as: UTF8.self)
}

/// A browser ends lines behind formulas, and no line begins with a full stop.
@Test func aMarkStaysBesideItsFormula() throws {
    let text = try page("Of $x$. And *$y$*, then $z$ again.\n\n由 $x$，得 $y$。\n")
    #expect(text.contains("<p>Of <span class=\"whole\"><span class=\"math\">"))
    #expect(text.contains("</span>.</span> And <em><span class=\"math\">"))
    #expect(text.contains("</span></em>, then <span class=\"math\">"))
    #expect(text.contains("</span> again.</p>"))
    #expect(text.contains("</span>，</span>得 "))
    #expect(text.contains("</span>。</span></p>"))
}

/// No link holds a second thing that the keyboard reaches.
@Test func aLongFormulaInALineScrollsByItself() throws {
    let long = String(repeating: "x+", count: 12) + "y"
    let text = try page("$\(long)$ $x+y$ [a $\(long)$](#b)\n\n## b $\(long)$\n")
    #expect(text.contains("<p><span class=\"math long\" tabindex=\"0\"><math>"))
    #expect(text.contains("<span class=\"math\"><math>"))
    #expect(text.contains("<a href=\"#b\">a <span class=\"math long\"><math>"))
    #expect(text.contains("b <span class=\"math long\"><math>"))
}

@Test func longRawLinesAreReachedByTheKeyboard() throws {
    let text = try page("<div title=\"\(String(repeating: "a", count: 80))\"></div>\n\n<hr>\n")
    #expect(text.contains("<pre class=\"raw\" tabindex=\"0\">&lt;div"))
    #expect(text.contains("<pre class=\"raw\">&lt;hr"))
}

@Test func theContentsShowCodeAndFormulasOfHeadings() throws {
    let text = try page("---\ntoc: true\n---\n\n## Of $x^2$ and `f`\n\n## A [link](#a) and `g`\n")
    let contents = try #require(text.firstMatch(of: /<nav(?s).*?<\/nav>/)).output
    #expect(contents.contains("<math"))
    #expect(contents.contains(" and <code>f</code></a></li>"))
    // A link leads to one place.
    #expect(contents.contains("<a href=\"#a-link-and-g\">A link and <code>g</code></a></li>"))
}

@Test func theContentsRepeatNoFootnote() throws {
    let text = try page("---\ntoc: true\n---\n\n## A **bold**[^1] word\n\n[^1]: b\n")
    let contents = try #require(text.firstMatch(of: /<nav(?s).*?<\/nav>/)).output
    #expect(contents.contains(">A <strong>bold</strong> word</a></li>"))
}

@Test func aHeadingLeadsToItself() throws {
    let text = try page("# Title\n\n## Of `f`\n\n## A [link](#a)\n")
    #expect(text.contains("<h1 id=\"title\">Title</h1>"))
    #expect(text.contains("<h2 id=\"of-f\"><a class=\"own\" href=\"#of-f\">Of <code>f</code></a></h2>"))
    // No link stands in another.
    #expect(
        text.contains(
            "<a href=\"#a\">link</a><a class=\"own\" href=\"#a-link\" aria-label=\"Link to this section\"></a></h2>"))
}

@Test func codeInAMessageIsCode() throws {
    let outputs: [Output] = [
        .failure(
            Diagnostic(
                229, .error, Text(en: "`a` and `b < c`, but no ``d`` or `e", zh: ""), at: SourceRange(6, 7),
                help: Text(en: "write `f`", zh: "")), isExpected: false),
        .finding(["look at `g`"]),
    ]
    let text = try page("```nn\n1\n```\n", outputs)
    #expect(text.contains("<code>a</code> and <code>b &lt; c</code>, but no ``d`` or `e</p>"))
    #expect(text.contains("write <code>f</code></p>"))
    #expect(text.contains("<p>look at <code>g</code></p>"))
}

@Test func charactersStandBelowTheCaption() throws {
    let plot = Plot(marks: [Mark(.line(x: [0, 1], y: [0, 1]))])
    let text = try page("```nn {#fig-a caption=\"A\"}\n1\n```\n", [.plots([plot])])
    #expect(text.contains("A</figcaption>\n</figure>\n<details class=\"characters\">"))
    #expect(text.ranges(of: "<details").count == 1)
    #expect(
        try page("```nn\n1\n```\n", [.plots([plot])]).contains("</svg>\n</div>\n</div>\n<details class=\"characters\">")
    )
}

@Test func anExerciseIsNotSaidToBeLeftOut() throws {
    let text = try page("```nn {exercise}\nx = 1\n```\n\n```nn {run=false}\nx = 2\n```\n")
    #expect(text.contains("<div class=\"cell exercise\">\n<p class=\"badge\">Exercise</p>\n<pre"))
    #expect(text.contains("<div class=\"cell not-run\">\n<p class=\"badge\">Not run</p>\n<pre"))
}

@Test func shortChineseInATableStaysInOneLine() throws {
    let text = try page("| 名称 | right |\n|---|--:|\n| 学习率 | 一个很长的数字 |\n| word | 1 |\n")
    #expect(text.contains("<th scope=\"col\" class=\"whole\">名称</th><th scope=\"col\" class=\"right\">right</th>"))
    #expect(text.contains("<td class=\"whole\">学习率</td><td class=\"right broad\">一个很长的数字</td>"))
    #expect(text.contains("<td>word</td>"))
}

@Test func aLinkThatShowsItsAddressIsMarked() throws {
    let text = try page("<https://a.example/b> and [b](https://a.example/b) and [](https://a.example)\n")
    #expect(text.contains("<a class=\"bare\" href=\"https://a.example/b\">https://a.example/b</a> and <a href=\"https"))
    #expect(text.contains("and <a href=\"https://a.example\"></a>"))
}

@Test func aTitleThatEndsWithTheResultShowsItAsAFormula() throws {
    let step = Derivation.Step(tex: "P(y) = \\sum_z P(y, z)", text: "P(y) = Σ_z P(y, z)", reason: "Summed.")
    let derivation = Derivation(title: "It is known: P(y) = Σ_z P(y, z)", steps: [step])
    let text = try page("```nn\n1\n```\n", [.derivation(derivation)])
    #expect(text.contains("<p class=\"heading\">It is known: </p>\n<div class=\"math display\""))
    #expect(text.ranges(of: "<math").count == 2)
}

/// Wide tables and formulas tell how wide, for paper.
@Test func whatIsWiderThanPaperSaysHowWide() throws {
    let head = (1...25).map { "column \($0) |" }.joined()
    let text = try page("|\(head)\n|\(String(repeating: "---|", count: 25))\n|1|\n")
    #expect(text.contains("<table class=\"wide7\">"))
    #expect(try page("| a | b |\n|---|---|\n").contains("<table>"))
    let long = (0..<30).map { "a_{\($0)}" }.joined(separator: " + ")
    #expect(try page("$$\n\(long)\n$$\n").contains("<div class=\"formula wide3\" tabindex=\"0\">"))
    #expect(try page("$$\nx\n$$\n").contains("<div class=\"formula\">"))
}
