import Diagnostics
import Documents
import Testing

/// The title and the subtitle of the front matter are Markdown.
@Suite struct TitleTests {
    private func read(_ matter: String) throws -> Notebook {
        try Notebook.read(SourceFile(path: "lesson.md", bytes: Array("---\n\(matter)\n---\n\nText.\n".utf8)))
    }

    /// What stands below the titles, each with what the file says there.
    private func inlines(_ notebook: Notebook) -> [(kind: Node.Kind, written: String)] {
        notebook.nodes[notebook.nodes[0].end...].map { ($0.kind, notebook.source.text($0.range)) }
    }

    @Test(arguments: [
        ("title: Of $\\alpha$ *so*", "Of $\\alpha$ *so*", "$\\alpha$"),
        ("title: 'Of $\\alpha$ *so*' # a", "Of $\\alpha$ *so*", "$\\alpha$"),
        ("title: \"Of $\\\\alpha$ *so*\"", "Of $\\\\alpha$ *so*", "$\\\\alpha$"),
    ]) func isReadAtItsPlace(matter: String, whole: String, formula: String) throws {
        let found = inlines(try read("author: a\n" + matter))
        #expect(
            found.map(\.kind) == [
                .title, .text("Of "), .math("\\alpha", isDisplay: false), .text(" "), .emphasis, .text("so"),
            ])
        #expect(found.map(\.written) == [whole, "Of ", formula, " ", "*so*", "so"])
    }

    @Test(arguments: [
        ("title: 'It''s'", "It's"), ("title: \"a \\\"b\\\" \\\\*\"", "a \"b\" *"), ("title: a\\*b", "a*b"),
        ("title: >-\n  a *b*\n  c", "a *b* c"), ("title: \"a\\tb\"", "a\tb"), ("title: |\n  a", "a\n"),
        ("title: a {#sec-a}", "a {#sec-a}"), ("title: a[^b]", "a[^b]"), ("title: a # b", "a"),
        ("title: '# a #'", "# a #"),
        ("title: 1. a", "1. a"), ("title: 2024", "2024"),
    ]) func isPlainWhereNothingElseIsMeantOrCanBeFound(matter: String, text: String) throws {
        let notebook = try read(matter)
        #expect(inlines(notebook).map(\.kind) == [.title, .text(text)])
        #expect(notebook.frontMatter.title?.isEmpty == false)
    }

    @Test func theSubtitleStandsAfterIt() throws {
        let kinds = inlines(try read("subtitle: \"*b*\"\ntitle: a")).map(\.kind)
        #expect(kinds == [.title, .text("a"), .subtitle, .emphasis, .text("b")])
        #expect(inlines(try read("author: a")).isEmpty)
    }

    @Test func whatItCannotHoldIsSaidAtItsPlace() throws {
        let notebook = try read("title: a `{nn} x` {#sec-b} @fig-c")
        #expect(
            notebook.diagnostics.map { "\($0.code) \($0.range.map { notebook.source.text($0) } ?? "")" }
                == ["NN0125 `{nn} x`", "NN0109 {#sec-b}", "NN0161 @fig-c"])
        #expect(notebook.inlines.isEmpty)
    }
}
