import Testing

@Suite struct InputTests {
    private func run(_ lesson: String, _ name: String = "lesson.md") throws -> Notebook {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write(Array(lesson.utf8), to: name)
        return try Notebook("run", name, "-t", "md", "-o", "-", in: folder)
    }

    @Test func aWindowsFileRunsAsAnyOther() throws {
        let lesson = "\u{FEFF}---\ntitle: x\n---\n\n```nn\nif True:\n    print 1\n\nprint 2\n```\n"
        let run = try run(lesson.replacing("\n", with: "\r\n"))
        #expect(run.status == 0)
        #expect(run.errorText == "")
        #expect(run.outputText.contains("```output\r\n1\r\n2\r\n```\r\n"))
    }

    @Test func aWindowsFileHasTheSamePageAsAnyOther() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        try folder.write(Array(("\u{FEFF}" + Lessons.right.replacing("\n", with: "\r\n")).utf8), to: "windows.md")
        let page = try Notebook("run", "lesson.md", "-o", "-", in: folder)
        let windows = try Notebook("run", "windows.md", "-o", "-", in: folder)
        #expect(windows.output == page.output)
    }

    @Test func mistakesInAWindowsFileStandWhereTheyAre() throws {
        let run = try run("\u{FEFF}" + Lessons.wrong.replacing("\n", with: "\r\n"))
        #expect(run.errorText.contains("\n  lesson.md:4:7\n   4 | print nothing_here\n"))
    }

    @Test(arguments: ["第一课.md", "a b.md", "课 程/第一课.md", "-dash.md", "lesson", "lesson.markdown", "über.qmd"])
    func anyNameWillDo(_ name: String) throws {
        let folder = try Folder()
        defer { folder.remove() }
        folder.makeFolder("课 程")
        try folder.write(Array(Lessons.right.utf8), to: name)
        let run = try Notebook("run", "--", name, in: folder)
        let stem = name.split(separator: ".")[0]
        #expect(run.status == 0)
        #expect(run.outputText == "\(stem).html\n")
        #expect(folder.exists("\(stem).html"))
    }

    @Test(arguments: ["", "\n", "\u{FEFF}", "---\ntitle: A lesson\n---\n", "Only prose.", "---\n---\n"])
    func aNotebookWithoutCellsIsAPage(_ lesson: String) throws {
        let folder = try Folder(lesson: lesson)
        defer { folder.remove() }
        let markdown = try Notebook("run", "lesson.md", "-t", "md", "-o", "-", in: folder)
        #expect(markdown.status == 0)
        #expect(markdown.errorText == "")
        #expect(markdown.output == Array(lesson.utf8))
        let page = try Notebook("run", "lesson.md", "-o", "-", in: folder)
        #expect(page.status == 0)
        #expect(page.outputText.hasSuffix("</html>\n"))
    }

    @Test func afterAFailingCellTheRestIsNotRun() throws {
        let lesson = Lessons.wrong + "\n```nn\nprint 7 * 6\n```\n"
        let folder = try Folder(lesson: lesson)
        defer { folder.remove() }
        let stopped = try Notebook("run", "lesson.md", "-t", "md", "-o", "-", in: folder)
        #expect(stopped.status == 1)
        #expect(!stopped.outputText.contains("42"))
        let kept = try Notebook("run", "lesson.md", "-t", "md", "-o", "-", "--keep-going", in: folder)
        #expect(kept.status == 1)
        #expect(kept.outputText.contains("42"))
        #expect(kept.errorText == stopped.errorText)
    }
}
