import Glibc
import Testing

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

    /// The seconds that a process has computed.
    private func processorTime(of process: pid_t) throws -> Double {
        let fields = try Folder("/proc/\(process)").text("stat").split(separator: ")").last?.split(separator: " ")
        let ticks = try #require(fields.flatMap { $0.count > 11 ? Double($0[11]) : nil })
        return ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
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

    /// Somebody saves the page, or the notebook that is one, while it is checked: that is not written over.
    @Test(arguments: [("```nn\n1\n```\n", "a.out.md"), ("`{nn} 1`<!-- nn:= 1 -->1<!-- nn:/ -->\n", "a.md")])
    func whatIsSavedMeanwhileIsNotLost(start: String, page: String) throws {
        let slow = "\(start)\n```nn {expect=error}\ni = 0\nwhile i < 1000000:\n    i += 1\nnothing_here\n```\n"
        let folder = try folder(["a.md": slow])
        defer { folder.remove() }
        let process = try NotebookProcess(["check", "a.md", "--promote", "--no-cache"], in: folder)
        let worker = try worker(of: process)
        // It has read the notebook, and is at its loop.
        for _ in 0..<3000 where try processorTime(of: worker) < 0.5 { usleep(5_000) }
        kill(worker, SIGSTOP)
        let saved = Array((page == "a.md" ? slow + "Saved.\n" : "Saved.\n").utf8)
        try folder.write(saved, to: page)
        kill(worker, SIGCONT)
        let run = try process.finish()
        #expect(run.status == 73)
        #expect(run.errorText.contains("notebook: cannot write \(page): it was changed meanwhile\n"))
        #expect(try folder.read(page) == saved)
    }

    @Test func interruptedItWritesNothing() throws {
        let folder = try folder(["a.md": Lessons.endless])
        defer { folder.remove() }
        let process = try NotebookProcess(["check", ".", "--no-cache", "--report", "json=r.json"], in: folder)
        usleep(700_000)
        process.signal(SIGINT)
        let run = try process.finish()
        #expect(run.status == 130)
        #expect(run.errorText.contains("notebook: interrupted; 0 of 1 notebooks are checked\n"))
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
