import Diagnostics
import Documents
import Foundation
import Rendering
import Testing

@Suite struct CommonMarkRendererTests {
    @Test func thereAreAllExamples() {
        #expect(SpecificationExample.all.count == 652)
    }

    @Test(arguments: SpecificationExample.all)
    func writesWhatTheSpecificationSays(_ example: SpecificationExample) throws {
        let notebook = try example.notebook(ReaderOptions(extensions: false))
        #expect(notebook.diagnostics.isEmpty)
        let result = CommonMarkRenderer(isUnsafe: true).render(notebook)
        #expect(String(decoding: result.bytes, as: UTF8.self) == example.html, "\(example)")
        #expect(result.diagnostics.isEmpty)
    }

    @Test func onlyFrontMatterReadsAnExampleInAnotherWay() throws {
        let different = try SpecificationExample.all.filter { example in
            let result = CommonMarkRenderer(isUnsafe: true).render(try example.notebook(ReaderOptions()))
            return !result.bytes.elementsEqual(example.html.utf8)
        }
        // Both begin with a line `---`, and another one ends it.
        #expect(different.map(\.example) == [96, 98])
    }

    @Test(arguments: [
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n", [611]),
        (
            "<div>\n<script>x</script>\n</div>",
            "<pre>&lt;div&gt;\n&lt;script&gt;x&lt;/script&gt;\n&lt;/div&gt;\n</pre>\n", [611]
        ),
        ("[x](javascript:alert(1) \"t\")", "<p><a href=\"\" title=\"t\">x</a></p>\n", [612]),
        ("![x](data:text/html,x)", "<p><img src=\"\" alt=\"x\" /></p>\n", [612]),
        ("[x](https://a.b/c%zz?d&e='f')", "<p><a href=\"https://a.b/c%zz?d&amp;e=&#x27;f&#x27;\">x</a></p>\n", []),
    ])
    func nothingDangerousPassesUnlessAsked(_ markdown: String, _ html: String, _ numbers: [Int]) throws {
        let source = SourceFile(path: "lesson.md", bytes: Array(markdown.utf8))
        let notebook = try Notebook.read(source, ReaderOptions(extensions: false))
        let result = CommonMarkRenderer().render(notebook)
        #expect(String(decoding: result.bytes, as: UTF8.self) == html)
        #expect(result.diagnostics.map(\.number) == numbers)
    }
}

/// The folder of the fixtures of these tests.
let renderingFixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

/// An example of a specification: Markdown and its HTML.
struct SpecificationExample: Decodable, Sendable, CustomTestStringConvertible {
    let markdown: String
    let html: String
    let example: Int

    var testDescription: String { "example \(example)" }

    /// Those of CommonMark 0.30.
    static let all = read(
        renderingFixtures.appending(path: "../../DocumentsTests/Fixtures/CommonMark/spec-0.30.json").standardized)

    /// Those in a file; none where it cannot be read.
    static func read(_ file: URL) -> [SpecificationExample] {
        (try? JSONDecoder().decode([SpecificationExample].self, from: Data(contentsOf: file))) ?? []
    }

    /// What the reader makes of it.
    func notebook(_ options: ReaderOptions) throws -> Notebook {
        try Notebook.read(SourceFile(path: "example.md", bytes: Array(markdown.utf8)), options)
    }
}
