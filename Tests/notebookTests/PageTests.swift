import Glibc
import Testing

@Suite struct PageTests {
    @Test func standsBesideTheNotebook() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", in: folder)
        #expect(run.status == 0)
        #expect(run.outputText == "lesson.html\n")
        #expect(run.errorText == "")
        #expect(try folder.names() == ["lesson.html", "lesson.md"])
    }

    @Test func markdownBesideMarkdownHasANameOfItsOwn() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "md", in: folder)
        #expect(run.outputText == "lesson.out.md\n")
        #expect(try folder.text("lesson.md") == Lessons.right)
        #expect(try folder.text("lesson.out.md").hasPrefix(Lessons.right))
    }

    @Test func hasTheFormatOfItsName() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        #expect(try Notebook("run", "lesson.md", "-o", "page.md", in: folder).status == 0)
        #expect(try folder.text("page.md").hasPrefix(Lessons.right))
        let both = try Notebook("run", "lesson.md", "-t", "md", "-o", "page.html", in: folder)
        #expect(both.status == 64)
        #expect(both.errorText.contains("name two formats"))
    }

    @Test func makesTheFolderThatWasNamed() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        #expect(try Notebook("run", "lesson.md", "-t", "html,md", "-o", "new/", in: folder).status == 0)
        #expect(try folder.text("new/lesson.md").hasPrefix(Lessons.right))
    }

    @Test func comesInSeveralFormats() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "html,md", in: folder)
        #expect(run.outputText == "lesson.html\nlesson.out.md\n")
        #expect(try folder.names() == ["lesson.html", "lesson.md", "lesson.out.md"])
    }

    @Test func aJupyterNotebookStandsBesideTheNotebook() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "ipynb", in: folder)
        #expect(run.outputText == "lesson.ipynb\n")
        let file = try folder.text("lesson.ipynb")
        #expect(file.hasPrefix("{\n \"cells\": [") && file.contains("\"2\\n\"") && file.hasSuffix("\n}\n"))
    }

    @Test func theTerminalIsTheStandardOutputAndPipesHaveNoColours() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "terminal", in: folder)
        #expect(run.outputText == "# A lesson\n\n│ 1 + 1\n\n2\n")
        #expect(try folder.names() == ["lesson.md"])
        #expect(try Notebook("run", "lesson.md", "-t", "terminal", "-o", "page.txt", in: folder).status == 0)
        #expect(try folder.text("page.txt") == run.outputText)
    }

    @Test func goesToTheFileThatWasNamed() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-o", "page.htm", in: folder)
        #expect(run.outputText == "page.htm\n")
        #expect(try folder.text("page.htm").hasPrefix("<!DOCTYPE html>"))
    }

    @Test(arguments: ["pages", "pages/"])
    func goesIntoTheFolderThatWasNamed(_ output: String) throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        folder.makeFolder("pages")
        let run = try Notebook("run", "lesson.md", "-t", "html,md", "-o", output, in: folder)
        #expect(run.status == 0)
        #expect(try Folder(folder["pages"]).names() == ["lesson.html", "lesson.md"])
    }

    @Test func goesToTheStandardOutputAlone() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "md", "-o", "-", in: folder)
        let file = try Notebook("run", "lesson.md", "-t", "md", in: folder)
        #expect(file.status == 0)
        #expect(run.output == (try folder.read("lesson.out.md")))
        #expect(run.errorText == "")
    }

    @Test func severalNotebooksHaveAPageEach() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        try folder.write(Array(Lessons.right.utf8), to: "other.md")
        folder.makeFolder("pages")
        let run = try Notebook("run", "lesson.md", "other.md", "-o", "pages", in: folder)
        #expect(run.outputText == "pages/lesson.html\npages/other.html\n")
    }

    @Test func anUnchangedPageIsNotWrittenAgain() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        _ = try Notebook("run", "lesson.md", in: folder)
        let first = try #require(folder.state(of: "lesson.html"))
        _ = try Notebook("run", "lesson.md", in: folder)
        let second = try #require(folder.state(of: "lesson.html"))
        #expect(first.st_ino == second.st_ino)
        #expect(first.st_mtim.tv_sec == second.st_mtim.tv_sec)
        #expect(first.st_mtim.tv_nsec == second.st_mtim.tv_nsec)
    }

    @Test func ofAFailingLessonHasTheErrorInItsPlace() throws {
        let folder = try Folder(lesson: Lessons.wrong)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "-t", "html,md", in: folder)
        #expect(run.status == 1)
        #expect(try folder.text("lesson.html").contains("nothing_here is not defined"))
        #expect(try folder.text("lesson.out.md").contains("nothing_here is not defined"))
    }

    @Test func aParameterThatNoCellCanNameStopsIt() throws {
        let folder = try Folder(lesson: "---\nparams:\n  learning-rate: 0.1\n---\n\n# A lesson\n")
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", in: folder)
        #expect(run.status == 65)
        #expect(run.errorText.contains("NN0118"))
        #expect(try folder.names() == ["lesson.md"])
    }

    @Test func saysWhatOnlyHTMLLeavesOutInTheOrderOfLines() throws {
        let folder = try Folder(
            lesson: "Half is $50%$, <b>half</b>.\n\n[A link](file:///a) and ![a picture](b.svg).\n\n<i>so</i>\n")
        defer { folder.remove() }
        let page = try Notebook("run", "lesson.md", "--short", in: folder)
        #expect(page.status == 0)
        #expect(
            page.errorText == """
                lesson.md:1:12: warning: in a formula % begins a comment: the rest of the line is not shown [NN0605]
                lesson.md:1:16: warning: raw HTML is shown as text, here and in 1 more place [NN0611]
                lesson.md:3:1: warning: this link leads nowhere in the page: file:///a [NN0612]
                lesson.md:3:25: warning: there is no picture b.svg [NN0613]

                """)
        let text = try Notebook("run", "lesson.md", "--short", "-t", "md", in: folder)
        #expect(text.errorText.split(separator: "\n").count == 1)
        #expect(text.errorText.contains("NN0605"))
    }

    @Test func isTheSameFromAnyFolderLocaleAndTimeZone() throws {
        let folder = try Folder(lesson: "# 一课\n\n```nn\nx = rand(3)\nplot line(x)\n1/3\n```\n")
        defer { folder.remove() }
        folder.makeFolder("elsewhere")
        let first = try Notebook("run", "lesson.md", "-o", "-", in: folder)
        let second = try Notebook(
            "run", "../lesson.md", "-o", "-", in: Folder(folder["elsewhere"]),
            environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "zh_CN.UTF-8", "TZ": "Asia/Shanghai", "COLUMNS": "40"])
        #expect(first.status == 0)
        #expect(first.output == second.output)
    }

    @Test func goesIntoAPipeWithoutReplacingIt() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        mkfifo(folder["pipe"], 0o600)
        let pipe = open(folder["pipe"], O_RDWR | O_NONBLOCK)
        defer { close(pipe) }
        let run = try Notebook("run", "lesson.md", "-t", "md", "-o", "pipe", in: folder)
        #expect(run.status == 0)
        #expect(folder.state(of: "pipe").map { $0.st_mode & S_IFMT } == S_IFIFO)
        var start = [UInt8](repeating: 0, count: 4)
        #expect(read(pipe, &start, 4) == 4)
        #expect(start == Array("# A ".utf8))
    }

    @Test func ofMarkdownRunAgainIsTheSame() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        _ = try Notebook("run", "lesson.md", "-t", "md", in: folder)
        let again = try Notebook("run", "lesson.out.md", "-t", "md", "-o", "-", in: folder)
        #expect(again.output == (try folder.read("lesson.out.md")))
    }
}
