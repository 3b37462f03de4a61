import Foundation
import FuzzingLaws
import Testing

/// What a file of data may say where a column, a class or a value has its name.
private let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg onload=alert(1)>",
    "javascript:alert(1)", "[x](javascript:alert(1))", "![x](//evil/p.png)", "<https://evil/>", "https://evil/",
    "</title></style></svg><script>alert(1)</script>", "</td></tr></table><script>alert(1)</script>",
    "</code></pre><iframe src=//evil>", "<!-- nn:end -->", "<!-- nn:output --><b>", "--><script>alert(1)</script>",
    "<!--", "]]><script>alert(1)</script>", "|a|b|", "\\|<b>x</b>", "`<b>`", "```", "~~~\n<script>alert(1)</script>",
    "```\n\n<script>alert(1)</script>\n", "$\\href{javascript:alert(1)}{x}$", "$$\n\\htmlData{x=y}{z}\n$$",
    "*a* __b__ ~~c~~",
    "# h", "> q", "- [ ] t", "1. i", "---", "a\n===", "[^1]", "[^1]: n", "@fig-a", "`{nn} 1`", "{{ x }}",
    "::: {.callout-note}",
    "&lt;script&gt;", "&#60;b&#62;", "\u{202E}<b>", "\u{2067}x", "\u{202C}\u{2069}", "\u{2028}<b>\u{2029}", "\u{1B}[2J",
    "a\tb",
    "a\\", "\\", "\"", "=HYPERLINK(\"//evil\")", "\u{FEFF}<b>", "\u{1}<b>",
    "a\r\n<b>", "学习率<b>", "🙂<b>",
]

/// Every way in which a file of data reaches a page: printed, shown, in tables, plots, messages and sentences.
private let lesson = """
    ```nn
    data = load("numbers.csv", target="y")
    names = data.features
    a, b = names[0], names[1]
    print a, names
    data
    head data
    describe data
    data[[a]]
    data[a], f"{a} and {b:>8}"
    table(x=[1, 2], y=[a, b])
    record a, data[a][0]
    other = load("numbers.csv", target=a)
    other
    other.features
    (a, [b, names])
    ```

    ```nn {#fig-a}
    plot points(data[a], data[b], label=a), line(data[a], data[b], label=b), title=a, xlabel=a, ylabel=b
    plot text(1, 2, a), hist(data[a], label=b)
    plot bars(names, [1, 2], label=a), title=b
    plot heatmap([[1.0, 2], [3, 4]], rows=names, columns=names), title=names[1]
    plot contour(lambda x, y: x*y, (0, 1), (0, 1)), hline(1, label=a), vline(1, label=b)
    ```

    The name is `{nn} a`, and `{nn claim} a == names[0]`, and `{nn} f"{a}" | >40`.

    ```nn
    d = load("classes.csv", target="kind")
    d.classes
    d
    head d
    describe d
    c = d.classes
    kinds = [c[int(k)] for k in d.y]
    plot points(d["u"], d["v"], by=kinds)
    net = sequential(dense(2, softmax))
    history = train(net, d, loss=crossentropy, epochs=2)
    plot history, title=c[0]
    confusion net, d
    plot boundary(net, d), title=c[1]
    images rand(8, 4), kinds
    roc net, d
    cases = load("columns.csv", target="y")
    explain net, cases, method=permutation
    one_hot(load("texts.csv", target="y")).features
    ```

    ```nn {expect=error}
    load("mixed.csv", target="y")
    ```

    ```nn {expect=error}
    data["none"]
    ```

    ```nn {expect=error}
    load("numbers.csv", target="none")
    ```

    ```nn {expect=error}
    expect a == "none", b
    ```

    ```nn {expect=error}
    load("twice.csv", target="y")
    ```

    ```nn {expect=error}
    load(a, target="y")
    ```

    ```nn {expect=error}
    load("numbers.csv", target=a)[b + a]
    ```

    ```nn {sweep="i=0,1"}
    print names[i]
    names[i]
    plot points(data[names[i]], data["y"], label=names[i]), title=names[i]
    ```

    """

/// Files of data that say a text wherever they can, and the lesson that loads them.
private struct HostileFolder {
    let folder: Folder

    init(saying text: String) throws {
        folder = try Folder(lesson: lesson)
        func field(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
        func write(_ lines: [String], to name: String) throws {
            try folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: name)
        }
        let (first, second) = (field(text), field(text + " two"))
        try write(["\(first),\(second),y", "1,2,0", "2,1,1", "3,5,0", "4,4,1", "5,2,0"], to: "numbers.csv")
        let numbers = (0..<8).map { "\($0),\($0 * $0 % 3)," }
        try write(
            ["u,v,kind"] + numbers.enumerated().map { $1 + ($0 % 2 == 0 ? first : second) }, to: "classes.csv")
        try write(["\(first),v,y"] + numbers.enumerated().map { $1 + "\($0 % 2)" }, to: "columns.csv")
        try write(["\(first),y", "\(first),1", "\(second),0"], to: "texts.csv")
        try write(["a,y", "1,2", "\(first),3"], to: "mixed.csv")
        try write(["\(first),\(first),y", "1,2,3"], to: "twice.csv")
    }

    /// What the lesson becomes in all formats: `lesson.html`, `lesson.out.md` and `lesson.ipynb`.
    func run() throws -> Notebook { try Notebook("run", "lesson.md", "-t", "html,md,ipynb", in: folder) }

    /// What the lesson becomes in this format.
    func run(_ format: String) throws -> Notebook {
        try Notebook("run", "lesson.md", "-t", format, "-o", "-", in: folder)
    }

    /// The HTML of some Markdown with all that it may hold let through.
    func html(of markdown: String, _ options: String...) throws -> [UInt8] {
        let arguments = ["convert", "-", "-t", "html", "--fragment", "--unsafe"] + options
        return try NotebookProcess(arguments, in: folder, input: markdown).finish().output
    }
}

/// The page, the Markdown and the Jupyter notebook of the lesson, by the tags that a browser would find in each.
private struct Shown {
    let page: [TagScanner.Tag]
    /// The Markdown as CommonMark, to which tables are paragraphs, and with tables.
    let markdown: [[TagScanner.Tag]]
    /// HTML, pictures, and Markdown with its cells of prose.
    let notebook: [[TagScanner.Tag]]

    init(_ hostile: HostileFolder) throws {
        page = TagScanner.tags(try hostile.folder.read("lesson.html"))
        let markdown = try hostile.folder.text("lesson.out.md")
        self.markdown = [
            TagScanner.tags(try hostile.html(of: markdown, "--commonmark")),
            TagScanner.tags(try hostile.html(of: markdown)),
        ]
        let (html, pictures, prose) = try Self.texts(try hostile.folder.read("lesson.ipynb"))
        notebook = [
            TagScanner.tags(Array(html.utf8)), TagScanner.tags(Array(pictures.utf8)),
            TagScanner.tags(try hostile.html(of: prose, "--commonmark")),
        ]
    }

    /// What a Jupyter notebook gives a reader to show.
    private static func texts(_ notebook: [UInt8]) throws -> (html: String, pictures: String, markdown: String) {
        let json = try #require(try JSONSerialization.jsonObject(with: Data(notebook)) as? [String: Any])
        func joined(_ value: Any?) -> String { (value as? [String])?.joined() ?? value as? String ?? "" }
        var texts: [String: String] = [:]
        for cell in try #require(json["cells"] as? [[String: Any]]) {
            if cell["cell_type"] as? String == "markdown" {
                texts["text/markdown", default: ""] += joined(cell["source"]) + "\n\n"
            }
            for output in cell["outputs"] as? [[String: Any]] ?? [] {
                let data = output["data"] as? [String: Any] ?? [:]
                for (format, value) in data { texts[format, default: ""] += joined(value) + "\n\n" }
            }
        }
        return (
            texts["text/html", default: ""], texts["image/svg+xml", default: ""], texts["text/markdown", default: ""]
        )
    }

    var all: [[TagScanner.Tag]] { [page] + markdown + notebook }

    /// The same of a lesson whose data say nothing but letters, many as some of the hostile texts have.
    static let harmless = Result { () throws -> Shown in
        let harmless = try HostileFolder(saying: "a name too long for the space below a bar")
        defer { harmless.folder.remove() }
        guard try harmless.run().status == 0 else { throw Folder.Failure(description: "the lesson does not run") }
        return try Shown(harmless)
    }
}

@Suite struct HostileDataTests {
    @Test(arguments: hostile) func whatAFileSaysIsShownAsText(_ text: String) throws {
        let hostile = try HostileFolder(saying: text)
        defer { hostile.folder.remove() }
        let run = try hostile.run()
        #expect(run.status == 0, "\(run.errorText.prefix(500))")
        let shown = try Shown(hostile)
        for (tags, usual) in zip(shown.all, try Shown.harmless.get().all) {
            // No name, no attribute, no address and no element more than where the data say letters; a line that
            // ends in a table's entry is one there.
            let names = Set(tags.map(\.name)).subtracting(usual.map(\.name)).subtracting(["br"])
            #expect(names.isEmpty, "\(names)")
            let attributes = Set(tags.flatMap { $0.attributes.map(\.name) })
                .subtracting(usual.flatMap { $0.attributes.map(\.name) })
            #expect(attributes.isEmpty, "\(attributes)")
            for name in [
                "script", "style", "meta", "a", "image", "td", "th", "li", "input", "svg", "!", "strong", "pre",
            ] {
                #expect(tags.count { $0.name == name } == usual.count { $0.name == name }, "\(name)")
            }
            for (name, value) in tags.flatMap(\.attributes) where name == "href" {
                #expect(value.hasPrefix("#") || value.hasPrefix("data:image/png;base64,"), "\(value)")
            }
        }
        let identifiers = shown.page.flatMap { $0.attributes.filter { $0.name == "id" } }.map(\.value)
        #expect(Set(identifiers).count == identifiers.count)
        // Messages name lines, which the first results move; from then on nothing changes.
        try hostile.folder.write(try hostile.folder.read("lesson.out.md"), to: "lesson.md")
        let markdown = try hostile.run("md").output
        try hostile.folder.write(markdown, to: "lesson.md")
        #expect(try hostile.run("md").output == markdown)
    }

    @Test func theLessonShowsMuch() throws {
        let usual = try Shown.harmless.get()
        #expect(usual.page.count { $0.name == "svg" && !$0.isClosing } >= 12)
        #expect(usual.page.count { $0.name == "table" && !$0.isClosing } >= 8)
        #expect(usual.page.count { $0.name == "script" && !$0.isClosing } == 1)
        #expect(Set(usual.markdown[0].map(\.name)) == ["!", "p", "pre", "code", "strong"])
        #expect(usual.notebook.allSatisfy { $0.count > 20 })
    }

    /// A file with a zero byte is none.
    @Test func aFileThatIsNoTextIsSaid() throws {
        let hostile = try HostileFolder(saying: "a\0<b>")
        defer { hostile.folder.remove() }
        for format in ["html", "md", "ipynb"] {
            let run = try hostile.run(format)
            #expect(run.status == 1)
            #expect(!run.output.contains(0) && !run.outputText.contains("<b>"), "\(format)")
            #expect(run.errorText.contains("numbers.csv"), "\(run.errorText)")
        }
    }

    @Test func aValueTurnsTheSentenceAroundItNowhere() throws {
        let hostile = try HostileFolder(saying: "\u{202E}x\u{2066}")
        defer { hostile.folder.remove() }
        for format in ["html", "md", "ipynb"] {
            let page = try hostile.run(format).outputText
            #expect(page.contains("\u{202E}x\u{2066}\u{2069}\u{202C}"), "\(format)")
        }
    }
}
