import Diagnostics
import Documents

/// What surrounds the body: head, title, contents.
struct PageWriter {
    private(set) var html = HTMLWriter()
    private let notebook: Notebook
    private let words: PageWords
    private let isUnsafe: Bool

    /// A page around the body of `notebook`.
    init(_ notebook: Notebook, isUnsafe: Bool) {
        self.notebook = notebook
        words = PageWords(MessageLanguage(tag: notebook.frontMatter.lang ?? ""))
        self.isUnsafe = isUnsafe
    }

    /// Writes the whole page.
    mutating func write(_ body: BodyWriter) {
        let hasContents = notebook.frontMatter.hasContents && !body.outline.isEmpty
        html.markup("<!DOCTYPE html>\n")
        html.open("html", ["lang": Self.languageTag(notebook.frontMatter.lang)])
        html.markup("\n")
        writeHead(body)
        html.open(
            "body",
            [
                "data-copy": words.copy, "data-copied": words.copied, "data-code": words.copyCode,
                "data-line": words.lineOfCode,
            ])
        html.markup("\n<main>\n")
        writeHeader(body)
        if hasContents { writeContents(body.outline) }
        html.trusted(body.html.bytes)
        html.markup("</main>\n<script>")
        html.trusted(PageScript.text)
        html.markup("</script>\n</body>\n</html>\n")
    }

    private mutating func writeHead(_ body: BodyWriter) {
        html.markup("<head>\n<meta charset=\"utf-8\">\n")
        if !isUnsafe {
            html.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"")
            html.trusted(PagePolicy.text)
            html.markup("\">\n")
        }
        html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        html.markup("<meta name=\"referrer\" content=\"no-referrer\">\n")
        html.markup("<meta name=\"color-scheme\" content=\"light dark\">\n")
        let matter = notebook.frontMatter
        writeMeta("author", matter.author)
        writeMeta("description", matter.description)
        html.element("title", pageTitle(body))
        html.markup("\n")
        writeStyle(StyleSheet.page)
        if body.plotCount > 0 { writeStyle(PlotStyle.css) }
        if body.sweepCount > 0 { writeStyle(body.hasManyValues ? SweepStyle.cssOfMany : SweepStyle.css) }
        html.markup("</head>\n")
    }

    private mutating func writeStyle(_ css: String) {
        html.markup("<style>")
        html.trusted(css)
        html.markup("</style>\n")
    }

    private mutating func writeMeta(_ name: String, _ content: String?) {
        guard let content else { return }
        html.open("meta", ["name": name, "content": content])
        html.markup("\n")
    }

    private mutating func writeHeader(_ body: BodyWriter) {
        let matter = notebook.frontMatter
        let parts = [matter.title, matter.subtitle, matter.author, matter.date, matter.description]
        guard notebook.titleHeading != nil || parts.contains(where: { $0 != nil }) else { return }
        html.markup("<header class=\"title\">\n")
        if let heading = body.titleMarkup {
            html.trusted(heading)
        } else if let title = body.givenTitle.title {
            html.markup("<h1>")
            html.trusted(title)
            html.markup("</h1>\n")
        }
        if let subtitle = body.givenTitle.subtitle {
            html.markup("<p class=\"subtitle\">")
            html.trusted(subtitle)
            html.markup("</p>\n")
        }
        if matter.author != nil || matter.date != nil {
            html.markup("<p class=\"byline\">")
            if let author = matter.author { html.element("span", ["class": "author"], author) }
            if matter.author != nil, matter.date != nil { html.markup(" ") }
            if let date = matter.date { html.element("span", ["class": "date"], date) }
            html.markup("</p>\n")
        }
        writeLine("description", matter.description)
        html.markup("</header>\n")
    }

    private mutating func writeLine(_ name: String, _ text: String?) {
        guard let text else { return }
        html.element("p", ["class": name], text)
        html.markup("\n")
    }

    private mutating func writeContents(_ outline: [BodyWriter.OutlineEntry]) {
        html.open("nav", ["class": "contents", "aria-label": words.contents])
        html.element("p", words.contents)
        html.markup("\n<ul>\n")
        for entry in outline {
            html.open("li", ["class": "level-\(entry.depth)"])
            html.open("a", ["href": "#" + entry.identifier])
            if let number = entry.number {
                html.element("span", ["class": "number"], number)
                html.markup(" ")
            }
            html.trusted(entry.markup)
            html.markup("</a></li>\n")
        }
        html.markup("</ul>\n</nav>\n")
    }

    private func pageTitle(_ body: BodyWriter) -> String {
        let heading = notebook.title ?? notebook.nodes.indices.first { notebook.nodes[$0].headingLevel != nil }
        if let heading { return notebook.plainText(of: heading, body.numbering, words) }
        let name = notebook.source.path.utf8.split(separator: UInt8(ascii: "/")).last.map(String.init) ?? nil
        return name ?? "notebook"
    }

    /// The tag if it has the form of one, else English.
    private static func languageTag(_ tag: String?) -> String {
        guard let tag, !tag.isEmpty, tag.utf8.count <= 35 else { return "en" }
        let isTag = tag.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        }
        return isTag ? tag : "en"
    }
}
