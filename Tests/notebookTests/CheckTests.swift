import Glibc
import Testing

/// Notebooks compared with what is recorded.
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
        let lesson = try RecordedLesson(Self.lesson)
        defer { lesson.folder.remove() }
        let run = try lesson.check()
        #expect(run.status == 1)
        #expect(run.outputText.contains("error[NN0651]: nothing is recorded of this notebook\n  lesson.md:1:1\n"))
        #expect(run.outputText.contains("\n  +| 0.548814 |\n") || run.outputText.contains("0.5488135"))
        #expect(try lesson.folder.names() == ["lesson.md"])
    }

    @Test func whatWasPromotedIsAsItWasRecorded() throws {
        let lesson = try RecordedLesson(Self.lesson)
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
            let lesson = try RecordedLesson(Self.lesson)
            defer { lesson.folder.remove() }
            _ = try NotebookProcess(["run", "lesson.md"] + arguments, in: lesson.folder).finish()
            let run = try lesson.check()
            #expect(run.status == 0)
            #expect(run.outputText == "")
        }
    }

    @Test func aDifferenceIsShownAtItsCellWithItsNumbersMarked() throws {
        let lesson = try RecordedLesson(Self.lesson)
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
        let lesson = try RecordedLesson(Self.lesson)
        defer { lesson.folder.remove() }
        try lesson.promote()
        try lesson.edit("lr: 0.1", "lr: 0.3")
        #expect(try lesson.check("--promote").status == 0)
        #expect(try lesson.check().status == 0)
        #expect(try lesson.folder.text("lesson.md").contains("lr: 0.3"))
    }

    @Test func whatFailsIsNotPromoted() throws {
        let lesson = try RecordedLesson(Self.lesson)
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
        let lesson = try RecordedLesson("```nn\nx = 2\n```\n\nIt is `{nn claim} x > 2`.\n")
        defer { lesson.folder.remove() }
        #expect(try lesson.check("--promote").status == 1)
        #expect(try lesson.folder.names() == ["lesson.md"])
    }

    @Test func outputsInBothPlacesAreAnError() throws {
        let lesson = try RecordedLesson(Self.lesson)
        defer { lesson.folder.remove() }
        try lesson.promote()
        _ = try Notebook("run", "lesson.md", "--in-place", in: lesson.folder)
        let run = try lesson.check()
        #expect(run.status == 1)
        #expect(run.outputText.contains("NN0653"))
    }

    @Test func valuesOfSentencesAreShownBeforeTheyAreRecorded() throws {
        let lesson = try RecordedLesson("It is `{nn} 1 + 1`.\n")
        defer { lesson.folder.remove() }
        #expect(try lesson.check().outputText.contains("\n  +It is <!-- nn:= 1 + 1 -->2<!-- nn:/ -->.\n"))
    }

    @Test func aPageThatIsALinkOrAPipeIsRefused() throws {
        let lesson = try RecordedLesson(Self.lesson)
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
        let lesson = try RecordedLesson(
            "```nn {expect=error}\nexpect rand() > 2\n```\n\n```nn\nexpect 1 > 2\n```\n\n`{nn claim} 1 > 3`\n")
        defer { lesson.folder.remove() }
        let run = try lesson.check("--seeds", "2", "--short")
        #expect(run.outputText.contains("lesson.md:6:8: error: expected 1 > 2"))
        #expect(run.outputText.contains("lesson.md:9:13: error: the claim 1 > 3"))
        #expect(run.outputText.contains("lesson.md:6:8: warning: 1 > 2: holds for 0 of 2 seeds"))
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
        let lesson = try RecordedLesson("```nn\nprint(1)\n```\n\n```nn {expect=error}\nnothing_here\n```\n")
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
        let lesson = try RecordedLesson(Self.lesson)
        defer { lesson.folder.remove() }
        try lesson.promote()
        try lesson.edit("0.5488", "0.5489", in: "lesson.out.md")
        #expect(try lesson.check().outputText.contains("error[NN0650]: tbl-draw shows something else"))
    }

    @Test func aToleranceLoosensItsCellAloneAndIsReported() throws {
        let lesson = try RecordedLesson(
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
        let lesson = try RecordedLesson("```nn\nplot points([0, 1, 2], [0, 1, 1.50]), title=\"t\"\n```\n")
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
        let lesson = try RecordedLesson(Self.lesson)
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
        let lesson = try RecordedLesson("```nn\ndata = load(\"d.csv\", target=\"y\")\nprint(data.y)\n```\n")
        defer { lesson.folder.remove() }
        try lesson.folder.write(Array("x,y\n1,2\n3,4\n".utf8), to: "d.csv")
        try lesson.promote()
        try lesson.folder.write(Array("x,y\n1,2\n3,5\n".utf8), to: "d.csv")
        let run = try lesson.check("--why")
        #expect(run.outputText.contains("advice[NN0659]: the file d.csv changed; cell 1 follows\n  lesson.md:2:1\n"))
    }

    @Test func whySaysThatOnlyTextChanged() throws {
        let lesson = try RecordedLesson(Self.lesson + "A sentence.\n")
        defer { lesson.folder.remove() }
        try lesson.promote()
        try lesson.edit("A sentence.", "Another sentence.")
        #expect(
            try lesson.check("--why").outputText.contains(
                "advice[NN0659]: only text changed, in the notebook or in the recorded page; the cells did not\n"))
    }

    @Test func costsThatRiseAreADifferenceAndABudgetALimit() throws {
        let lesson = try RecordedLesson(
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
        let lesson = try RecordedLesson(
            "```nn\nx = rand()\nexpect x > 0\n```\n\nOf a half: `{nn claim} x > 0.5`.\n")
        defer { lesson.folder.remove() }
        try lesson.promote()
        let run = try lesson.check("--seeds", "16")
        #expect(run.status == 0)
        #expect(
            run.outputText.contains("lesson.md:3:8: advice: x > 0: holds for 16 of 16 seeds, x 0.5 ± 0.3 [NN0641]\n"))
        #expect(
            run.outputText.contains(
                /lesson\.md:6:24: warning: x > 0\.5: holds for \d+ of 16 seeds, x 0\.5 ± 0\.3 \[NN0641\]\n/))
    }
}
