internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Rendering

/// A Markdown text with what its cells show below each of them, and what is said of the notebooks in its fences of
/// `markdown`. The first fence of `csv` is the file data.csv of all of them.
struct WorkedPage {
    let markdown: String

    /// Runs the cells of `markdown` as one notebook, and its notebooks each for itself. Of advice, which only `lint`
    /// gives, that of the number `advice` is said. Where it `isPlain`, derivations are.
    init(_ markdown: String, advice: Int? = nil, in language: MessageLanguage, isPlain: Bool = false) {
        let lines = MarkdownLine.lines(of: markdown)
        let files = Self.host(of: lines)
        let page = Self.run(markdown, files, advice, language, isPlain) ?? markdown
        var written: [String] = []
        var notebook: [Substring]?
        for line in MarkdownLine.lines(of: page) {
            switch line.place {
            case .opening("markdown"): notebook = []
            case .fenced: notebook?.append(line.text)
            default: break
            }
            written.append(contentsOf: Self.introduced(line, in: language))
            guard line.place == .closing, let found = notebook else { continue }
            notebook = nil
            let said = Remarks(of: found.joined(separator: "\n") + "\n", files, advice: advice, in: language).text
            if !said.isEmpty { written += ["", Self.says[language], "", "```error", said, "```"] }
        }
        self.markdown = Self.sayingErrors(written, in: language).joined(separator: "\n")
    }

    private static let shows = Text(en: "It shows:", zh: "显示：")
    private static let says = Text(en: "It says:", zh: "信息：")

    /// The page with its outputs; nil where it has no cells.
    private static func run(
        _ markdown: String, _ files: Host, _ advice: Int?, _ language: MessageLanguage, _ isPlain: Bool
    ) -> String? {
        let source = SourceFile(path: Remarks.path, bytes: Array(markdown.utf8))
        guard let read = try? Notebook.read(source), !read.cells.isEmpty else { return nil }
        var frontMatter = read.frontMatter
        frontMatter.lang = language == .chinese ? "zh" : "en"
        let notebook = Notebook(
            source: source, frontMatter: frontMatter, nodes: read.nodes, cells: read.cells, inlines: read.inlines,
            regions: read.regions, diagnostics: read.diagnostics)
        let session = Session(settings: SessionSettings(notebook), host: files)
        let page = DeepThread {
            var runner = Runner(notebook, session: session, keepsGoing: true)
            var execution = runner.run()
            let advice = advice == nil ? [] : runner.advice().filter { $0.number == advice }
            // A page shows no warnings; here they are what it is about.
            for warning in execution.diagnostics + advice where warning.severity != .error {
                guard let place = warning.range,
                    let index = notebook.cells.firstIndex(where: {
                        $0.range.start <= place.start && place.start < $0.range.end
                    })
                else { continue }
                execution.cells[index].outputs.insert(.failure(warning, isExpected: true), at: 0)
            }
            if isPlain {
                for index in execution.cells.indices {
                    execution.cells[index].outputs = execution.cells[index].outputs.flatMap(\.inPlainCharacters)
                }
            }
            return MarkdownRenderer().render(notebook, execution)
        }
        return String(decoding: page.value(), as: UTF8.self)
    }

    /// A host whose only file is the first block of `csv`.
    private static func host(of lines: [MarkdownLine]) -> Host {
        let start = lines.firstIndex { $0.place == .opening("csv") }
        let text = start.map { lines[($0 + 1)...].prefix { $0.place == .fenced } }
        let file = text.map { Array($0.map { $0.text + "\n" }.joined().utf8) }
        return Host(readFile: { (path, limit) throws(FileRefusal) in
            guard path == "data.csv", let file else { throw .notFound(suggestion: nil) }
            guard file.count <= limit else { throw .tooLarge(file.count) }
            return file
        })
    }

    /// In place of the comments around what a cell shows, words before it.
    private static func introduced(_ line: MarkdownLine, in language: MessageLanguage) -> [String] {
        guard line.place == .prose else { return [String(line.text)] }
        if line.text.hasPrefix("<!-- nn:output") { return ["", shows[language], ""] }
        return line.text == "<!-- nn:end -->" ? [] : [String(line.text)]
    }

    /// Messages are said, not shown.
    private static func sayingErrors(_ lines: [String], in language: MessageLanguage) -> [String] {
        lines.enumerated().map { index, line in
            let isError = index + 2 < lines.count && lines[index + 2] == "```error"
            return line == shows[language] && isError ? says[language] : line
        }
    }
}

extension Output {
    /// The same, but of a derivation each formula in plain characters below its reason.
    fileprivate var inPlainCharacters: [Output] {
        guard case .derivation(let derivation) = self else { return [self] }
        let steps = derivation.steps.enumerated().flatMap { number, step -> [Output] in
            [.finding(["(\(number + 1)) \(step.reason)"])] + (step.text.isEmpty ? [] : [.text(step.text)])
        }
        return (derivation.title.map { [.finding([$0])] } ?? []) + steps
            + (derivation.note.map { [.finding([$0])] } ?? [])
    }
}
