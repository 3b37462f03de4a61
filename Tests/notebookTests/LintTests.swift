import Testing

@Suite struct LintTests {
    private let wrong = "# A\n\n```nn\nx = rand(4, 3)\ny = x @ ones(2)\nprint acuracy(x), \"50%\"\n```\n"

    @Test func saysAllMistakesWithoutRunningAnything() throws {
        let folder = try Folder(lesson: wrong.replacing("x = ", with: "print \"it runs\"\nx = "))
        defer { folder.remove() }
        let run = try Notebook("lint", "lesson.md", in: folder)
        #expect(run.status == 1)
        #expect(run.errorText == "")
        #expect(
            run.outputText == """
                error[NN0204]: shapes do not fit: x @ ones(2) is [4, 3] @ [2]
                  lesson.md:6:5
                   6 | y = x @ ones(2)
                     |     ^^^^^^^^^^^ 3 columns on the left, 2 rows on the right
                error[NN0240]: acuracy is not defined
                  lesson.md:7:7
                   7 | print acuracy(x), "50%"
                     |       ^^^^^^^ no variable or command has this name
                  help: did you mean accuracy?

                """)
        #expect(try folder.names() == ["lesson.md"])
    }

    @Test func writesForMachines() throws {
        let folder = try Folder(lesson: wrong)
        defer { folder.remove() }
        let short = try Notebook("lint", "--format", "short", "lesson.md", in: folder)
        #expect(
            short.outputText == """
                lesson.md:5:5: error: shapes do not fit: x @ ones(2) is [4, 3] @ [2] [NN0204]
                lesson.md:6:7: error: acuracy is not defined [NN0240]

                """)
        let github = try Notebook("lint", "--format", "github", "lesson.md", in: folder)
        #expect(
            github.outputText.hasPrefix(
                "::error file=lesson.md,line=5,endLine=5,col=5,endColumn=15,title=NN0204::shapes do not fit"))
        let json = try Notebook("lint", "--format", "json", "lesson.md", in: folder)
        #expect(
            json.outputText.hasPrefix(
                "[\n  {\"file\": \"lesson.md\", \"line\": 5, \"column\": 5, \"endLine\": 5, \"endColumn\": 16, \"number\": \"NN0204\", "
            ))
        #expect(json.outputText.hasSuffix("}\n]\n"))
        #expect([short.status, github.status, json.status] == [1, 1, 1])
    }

    /// GitHub looks for files from the root of the repository, whatever folder a step works in.
    @Test(arguments: [
        ("lesson.md", "..", "W/lesson.md"), ("./lesson.md", ".", "lesson.md"), ("../W/lesson.md", ".", "lesson.md"),
        ("./lesson.md", "elsewhere", "lesson.md"), ("../W/lesson.md", "elsewhere", "../W/lesson.md"),
    ])
    func marksStandWhereGitHubLooksForThem(name: String, root: String, file: String) throws {
        let outer = try Folder()
        defer { outer.remove() }
        outer.makeFolder("W")
        outer.makeFolder("W/elsewhere")
        let folder = Folder(outer["W"])
        try folder.write(Array("```nn\nnothing_here\n```\n".utf8), to: "lesson.md")
        let environment = ["GITHUB_WORKSPACE": folder[root]]
        let lint = try Notebook("lint", "--format", "github", name, in: folder, environment: environment)
        #expect(lint.outputText.hasPrefix("::error file=\(file),line=2,endLine=2,col=1,endColumn=12,title=NN0240::"))
        #expect(lint.outputText.contains("nothing_here is not defined%0Ano variable or command has this name%0A"))
        let check = try Notebook(
            "check", "--no-cache", "--report", "github", name, in: folder, environment: environment)
        #expect(check.outputText.contains("\n::error file=\(file),line=2,"))
    }

    @Test func looksThroughFoldersAndIsSilentAboutWhatIsRight() throws {
        let folder = try Folder(lesson: "```nn\n1 + 1\n```\n")
        defer { folder.remove() }
        folder.makeFolder("week")
        try folder.write(Array("# No cell\n".utf8), to: "week/a.md")
        try folder.write(Array("```nn\nnothing_here\n```\n".utf8), to: "week/b.out.md")
        let right = try Notebook("lint", ".", in: folder)
        #expect(right.status == 0)
        #expect(right.outputText + right.errorText == "")
        #expect(try Notebook("lint", "--format", "json", ".", in: folder).outputText == "[]\n")
        try folder.write(Array("```nn\nnothing_here\n```\n".utf8), to: "week/c.md")
        let wrong = try Notebook("lint", "--format", "short", ".", in: folder)
        #expect(wrong.status == 1)
        #expect(wrong.outputText == "week/c.md:2:1: error: nothing_here is not defined [NN0240]\n")
        let missing = try Notebook("lint", "nowhere.md", in: folder)
        #expect(missing.status == 66)
        #expect(missing.errorText.hasPrefix("notebook: cannot read nowhere.md: "))
    }

    @Test func findsFormulasAndReferencesThatAreWrong() throws {
        let folder = try Folder(lesson: "See @fig-none and $\\frac{1$.\n")
        defer { folder.remove() }
        let run = try Notebook("lint", "--format", "short", "lesson.md", in: folder)
        #expect(run.status == 1)
        #expect(run.outputText.contains("NN06") && run.outputText.split(separator: "\n").count == 2)
    }

    @Test func aWarningKeepsNoCellFromRunning() throws {
        let square = "y = array([1.0, 2.0])\np = array([[1.0], [3.0]])\nmean((p - y)**2)\n"
        let folder = try Folder(lesson: "```nn\n\(square)i =+ 1\n```\n\n```nn\nprint \"i is\", i\n```\n")
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "md", "-o", "-", in: folder)
        #expect(run.status == 0)
        #expect(run.outputText.contains("```output\n1.5\n```") && run.outputText.contains("i is 1"))
        #expect(run.errorText.contains("warning[NN0249]") && run.errorText.contains("warning[NN0220]"))
    }

    @Test func whatNothingCallsMayFailAsAnnounced() throws {
        let folder = try Folder(lesson: "```nn {expect=NN0243}\ndef _half(x):\n    x / 2\n```\n")
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "md", "-o", "-", in: folder)
        #expect(run.status == 0 && run.errorText == "")
        #expect(run.outputText.contains("error[NN0243]"))
        #expect(try Notebook("lint", "lesson.md", in: folder).outputText == "")
    }

    @Test func whatStandsBehindAnAnnouncedFailureIsNotTakenForDone() throws {
        let folder = try Folder(
            lesson: "```nn\nx = [1, 2]\n```\n\n```nn {expect=error}\nnope\nx = 5\n```\n\n```nn\nx[0]\n```\n")
        defer { folder.remove() }
        #expect(try Notebook("lint", "lesson.md", in: folder).outputText == "")
        #expect(try Notebook("run", "lesson.md", "-t", "md", "-o", "-", in: folder).status == 0)
    }
}
