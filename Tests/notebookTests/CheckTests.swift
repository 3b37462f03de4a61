import Glibc
import Testing

/// A folder with a lesson, in which `notebook check` runs without a cache unless one is named.
private struct Lesson {
    let folder: Folder

    init(_ text: String) throws { folder = try Folder(lesson: text) }

    func check(_ arguments: String..., cache: Bool = false) throws -> Notebook {
        var words = ["check", "lesson.md"] + arguments
        if !cache { words.append("--no-cache") }
        let process = try NotebookProcess(words, in: folder, environment: ["XDG_CACHE_HOME": folder["cache"]])
        return try process.finish()
    }

    /// Records what the lesson shows.
    func promote() throws { #expect(try check("--promote").status == 0) }

    func edit(_ old: String, _ new: String, in name: String = "lesson.md") throws {
        let text = try folder.text(name)
        #expect(text.contains(old))
        try folder.write(Array(text.replacing(old, with: new).utf8), to: name)
    }
}

@Suite struct CheckTests {
    private static let lesson = """
        ---
        params: {lr: 0.1}
        ---

        ```nn {#tbl-draw caption="Draws"}
        x = rand(3)
        table x
        ```

        ```nn
        print(sum(x) * lr)
        ```

        The sum is `{nn} sum(x) | .3f`.

        """

    @Test func nothingRecordedIsADifference() throws {
        let lesson = try Lesson(Self.lesson)
        defer { lesson.folder.remove() }
        let run = try lesson.check()
        #expect(run.status == 1)
        #expect(run.outputText.contains("error[NN0651]: nothing is recorded of this notebook\n  lesson.md:1:1\n"))
        #expect(run.outputText.contains("\n  +| 0.548814 |\n") || run.outputText.contains("0.5488135"))
        #expect(try lesson.folder.names() == ["lesson.md"])
    }

    @Test func whatWasPromotedIsAsItWasRecorded() throws {
        let lesson = try Lesson(Self.lesson)
        defer { lesson.folder.remove() }
        let run = try lesson.check("--promote")
        #expect(run.status == 0)
        #expect(run.outputText.hasSuffix("lesson.out.md\n"))
        let again = try lesson.check()
        #expect(again.status == 0)
        #expect(again.outputText == "")
    }

    @Test func whatRunWritesIsARecordToo() throws {
        for arguments in [["-t", "md"], ["--in-place"]] {
            let lesson = try Lesson(Self.lesson)
            defer { lesson.folder.remove() }
            _ = try NotebookProcess(["run", "lesson.md"] + arguments, in: lesson.folder).finish()
            let run = try lesson.check()
            #expect(run.status == 0)
            #expect(run.outputText == "")
        }
    }

    @Test func aDifferenceIsShownAtItsCellWithItsNumbersMarked() throws {
        let lesson = try Lesson(Self.lesson)
        defer { lesson.folder.remove() }
        try lesson.promote()
        try lesson.edit("lr: 0.1", "lr: 0.3")
        let run = try lesson.check()
        #expect(run.status == 1)
        #expect(
            run.outputText.contains(
                "error[NN0650]: cell 2 shows something else than what is recorded\n  lesson.md:10:1\n"))
        #expect(run.outputText.contains(/\n  -0.18\d*\n  \+0.5\d+\n   \^+\n/))
        #expect(!run.outputText.contains("tbl-draw"))
    }

    @Test func promotingWritesWhatWasShown() throws {
        let lesson = try Lesson(Self.lesson)
        defer { lesson.folder.remove() }
        try lesson.promote()
        try lesson.edit("lr: 0.1", "lr: 0.3")
        #expect(try lesson.check("--promote").status == 0)
        #expect(try lesson.check().status == 0)
        #expect(try lesson.folder.text("lesson.md").contains("lr: 0.3"))
    }

    @Test func whatFailsIsNotPromoted() throws {
        let lesson = try Lesson(Self.lesson)
        defer { lesson.folder.remove() }
        try lesson.promote()
        let before = try lesson.folder.read("lesson.out.md")
        try lesson.edit("print(sum", "print(nothing, sum")
        let run = try lesson.check("--promote")
        #expect(run.status == 1)
        #expect(run.outputText.contains("NN0240"))
        #expect(try lesson.folder.read("lesson.out.md") == before)
    }

    @Test func aBrokenClaimFails() throws {
        let lesson = try Lesson("```nn\nx = 2\n```\n\nIt is `{nn claim} x > 2`.\n")
        defer { lesson.folder.remove() }
        #expect(try lesson.check("--promote").status == 1)
        #expect(try lesson.folder.names() == ["lesson.md"])
    }

    @Test func outputsInBothPlacesAreAnError() throws {
        let lesson = try Lesson(Self.lesson)
        defer { lesson.folder.remove() }
        try lesson.promote()
        _ = try Notebook("run", "lesson.md", "--in-place", in: lesson.folder)
        let run = try lesson.check()
        #expect(run.status == 1)
        #expect(run.outputText.contains("NN0653"))
    }

    @Test func valuesOfSentencesAreShownBeforeTheyAreRecorded() throws {
        let lesson = try Lesson("It is `{nn} 1 + 1`.\n")
        defer { lesson.folder.remove() }
        #expect(try lesson.check().outputText.contains("\n  +It is <!-- nn:= 1 + 1 -->2<!-- nn:/ -->.\n"))
    }

    @Test func aPageThatIsALinkOrAPipeIsRefused() throws {
        let lesson = try Lesson(Self.lesson)
        defer { lesson.folder.remove() }
        try lesson.folder.write(Array("secret".utf8), to: "secret")
        lesson.folder.link("lesson.out.md", to: "secret")
        let linked = try lesson.check("--promote")
        #expect(linked.status == 77)
        #expect(linked.outputText.contains("lesson.out.md: it is a link, which is not followed"))
        #expect(!linked.outputText.contains("secret"))
        #expect(try lesson.folder.text("secret") == "secret")
        unlink(lesson.folder["lesson.out.md"])
        mkfifo(lesson.folder["lesson.out.md"], 0o600)
        let piped = try lesson.check()
        #expect(piped.status == 77)
        #expect(piped.outputText.contains("it is no regular file"))
    }

    @Test func everyBrokenPromiseIsSaid() throws {
        let lesson = try Lesson(
            "```nn {expect=error}\nexpect rand() > 2\n```\n\n```nn\nexpect 1 > 2\n```\n\n`{nn claim} 1 > 3`\n")
        defer { lesson.folder.remove() }
        let run = try lesson.check("--seeds", "2", "--short")
        #expect(run.outputText.contains("lesson.md:6:8: error: expected 1 > 2"))
        #expect(run.outputText.contains("lesson.md:9:13: error: the claim 1 > 3"))
        #expect(run.outputText.contains("lesson.md:6: 1 > 2: holds for 0 of 2 seeds"))
        #expect(!run.outputText.contains("NN0642"))
    }

    @Test func aNameThatIsACommandToGitHubIsNone() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write(Array("```nn\n1\n```\n".utf8), to: "x\n::warning::y.md")
        let run = try Notebook("check", ".", "--promote", "--no-cache", "--report", "github", "-v", in: folder)
        #expect(run.status == 0)
        let lines = (run.outputText + run.errorText).split(separator: "\n")
        #expect(!lines.contains { $0.hasPrefix("::warning") })
    }

    @Test func aFolderWithoutNotebooksIsNoInput() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let run = try Notebook("check", ".", "--no-cache", in: folder)
        #expect(run.status == 66)
        #expect(run.errorText == "notebook: there is no notebook in .\n")
    }

    /// Its message names its line, which moves when the region before it is written for the first time.
    @Test func anAnnouncedFailureIsAsRecordedInTheNotebookToo() throws {
        let lesson = try Lesson("```nn\nprint(1)\n```\n\n```nn {expect=error}\nnothing_here\n```\n")
        defer { lesson.folder.remove() }
        #expect(try Notebook("run", "lesson.md", "--in-place", in: lesson.folder).status == 0)
        let run = try lesson.check()
        #expect(run.status == 0)
        #expect(run.outputText == "")
        try lesson.edit("print(1)", "print(1)\nprint(2)")
        try lesson.promote()
        #expect(try lesson.check().status == 0)
    }

    @Test func aHandEditedOutputIsADifference() throws {
        let lesson = try Lesson(Self.lesson)
        defer { lesson.folder.remove() }
        try lesson.promote()
        try lesson.edit("0.5488", "0.5489", in: "lesson.out.md")
        #expect(try lesson.check().outputText.contains("error[NN0650]: tbl-draw shows something else"))
    }

    @Test func aToleranceLoosensItsCellAloneAndIsReported() throws {
        let lesson = try Lesson(
            "```nn {rtol=0.01}\nprint(1.000)\n```\n\n```nn\nprint(1.000)\n```\n")
        defer { lesson.folder.remove() }
        try lesson.promote()
        try lesson.edit("print(1.000)\n```\n\n", "print(1.000)\n```\n\n")
        // Both outputs in the page are moved by hand; one cell lets them.
        try lesson.edit("\n1.0\n", "\n1.001\n", in: "lesson.out.md")
        let run = try lesson.check()
        #expect(run.status == 1)
        #expect(run.outputText.contains("advice[NN0657]: numbers of cell 1 differ"))
        #expect(run.outputText.contains("error[NN0650]: cell 2 shows something else"))
        #expect(!run.outputText.contains("error[NN0650]: cell 1"))
    }

    @Test func aPlotIsComparedBeyondItsCharacters() throws {
        let lesson = try Lesson("```nn\nplot points([0, 1, 2], [0, 1, 1.50]), title=\"t\"\n```\n")
        defer { lesson.folder.remove() }
        try lesson.promote()
        try lesson.edit("1.50", "1.502")
        let run = try lesson.check()
        #expect(run.outputText.contains("error[NN0654]: the plot of cell 1 differs"))
        #expect(!run.outputText.contains("NN0650"))
        #expect(run.outputText.contains("NN0652"))
        #expect(run.status == 1)
    }

    @Test func whyNamesTheLineAndTheCellsThatFollow() throws {
        let lesson = try Lesson(Self.lesson)
        defer { lesson.folder.remove() }
        try lesson.promote()
        try lesson.edit("lr: 0.1", "lr: 0.3")
        #expect(
            try lesson.check("--why").outputText.contains(
                "advice[NN0659]: line 2 changed lr from 0.1 to 0.3; cell 2 follows\n  lesson.md:2:10\n"))
        try lesson.edit("lr: 0.3", "lr: 0.1")
        try lesson.edit("rand(3)", "rand(4)")
        #expect(
            try lesson.check("--why").outputText.contains(
                "advice[NN0659]: line 6 changed x from rand(3) to rand(4); cells 1 and 2 follow\n"))
    }

    @Test func whyNamesTheFile() throws {
        let lesson = try Lesson("```nn\ndata = load(\"d.csv\", target=\"y\")\nprint(data.y)\n```\n")
        defer { lesson.folder.remove() }
        try lesson.folder.write(Array("x,y\n1,2\n3,4\n".utf8), to: "d.csv")
        try lesson.promote()
        try lesson.folder.write(Array("x,y\n1,2\n3,5\n".utf8), to: "d.csv")
        let run = try lesson.check("--why")
        #expect(run.outputText.contains("advice[NN0659]: the file d.csv changed; cell 1 follows\n  lesson.md:1:1\n"))
    }

    @Test func costsThatRiseAreADifferenceAndABudgetALimit() throws {
        let lesson = try Lesson(
            "---\nbudget: 100 kFLOP\n---\n\n```nn\nx = ones(1000)\nfor i in range(10):\n    x = x * 1\nprint(sum(x))\n```\n"
        )
        defer { lesson.folder.remove() }
        try lesson.promote()
        #expect(try lesson.folder.text("lesson.out.md").contains("\ncell 1: 11000 operations, "))
        try lesson.edit("range(10)", "range(20)")
        let rise = try lesson.check()
        #expect(rise.outputText.contains("error[NN0655]: cell 1 takes 21 kFLOP"))
        try lesson.edit("range(20)", "range(200)")
        let over = try lesson.check("--promote")
        #expect(over.status == 1)
        #expect(over.outputText.contains("error[NN0656]: the notebook takes 201 kFLOP, more than the 100 kFLOP"))
    }

    @Test func seedsGradePromises() throws {
        let lesson = try Lesson(
            "```nn\nx = rand()\nexpect x > 0\n```\n\nOf a half: `{nn claim} x > 0.5`.\n")
        defer { lesson.folder.remove() }
        try lesson.promote()
        let run = try lesson.check("--seeds", "16")
        #expect(run.status == 0)
        #expect(run.outputText.contains("lesson.md:3: x > 0: holds for 16 of 16 seeds, x 0.5 ± 0.3 [NN0641]\n"))
        #expect(
            run.outputText.contains(/lesson\.md:6: x > 0\.5: holds for \d+ of 16 seeds, x 0\.5 ± 0\.3 \[NN0641\]\n/))
    }
}

/// What a check keeps, and what it does not.
@Suite struct CheckCacheTests {
    @Test func whatWentWellIsKeptAndSaidAgain() throws {
        let lesson = try Lesson("```nn\n1 + 1\n```\n")
        defer { lesson.folder.remove() }
        try lesson.promote()
        #expect(
            try lesson.check("-v", cache: true).errorText
                == "lesson.md: checked, for it has not passed a check yet\n")
        #expect(try lesson.check("-v", cache: true).errorText == "lesson.md: from the cache\n")
    }

    @Test func aChangeIsNoticedAndNamed() throws {
        let lesson = try Lesson("```nn\ndata = load(\"d.csv\", target=\"y\")\nprint(data.y)\n```\n")
        defer { lesson.folder.remove() }
        try lesson.folder.write(Array("x,y\n1,2\n3,4\n".utf8), to: "d.csv")
        try lesson.promote()
        _ = try lesson.check(cache: true)
        try lesson.folder.write(Array("x,y\n1,2\n3,5\n".utf8), to: "d.csv")
        let changed = try lesson.check("-v", cache: true)
        #expect(changed.status == 1)
        #expect(changed.errorText == "lesson.md: checked, for d.csv changed\n")
        try lesson.folder.write(Array("x,y\n1,2\n3,4\n".utf8), to: "d.csv")
        #expect(try lesson.check("-v", cache: true).errorText == "lesson.md: from the cache\n")
        try lesson.edit("print(data.y)", "print(data.y) ")
        #expect(try lesson.check("-v", cache: true).errorText == "lesson.md: checked, for the notebook changed\n")
        try lesson.edit("print(data.y) ", "print(data.y)")
        try lesson.edit("[2 4]", "[2 5]", in: "lesson.out.md")
        #expect(
            try lesson.check("-v", cache: true).errorText == "lesson.md: checked, for the recorded page changed\n")
    }

    @Test func whatFailsIsNotKept() throws {
        let lesson = try Lesson("```nn\n1 + 1\n```\n")
        defer { lesson.folder.remove() }
        for _ in 0..<2 {
            let run = try lesson.check("-v", cache: true)
            #expect(run.status == 1)
            #expect(run.errorText == "lesson.md: checked, for it has not passed a check yet\n")
        }
    }

    @Test func aDamagedEntryIsMadeAnew() throws {
        let lesson = try Lesson("```nn\n1 + 1\n```\n")
        defer { lesson.folder.remove() }
        try lesson.promote()
        _ = try lesson.check(cache: true)
        let checks = Folder(lesson.folder["cache/notebook/checks"])
        let name = try #require(try checks.names().first)
        let whole = try checks.read(name)
        for damaged in [Array(whole.dropLast(3)), [], Array("nonsense".utf8), whole + [0x20]] {
            try checks.write(damaged, to: name)
            #expect(
                try lesson.check("-v", cache: true).errorText == "lesson.md: checked, for what was kept is damaged\n")
            #expect(try checks.read(name) == whole)
        }
    }

    @Test func twoAtOnceAreBothRight() throws {
        let folder = try Folder()
        defer { folder.remove() }
        for index in 0..<12 { try folder.write(Array("```nn\nprint(\(index))\n```\n".utf8), to: "l\(index).md") }
        let environment = ["XDG_CACHE_HOME": folder["cache"]]
        _ = try NotebookProcess(["check", ".", "--promote"], in: folder, environment: environment).finish()
        let both = try (0..<2).map { _ in
            try NotebookProcess(["check", ".", "-j", "2"], in: folder, environment: environment)
        }
        for process in both {
            let run = try process.finish()
            #expect(run.status == 0)
            #expect(run.outputText == "" && run.errorText == "12 notebooks checked, all as recorded\n")
        }
    }
}

/// Workers, and what is left when one of them does not come back.
@Suite struct CheckWorkerTests {
    private func folder(_ lessons: [String: String]) throws -> Folder {
        let folder = try Folder()
        for (name, text) in lessons { try folder.write(Array(text.utf8), to: name) }
        return folder
    }

    private func lessons(_ count: Int) -> [String: String] {
        Dictionary(uniqueKeysWithValues: (0..<count).map { ("l\($0).md", "```nn\nprint(\($0))\n```\n") })
    }

    /// The only worker, which is at its first notebook.
    private func worker(of process: NotebookProcess) throws -> pid_t {
        var worker: pid_t?
        for _ in 0..<200 where worker == nil {
            usleep(20_000)
            worker = try process.children().first
        }
        usleep(300_000)
        return try #require(worker)
    }

    @Test func howManyWorkMakesNoDifference() throws {
        let folder = try folder(lessons(9))
        defer { folder.remove() }
        let one = try Notebook("check", ".", "--no-cache", "-j", "1", in: folder)
        let four = try Notebook("check", ".", "--no-cache", "-j", "4", in: folder)
        #expect(one.status == 1)
        #expect(one.output == four.output)
        let shards = try (1...3).map { try Notebook("check", ".", "--no-cache", "--shard", "\($0)/3", in: folder) }
        #expect(shards.allSatisfy { $0.status == 1 })
        func heads(_ run: Notebook) -> Set<Substring> {
            Set(run.outputText.split(separator: "\n").filter { $0.contains(".md:") })
        }
        #expect(shards.map(heads).reduce(into: Set()) { $0.formUnion($1) } == heads(one))
        #expect(shards.map { heads($0).count }.reduce(0, +) == heads(one).count)
    }

    @Test func aWorkerThatIsKilledFailsItsNotebookAlone() throws {
        var lessons = lessons(3)
        lessons["a.md"] = Lessons.endless
        let folder = try folder(lessons)
        defer { folder.remove() }
        let process = try NotebookProcess(["check", ".", "--no-cache", "-j", "1", "--short"], in: folder)
        kill(try worker(of: process), SIGKILL)
        let run = try process.finish()
        #expect(run.status == 70)
        #expect(
            run.outputText.contains(
                "a.md: error: the process that checked this notebook ended unexpectedly (signal 9) [NN0901]"))
        for index in 0..<3 { #expect(run.outputText.contains("l\(index).md:1:1: error: nothing is recorded")) }
    }

    @Test func aLessonWithoutEndStopsAtItsTime() throws {
        let folder = try folder([
            "a.md": Lessons.endless.replacing("timeout: 20", with: "timeout: 0.3"), "b.md": "```nn\n1\n```\n",
        ])
        defer { folder.remove() }
        let run = try Notebook("check", ".", "--no-cache", "--short", in: folder)
        #expect(run.status == 75)
        #expect(run.outputText.contains("NN0704"))
        #expect(run.outputText.contains("b.md:1:1: error: nothing is recorded"))
    }

    @Test func aWorkerThatDoesNotStopIsEnded() throws {
        let folder = try folder([
            "a.md": Lessons.endless.replacing("timeout: 20", with: "timeout: 1"), "b.md": "```nn\n1\n```\n",
        ])
        defer { folder.remove() }
        let process = try NotebookProcess(["check", ".", "--no-cache", "-j", "1", "--short"], in: folder)
        kill(try worker(of: process), SIGSTOP)
        let run = try process.finish()
        #expect(run.status == 75)
        #expect(
            run.outputText.contains("a.md: error: this notebook did not stop at its time limit, and was ended [NN0710]")
        )
        #expect(run.outputText.contains("b.md:1:1: error: nothing is recorded"))
    }

    @Test func aWorkerThatGrowsIsEnded() throws {
        let folder = try folder(["a.md": Lessons.endless, "b.md": "```nn\n1\n```\n"])
        defer { folder.remove() }
        let run = try Notebook("check", "a.md", "--no-cache", "--memory", "1", "--short", in: folder)
        #expect(run.status == 75)
        #expect(run.outputText.contains("[NN0711]"))
    }

    @Test func interruptedItWritesNothing() throws {
        let folder = try folder(["a.md": Lessons.endless])
        defer { folder.remove() }
        let process = try NotebookProcess(["check", ".", "--no-cache", "--report", "json=r.json"], in: folder)
        usleep(700_000)
        process.signal(SIGINT)
        #expect(try process.finish().status == 130)
        #expect(try folder.names() == ["a.md"])
    }

    @Test func wordsOfTheCommandLineAreLookedAt() throws {
        let folder = try folder(lessons(1))
        defer { folder.remove() }
        for arguments in [
            ["check"], ["check", "-"], ["check", ".", "--shard", "3/2"], ["check", ".", "--shard", "x"],
            ["check", ".", "--report", "pdf"], ["check", ".", "--report", "junit"], ["check", ".", "-j", "0"],
            ["check", ".", "--seeds", "1"], ["check", ".", "--no-cache", "--cache", "c"],
        ] {
            #expect(try NotebookProcess(arguments, in: folder).finish().status == 64, "\(arguments)")
        }
        #expect(try Notebook("check", "nothing.md", in: folder).status == 66)
    }
}
