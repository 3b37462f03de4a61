import Testing

/// Captions in every format.
@Suite struct CaptionPageTests {
    private static let lesson = """
        See @fig-a and @tbl-b.

        ```nn {#fig-a caption="Loss at $\\eta$, see @tbl-b <i>"}
        plot line([1, 2])
        print "after"
        ```

        ```nn {sweep="lr=0.1,0.2" caption="Of *two*"}
        print lr
        table x=lr*array([1, 2])
        ```

        | a |
        |---|
        | 1 |

        : The $x$. {#tbl-b}

        """

    /// The lines with a word of a caption.
    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter {
            $0.contains("Loss at") || $0.contains("The $x$") || $0.contains("Of *two*") || $0.contains("Of two")
        }
    }

    @Test func standInMarkdownBelowAPictureAndAboveTables() throws {
        let folder = try Folder(lesson: Self.lesson)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "--in-place", in: folder)
        #expect(run.status == 0)
        let text = try folder.text("lesson.md")
        #expect(
            text.contains(
                "```\n\n**Figure\u{A0}1.** Loss at $\\eta$, see Table\u{A0}2 \\<i>\n\n```output\nafter\n```\n<!-- nn:end -->"
            ))
        #expect(text.contains("<!-- nn:output -->\n**Table\u{A0}1.** Of *two*\n\n**lr = 0.1**\n"))
        #expect(try Notebook("run", "lesson.md", "--in-place", in: folder).status == 0)
        #expect(try folder.text("lesson.md") == text)
        // What is recorded is shown without a run, once.
        #expect(try Notebook("convert", "lesson.md", "-t", "html", in: folder).status == 0)
        #expect(try folder.text("lesson.html").components(of: "Loss at") == 2)
    }

    @Test(arguments: ["# a", "- a", "* a", "1. a", "> a", "~~~ a", "```a", "[a]: b", ": a", "***", "___", "=", "+ a"])
    func withoutANumberAreOneParagraphInMarkdown(caption: String) throws {
        let folder = try Folder(lesson: "```nn\n#| caption: \(caption)\nprint 1\n```\n\n[a] after\n")
        defer { folder.remove() }
        #expect(try Notebook("run", "lesson.md", "--in-place", in: folder).status == 0)
        let page = try Notebook("convert", "lesson.md", "-t", "html", "--fragment", "-o", "-", in: folder).outputText
        let shown = caption.replacing(">", with: "&gt;")
        #expect(page.contains("<p>\(shown)</p>\n<p>[a] after</p>"), "\(page)")
    }

    @Test func standInATerminal() throws {
        let folder = try Folder(lesson: Self.lesson)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "terminal", in: folder)
        #expect(
            lines(run.outputText) == [
                "Figure\u{A0}1. Loss at $\\eta$, see Table\u{A0}2 <i>", "Table\u{A0}1. Of two",
                "Table\u{A0}2. The $x$.",
            ])
    }

    @Test func standInAPage() throws {
        let folder = try Folder(lesson: Self.lesson)
        defer { folder.remove() }
        _ = try Notebook("run", "lesson.md", in: folder)
        let page = try folder.text("lesson.html")
        #expect(
            page.contains("<figcaption><span class=\"number\">Figure\u{A0}1</span> Loss at <span class=\"math\"><math"))
        #expect(page.contains("see <a class=\"reference\" href=\"#tbl-b\">Table\u{A0}2</a>"))
        #expect(
            page.contains("<figure id=\"tbl-b\">\n<figcaption><span class=\"number\">Table\u{A0}2</span> The <span"))
        #expect(page.contains("</tbody>\n</table>\n</div>\n</figure>"))
    }

    @Test func jupyterShowsTheirFormulasAndLeavesOutLinks() throws {
        let folder = try Folder(lesson: Self.lesson)
        defer { folder.remove() }
        _ = try Notebook("run", "lesson.md", "-t", "ipynb", in: folder)
        let file = try folder.text("lesson.ipynb")
        #expect(file.contains("Loss at <span class=\\\"math\\\">$\\\\eta$</span>, see Table\u{A0}2"))
        #expect(file.contains("\"Figure\u{A0}1. Loss at $\\\\eta$, see Table\u{A0}2 <i>\""))
        #expect(file.contains("**Table\u{A0}2.** The $x$."))
        #expect(try Notebook("convert", "lesson.ipynb", "-t", "md", "-o", "back.md", in: folder).status == 0)
        #expect(try folder.text("back.md") == Self.lesson)
    }
}

extension String {
    /// The number of parts between `separator`.
    fileprivate func components(of separator: String) -> Int { split(separator: separator).count }
}
