import Glibc
import Testing

/// A folder of a notebook `input.md` and `expected.md`, the same in the one form.
private let forms = Folder("\(#filePath.dropLast("FormatTests.swift".count))Fixtures/Formatting")

@Suite struct FormatTests {
    @Test(arguments: try forms.names())
    func writesTheOneForm(_ name: String) throws {
        let folder = Folder(forms[name])
        let run = try Notebook("fmt", "-", in: folder, input: try folder.text("input.md"))
        if getenv("UPDATE_SNAPSHOTS").map({ String(cString: $0) }) == "1" {
            try folder.write(run.output, to: "expected.md")
        }
        let expected = try folder.text("expected.md")
        #expect(run.outputText == expected)
        #expect(try Notebook("fmt", "-", in: folder, input: expected).outputText == expected)
    }

    @Test func thereAreSomeForms() throws { #expect(try forms.names().count >= 5) }

    @Test(arguments: try forms.names())
    func keepsWindowsLineEnds(_ name: String) throws {
        let folder = Folder(forms[name])
        let written = try folder.text("input.md").replacing("\n", with: "\r\n")
        let run = try Notebook("fmt", "-", in: folder, input: "\u{FEFF}" + written)
        #expect(run.outputText == "\u{FEFF}" + (try folder.text("expected.md")).replacing("\n", with: "\r\n"))
    }

    @Test func writesWhatChangedAndNamesIt() throws {
        let folder = try Folder(lesson: "```nn\nx=1\n```\n")
        defer { folder.remove() }
        try folder.write(Array("```nn\nx = 1\n```\n".utf8), to: "settled.md")
        folder.setMode(0o640, of: "lesson.md")
        let before = folder.state(of: "settled.md")
        let run = try Notebook("fmt", "lesson.md", "settled.md", in: folder)
        #expect(run.status == 0)
        #expect(run.outputText == "lesson.md\n")
        #expect(run.errorText == "")
        #expect(try folder.text("lesson.md") == "```nn\nx = 1\n```\n")
        #expect(folder.state(of: "lesson.md").map { $0.st_mode & 0o777 } == 0o640)
        #expect(folder.state(of: "settled.md")?.st_ino == before?.st_ino)
        let again = try Notebook("fmt", ".", in: folder)
        #expect(again.status == 0)
        #expect(again.outputText == "")
    }

    @Test func checkNamesTheFirstLineAndWritesNothing() throws {
        let folder = try Folder(lesson: "# A lesson\n\n```nn\nx = 1\ny=2\nz=3\n```\n")
        defer { folder.remove() }
        try folder.write(Array(Lessons.right.utf8), to: "settled.md")
        let before = try folder.read("lesson.md")
        let run = try Notebook("fmt", "--check", ".", in: folder)
        #expect(run.status == 1)
        #expect(run.outputText == "lesson.md:5\n  - y=2\n  + y = 2\n")
        #expect(run.errorText == "")
        #expect(try folder.read("lesson.md") == before)
        #expect(try folder.names() == ["lesson.md", "settled.md"])
        #expect(try Notebook("fmt", "--check", "settled.md", in: folder).status == 0)
    }

    @Test func leavesACellThatDoesNotParseAndSaysWhy() throws {
        let folder = try Folder(lesson: "```nn\nx=1\n```\n\n```nn\ny = (2\n```\n\n```nn\nz=3\n")
        defer { folder.remove() }
        let run = try Notebook("fmt", "lesson.md", in: folder)
        #expect(run.status == 1)
        #expect(try folder.text("lesson.md") == "```nn\nx = 1\n```\n\n```nn\ny = (2\n```\n\n```nn\nz=3\n")
        #expect(run.errorText.contains("error[NN0209]"))
        #expect(run.errorText.contains("lesson.md:6:5"))
        #expect(run.errorText.contains("error[NN0121]"))
    }

    @Test func saysNothingOfACellThatShowsAMistake() throws {
        let lesson = "```nn {expect=error}\ny = (2\n```\n"
        let folder = try Folder(lesson: lesson)
        defer { folder.remove() }
        let run = try Notebook("fmt", "--check", "lesson.md", in: folder)
        #expect(run.status == 0)
        #expect(run.errorText == "")
    }

    @Test func ofAFolderTakesTheNotebooksOnly() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let cell = Array("```nn\nx=1\n```\n".utf8)
        folder.makeFolder("part")
        folder.makeFolder(".hidden")
        for name in ["b.md", "a.qmd", "a.out.md", "notes.txt", ".c.md", "part/d.markdown", ".hidden/e.md"] {
            try folder.write(cell, to: name)
        }
        folder.link("link.md", to: "notes.txt")
        let run = try Notebook("fmt", "--check", ".", in: folder)
        #expect(run.status == 1)
        #expect(
            run.outputText.split(separator: "\n").filter { !$0.hasPrefix("  ") }
                == ["a.qmd:2", "b.md:2", "part/d.markdown:2"])
        #expect(try Notebook("fmt", "--check", "a.out.md", in: folder).outputText.hasPrefix("a.out.md:2\n"))
    }

    @Test func saysWhatItCannotRead() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let missing = try Notebook("fmt", "nothing.md", in: folder)
        #expect(missing.status == 66)
        #expect(missing.errorText.hasPrefix("notebook: cannot read nothing.md: "))
        try folder.write([0x23, 0xFF, 0x0A], to: "broken.md")
        #expect(try Notebook("fmt", "broken.md", in: folder).status == 65)
        #expect(try Notebook("fmt", in: folder).status == 64)
        #expect(try folder.read("broken.md") == [0x23, 0xFF, 0x0A])
    }

    @Test(arguments: ["notebooks", "Tests/Reproducibility"])
    func theShippedNotebooksHaveTheForm(_ folder: String) throws {
        let root = Folder(String(#filePath.dropLast("Tests/notebookTests/FormatTests.swift".count)))
        let run = try Notebook("fmt", "--check", folder, in: root)
        #expect(run.outputText == "")
        #expect(run.status == 0)
    }
}
