import Testing

/// Labels that do not go with what their cells show.
@Suite struct LabelOfCellTests {
    private func said(_ lesson: String, _ arguments: String...) throws -> [Substring] {
        let folder = try Folder(lesson: lesson)
        defer { folder.remove() }
        let command = ["run", "lesson.md", "--short", "-t", "md", "-o", "-"] + arguments
        let run = try NotebookProcess(command, in: folder).finish()
        return run.errorText.split(separator: "\n").filter { $0.contains("NN0648") }
    }

    @Test(arguments: [
        ("{#fig-a}", "_x = 1", "fig-a shows nothing, and takes the number of a figure"),
        ("{#tbl-a}", "expect 1 < 2", "tbl-a shows nothing, and takes the number of a table"),
        ("{#fig-a output=false}", "plot line([1, 2])", "fig-a shows nothing, and takes the number of a figure"),
        ("{#tbl-a}", "plot line([1, 2])", "tbl-a shows a picture, and is numbered as a table"),
        ("{#tbl-a sweep=\"k=1,2\"}", "plot line([1, k])", "tbl-a shows a picture, and is numbered as a table"),
        ("{#fig-a}", "table k=[1, 2]", "fig-a shows a table, and is numbered as a figure"),
    ]) func isSaidAtTheLabel(_ options: String, _ code: String, _ message: String) throws {
        let lines = try said("```nn \(options)\n\(code)\n```\n")
        #expect(lines == ["lesson.md:1:9: warning: \(message) [NN0648]"])
    }

    @Test(arguments: [
        ("{#fig-a}", "plot line([1, 2])"), ("{#tbl-a}", "table k=[1, 2]"), ("{#tbl-a}", "3"), ("{#fig-a}", "print 3"),
        ("{#fig-a}", "plot line([1, 2])\ntable k=[1, 2]"), ("{#tbl-a}", "plot line([1, 2])\ntable k=[1, 2]"),
        ("{#fig-a}", "nothing_here"), ("{#fig-a run=false}", "_x = 1"), ("{#fig-a exercise}", "_x = 1"),
        ("{#fig-a hidden}", "_x = 1"), ("{#fig-a expect=error}", "1 / 0"), ("{#intro}", "_x = 1"),
        ("{#tbl-a sweep=\"k=1,2\"}", "k"), ("{#fig-a echo=false}", "plot line([1, 2])"),
    ]) func isNotSaidOtherwise(_ options: String, _ code: String) throws {
        #expect(try said("```nn \(options)\n\(code)\n```\n") == [])
    }
}
