import Glibc
import Testing

@Suite struct InPlaceTests {
    @Test func writesIntoTheNotebook() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        let run = try Notebook("run", "lesson.md", "--in-place", in: folder)
        #expect(run.status == 0)
        #expect(run.outputText == "lesson.md\n")
        #expect(try folder.names() == ["lesson.md"])
        let text = try folder.text("lesson.md")
        #expect(
            text.hasPrefix(
                Lessons.right + "<!-- nn:output -->\n```output\n2\n```\n<!-- nn:end -->\n\n<!-- nn:record\nversions: "))
        #expect(text.hasSuffix("\n-->\n"))
    }

    @Test func twiceIsOnce() throws {
        let folder = try Folder(
            lesson: "# A lesson\n\n```nn\nx = rand(2)\nprint x\n```\n\nIt is `{nn} sum(x) | .2f`.\n")
        defer { folder.remove() }
        _ = try Notebook("run", "lesson.md", "--in-place", in: folder)
        let first = try folder.read("lesson.md")
        _ = try Notebook("run", "lesson.md", "--in-place", in: folder)
        #expect(try folder.read("lesson.md") == first)
    }

    @Test func leavesAFailingNotebookAlone() throws {
        let folder = try Folder(lesson: Lessons.wrong)
        defer { folder.remove() }
        let before = try #require(folder.state(of: "lesson.md"))
        let run = try Notebook("run", "lesson.md", "--in-place", in: folder)
        let after = try #require(folder.state(of: "lesson.md"))
        #expect(run.status == 1)
        #expect(run.outputText == "")
        #expect(try folder.text("lesson.md") == Lessons.wrong)
        #expect(before.st_ino == after.st_ino)
        #expect(try folder.names() == ["lesson.md"])
    }

    @Test func keepsLineEndsAndByteOrderMark() throws {
        let lesson = "\u{FEFF}" + Lessons.right.replacing("\n", with: "\r\n")
        let folder = try Folder(lesson: lesson)
        defer { folder.remove() }
        #expect(try Notebook("run", "lesson.md", "--in-place", in: folder).status == 0)
        let text = try folder.text("lesson.md")
        #expect(text.utf8.starts(with: lesson.utf8))
        #expect(text.contains("<!-- nn:output -->\r\n"))
        #expect(!text.replacing("\r\n", with: "").contains("\n"))
    }

    @Test func keepsThePermissions() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        folder.setMode(0o640, of: "lesson.md")
        _ = try Notebook("run", "lesson.md", "--in-place", in: folder)
        #expect(folder.state(of: "lesson.md").map { $0.st_mode & 0o777 } == 0o640)
    }

    @Test func writesThroughALink() throws {
        let folder = try Folder(lesson: Lessons.right)
        defer { folder.remove() }
        folder.link("link.md", to: "lesson.md")
        #expect(try Notebook("run", "link.md", "--in-place", in: folder).status == 0)
        #expect(try folder.text("lesson.md").contains("nn:output"))
        #expect(folder.isLink("link.md"))
    }
}
