internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Rendering

/// A Markdown text with what its cells show below each of them.
struct WorkedPage {
    let markdown: String

    /// Runs the cells of `markdown` as one notebook called `name`; a fence of `csv` before them is its file data.csv.
    init(_ markdown: String, name: String, in language: MessageLanguage) {
        let source = SourceFile(path: "\(name).md", bytes: Array(markdown.utf8))
        guard let read = try? Notebook.read(source), !read.cells.isEmpty else {
            self.markdown = markdown
            return
        }
        var frontMatter = read.frontMatter
        frontMatter.lang = language == .chinese ? "zh" : "en"
        let notebook = Notebook(
            source: source, frontMatter: frontMatter, nodes: read.nodes, cells: read.cells, inlines: read.inlines,
            regions: read.regions, diagnostics: read.diagnostics)
        var settings = SessionSettings()
        settings.language = language
        let file = Self.file(in: markdown)
        let host = Host(readFile: { (path, limit) throws(FileRefusal) in
            guard path == "data.csv", let file else { throw .notFound(suggestion: nil) }
            guard file.count <= limit else { throw .tooLarge(file.count) }
            return file
        })
        let session = Session(settings: settings, host: host)
        let page = DeepThread {
            var runner = Runner(notebook, session: session, keepsGoing: true)
            return MarkdownRenderer().render(notebook, runner.run())
        }
        self.markdown = Self.introducing(String(decoding: page.value(), as: UTF8.self), in: language)
    }

    /// The first block of `csv`.
    private static func file(in markdown: String) -> [UInt8]? {
        let lines = MarkdownLine.lines(of: markdown)
        guard let start = lines.firstIndex(where: { $0.place == .opening("csv") }) else { return nil }
        let text = lines[(start + 1)...].prefix { $0.place == .fenced }
        return Array(text.map { $0.text + "\n" }.joined().utf8)
    }

    /// In place of the comments around what a cell shows, words before it.
    private static func introducing(_ page: String, in language: MessageLanguage) -> String {
        let shows = Text(en: "It shows:", zh: "显示：")[language]
        return MarkdownLine.lines(of: page).compactMap { line -> String? in
            guard line.place == .prose else { return String(line.text) }
            if line.text.hasPrefix("<!-- nn:output") { return "\n\(shows)\n" }
            return line.text == "<!-- nn:end -->" ? nil : String(line.text)
        }.joined(separator: "\n")
    }
}
