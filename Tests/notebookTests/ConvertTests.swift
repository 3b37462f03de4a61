import Testing

@Suite struct ConvertTests {
    @Test func writesWhatCMarkWrites() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let markdown =
            "---\na: b\n---\n# x\n\n- `{nn} 1`\n\n```nn\n1\n```\n\n<b>| $y$ |</b> [l](javascript:x)\n![p](q)\n"
        let run = try Notebook(
            "convert", "-", "-t", "html", "--fragment", "--commonmark", "--unsafe", in: folder, input: markdown)
        #expect(run.status == 0)
        #expect(run.errorText == "")
        #expect(
            run.outputText == """
                <hr />
                <h2>a: b</h2>
                <h1>x</h1>
                <ul>
                <li><code>{nn} 1</code></li>
                </ul>
                <pre><code class="language-nn">1
                </code></pre>
                <p><b>| $y$ |</b> <a href="javascript:x">l</a>
                <img src="q" alt="p" /></p>

                """)
    }

    @Test func runsNothing() throws {
        let folder = try Folder(lesson: Lessons.endless)
        defer { folder.remove() }
        let run = try Notebook("convert", "lesson.md", "-t", "html", in: folder)
        #expect(run.status == 0)
        #expect(run.outputText == "lesson.html\n")
        let page = try folder.text("lesson.html")
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(page.contains("while"))
        #expect(!page.contains("class=\"outputs\""))
    }

    @Test func showsWhatAFormerRunRecorded() throws {
        let lesson = """
            ```nn
            print 6 * 7
            ```

            ```nn {solution}
            print "the answer"
            ```

            It is `{nn} 6 * 7`.

            """
        let folder = try Folder(lesson: lesson)
        defer { folder.remove() }
        #expect(try Notebook("run", "lesson.md", "--in-place", in: folder).status == 0)
        let recorded = try folder.text("lesson.md")
        #expect(recorded.contains("the answer\n```\n<!-- nn:end -->"))
        let run = try Notebook("convert", "lesson.md", "-t", "html", "--fragment", "-o", "-", in: folder)
        #expect(run.status == 0)
        #expect(run.errorText == "")
        #expect(run.outputText.contains("<pre class=\"code\"><code>42</code></pre>"))
        #expect(run.outputText.contains("<p>It is <span class=\"value\" title=\"6 * 7\">42</span>.</p>"))
        #expect(run.outputText.split(separator: "the answer").count == 2)
        #expect(!run.outputText.contains("nn:"))
    }

    @Test func aFragmentHoldsAllOfTheText() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try Notebook("convert", "lesson.md", "-t", "html", "--fragment", "-o", "-", in: folder)
        #expect(run.outputText.hasPrefix("<h1 id=\"a-lesson\">A lesson</h1>\n<div class=\"cell\">"))
        #expect(!run.outputText.contains("<style"))
    }

    @Test func rawHTMLPassesOnlyWhenAsked() throws {
        let folder = try Folder(lesson: "<script>alert(1)</script>\n\n[x](javascript:alert(1))\n")
        defer { folder.remove() }
        for options in [[], ["--commonmark"], ["--fragment"], ["--fragment", "--commonmark"]] {
            let arguments = ["convert", "lesson.md", "-t", "html", "-o", "-", "--short"] + options
            let run = try NotebookProcess(arguments, in: folder).finish()
            #expect(run.status == 0)
            #expect(!run.outputText.contains("alert(1)</script>"), "\(options)")
            #expect(!run.outputText.contains("href=\"javascript"), "\(options)")
            #expect(run.errorText.contains("lesson.md:1:1: warning:") && run.errorText.contains("[NN0612]"))
            let unsafe = try NotebookProcess(arguments + ["--unsafe"], in: folder).finish()
            #expect(unsafe.outputText.contains("<script>alert(1)</script>"), "\(options)")
            #expect(unsafe.outputText.contains("<a href=\"javascript:alert(1)\">"), "\(options)")
            #expect(unsafe.errorText == "")
        }
    }

    @Test func aLessonGoesToJupyterAndBackWithoutLoss() throws {
        let lesson =
            "---\ntitle: Äpfel\n---\n\nProse, $x^2$ and `{nn} 1 + 1`.\n\n```nn {#fig-a echo=fold}\nprint 1\n```\n\nEnd.\n"
        let folder = try Folder(lesson: lesson)
        defer { folder.remove() }
        #expect(try Notebook("convert", "lesson.md", "-t", "ipynb", in: folder).outputText == "lesson.ipynb\n")
        let back = try Notebook("convert", "lesson.ipynb", "-t", "md", "-o", "-", in: folder)
        #expect(back.status == 0 && back.outputText == lesson)
        let page = try Notebook("convert", "lesson.ipynb", "-t", "html", "--fragment", "-o", "-", in: folder)
        let own = try Notebook("convert", "lesson.md", "-t", "html", "--fragment", "-o", "-", in: folder)
        #expect(page.outputText == own.outputText && !page.outputText.isEmpty)
        #expect(try Notebook("convert", "lesson.md", "-t", "terminal", in: folder).outputText.contains("print 1"))
    }

    @Test func fencesOfQuartoBecomeCells() throws {
        let folder = try Folder(lesson: "")
        defer { folder.remove() }
        try folder.write(Array("```{nn}\n#| echo: false\nprint 1\n```\n".utf8), to: "course.qmd")
        let run = try Notebook("convert", "course.qmd", "-t", "md", "-o", "-", in: folder)
        #expect(run.status == 0 && run.outputText == "```nn\n#| echo: false\nprint 1\n```\n")
    }

    @Test func aBrokenJupyterNotebookIsSaid() throws {
        let folder = try Folder(lesson: "")
        defer { folder.remove() }
        let cells = "[{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": \"a\\u0000b\"}]"
        let files = [
            ("merged.ipynb", "{\"cells\": [\n<<<<<<<\n", "merged.ipynb:2:1: error:", "[NN0614]"),
            (
                "zero.ipynb", "{\"cells\": \(cells), \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}", "",
                "[NN0615]"
            ),
        ]
        for (name, text, place, number) in files {
            try folder.write(Array(text.utf8), to: name)
            let run = try Notebook("convert", name, "-t", "html", "-o", "-", "--short", in: folder)
            #expect(run.status == 65 && run.output == [], "\(name)")
            #expect(run.errorText.hasPrefix(place) && run.errorText.contains(number), "\(run.errorText)")
        }
    }

    @Test func aPageHoldsThePicturesOfAJupyterNotebook() throws {
        let folder = try Folder(lesson: "")
        defer { folder.remove() }
        let cell =
            "{\"attachments\": {\"a.png\": {\"image/png\": [\"iVBORw\\n\", \"0KGgo=\\n\"]}, \"b.png\": {\"image/png\": \"?\"}}, "
            + "\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": \"![A](attachment:a.png) ![B](attachment:b.png)\"}"
        let text = "{\"cells\": [\(cell)], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 2}"
        try folder.write(Array(text.utf8), to: "a.ipynb")
        let run = try Notebook("convert", "a.ipynb", "-t", "html", "-o", "-", "--fragment", "--short", in: folder)
        #expect(
            run.outputText.contains("<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"A\">"), "\(run.outputText)")
        #expect(run.errorText == "a.ipynb:cell 1:1:24: warning: there is no picture b.png [NN0613]\n")
        let markdown = try Notebook("convert", "a.ipynb", "-t", "md", "-o", "-", "--short", in: folder)
        #expect(markdown.outputText == "![A](a.png) ![B](b.png)\n" && markdown.errorText.contains("[NN0617]"))
        #expect(try folder.names() == ["a.ipynb", "lesson.md"])
    }

    @Test func aNotebookOfAnotherProgramSaysWhatIsLost() throws {
        let folder = try Folder(lesson: "")
        defer { folder.remove() }
        let cells =
            "{\"cell_type\": \"markdown\", \"metadata\": {\"slideshow\": {\"slide_type\": \"slide\"}}, \"source\": \"A\"}"
        let text = "{\"cells\": [\(cells)], \"metadata\": {\"x\": NaN}, \"nbformat\": 4, \"nbformat_minor\": 2}"
        try folder.write(Array("\u{FEFF}\(text)".utf8), to: "slides.ipynb")
        let run = try Notebook("convert", "slides.ipynb", "-t", "md", "-o", "-", "--short", in: folder)
        #expect(run.status == 0 && run.outputText == "A\n")
        #expect(
            run.errorText == "slides.ipynb: warning: the metadata “slideshow” of 1 cell are left out [NN0619]\n")
    }

    @Test func aSweepIsItsTableInEveryOtherFormat() throws {
        let folder = try Folder(lesson: "```nn {sweep=\"a=1,2; b=3\"}\na * 10 + b\n```\n")
        defer { folder.remove() }
        let terminal = try Notebook("run", "lesson.md", "-t", "terminal", in: folder).outputText
        #expect(terminal.contains("1  3          13\n2  3          23\n"), "\(terminal)")
        #expect(try Notebook("run", "lesson.md", "-t", "ipynb", in: folder).status == 0)
        let notebook = try String(decoding: folder.read("lesson.ipynb"), as: UTF8.self)
        #expect(notebook.contains("13") && notebook.contains("23"))
    }

    @Test func onlyPagesAreFragments() throws {
        let folder = try Folder(lesson: "A.\n")
        defer { folder.remove() }
        for option in ["--fragment", "--commonmark", "--unsafe"] {
            #expect(try Notebook("convert", "lesson.md", "-t", "ipynb", option, in: folder).status == 64)
        }
    }

    @Test func whatIsNoNotebookIsSaid() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        folder.makeFolder("folder")
        try folder.write([0x61, 0xFF, 0x62], to: "latin.md")
        try folder.write([0x61, 0x00], to: "binary.md")
        try folder.write(Array("---\ntitle: [\n---\n".utf8), to: "matter.md")
        let cases: [(name: String, status: Int32, error: String)] = [
            ("nothing.md", 66, "notebook: cannot read nothing.md: No such file or directory\n"),
            ("folder", 66, "notebook: cannot read folder: Is a directory\n"),
            (
                "latin.md", 65,
                "latin.md:1:2: error: this file is not UTF-8: byte FF is no part of a character [NN0100]\n"
            ),
            ("binary.md", 65, "binary.md:1:2: error: a NUL byte stands in the file [NN0101]\n"),
            ("matter.md", 65, "matter.md:"),
        ]
        let names = try folder.names()
        for (name, status, error) in cases {
            let run = try Notebook("convert", name, "-t", "html", "--short", in: folder)
            #expect(run.status == status, "\(name)")
            #expect(run.errorText.hasPrefix(error), "\(run.errorText)")
            #expect(run.output == [])
        }
        #expect(try folder.names() == names)
    }

    @Test(arguments: [
        (["lesson.md"], "say what to write: --to html"),
        (["lesson.md", "-t", "pdf"], "there is no format \"pdf\"; convert writes html"),
        (["lesson.md", "-t", "md", "--fragment"], "--fragment, --commonmark and --unsafe are for html"),
        (["lesson.md", "-t", "html", "-o", "page.md"], "--to html and --output page.md name two formats"),
        (["lesson.md", "-t", "html", "--in-place"], "there is no option --in-place"),
        (["lesson.md", "other.md", "-t", "html"], "Unexpected argument 'other.md'"),
        (["-t", "html"], "Missing expected argument '<file>'"),
        (["lesson.md", "-t", "html", "-o", "lesson.md"], "name two formats"),
    ])
    func misuseIsSaid(_ arguments: [String], _ message: String) throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try NotebookProcess(["convert"] + arguments, in: folder).finish()
        #expect(run.status == 64)
        #expect(run.errorText.contains(message), "\(run.errorText)")
        #expect(try folder.names() == ["lesson.md"])
        #expect(try folder.text("lesson.md") == Lessons.right)
    }

    @Test func theNotebookItselfIsNotWrittenOver() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try Notebook("convert", "lesson.md", "-o", "./lesson.md", in: folder)
        #expect(run.status == 64)
        #expect(run.errorText == "notebook: ./lesson.md is the notebook itself; give --output another name\n")
        #expect(try folder.text("lesson.md") == Lessons.right)
    }

    /// A notebook of Python with these Markdown cells.
    private func jupyter(_ cells: String...) -> [UInt8] {
        let cells = cells.map { "{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": \"\($0)\"}" }
        return Array("{\"cells\": [\(cells.joined(separator: ", "))], \"nbformat\": 4, \"nbformat_minor\": 2}".utf8)
    }

    @Test func messagesNameTheCellAndItsLine() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write(
            jupyter(
                "# A\\n\\n```\\nopen", "\\n\\nOne<br>two and \\\\\\\\( \\\\bad{x} \\\\\\\\)", "$\\\\worse$",
                "A\\n\\n```{nn}\\nx\\n```"), to: "a.ipynb")
        let run = try Notebook("convert", "a.ipynb", "-t", "html", "-o", "-", in: folder)
        #expect(
            run.errorText.contains(
                "\n  a.ipynb:cell 2:3:20\n   3 | One<br>two and \\\\( \\bad{x} \\\\)\n     |                    ^\n"),
            "\(run.errorText)")
        #expect(run.errorText.contains("\n  a.ipynb:cell 3:1:2\n"))
        #expect(run.outputText.contains("<p class=\"place\">a.ipynb:cell 4:3:4</p>"))
        let chinese = try Notebook(
            "convert", "a.ipynb", "-t", "html", "-o", "-", "--short", in: folder,
            environment: ["LC_ALL": "zh_CN.UTF-8"])
        #expect(chinese.errorText.contains("a.ipynb:单元格 1:3:1: 警告: ```"), "\(chinese.errorText)")
    }

    @Test func aNotebookOfOursNamesItsCellsToo() throws {
        let lesson =
            "---\ntitle: A\n---\n\nSee @fig-a.\n\n```nn {#fig-a}\nplot [1, 2]\n```\n\n- list\n\n  ```nn\n  x = 1\n  ```\n\n  $\\bad$\n"
        let folder = try Folder(lesson: lesson)
        defer { folder.remove() }
        #expect(try Notebook("convert", "lesson.md", "-t", "ipynb", in: folder).status == 0)
        let run = try Notebook("convert", "lesson.ipynb", "-t", "html", "-o", "-", "--short", in: folder)
        #expect(run.errorText.hasPrefix("lesson.ipynb:cell 6:1:4: error: "), "\(run.errorText)")
        #expect(run.errorText.split(separator: "\n").count == 1)
    }

    @Test func theHTMLThatStaysIsSaidOnce() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write(jupyter("<details>x</details>"), to: "a.ipynb")
        let page = try Notebook("convert", "a.ipynb", "-t", "html", "-o", "-", "--short", in: folder)
        #expect(page.errorText.contains("NN0622") && !page.errorText.contains("NN0611"))
        let unsafe = try Notebook("convert", "a.ipynb", "-t", "html", "-o", "-", "--unsafe", in: folder)
        #expect(unsafe.errorText == "" && unsafe.outputText.contains("<details>"))
    }

    @Test func aScriptWithCellsIsConvertedBesideItself() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write(Array("# %% [markdown]\n# Text and $\\bad$\n# %%\nx = 1\n".utf8), to: "a.py")
        let run = try Notebook("convert", "a.py", "-t", "md", in: folder)
        #expect(run.outputText == "a.md\n")
        #expect(try folder.text("a.md") == "Text and $\\bad$\n\n```python\nx = 1\n```\n")
        let page = try Notebook("convert", "a.py", "-t", "html", "--short", in: folder)
        #expect(page.outputText == "a.html\n" && page.errorText.contains("a.py:2:13: error: "), "\(page.errorText)")
    }

    @Test func anUnwritablePlaceIsSaid() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try Notebook("convert", "lesson.md", "-o", "nowhere/page.html", in: folder)
        #expect(run.status == 73)
        #expect(run.errorText.hasPrefix("notebook: cannot write nowhere/page.html"))
    }
}
