import Testing

/// The title of the front matter in every format.
@Suite struct TitlePageTests {
    private static let lesson = """
        ---
        title: Loss of $x^2$, *so* <b>, @sec-a
        subtitle: "With `code` and $\\\\alpha$"
        ---

        ## Part {#sec-a}

        """

    @Test func isMarkdownInAPageAndPlainInItsTab() throws {
        let folder = try Folder(lesson: Self.lesson)
        defer { folder.remove() }
        #expect(
            try Notebook("run", "lesson.md", "--short", in: folder).errorText.contains("lesson.md:2:28: warning: raw"))
        let page = try folder.text("lesson.html")
        #expect(page.contains("<title>Loss of x^2, so , “Part”</title>"))
        #expect(page.contains("<h1>Loss of <span class=\"math\"><math"))
        #expect(page.contains(", <em>so</em> <code class=\"raw\">&lt;b&gt;</code>, "))
        #expect(
            page.contains("<a class=\"reference\" href=\"#sec-a\">“Part”</a></h1>\n<p class=\"subtitle\">With <code>"))
        let fragment = try Notebook("convert", "lesson.md", "-t", "html", "--fragment", "-o", "-", in: folder)
        #expect(!fragment.outputText.contains("Loss of"))
    }

    @Test func isMarkdownInJupyterAndComesBackAsItWas() throws {
        let folder = try Folder(lesson: Self.lesson)
        defer { folder.remove() }
        _ = try Notebook("run", "lesson.md", "-t", "ipynb", in: folder)
        let file = try folder.text("lesson.ipynb")
        #expect(file.contains("# Loss of $x^2$, *so* \\\\<b>, “Part”\\n"))
        #expect(file.contains("*With `code` and $\\\\alpha$*"))
        #expect(try Notebook("convert", "lesson.ipynb", "-t", "md", "-o", "back.md", in: folder).status == 0)
        #expect(try folder.text("back.md") == Self.lesson)
    }

    @Test func isSetInATerminal() throws {
        let folder = try Folder(lesson: Self.lesson)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "terminal", in: folder)
        #expect(
            run.outputText.hasPrefix(
                "# Loss of $x^2$, so <b>, “Part”\n\nWith code and $\\alpha$\n\n## Part\n"), "\(run.outputText)")
    }

    @Test func withoutATitleTheTabHasTheFirstHeading() throws {
        let folder = try Folder(lesson: "Text.\n\n## On $x$ and *y*\n")
        defer { folder.remove() }
        _ = try Notebook("run", "lesson.md", in: folder)
        #expect(try folder.text("lesson.html").contains("<title>On x and y</title>"))
    }
}
