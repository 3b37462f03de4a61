import Documents
import Foundation
import Rendering
import Testing

/// What takes a difference out of the HTML of an example, or out of ours.
private typealias Change = @Sendable (String) -> String

/// A page of ours beside the examples of specifications: the lists of those that differ, each with its reasons, are
/// committed.
@Suite struct PageMarkupTests {
    @Test(arguments: [
        (MarkupExamples.commonMark, Array(1...652)),
        (.gitHub, Array(198...205) + [279, 280, 491, 492]),
        // Number 20 says of its HTML only that there is some.
        (.gitHubTests, Array(1...28).filter { $0 != 20 }),
    ])
    func thereAreAllExamples(_ examples: MarkupExamples, _ numbers: [Int]) {
        #expect(examples.all.map(\.example) == numbers)
    }

    @Test(arguments: [MarkupExamples.commonMark, .gitHub, .gitHubTests])
    func everyDifferenceHasItsReason(_ examples: MarkupExamples) throws {
        var list = ""
        for example in examples.all {
            let notebook = try example.notebook(ReaderOptions())
            var options = HTMLRenderer.Options()
            options.isFragment = true
            options.isUnsafe = true
            let page = HTMLRenderer(.plain, options: options).render(notebook, Execution(notRun: notebook)).bytes
            let reasons = examples.reasons(example, String(decoding: page, as: UTF8.self))
            if !reasons.isEmpty { list += "\(example.example): \(reasons.joined(separator: "; "))\n" }
        }
        #expect(!list.contains("?"))
        let file = renderingFixtures.appending(path: "CommonMark/\(examples.list)")
        if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil { try Data(list.utf8).write(to: file) }
        #expect(try Data(contentsOf: file).elementsEqual(list.utf8), "\(list)")
    }
}

/// Examples of one source, and what of them is read in another way.
struct MarkupExamples: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let all: [SpecificationExample]
    /// The file that lists those that differ.
    let list: String
    /// By number: what is read otherwise, and the example as we read it.
    private let readings: [Int: Reading]

    private struct Reading: Sendable {
        let reason: String
        /// Nil: all of the page differs.
        let change: Change?

        init(_ reason: String, _ change: Change?) {
            self.reason = reason
            self.change = change
        }
    }

    private init(_ name: String, _ all: [SpecificationExample], list: String, readings: [Int: Reading] = [:]) {
        testDescription = name
        self.all = all
        self.list = list
        self.readings = readings
    }

    static let commonMark = MarkupExamples(
        "CommonMark 0.30", SpecificationExample.all, list: "page-differences.txt",
        readings: [96: frontMatter, 98: frontMatter])

    /// The specification's own examples of tables (4.10), task lists (5.3) and strike-through (6.5).
    static let gitHub = MarkupExamples(
        "GFM 0.29", SpecificationExample.read(file("gfm-0.29-extensions.json")), list: "gfm-0.29-differences.txt")

    /// GitHub's tests of its extensions, footnotes too.
    static let gitHubTests = MarkupExamples(
        "cmark-gfm 0.29", SpecificationExample.read(file("cmark-gfm-0.29-extensions.json")),
        list: "cmark-gfm-0.29-differences.txt",
        readings: [
            17: oneTilde, 18: oneTilde, 19: bareAddress, 22: rawHTML, 23: codeInFootnote, 24: bareAddress,
            25: bareAddress,
        ])

    private static func file(_ name: String) -> URL { renderingFixtures.appending(path: "CommonMark/\(name)") }

    /// Both begin with a line `---`, and another one ends it.
    private static let frontMatter = Reading("front matter", nil)

    private static let oneTilde = Reading("one tilde strikes nothing out, as the specification has it") {
        $0.replacing(/<del>(strikethrough|is ~ legit|one)<\/del>/) { "~\($0.1)~" }
    }

    /// One address of the examples stands in < >, the first of its paragraph.
    private static let bareAddress = Reading("an address is a link in < >, or if it begins with https://") {
        $0.replacing(/(<p>)?<a href="[^"]*">([^<]*)<\/a>/) { match in
            let isLink = match.1 != nil && match.2 == "http://google.com/å" || match.2.hasPrefix("https://")
            return isLink ? match.0 : (match.1 ?? "") + match.2
        }
    }

    private static let rawHTML = Reading("raw HTML passes as a whole or not at all") {
        $0.replacing(/&lt;(xmp|textarea)>/) { "<\($0.1)>" }
    }

    private static let codeInFootnote = Reading("a footnote begins with a paragraph") {
        $0.replacing(/<pre><code>(this is now.*)\n<\/code><\/pre>\n(<a.*<\/a>)/) { "<p>\($0.1) \($0.2)</p>" }
    }

    /// What a page writes in its own way: the reason, and what takes it out of the example and of the page.
    private static let differences: [(reason: String, example: Change, page: Change)] = [
        ("a heading has an anchor", { $0 }, { $0.replacing(/(<h[1-6]) id="[^"]*"/) { $0.1 } }),
        ("an empty element has no slash", withoutSlashes, withoutSlashes),
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
        (
            "a table scrolls, its headings have a scope, a row is a line",
            { $0.replacing(/(<tr>|<\/t[dh]>)\n/) { $0.1 } },
            {
                $0.replacing(/<div class="scroller"[^>]*>\n|<\/div>\n/, with: "").replacing(" scope=\"col\"", with: "")
            }
        ),
        (
            "a column's alignment is a class",
            { $0.replacing(/\ align="(left|center|right)"/) { " class=\"\($0.1)\"" } }, { $0 }
        ),
        (
            "a few Chinese characters in a table stay in one line", { $0 },
            { $0.replacing(/(<t[dh][^>]*) class="whole"/) { $0.1 } }
        ),
        ("the box of a task says what it is", boxes, boxes),
        ("a footnote has identifiers of ours, and its links say where they lead", notes, notes),
    ]

    private static let withoutLinesOfItems: Change = {
        $0.replacing("<li>\n", with: "<li>").replacing("\n</li>", with: "</li>")
    }

    private static let withoutSlashes: Change = { $0.replacing(" />", with: ">") }

    private static let boxes: Change = {
        $0.replacing(/<input[^>]*>/) { $0.0.contains("checked") ? "<input checked>" : "<input>" }
            .replacing("<li class=\"task\">", with: "<li>")
    }

    private static let notes: Change = {
        $0.replacing(/<sup class="footnote[^>]*><a[^>]*>(\d+)<\/a><\/sup>/) { "[^\($0.1)]" }
            .replacing(/\s?<a[^>]*class="(back|footnote-backref)"[^>]*>[^<]*<\/a>/, with: "")
            .replacing(/(<section|<li) (id="(fn|nn-note-)|class="footnotes")[^>]*>/) { "\($0.1)>" }
    }

    /// The reasons why `page` is not the example; "?" where they do not explain all of it.
    func reasons(_ example: SpecificationExample, _ page: String) -> [String] {
        var (expected, shown) = (example.html, page)
        var reasons: [String] = []
        if let reading = readings[example.example] {
            reasons.append(reading.reason)
            guard let change = reading.change else { return reasons }
            expected = change(expected)
        }
        for difference in Self.differences where expected != shown {
            let changed = (difference.example(expected), difference.page(shown))
            if changed != (expected, shown) { reasons.append(difference.reason) }
            (expected, shown) = changed
        }
        return expected == shown ? reasons : reasons + ["?"]
    }
}
