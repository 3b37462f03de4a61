import Glibc
import Testing

/// Notebooks compared with what is recorded.
@Suite struct CheckTests {
    @Test func nothingRecordedIsADifference() throws {
        let lesson = try RecordedLesson(RecordedLesson.example)
        defer { lesson.folder.remove() }
        let run = try lesson.check()
        #expect(run.status == 1)
        #expect(run.outputText.contains("error[NN0651]: nothing is recorded of this notebook\n  lesson.md:1:1\n"))
        #expect(run.outputText.contains("\n  +| 0.548814 |\n") || run.outputText.contains("0.5488135"))
        #expect(try lesson.folder.names() == ["lesson.md"])
    }

    @Test func whatWasPromotedIsAsItWasRecorded() throws {
        let lesson = try RecordedLesson(RecordedLesson.example)
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
            let lesson = try RecordedLesson(RecordedLesson.example)
            defer { lesson.folder.remove() }
            _ = try NotebookProcess(["run", "lesson.md"] + arguments, in: lesson.folder).finish()
            let run = try lesson.check()
            #expect(run.status == 0)
            #expect(run.outputText == "")
        }
    }

    @Test func aDifferenceIsShownAtItsCellWithItsNumbersMarked() throws {
        let lesson = try RecordedLesson(RecordedLesson.example)
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
        let lesson = try RecordedLesson(RecordedLesson.example)
        defer { lesson.folder.remove() }
        try lesson.promote()
        try lesson.edit("lr: 0.1", "lr: 0.3")
        #expect(try lesson.check("--promote").status == 0)
        #expect(try lesson.check().status == 0)
        #expect(try lesson.folder.text("lesson.md").contains("lr: 0.3"))
    }

    @Test func whatFailsIsNotPromoted() throws {
        let lesson = try RecordedLesson(RecordedLesson.example)
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
        let lesson = try RecordedLesson(RecordedLesson.example)
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
        let lesson = try RecordedLesson(RecordedLesson.example)
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
        let lesson = try RecordedLesson(RecordedLesson.example)
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

    @Test(arguments: [false, true]) func aCellThatIsGoneIsADifferenceAndChangesNoOther(isInPlace: Bool) throws {
        let gone = "```nn\nexpect 1 < 2\n5\n```\n\n"
        let cell = "```nn\nsum(ones(99, 99) @ ones(99, 99))\n```\n\n"
        let plot = "```nn {caption=\"a\"}\nplot line([1, 2, 3])\n```\n"
        let lesson = try RecordedLesson("# T\n\n\(gone)\(cell)\(plot)")
        defer { lesson.folder.remove() }
        if isInPlace {
            #expect(try Notebook("run", "--in-place", "lesson.md", in: lesson.folder).status == 0)
        } else {
            try lesson.promote()
        }
        #expect(try lesson.check().status == 0)
        let text = try lesson.folder.text("lesson.md")
        let rest = try #require(text.firstRange(of: "```nn\nsum"))
        try lesson.folder.write(Array((text.prefix { $0 != "`" } + text[rest.lowerBound...]).utf8), to: "lesson.md")
        let run = try lesson.check("--why")
        #expect(run.status == 1)
        #expect(
            run.outputText.contains("error[NN0650]: what was cell 1 when this was recorded is gone\n  lesson.md:3:1"))
        #expect(
            run.outputText.contains(
                "advice[NN0659]: what was cell 1\(isInPlace ? "" : " (`expect 1 < 2`)") when this was recorded is gone\n"
            ))
        #expect(run.outputText.contains("\n  -5\n") == !isInPlace)
        #expect(!run.outputText.contains("NN0654") && !run.outputText.contains("NN0655"))
        try lesson.promote()
        #expect(try lesson.check().status == 0)
        // A cell before the others moves none of them.
        try lesson.edit("# T\n", "# T\n\n```nn\n\"new\"\n```\n")
        let added = try lesson.check("--why", "--short").outputText
        #expect(added.contains("lesson.md:3:1: advice: cell 1 is new [NN0659]\n"))
        #expect(added.contains("lesson.md:3:1: error: what cell 1 shows is not recorded [NN0650]\n"))
        #expect(!added.contains("NN0654") && !added.contains("NN0655"))
    }

    @Test func whatCellsShowIsComparedBesideABrokenPromise() throws {
        let lesson = try RecordedLesson("```nn\nprint(1)\n```\n\n```nn\nexpect 1 < 2\n```\n\n```nn\nprint(5)\n```\n")
        defer { lesson.folder.remove() }
        try lesson.edit("1 < 2", "2 < 2")
        let unrecorded = try lesson.check("--short", "--promote")
        #expect(unrecorded.outputText.contains("lesson.md:1:1: error: nothing is recorded of this notebook [NN0651]\n"))
        #expect(unrecorded.errorText == "notebook: lesson.md fails: it is not recorded\n")
        try lesson.edit("2 < 2", "1 < 2")
        try lesson.promote()
        try lesson.edit("1 < 2", "2 < 2")
        try lesson.edit("print(5)", "print(6)")
        let run = try lesson.check("--short")
        #expect(
            run.outputText == """
                lesson.md:6:8: error: expected 2 < 2, but it is 2 [NN0300]
                lesson.md:9:1: error: cell 3 shows something else than what is recorded [NN0650]

                """)
    }

    /// Each another way in which the page says the same in other bytes.
    @Test(arguments: ["CR LF", "no end", "no record"]) func whatIsTheSameInOtherBytesIsSaidAsSuch(how: String) throws {
        let lesson = try RecordedLesson(RecordedLesson.example)
        defer { lesson.folder.remove() }
        try lesson.promote()
        var page = try lesson.folder.text("lesson.out.md")
        switch how {
        case "CR LF": page = page.replacing("\n", with: "\r\n")
        case "no end": page.removeLast()
        default: page = String(page[..<(try #require(page.firstRange(of: "<!-- nn:record"))).lowerBound])
        }
        try lesson.folder.write(Array(page.utf8), to: "lesson.out.md")
        let run = try lesson.check("--short")
        #expect(
            run.outputText
                == "lesson.md:1:1: error: the recorded page says the same in other bytes: its line ends, or the comment at its end [NN0658]\n"
        )
        try lesson.promote()
        #expect(try lesson.check().status == 0)
    }

    @Test func noReportIsWrittenOverWhatIsChecked() throws {
        let lesson = try RecordedLesson(RecordedLesson.example)
        defer { lesson.folder.remove() }
        for report in ["lesson.md", "./lesson.md", "lesson.out.md"] {
            let run = try lesson.check("--report", "json=\(report)")
            #expect(run.status == 64)
            #expect(run.errorText == "notebook: \(report) is checked; write the report into another file\n")
        }
        #expect(try lesson.folder.text("lesson.md") == RecordedLesson.example)
        #expect(try lesson.folder.names() == ["lesson.md"])
        for reports in [["junit=x", "json=x"], ["json=-", "json=y"]] {
            #expect(try lesson.check("--report", reports[0], "--report", reports[1]).status == 64)
        }
    }

    @Test func allCombinationsOfASweepAreGraded() throws {
        let lesson = try RecordedLesson("```nn {sweep=\"a=1,2,3\"}\nexpect a < 3\nexpect a > 0\na\n```\n")
        defer { lesson.folder.remove() }
        let said = try lesson.check("--seeds", "4", "--short").outputText
        #expect(said.contains("lesson.md:2:8: warning: a < 3: holds for 0 of 4 seeds [NN0641]\n"))
        #expect(said.contains("lesson.md:3:8: advice: a > 0: holds for 4 of 4 seeds [NN0641]\n"))
    }

    @Test func twoNotebooksCannotShareAPage() throws {
        let folder = try Folder(lesson: "```nn\n1\n```\n")
        defer { folder.remove() }
        try folder.write(Array("```nn\n2\n```\n".utf8), to: "lesson.markdown")
        let run = try Notebook("check", ".", "--promote", "--no-cache", in: folder)
        #expect(run.status == 64)
        #expect(
            run.errorText
                == "notebook: lesson.markdown and lesson.md would be recorded in one page; rename one of them\n")
        #expect(try folder.names() == ["lesson.markdown", "lesson.md"])
    }

    @Test func whatAFolderHidesIsSaid() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write(Array("# A\n".utf8), to: "a.md")
        try folder.write(Array("# B\n".utf8), to: "B.MD")
        folder.link("link.md", to: "a.md")
        let run = try Notebook("check", ".", "./a.md", folder["a.md"], "--no-cache", in: folder)
        #expect(run.status == 0)
        #expect(
            run.errorText
                == "notebook: link.md is a link, and passed over\n2 notebooks checked, all as recorded\n")
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
