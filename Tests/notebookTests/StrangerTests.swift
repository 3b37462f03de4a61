import Glibc
import Testing

/// What a stranger's notebook cannot do: the lines of the table in `notebook help hostile` name these and other tests.
@Suite struct StrangerTests {
    @Test(arguments: [
        "system(\"touch made\")", "exec(\"touch made\")", "import os", "!touch made", "%run made",
        "open(\"made\", \"w\")",
        "save x, \"made\"", "`touch made`", "shell = \"touch made\"\nshell()", "__import__(\"os\")",
        "x = 1; touch made",
    ])
    func noCellRunsAProgramOrWritesAFile(cell: String) throws {
        let folder = try Folder(lesson: "```nn\nx = 1\n\(cell)\n```\n")
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", in: folder)
        #expect(run.status == 1)
        #expect(run.errorText.hasPrefix("error[NN0"), "\(run.errorText)")
        #expect(try !folder.names().contains("made"))
    }

    @Test(arguments: ["sh", "bash", "python", "{python}", "{r}", "{bash, engine.path='/bin/sh'}", "{code-cell} python"])
    func aCellOfAnotherLanguageIsShown(language: String) throws {
        let code = "open('made', 'w') #; touch made"
        let folder = try Folder(lesson: "```\(language)\n\(code)\n```\n\n```nn\n1\n```\n")
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "md", in: folder)
        #expect(run.status == 0)
        #expect(try folder.names() == ["lesson.md", "lesson.out.md"])
        #expect(try folder.text("lesson.out.md").contains(code))
    }

    @Test(arguments: ["run", "check"]) func aNotebookWritesItsPageAlone(command: String) throws {
        let folder = try Folder()
        defer { folder.remove() }
        folder.makeFolder("in")
        let lesson = """
            ---
            title: ../../made
            output: ../made
            bibliography: ../made
            params: {made: "../made"}
            ---

            ![a](../secret.png) [b](file:///etc/passwd) <!-- nn:begin ../made -->

            ```nn {#fig-a file="../made" caption="../made"}
            plot points([1, 2], [3, 4]), title="../made"
            ```

            """
        try folder.write(Array(lesson.utf8), to: "in/lesson.md")
        try folder.write(Array("kept".utf8), to: "in/other.md.txt")
        let run = try Notebook(command, "in/lesson.md", in: folder, environment: ["XDG_CACHE_HOME": folder["cache"]])
        #expect([1, 65].contains(run.status) || command == "run")
        #expect(try folder.names().filter { $0 != "cache" } == ["in"])
        #expect(try Set(Folder(folder["in"]).names()).subtracting(["lesson.html"]) == ["lesson.md", "other.md.txt"])
        #expect(try folder.text("in/lesson.md") == lesson)
        #expect(try folder.text("in/other.md.txt") == "kept")
    }

    @Test func noNotebookLiftsTheLimitsOfACheck() throws {
        let limits = "---\nexecute: {memory: 100e9, timeout: 100000}\n---\n\n"
        let folder = try Folder(lesson: "\(limits)```nn\nx = zeros(30000, 30000)\n```\n")
        defer { folder.remove() }
        let request =
            #"{"path":"lesson.md","settings":{"colors":false,"explains":false,"isShort":true,"locale":"C"}}"# + "\n"
        let answer = try Notebook("worker", in: folder, input: request).outputText.split(separator: "\n")
        #expect(answer.first == #"{"begun":{"bytes":4294967296,"seconds":600}}"#)
        #expect(answer.last?.contains("NN0703") == true)
    }

    /// All in one process: what the first defines, sets and breaks is gone for the second.
    @Test(arguments: [(["run"], "b.html"), (["check", "--promote", "--no-cache", "-j", "1"], "b.out.md")])
    func noNotebookChangesWhatTheNextShows(command: [String], page: String) throws {
        let folder = try Folder()
        defer { folder.remove() }
        let first = """
            ---
            precision: float32
            execute: {seed: 7}
            params: {x: 5}
            ---

            $\\gdef\\E{b} \\def\\frac{c} \\global\\let\\sqrt=d$ and $\\E$

            ```nn {#fig-a caption="a"}
            let_me = rand(3)
            seed 3
            def mean(v): return 7
            plot points([1, 2], [3, 4])
            ```

            """
        let second = """
            $\\newcommand\\E{x} \\frac{1}{2} \\sqrt{2} \\E$

            ```nn {#fig-a caption="a"}
            print(rand(), mean([1, 2, 3]), 1 / 3)
            plot points([1, 2], [3, 4])
            ```

            ```nn {expect=error}
            let_me
            ```

            ```nn {expect=error}
            x
            ```

            """
        func pageOfTheSecond(after names: [String]) throws -> [UInt8] {
            let run = try NotebookProcess(command + names + ["b.md"], in: folder).finish()
            #expect(run.status == 0, "\(run.outputText)\(run.errorText)")
            defer { unlink(folder[page]) }
            return try folder.read(page)
        }
        try folder.write(Array(second.utf8), to: "b.md")
        try folder.write(Array(first.utf8), to: "a.md")
        #expect(try pageOfTheSecond(after: ["a.md"]) == pageOfTheSecond(after: []))
    }
}
