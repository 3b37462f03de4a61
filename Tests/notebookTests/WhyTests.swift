import Testing

/// `check --why`: what changed, and what follows from it.
@Suite struct WhyTests {
    @Test func whyNamesTheLineAndTheCellsThatFollow() throws {
        let lesson = try RecordedLesson(RecordedLesson.example)
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
                "advice[NN0659]: line 6 changed x from rand(3) to rand(4); cells 1 (tbl-draw) and 2 follow\n"))
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
        let lesson = try RecordedLesson(RecordedLesson.example + "A sentence.\n")
        defer { lesson.folder.remove() }
        try lesson.promote()
        try lesson.edit("A sentence.", "Another sentence.")
        #expect(
            try lesson.check("--why").outputText.contains(
                "advice[NN0659]: only text changed, in the notebook or in the recorded page; the cells did not\n"))
    }

    @Test func whyTellsCausesApart() throws {
        let lesson = try RecordedLesson(RecordedLesson.example)
        defer { lesson.folder.remove() }
        try lesson.promote()
        try lesson.edit("lr: 0.1}", "lr: 0.3, n: 1}\nexecute: {seed: 4}")
        try lesson.edit("The sum", "```nn\n7\n```\n\nThe sum")
        let said = try lesson.check("--why").outputText
        #expect(said.contains("advice[NN0659]: the seed was 0 and is 4; cell 1 (tbl-draw) follows\n  lesson.md:3:1\n"))
        #expect(said.contains("  note: lesson.md:2:10: line 2 changed lr from 0.1 to 0.3; cell 2 follows\n"))
        #expect(said.contains("  note: lesson.md:2:19: the parameter n is new\n"))
        #expect(said.contains("  note: lesson.md:15:1: cell 3 is new\n"))
    }
}
