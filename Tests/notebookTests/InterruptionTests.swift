import Glibc
import Testing

@Suite struct InterruptionTests {
    /// Starts a lesson, lets it run for a while, interrupts it.
    private func interrupted(_ folder: Folder, _ arguments: String..., times: Int = 1) throws -> Notebook {
        let process = try NotebookProcess(["run", "lesson.md"] + arguments, in: folder)
        for _ in 0..<times {
            usleep(700_000)
            process.signal(SIGINT)
        }
        return try process.finish()
    }

    @Test func ofALoopWritesNothingAndSaysWhere() throws {
        let folder = try Folder(lesson: Lessons.endless)
        defer { folder.remove() }
        let run = try interrupted(folder)
        #expect(run.status == 130)
        #expect(run.outputText == "")
        #expect(run.errorText.hasPrefix("error[NN0709]: interrupted\n  lesson.md:"))
        #expect(try folder.names() == ["lesson.md"])
    }

    @Test func ofTrainingSaysTheEpochAndTheLoss() throws {
        let lesson = """
            ---
            execute:
              steps: 9000000000000
              operations: 9000000000000000
              timeout: 20
            ---

            ```nn
            net = sequential(dense(4, tanh), dense(1))
            train net, make_xor(4), loss=mse, epochs=1000000000
            ```

            """
        let folder = try Folder(lesson: lesson)
        defer { folder.remove() }
        let run = try interrupted(folder)
        #expect(run.status == 130)
        #expect(run.errorText.contains("\n  lesson.md:10:1\n"))
        #expect(run.errorText.contains(/\n  epoch \d+ of 1000000000, loss [0-9.e-]+\n/))
        #expect(try folder.names() == ["lesson.md"])
    }

    @Test func leavesAnOldPageAsItWas() throws {
        let folder = try Folder(lesson: Lessons.endless)
        defer { folder.remove() }
        try folder.write(Array("old".utf8), to: "lesson.html")
        #expect(try interrupted(folder).status == 130)
        #expect(try folder.text("lesson.html") == "old")
        #expect(try folder.names() == ["lesson.html", "lesson.md"])
    }

    @Test func inPlaceLeavesTheNotebookAsItWas() throws {
        let folder = try Folder(lesson: Lessons.endless)
        defer { folder.remove() }
        #expect(try interrupted(folder, "--in-place").status == 130)
        #expect(try folder.text("lesson.md") == Lessons.endless)
    }

    @Test func runsNoFurtherNotebook() throws {
        let folder = try Folder(lesson: Lessons.endless)
        defer { folder.remove() }
        try folder.write(Array(Lessons.right.utf8), to: "other.md")
        #expect(try interrupted(folder, "other.md", "--keep-going").status == 130)
        #expect(try folder.names() == ["lesson.md", "other.md"])
    }

    @Test func expectedErrorsDoNotHideIt() throws {
        let folder = try Folder(lesson: Lessons.endless.replacing("```nn", with: "```nn {expect=error}"))
        defer { folder.remove() }
        #expect(try interrupted(folder).status == 130)
    }
}
