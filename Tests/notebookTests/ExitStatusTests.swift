import Testing

@Suite struct ExitStatusTests {
    private func status(_ lesson: String, _ arguments: [String] = []) throws -> Int32 {
        let folder = try Folder(lesson: lesson)
        defer { folder.remove() }
        return try NotebookProcess(["run", "lesson.md"] + arguments, in: folder).finish().status
    }

    @Test func zeroWhenAllIsWell() throws {
        #expect(try status(Lessons.right) == 0)
    }

    @Test func oneWhenTheNotebookIsWrong() throws {
        #expect(try status(Lessons.wrong) == 1)
        #expect(try status(Lessons.wrong, ["--keep-going"]) == 1)
        #expect(try status("`{nn claim} 1 > 2`\n") == 1)
    }

    @Test(arguments: [
        [], ["-t", "pdf"], ["-t", "html,"], ["--nonsense"], ["-P", "rate"], ["-P", "=3"], ["-P", "rate=3"],
        ["--seed", "-1"], ["--seed", "x"], ["--in-place", "-o", "x"], ["--in-place", "-t", "html"],
        ["-t", "html,md", "-o", "page"], ["-t", "html,md", "-o", "-"], ["-t", "md", "-o", "lesson.md"],
    ])
    func sixtyFourForAWrongCommandLine(_ arguments: [String]) throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let all = arguments.isEmpty ? ["run"] : ["run", "lesson.md"] + arguments
        let run = try NotebookProcess(all, in: folder).finish()
        #expect(run.status == 64)
        #expect(run.outputText == "")
        #expect(run.errorText != "")
        #expect(try folder.names() == ["lesson.md"])
    }

    @Test func sixtyFiveForWhatCannotBeRead() throws {
        #expect(try status("---\ntitle: \"x\n---\n") == 65)
        #expect(try status("---\nexecute:\n  sede: 1\n---\n") == 65)
    }

    @Test func sixtySixForAMissingNotebook() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try Notebook("run", "missing.md", "lesson.md", in: folder)
        #expect(run.status == 66)
        #expect(run.errorText == "notebook: cannot read missing.md: No such file or directory\n")
        #expect(run.outputText == "lesson.html\n")
    }

    @Test(arguments: ["lesson.md/page.html", "missing/page.html", "lesson.md/"])
    func seventyThreeForAPageThatCannotBeWritten(_ output: String) throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-o", output, in: folder)
        #expect(run.status == 73)
        #expect(run.errorText.hasPrefix("notebook: cannot write "))
        #expect(run.outputText == "")
        #expect(try folder.names() == ["lesson.md"])
    }

    @Test func seventyThreeForAFullDevice() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let process = try NotebookProcess(["run", "lesson.md", "-o", "-"], in: folder, output: "/dev/full")
        #expect(try process.finish().status == 73)
    }

    @Test(arguments: [
        "---\nexecute:\n  steps: 100\n---\n\n```nn\nwhile True:\n    pass\n```\n",
        "---\nexecute:\n  timeout: 0.2\n  steps: 9000000000000\n---\n\n```nn\nwhile True:\n    pass\n```\n",
        "```nn\nx = zeros(1000000, 1000000)\n```\n",
    ])
    func seventyFiveOverBudget(_ lesson: String) throws {
        #expect(try status(lesson) == 75)
    }

    @Test func theTimeLimitWritesNoPage() throws {
        let folder = try Folder(lesson: Lessons.endless.replacing("timeout: 20", with: "timeout: 0.2"))
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", in: folder)
        #expect(run.status == 75)
        #expect(run.errorText.contains("error[NN0704]: the notebook runs longer than 0.2 s\n  lesson.md:"))
        #expect(try folder.names() == ["lesson.md"])
    }

    @Test func ofSeveralNotebooksTheGravestCounts() throws {
        let folder = try Folder(lesson: Lessons.wrong)
        defer { folder.remove() }
        try folder.write(Array("---\nexecute: 3\n---\n".utf8), to: "unreadable.md")
        #expect(try Notebook("run", "lesson.md", "missing.md", "unreadable.md", in: folder).status == 65)
        #expect(try Notebook("run", "lesson.md", "missing.md", in: folder).status == 66)
    }
}
