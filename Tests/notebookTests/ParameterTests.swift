import Testing

@Suite struct ParameterTests {
    /// What `-P` makes of a value, as the lesson prints it.
    @Test(arguments: [
        ("3", "3"), ("-3", "-3"), ("0.5", "0.5"), ("1e-3", "0.001"), ("True", "True"), ("false", "False"),
        ("None", "None"), ("relu", "relu"), ("", ""), ("a=b", "a=b"), ("学习", "学习"), ("1 2", "1 2"),
    ])
    func overridesTakeTheTypeTheyAreWrittenIn(_ written: String, _ shown: String) throws {
        let folder = try Folder(lesson: "---\nparams:\n  rate: 1\n---\n\n```nn\nprint f\"<{rate}>\"\n```\n")
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "md", "-o", "-", "-P", "rate=\(written)", in: folder)
        #expect(run.status == 0)
        #expect(run.outputText.contains("\n<\(shown)>\n"))
    }

    @Test(arguments: ["nan", "inf", "infinity", "0x10", "1_000"])
    func onlyAPlainNumberIsANumber(_ written: String) throws {
        let folder = try Folder(lesson: "---\nparams:\n  name: x\n---\n\n```nn\nname\n```\n")
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "md", "-o", "-", "-P", "name=\(written)", in: folder)
        #expect(run.outputText.contains("\n'\(written)'\n"))
    }

    @Test func theLastOverrideCounts() throws {
        let folder = try Folder(lesson: Lessons.withParameter)
        defer { folder.remove() }
        let run = try Notebook(
            "run", "lesson.md", "-t", "md", "-o", "-", "-P", "rate=2", "-P", "rate=5", in: folder)
        #expect(run.outputText.contains("\n5 "))
    }

    @Test func anUnknownNameIsRefused() throws {
        let folder = try Folder(lesson: Lessons.withParameter)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-P", "rat=2", in: folder)
        #expect(run.status == 64)
        #expect(run.errorText == "notebook: lesson.md has no parameter rat; did you mean rate?\n")
        #expect(try folder.names() == ["lesson.md"])
    }

    @Test func aSeedIsAddedToTheLessonsOwn() throws {
        let folder = try Folder(lesson: Lessons.withParameter)
        defer { folder.remove() }
        let seven = Lessons.withParameter.replacing("seed: 3", with: "seed: 7")
        try folder.write(Array(seven.utf8), to: "seven.md")
        let added = try Notebook("run", "lesson.md", "-t", "md", "-o", "-", "--seed", "4", in: folder)
        let own = try Notebook("run", "seven.md", "-t", "md", "-o", "-", in: folder)
        #expect(added.status == 0)
        #expect(added.outputText.replacing("seed: 3", with: "seed: 7") == own.outputText)
    }

    @Test func aSeedIsAddedToEverySeedOfTheLesson() throws {
        let folder = try Folder(lesson: "```nn\nseed 3\nprint rand()\n```\n")
        defer { folder.remove() }
        try folder.write(Array("```nn\nseed 7\nprint rand()\n```\n".utf8), to: "seven.md")
        let added = try Notebook("run", "lesson.md", "-t", "md", "-o", "-", "--seed", "4", in: folder)
        let own = try Notebook("run", "seven.md", "-t", "md", "-o", "-", in: folder)
        // The record says which seed it began with.
        func shown(_ run: Notebook) -> String { String(run.outputText.split(separator: "<!-- nn:record")[0]) }
        #expect(shown(added).replacing("seed 3", with: "seed 7") == shown(own))
    }
}
