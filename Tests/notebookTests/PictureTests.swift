import Foundation
import Testing

/// Pictures of the text: their bytes stand in the page, read by the rules of `load`.
@Suite struct PictureTests {
    /// One grey pixel.
    private static let png =
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")
        ?? Data()

    @Test func aPictureStandsInThePage() throws {
        let folder = try Folder(
            lesson: "![A *net*](a%20b.png \"T\"){#fig-a}\n\nSee @fig-a and [![s](./x/../s.svg)](https://a.org).\n")
        defer { folder.remove() }
        try folder.write(Array(Self.png), to: "a b.png")
        try folder.write(
            Array("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8), to: "s.svg")
        for command in [["run", "lesson.md"], ["convert", "lesson.md", "-t", "html"]] {
            let run = try NotebookProcess(command, in: folder, environment: [:], input: nil).finish()
            #expect(run.status == 0 && run.errorText == "")
            let page = try folder.text("lesson.html")
            #expect(
                page.contains(
                    "<figure id=\"fig-a\">\n<img src=\"data:image/png;base64,\(Self.png.base64EncodedString())\" alt=\"A net\" title=\"T\">\n<figcaption><span class=\"number\">Figure\u{A0}1</span> A <em>net</em></figcaption>"
                ))
            #expect(page.contains("<a href=\"https://a.org\"><img src=\"data:image/svg+xml;base64,PD94"))
        }
        #expect(try Notebook("lint", "lesson.md", in: folder).output.isEmpty)
    }

    @Test(arguments: [
        ("none.png", "there is no picture none.png"),
        ("../b.png", "the picture ../b.png may lie outside the notebook's folder"),
        ("/etc/hostname", "the picture /etc/hostname may lie outside the notebook's folder"),
        ("%2e%2e/b.png", "the picture %2e%2e/b.png may lie outside the notebook's folder"),
        ("link.png", "the picture link.png may lie outside the notebook's folder"),
        ("lesson.md", "the file lesson.md is no picture that a page shows"),
        ("https://a.org/b.png", "the picture https://a.org/b.png is not in the page; its text stands there as a link"),
        ("//a.org/b.png", "the picture //a.org/b.png is not in the page; its text stands there as a link"),
        ("large.png", "the picture large.png is not in the page: its pictures would have more than 8 MB"),
    ])
    func whatCannotStandThereIsSaid(destination: String, message: String) throws {
        let folder = try Folder(lesson: "![p](\(destination))\n")
        defer { folder.remove() }
        try folder.write(Array(Self.png), to: "a.png")
        symlink("a.png", folder["link.png"])
        if destination == "large.png" { try folder.write(Array(repeating: 0, count: 9 << 20), to: destination) }
        let run = try Notebook("run", "lesson.md", "--short", in: folder)
        #expect(run.errorText == "lesson.md:1:1: warning: \(message) [NN0613]\n")
        #expect(try !folder.text("lesson.html").contains("<img"))
    }

    @Test(arguments: ["", "**"]) func aPictureWithoutATextIsSaid(text: String) throws {
        let folder = try Folder(lesson: "![\(text)](a.png) [![\(text)](a.png)](b)\n")
        defer { folder.remove() }
        try folder.write(Array(Self.png), to: "a.png")
        let run = try Notebook("run", "lesson.md", "--short", in: folder)
        #expect(
            run.errorText.split(separator: "\n").filter { $0.contains("has no text") && $0.contains("[NN0643]") }.count
                == (text == "**" ? 0 : 2))
    }

    @Test func aBlankSaysThatAPictureOnlyDecorates() throws {
        let folder = try Folder(lesson: "![ ](a.png)\n\n[![ ](a.png)](b)\n")
        defer { folder.remove() }
        try folder.write(Array(Self.png), to: "a.png")
        let run = try Notebook("run", "lesson.md", "--short", in: folder)
        // A link must be called something.
        #expect(run.errorText.split(separator: "\n").map { $0.prefix(13) } == ["lesson.md:3:2"])
        #expect(try folder.text("lesson.html").matches(of: /<img [^>]* alt>/).count == 2)
    }

    @Test func aScreenReaderHearsWhatReferencesLeadToAndFormulas() throws {
        let folder = try Folder(
            lesson: """
                ![Loss at $\\eta$, *see* `x`, @tbl-a and @sec-b](a.png){#fig-a}

                | a |
                |---|
                | 1 |

                : b {#tbl-a}

                ## Part {#sec-b}

                """)
        defer { folder.remove() }
        try folder.write(Array(Self.png), to: "a.png")
        #expect(try Notebook("run", "lesson.md", in: folder).errorText == "")
        #expect(try folder.text("lesson.html").contains("alt=\"Loss at \\eta, see x, Table\u{A0}1 and “Part”\""))
        #expect(try Notebook("run", "lesson.md", "-t", "ipynb", in: folder).status == 0)
        #expect(
            try folder.text("lesson.ipynb").contains(
                "<br>**Figure\u{A0}1.** Loss at $\\\\eta$, *see* `x`, [Table\u{A0}1](#cell-id=cell-1) and "
                    + "[“Part”](#cell-id=cell-1)"))
    }

    @Test func inACourseAPictureMayStandBesideTheLessonsFolder() throws {
        let folder = try Folder()
        defer { folder.remove() }
        mkdir(folder["lessons"], 0o777)
        try folder.write([], to: "course.yaml")
        try folder.write(Array(Self.png), to: "a.png")
        try folder.write(Array("![p](../a.png) ![q](../../a.png)\n".utf8), to: "lessons/one.md")
        let run = try Notebook("run", "lessons/one.md", "--short", in: folder)
        #expect(run.errorText.contains("../../a.png may lie outside") && !run.errorText.contains("no picture"))
        #expect(try folder.text("lessons/one.html").contains("<img src=\"data:image/png;base64,"))
    }
}
