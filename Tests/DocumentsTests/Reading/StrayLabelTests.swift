import Diagnostics
import Documents
import Testing

/// Labels that label nothing.
@Suite struct StrayLabelTests {
    private func read(_ text: String, _ options: ReaderOptions = ReaderOptions()) throws -> [Diagnostic] {
        try Notebook.read(SourceFile(path: "lesson.md", bytes: Array(text.utf8)), options).diagnostics
    }

    @Test(arguments: [
        "a {#fig-a} b", "- a\n\n  {#tbl-a}", "> {#eq-a}", "# a {#sec-a} b", "*a {#fig-a}*", "[a {#fig-a}](b)",
        "![a {#fig-a}](b)", "{#fig-a}{#fig-b", "a {#fig-}", "{{#fig-a}}", "$x$ {#eq-a}", "$$x$$ a {#eq-a}",
        "$$x$$ {#eq-a} a", "| a {#tbl-a} |\n|---|\n", "| a |\n|---|\n| b {#tbl-a} |\n", "{#fig-a_b-c}", "［{#fig-a｝",
        "a[^b]\n\n[^b]: {#sec-a}",
    ]) func areSaidOnce(_ text: String) throws {
        let found = try read(text + "\n").filter { $0.number == 109 }
        #expect(found.count == 1 && found[0].severity == .warning, "\(found)")
    }

    @Test(arguments: [
        "`{#fig-a}`", "``` {#fig-a}\n{#fig-a}\n```", "    {#fig-a}", "$\\{#fig-a\\}$", "<b id=\"{#fig-a}\">",
        "[a](b \"{#fig-a}\")",
        "[a]: {#fig-a}", "\\{#fig-a}", "{\\#fig-a}", "{#a}", "{#figure}", "{#each items}", "{#fig-a", "{#fig-a\n}",
        "# a {#sec-a}", "![a](b){#fig-a}", "$$x$$ {#eq-a}", "| a |\n|---|\n\n: b {#tbl-a}", "<!-- {#fig-a} -->",
        "---\ntitle: a\nnote: b {#fig-a}\n---\n", "```math {#eq-a}\nx\n```", "```nn {#fig-a}\n# {#fig-b}\n```",
        "{#fig-a title=\"{#fig-b\"", "{ #each items }", "{＃a}", "\\{ #fig-a }",
    ]) func areNotTakenForOthers(_ text: String) throws {
        #expect(try read(text + "\n").filter { $0.number == 109 }.isEmpty)
    }

    @Test func areNoneInPlainCommonMark() throws {
        var options = ReaderOptions()
        options.extensions = false
        #expect(try read("a {#fig-a} b @fig-a\n", options).isEmpty)
    }

    @Test func theFirstOfANameIsWhereReferencesPoint() throws {
        let found = try read("@fig-a {#fig-a} {#fig-a}\n")
        #expect(found.map(\.number) == [161, 109])
        #expect(found[0].notes.map(\.range) == [SourceRange(7, 15)])
        // One that is well elsewhere is found there.
        #expect(try read("@fig-a {#fig-a}\n\n![a](b){#fig-a}\n").map(\.number) == [109])
    }

    @Test func thousandsAreReadInLinearTime() throws {
        #expect(try read(String(repeating: "{#fig-a ", count: 50_000)).isEmpty)
        #expect(try read(String(repeating: "*a* ![b](c) {#fig-a} {#tbl-a} ", count: 5_000)).count == 10_000)
    }
}
