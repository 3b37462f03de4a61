import Testing

/// Files that are no Markdown by their names, and Markdown in which nothing runs.
@Suite struct OtherFileTests {
    @Test(arguments: ["run", "lint", "fmt"], ["a.ipynb", "a.py", "a.R", "a.html", "a.PDF"])
    func aFileThatIsNoMarkdownByItsNameIsRefused(_ command: String, _ name: String) throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write(Array(Lessons.right.utf8), to: name)
        let run = try NotebookProcess([command, name], in: folder).finish()
        let said = run.errorText + run.outputText
        #expect(run.status == 65 && said.hasPrefix("error[NN0106]: \(name) is no Markdown by its name\n"), "\(said)")
        #expect(said.contains("notebook convert \(name) -t md") == ["a.ipynb", "a.py", "a.R"].contains(name))
        #expect(try folder.names() == [name])
        #expect(try folder.text(name) == Lessons.right)
    }

    @Test(
        arguments: ["run", "lint", "fmt"],
        [
            ("a.qmd", "---\nexecute:\n  echo: false\n---\n\n# A\n", "Quarto", "a.md"),
            ("a.qmd", "```{nn}\nprint 1\n```\n", "Quarto", "a.md"),
            ("a.Rmd", "```{nn one, echo=FALSE}\nprint 1\n```\n", "R Markdown", "a.md"),
            ("a.md", "---\njupyter: python3\nexecute: {echo: false}\n---\n\n# A\n", "Quarto", "a-nn.md"),
            ("a.md", "---\nkernelspec:\n  name: nn\n---\n\n```{code-cell}\nprint 1\n```\n", "Jupytext", "a-nn.md"),
        ])
    func whatIsForAnotherProgramIsToBeConverted(_ command: String, _ file: (String, String, String, String)) throws {
        let (name, text, program, output) = file
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write(Array(text.utf8), to: name)
        let run = try NotebookProcess([command, name], in: folder).finish()
        let said = run.errorText + run.outputText
        #expect(
            run.status == 65
                && said == """
                    error[NN0631]: \(name) is Markdown for \(program)
                      help: convert it first: notebook convert \(name) -o \(output)

                    """,
            "\(said)")
        // The advice works.
        #expect(try Notebook("convert", name, "-o", output, in: folder).status == 0)
        #expect(try Notebook("lint", output, in: folder).status == 0)
    }

    @Test(arguments: [
        ("a.qmd", "# A\n\n```nn\nprint 1\n```\n"), ("a.qmd", "---\nexecute: {seed: 1}\n---\n\n```nn\nprint 1\n```\n"),
        ("a.md", "---\njupyter: python3\n---\n\n```nn\nprint 1\n```\n"),
        ("a.md", "---\nkernelspec:\n  name: nn\n---\n\n```nn\nprint 1\n```\n\n[@knuth]\n"),
    ])
    func whatReadsAsItStandsIsTakenSo(_ name: String, _ text: String) throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write(Array(text.utf8), to: name)
        #expect(try Notebook("lint", name, in: folder).status == 0)
    }

    @Test func aScriptWithoutCellsIsRefused() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write(Array("# A comment\nx = 1\n".utf8), to: "a.py")
        let run = try Notebook("convert", "a.py", "-t", "md", in: folder)
        #expect(run.status == 65 && run.errorText.contains("NN0106") && run.outputText == "")
        #expect(try folder.names() == ["a.py"])
    }

    @Test(arguments: ["lesson.md", "lesson", "lesson.txt", ".md", "v1.2", "a.py/lesson"])
    func anyOtherNameMayBeMarkdown(_ name: String) throws {
        let folder = try Folder()
        defer { folder.remove() }
        folder.makeFolder("a.py")
        try folder.write(Array(Lessons.right.utf8), to: name)
        #expect(try Notebook("lint", name, in: folder).status == 0)
    }

    private func warnings(_ lesson: String, _ command: [String]) throws -> String {
        let folder = try Folder(lesson: lesson)
        defer { folder.remove() }
        let run = try NotebookProcess(command + ["lesson.md"], in: folder).finish()
        #expect(run.status == 0)
        return run.errorText + (command[0] == "lint" ? run.outputText : "")
    }

    @Test(arguments: [["run", "-t", "md", "-o", "-", "--short"], ["lint", "--format", "short"]])
    func thatNothingRunsIsSaidOnce(_ command: [String]) throws {
        for fence in ["```python", "```{python}", "```{r}", "``` Julia", "~~~py"] {
            let end = fence.hasPrefix("~") ? "~~~" : "```"
            let lesson = "# A\n\n```\nplain\n```\n\n\(fence)\nx\n\(end)\n\n\(fence)\ny\n\(end)\n"
            let said = try warnings(lesson, command)
            #expect(said.hasPrefix("lesson.md:7:1: warning: nothing here is run: "), "\(said)")
            #expect(said.split(separator: "\n").count == 1)
            #expect(try warnings(lesson + "\n```nn\nx = 1\nprint x\n```\n", command) == "")
        }
        #expect(try warnings("# A\n\n```sh\nls\n```\n\n    x = 1\n", command) == "")
    }
}
