import Diagnostics
import Documents
import Foundation
import FuzzingLaws
import Testing

@testable import Rendering

private func page(_ draft: NotebookDraft) -> String {
    String(decoding: HTMLRenderer(.plain).render(draft.notebook, draft.execution).bytes, as: UTF8.self)
}

@Test func writesTheSampleLessonAsRecorded() throws {
    let lesson = sampleLesson()
    let (bytes, diagnostics) = HTMLRenderer(.plain).render(lesson.notebook, lesson.execution)
    #expect(diagnostics.isEmpty)
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/lesson.html")
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" { try Data(bytes).write(to: file) }
    #expect(try Data(contentsOf: file) == Data(bytes))
}

@Test func aHundredThousandNestedQuotationsAreNoTrouble() {
    let depth = 100_000
    let nodes =
        [Node(.document, range: SourceRange(0, 0), end: depth + 2)]
        + (0..<depth).map { _ in Node(.blockQuote, range: SourceRange(0, 0), end: depth + 2) }
        + [Node(.thematicBreak, range: SourceRange(0, 0), end: depth + 2)]
    let notebook = Notebook(
        source: SourceFile(path: "a.md", bytes: []), frontMatter: FrontMatter(), nodes: nodes, cells: [], inlines: [],
        regions: [], diagnostics: [])
    let bytes = HTMLRenderer(.plain).render(notebook, Execution(notRun: notebook)).bytes
    #expect(TagScanner.tags(bytes).count { $0.name == "blockquote" } == 2 * depth)
}

@Test func aReferenceToAHiddenCellIsAnError() {
    var draft = NotebookDraft()
    draft.add("plot 1", [.plots([Plot(marks: [])])]) { $0.label = "fig-loss" }
    draft.add("plot 2", [.plots([Plot(marks: [])])]) {
        $0.label = "fig-secret"
        $0.isHidden = true
    }
    draft.trees.append(.paragraph(.reference("fig-secret"), .text(" "), .reference("fig-loss")))
    let (bytes, diagnostics) = HTMLRenderer(.plain).render(draft.notebook, draft.execution)
    #expect(diagnostics.map(\.code) == ["NN0610"])
    #expect(diagnostics.first?.headline[.english] == "the cell of @fig-secret is hidden")
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<a class=\"reference\" href=\"#fig-loss\">Figure\u{A0}1</a>"))
    #expect(text.contains("<span class=\"unresolved\">@fig-secret</span>"))
}

/// The reader says so, with a suggestion.
@Test func aReferenceToNothingIsShownAsItIs() {
    var draft = NotebookDraft()
    draft.trees.append(.paragraph(.reference("fig-los")))
    let (bytes, diagnostics) = HTMLRenderer(.plain).render(draft.notebook, draft.execution)
    #expect(diagnostics.isEmpty)
    #expect(String(decoding: bytes, as: UTF8.self).contains("<span class=\"unresolved\">@fig-los</span>"))
}

@Test func aFailedRunSaysSoAtTheTop() {
    var draft = NotebookDraft()
    let failure = Diagnostic(204, .error, "shapes do not fit")
    draft.add("x", [.failure(failure, isExpected: false)], status: .failed)
    draft.add("y", status: .notRun)
    draft.diagnostics = [failure, Diagnostic(101, .error, "elsewhere")]
    let text = page(draft)
    #expect(text.contains("<a href=\"#nn-failure\">Go to the error</a>"))
    #expect(text.contains("id=\"nn-failure\""))
    #expect(text.contains("<p class=\"badge\">Not run</p>"))
    #expect(text.components(separatedBy: "shapes do not fit").count == 2)
    #expect(text.contains("elsewhere"))
}

@Test func rendersNothingForAHiddenCell() {
    var draft = NotebookDraft()
    draft.add("secret", [.text("secret")]) { $0.isHidden = true }
    #expect(!page(draft).contains("secret"))
}

@Test func joinsChineseLinesWithoutASpace() {
    var draft = NotebookDraft()
    draft.trees = [
        .paragraph(.text("梯度"), DocumentTree(.softBreak), .text("下降 a"), DocumentTree(.softBreak), .text("b"))
    ]
    #expect(page(draft).contains("<p>梯度下降 a\nb</p>"))
}

@Test func rawHTMLIsTextUnlessTheAuthorAnswersForIt() {
    var draft = NotebookDraft()
    draft.trees = [DocumentTree(.htmlBlock("<b>x</b>\n")), DocumentTree(.htmlBlock("<!-- a note -->\n"))]
    let safe = HTMLRenderer(.plain).render(draft.notebook, draft.execution)
    #expect(String(decoding: safe.bytes, as: UTF8.self).contains("<pre class=\"raw\">&lt;b&gt;x&lt;/b&gt;</pre>"))
    #expect(safe.diagnostics.map(\.code) == ["NN0611"])
    var options = HTMLRenderer.Options()
    options.isUnsafe = true
    let unsafe = HTMLRenderer(.plain, options: options).render(draft.notebook, draft.execution)
    #expect(String(decoding: unsafe.bytes, as: UTF8.self).contains("\n<b>x</b>\n"))
}

@Test(arguments: [
    ("https://a.b/c?d=e#f", "https://a.b/c?d=e#f"), ("a b.md", "a%20b.md"), ("#学习", "#%E5%AD%A6%E4%B9%A0"),
    ("mailto:a@b", "mailto:a@b"), ("100%", "100%25"), ("%41", "%41"), ("a/b:c", "a/b:c"), ("//host/x", "//host/x"),
    ("javascript:x", nil), (" JAVA\tSCRIPT:x", nil), ("data:,x", nil), ("vbscript:x", nil), ("file:///x", nil),
])
func passesOnlyLinksThatDoNoHarm(destination: String, expected: String?) {
    #expect(LinkPolicy.destination(destination) == expected)
}

@Test(arguments: [
    ("Gradient descent, step 2", "gradient-descent-step-2"), ("数据从哪里来？", "数据从哪里来"), ("W·x + b", "w-x-b"),
    ("！？", "section"), ("学习率 α", "学习率-α"),
])
func callsAHeadingByItsText(text: String, expected: String) {
    #expect(IdentifierPool.slug(text) == expected)
}

@Test func givesOutEachIdentifierOnce() {
    var pool = IdentifierPool()
    #expect(["a", "a", "a-2", "a", "nn-plot-1"].map { pool.take($0) } == ["a", "a-2", "a-2-2", "a-3", "id-nn-plot-1"])
}
