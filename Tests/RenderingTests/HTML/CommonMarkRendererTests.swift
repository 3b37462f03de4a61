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

/// A page of ours beside the examples: which differ, and why.
@Suite struct PageMarkupTests {
    /// What the page writes in its own way: the reason, and what takes it out of the example and of the page.
    private static let differences: [(reason: String, example: Change, page: Change)] = [
        ("a heading has an anchor", { $0 }, { $0.replacing(/(<h[1-6]) id="[^"]*"/) { $0.1 } }),
        ("an empty element has no slash", { $0.replacing(" />", with: ">") }, { $0 }),
        (
            "code has a class of ours and no last line end",
            { $0.replacing(/<pre><code[^>]*>((?s).*?)\n?<\/code>/) { "<pre><code>\($0.1)</code>" } },
            { $0.replacing("<pre class=\"code\">", with: "<pre>") }
        ),
        ("an apostrophe is escaped", { $0 }, { $0.replacing("&#39;", with: "'") }),
        ("a link that shows its address says so", { $0 }, { $0.replacing("<a class=\"bare\" ", with: "<a ") }),
        ("an empty address stands bare", { $0.replacing("href=\"\"", with: "href") }, { $0 }),
        ("an item breaks its lines elsewhere", withoutLinesOfItems, withoutLinesOfItems),
        (
            "a picture is a link", { $0.replacing(/<img[^>]*>/, with: "<img>") },
            { $0.replacing(/<(a|span) class="picture"[^>]*>.*?<\/(a|span)>/, with: "<img>") }
        ),
    ]

    private typealias Change = @Sendable (String) -> String

    private static let withoutLinesOfItems: Change = {
        $0.replacing("<li>\n", with: "<li>").replacing("\n</li>", with: "</li>")
    }

    /// The reasons why `page` is not the example; "?" where none of them explains it.
    private func reasons(_ example: SpecificationExample, _ page: String) -> [String] {
        var (expected, shown) = (example.html, page)
        var reasons: [String] = []
        for difference in Self.differences where expected != shown {
            let changed = (difference.example(expected), difference.page(shown))
            if changed != (expected, shown) { reasons.append(difference.reason) }
            (expected, shown) = changed
        }
        if expected != shown { reasons = [Self.readings[example.example] ?? "?"] }
        return reasons
    }

    /// What extensions read in another way.
    private static let readings = [96: "front matter", 98: "front matter"]

    @Test func everyDifferenceHasItsReason() throws {
        var list = ""
        for example in SpecificationExample.all {
            let notebook = try example.notebook(ReaderOptions())
            var options = HTMLRenderer.Options()
            options.isFragment = true
            options.isUnsafe = true
            let page = HTMLRenderer(.plain, options: options).render(notebook, Execution(notRun: notebook)).bytes
            let reasons = reasons(example, String(decoding: page, as: UTF8.self))
            if !reasons.isEmpty { list += "\(example.example): \(reasons.joined(separator: "; "))\n" }
        }
        #expect(!list.contains("?"))
        let file = renderingFixtures.appending(path: "CommonMark/page-differences.txt")
        if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil { try Data(list.utf8).write(to: file) }
        #expect(try Data(contentsOf: file).elementsEqual(list.utf8), "\(list)")
    }
}

/// GitHub's own examples of its tables (GFM 0.29, 4.10).
@Suite struct TableExampleTests {
    private static let examples: [SpecificationExample] = SpecificationExample.read(
        renderingFixtures.appending(path: "CommonMark/gfm-0.29-tables.json"))

    @Test func thereAreAllExamples() {
        #expect(Self.examples.map(\.example) == Array(198...205))
    }

    /// Left out of the comparison: the scrolling `div` around a table, `scope` of its headings, line ends between
    /// tags. A column's `align` is a class in our page, for HTML 5 has no such attribute.
    @Test(arguments: examples)
    func writesTablesAsGitHubDoes(_ example: SpecificationExample) throws {
        let notebook = try example.notebook(ReaderOptions())
        var options = HTMLRenderer.Options()
        options.isFragment = true
        let bytes = HTMLRenderer(.plain, options: options).render(notebook, Execution(notRun: notebook)).bytes
        let page = String(decoding: bytes, as: UTF8.self)
            .replacing(/<\/?div[^>]*>/, with: "").replacing(" scope=\"col\"", with: "")
            .replacing(/\ class="(left|center|right)"/) { " align=\"\($0.1)\"" }
        #expect(page.withoutLineEndsBetweenTags == example.html.withoutLineEndsBetweenTags)
    }
}

extension String {
    fileprivate var withoutLineEndsBetweenTags: String {
        replacing(/>\s+</, with: "><").replacing(/^\s+|\s+$/, with: "")
    }
}

/// The folder of the fixtures of these tests.
private let renderingFixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
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
