import Diagnostics
import Documents
import FuzzingLaws
import Rendering
import Testing

private let hostile = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "\"><img src=x onerror=alert(1)>", "'><svg onload=alert(1)>", "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' x='",
    "`onclick=alert(1)`", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "java\nscript:alert(1)", "\u{1}javascript:alert(1)", "javascript\u{0}:alert(1)", "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=",
    "DATA:image/svg+xml,<svg onload=x>",
    "</style><script>alert(1)</script>", "</title><script>alert(1)</script>", "</pre><script>alert(1)</script>",
    "</code></pre><iframe src=//evil>", "<!-- --><script>alert(1)</script><!-- -->", "--><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?>", "<svg><animate onbegin=alert(1)></svg>",
    "<math><mtext><script>alert(1)</script></mtext></math>", "<a href=javascript:alert(1)>x</a>",
    "<base href=//evil/>", "<meta http-equiv=refresh content=0;url=//evil>", "<link rel=stylesheet href=//evil>",
    "<form action=//evil><input onfocus=alert(1) autofocus>", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;", "javascript&colon;alert(1)", "\u{2028}<script>\u{2029}", "<scr\u{0}ipt>alert(1)</scr\u{0}ipt>",
    "{{constructor.constructor('alert(1)')()}}", "\u{202E}<script>", "file:///etc/passwd", "blob:x", "about:blank",
]

/// A message all of whose parts say `text`, about a line that says it too.
private func message(saying text: String) -> Diagnostic {
    let (said, place) = (Text(en: text, zh: text), SourceRange(0, text.utf8.count))
    return Diagnostic(
        201, said, at: place, label: said, notes: [.init(said, at: place), .init(said)], help: said)
}

/// A notebook that says `text` wherever a notebook can say something.
private func notebook(saying text: String) -> NotebookDraft {
    var draft = NotebookDraft()
    draft.frontMatter.title = text
    draft.frontMatter.subtitle = text
    draft.frontMatter.author = text
    draft.frontMatter.date = text
    draft.frontMatter.lang = text
    draft.frontMatter.description = text
    draft.frontMatter.hasContents = true
    draft.trees += [
        .heading(1, text, text), .heading(2, text),
        .paragraph(
            .text(text), .code(text), DocumentTree(.html(text)), .math(text), .reference(text), .strong(text),
            DocumentTree(.link(destination: text, title: text), [.text(text)]),
            DocumentTree(.image(destination: text, title: text), [.text(text)])),
        DocumentTree(.htmlBlock(text)), DocumentTree(.codeBlock(info: text, code: text)),
        .paragraph(
            DocumentTree(.footnoteReference(text)), DocumentTree(.strikethrough, [.text(text)]),
            DocumentTree(.link(destination: text, title: text), [DocumentTree(.footnoteReference(text))])),
        DocumentTree(.footnote(label: text), [.paragraph(.text(text)), .paragraph(.code(text))]),
        DocumentTree(.callout(.warning), [.paragraph(.text(text))]),
        DocumentTree(.blockQuote, [.paragraph(.text("[!\(text)]"))]),
        DocumentTree(
            .list(start: nil, isTight: true),
            [DocumentTree(.item, [.paragraph(DocumentTree(.taskMark(isDone: true)), .text(text))])]),
        DocumentTree(.mathBlock(text, identifier: text)), .table([[text, text], [text, text]], [.left, .right]),
    ]
    draft.trees.append(.paragraph(draft.inline(text, text), draft.inline(text, nil, isClaim: true)))
    let table = Table(title: text, columns: [.init(text, isNumeric: true)], rows: [[text]], note: text)
    var plot = Plot(marks: [])
    plot.title = text
    draft.add(
        text,
        [
            .text(text), .table(table), .plots([plot]), .promise(text),
            .finding([text]), .derivation(Derivation(title: text, steps: [.init(tex: text, text: text, reason: text)])),
            .failure(message(saying: text), isExpected: false), .failure(message(saying: text), isExpected: true),
        ], status: .failed
    ) {
        $0.label = text
        $0.caption = text
        $0.alternative = text
    }
    let axes = [SweepGrid.Axis(text, [text, text]), SweepGrid.Axis("x" + text, [text])]
    let grid = SweepGrid(axes)
    draft.add(text, [.text(text)]) { $0.caption = text }
    draft.results[draft.results.count - 1].sweep = Sweep(
        grid, resultName: text, outputs: [[.text(text)], [.text(text), .plots([plot])]])
    draft.add(text, [.text(text)])
    draft.results[draft.results.count - 1].sweep = Sweep(
        grid, resultName: text, outputs: [[.table(table)], [.table(table)]])
    draft.source = SourceFile(path: text, bytes: Array(text.utf8))
    draft.diagnostics = [Diagnostic(101, .error, Text(en: "more: " + text, zh: text))]
    return draft
}

@Test(arguments: hostile)
func noTextOfANotebookBecomesMarkup(text: String) {
    let draft = notebook(saying: text)
    var formulas = Typesetting.plain
    formulas.formula = { tex, _, offset in
        .failure(Diagnostic(620, .error, "no", at: SourceRange(offset, offset)))
    }
    let allowed: Set<String> = [
        "!", "html", "head", "meta", "title", "style", "body", "main", "header", "nav", "h1", "h2", "h3", "p", "span",
        "div", "a", "ul", "ol", "li", "code", "pre", "strong", "em", "table", "caption", "thead", "tbody", "tr", "th",
        "td", "figure", "figcaption", "svg", "desc", "g", "path", "line", "rect", "text", "details", "summary",
        "script", "section", "sup", "del", "input", "blockquote", "fieldset", "legend", "label",
    ]
    let page = HTMLRenderer(formulas).render(draft.notebook, draft.execution).bytes
    let harmless = notebook(saying: "x")
    let expected = HTMLRenderer(formulas).render(harmless.notebook, harmless.execution).bytes
    var comments = 0
    #expect(TagScanner.tags(page).count { $0.name == "script" && !$0.isClosing && $0.attributes.isEmpty } == 1)
    for tag in TagScanner.tags(page) {
        #expect(allowed.contains(tag.name), "\(tag.name) in \(text)")
        if tag.name == "!" { comments += 1 }
        for (name, value) in tag.attributes {
            #expect(!name.hasPrefix("on"), "\(name) in \(text)")
            #expect(name != "style" && name != "src" && name != "srcdoc")
            guard name == "href" else { continue }
            let scheme = value.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
            let isRelative = scheme.count == value.count || value.dropFirst(scheme.count).first != ":"
            #expect(isRelative || ["http", "https", "mailto"].contains(scheme), "\(value)")
        }
    }
    #expect(comments == 1)
    // A long title of a plot takes more lines, each a text.
    let names = { (bytes: [UInt8]) in
        TagScanner.tags(bytes).map(\.name).filter { !["a", "span", "code", "pre", "text"].contains($0) }
    }
    #expect(names(page) == names(expected) || text.hasPrefix("<!--"))
}

@Test(arguments: hostile)
func everyIdentifierOfAPageIsUniqueAndWithoutBlanks(text: String) {
    let draft = notebook(saying: text)
    let page = HTMLRenderer(.plain).render(draft.notebook, draft.execution).bytes
    let identifiers = TagScanner.tags(page).flatMap { $0.attributes.filter { $0.name == "id" } }.map(\.value)
    #expect(Set(identifiers).count == identifiers.count)
    #expect(identifiers.allSatisfy { !$0.contains { $0.isWhitespace } && !$0.isEmpty })
}

@Test func aPageFetchesNothing() {
    let lesson = sampleLesson()
    let tags = TagScanner.tags(HTMLRenderer(.plain).render(lesson.notebook, lesson.execution).bytes)
    #expect(tags.count { $0.name == "script" && !$0.isClosing } == 1)
    #expect(!tags.contains { $0.attributes.contains { $0.name == "src" } })
    #expect(!tags.contains { ["link", "img", "iframe", "object", "embed", "base"].contains($0.name) })
    let policy = tags.first { $0.attributes.contains { $0.value == "content-security-policy" } }
    #expect(
        policy?.attributes.last?.value.hasPrefix("default-src &#39;none&#39;") == true
            || policy?.attributes.last?.value.hasPrefix("default-src 'none'") == true)
}

/// Places in which an author, or a file that is shown, may say something.
private let places = [
    "@", "a @ b\n@", "# @\n", "> @\n", "> [!NOTE]\n> @\n", "> [!@]\n> x\n", "- [x] @\n", "~~@~~\n", "[@](@)\n",
    "![@](@ \"@\")\n", "<@>\n", "| @ |\n|---|\n| @ |\n", "a[^1]\n\n[^1]: @\n\n    @\n", "a[^@]\n\n[^@]: x\n",
    "$@$ and `@`\n",
    "$$\n@\n$$ {#eq-@}\n", "```@\n@\n```\n", "```nn {caption=\"@\" alt=\"@\"}\n@\n```\n", "`{nn} @`\n", "@fig-@\n",
    "```nn\n#| caption: @\n```\n", "| a |\n|---|\n\n: @ {#tbl-a}\n", "![@](@){#fig-a}\n",
    "---\ntitle: '@'\nauthor: '@'\nlang: '@'\n---\nx\n", "<!-- nn:= @ -->@<!-- nn:/ -->\n",
]

/// The same texts through the reader: whatever they become, the page runs nothing and fetches nothing.
@Test(arguments: hostile, places) func noMarkdownBecomesAScript(text: String, place: String) throws {
    let markdown = place.split(separator: "@", omittingEmptySubsequences: false).joined(separator: text)
    let bytes = Array(markdown.utf8).filter { $0 != 0 }
    let notebook = try Notebook.read(SourceFile(path: "\(text).md", bytes: bytes))
    let formulas = Typesetting.standard(Formulas(of: notebook))
    // A caption is shown with what its cell makes.
    var execution = Execution(notRun: notebook)
    for cell in execution.cells.indices {
        execution.cells[cell] = Execution.CellResult(status: .done, outputs: [.text("x")])
    }
    let tags = TagScanner.tags(HTMLRenderer(formulas).render(notebook, execution).bytes)
    #expect(tags.count { $0.name == "script" && !$0.isClosing && $0.attributes.isEmpty } == 1)
    for tag in tags {
        #expect(!["iframe", "object", "embed", "base", "form", "link", "img", "svg", "animate"].contains(tag.name))
        #expect(tag.name != "input" || tag.attributes.contains { $0.name == "disabled" })
        for (name, value) in tag.attributes {
            #expect(!name.hasPrefix("on") && name != "src" && name != "srcdoc" && name != "formaction")
            let scheme = value.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
            let isRelative = scheme.count == value.count || value.dropFirst(scheme.count).first != ":"
            #expect(name != "href" || isRelative || ["http", "https", "mailto"].contains(scheme), "\(value)")
        }
    }
}

/// A file that says it is a picture stands in the page as a picture alone: of an SVG there no script runs.
@Test(arguments: hostile) func noPictureIsMoreThanAPicture(text: String) throws {
    let notebook = try Notebook.read(
        SourceFile(path: "lesson.md", bytes: Array("![a](b.svg)\n\n![c](d.png){#fig-e}\n".utf8)))
    for file in ["<svg \(text)>\(text)</svg>", text, "GIF89a\(text)", "<!doctype html><svg>\(text)"] {
        var typesetting = Typesetting.plain
        typesetting.picture = { _, _ in .success(Array(file.utf8)) }
        let tags = TagScanner.tags(HTMLRenderer(typesetting).render(notebook, Execution(notRun: notebook)).bytes)
        #expect(tags.count { $0.name == "script" && !$0.isClosing } == 1 && !tags.contains { $0.name == "svg" })
        for (name, value) in tags.flatMap(\.attributes) {
            #expect(!name.hasPrefix("on"))
            #expect(
                name != "src" || value.hasPrefix("data:image/svg+xml;base64,")
                    || value.hasPrefix("data:image/gif;base64,"))
        }
    }
}
