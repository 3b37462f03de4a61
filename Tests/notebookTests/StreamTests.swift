import Testing

@Suite struct StreamTests {
    private let escape = UInt8(0x1B)

    @Test(arguments: [
        [:], ["TERM": "xterm-256color"], ["TERM": "xterm", "NO_COLOR": "1"], ["CI": "true", "TERM": "xterm"],
    ])
    func noEscapeReachesAPipe(_ environment: [String: String]) throws {
        let folder = try Folder(lesson: Lessons.wrong)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "md", "-o", "-", in: folder, environment: environment)
        #expect(!run.output.contains(escape))
        #expect(!run.errors.contains(escape))
        #expect(!run.errors.contains(UInt8(ascii: "\r")))
    }

    @Test func noEscapeOfANotebookReachesATerminal() throws {
        let folder = try Folder(lesson: "```nn\nprint no\u{1B}[31mthing\u{202E}\n```\n")
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "md", "-o", "page.md", in: folder)
        #expect(run.status == 1)
        #expect(!run.errors.contains(escape))
        #expect(!run.errorText.unicodeScalars.contains("\u{202E}"))
    }

    @Test(arguments: [["fmt", "--check"], ["lint"], ["check", "--no-cache"], ["run", "-t", "terminal", "-o", "-"]])
    func whatAFileSaysAndIsCalledIsVisible(command: [String]) throws {
        let folder = try Folder()
        defer { folder.remove() }
        let name = "\u{1B}[31m\u{202E}.md"
        try folder.write(Array("x \u{1B}[31m\n\n```nn\nx=1 # \u{1B}[31m\u{202E}\nno\n```\n".utf8), to: name)
        for names in [[name], [name, "no\u{1B}[31m.md"], ["no\u{1B}[31m.md"]] {
            let run = try NotebookProcess(command + names, in: folder).finish()
            #expect(run.status != 0)
            #expect(!run.output.contains(escape) && !run.errors.contains(escape))
            // A page may hold Arabic; a message shows what turns the direction of its text.
            #expect(!(command[0] == "run" ? run.errorText : run.outputText + run.errorText).contains("\u{202E}"))
        }
    }

    @Test func messagesGoToTheStandardError() throws {
        let folder = try Folder(lesson: Lessons.wrong)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", in: folder)
        #expect(run.outputText == "lesson.html\n")
        #expect(run.errorText.hasPrefix("error[NN0240]: nothing_here is not defined\n  lesson.md:4:7\n"))
    }

    @Test func shortMessagesTakeALineEach() throws {
        let folder = try Folder(lesson: Lessons.wrong)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "--short", in: folder)
        #expect(run.errorText == "lesson.md:4:7: error: nothing_here is not defined [NN0240]\n")
    }

    @Test func messagesFollowTheLocaleUnlessTheNotebookSays() throws {
        let folder = try Folder(lesson: Lessons.wrong)
        defer { folder.remove() }
        try folder.write(Array("---\nlang: en\n---\n\(Lessons.wrong)".utf8), to: "english.md")
        let chinese = ["LC_ALL": "zh_CN.UTF-8"]
        let run = try Notebook("run", "lesson.md", "--short", in: folder, environment: chinese)
        #expect(run.errorText == "lesson.md:4:7: 错误: nothing_here 没有定义 [NN0240]\n")
        let english = try Notebook("run", "english.md", "--short", in: folder, environment: chinese)
        #expect(english.errorText == "english.md:7:7: error: nothing_here is not defined [NN0240]\n")
    }

    @Test func theStandardInputCanBeTheNotebook() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let run = try Notebook("run", "-", "-t", "md", "-o", "-", in: folder, input: Lessons.right)
        #expect(run.status == 0)
        #expect(run.outputText.hasPrefix(Lessons.right))
        let wrong = try Notebook("run", "-", "-t", "md", "-o", "-", "--short", in: folder, input: Lessons.wrong)
        #expect(wrong.errorText.hasPrefix("-:4:7: error:"))
        let homeless = try Notebook("run", "-", "lesson.md", in: folder, input: Lessons.right)
        #expect(homeless.status == 64)
        #expect(try folder.names() == [])
    }
}
