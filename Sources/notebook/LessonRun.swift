internal import Checking
internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Glibc
internal import Rendering

/// One notebook from its file to its pages.
struct LessonRun: Sendable {
    struct Settings: Sendable {
        let formats: [OutputFormat]
        let output: String?
        let overrides: [(String, String)]
        let seedOffset: Int
        let isInPlace: Bool
        let keepsGoing: Bool
        let isShort: Bool
    }

    let path: String
    let settings: Settings

    /// Reads, runs and writes; reports what there is to say, and what it means for the exit.
    func run() -> ExitStatus {
        guard let source = SourceFile.reading(path) else { return .noInput }
        do {
            return run(try Notebook.reading(source))
        } catch {
            report([error], in: source, language: MessageLanguage(tag: Terminal.locale))
            return ExitStatus(error)
        }
    }

    private func run(_ notebook: Notebook) -> ExitStatus {
        let language = MessageLanguage(tag: notebook.frontMatter.lang ?? Terminal.locale)
        let unreadable = notebook.diagnostics.filter { ExitStatus($0) == .unreadable && $0.severity == .error }
        guard unreadable.isEmpty else {
            report(notebook.diagnostics, in: notebook.source, language: language)
            return .unreadable
        }
        let unknown = notebook.unknownParameters(in: settings.overrides)
        guard unknown.isEmpty else {
            for (name, suggestion) in unknown {
                Terminal.report(
                    "notebook: \(shownInTerminal(path)) has no parameter \(name)\(suggestion.map { "; did you mean \($0)?" } ?? "")\n"
                )
            }
            return .usage
        }
        let progress = TrainingProgress()
        var lesson = LessonExecution(notebook, at: path, how, progress: progress)
        if let stop = lesson.execution.diagnostics.first(where: \.stopsWithoutPage) {
            report(lesson.execution.diagnostics, in: notebook.source, language: language)
            if let state = progress.lastEpoch { Terminal.report("  \(state)\n") }
            return ExitStatus(stop)
        }
        // A parameter that no cell can name is found with the names of the cells, and stops the run as the reader does.
        guard !lesson.execution.diagnostics.contains(where: { ExitStatus($0) == .unreadable && $0.severity == .error })
        else {
            report(lesson.execution.diagnostics, in: notebook.source, language: language)
            return .unreadable
        }
        let pages = render(&lesson)
        report(lesson.execution.diagnostics, in: notebook.source, language: language)
        let errors = lesson.execution.diagnostics.filter { $0.severity == .error }
        let status = ExitStatus.first(of: errors.map { ExitStatus($0) })
        if settings.isInPlace, status != .well { return status }
        return ExitStatus.first(of: [status, write(pages, of: notebook.source)])
    }

    private var how: LessonExecution.Settings {
        var how = LessonExecution.Settings()
        how.overrides = settings.overrides
        how.seedOffset = settings.seedOffset
        how.keepsGoing = settings.keepsGoing
        how.isRecorded = settings.formats.contains(.markdown)
        return how
    }

    private func render(_ lesson: inout LessonExecution) -> [(OutputFormat, [UInt8])] {
        let (notebook, typesetting) = (lesson.notebook, lesson.typesetting)
        var pages: [(OutputFormat, [UInt8])] = []
        // The HTML page comes first: its formulas and references are checked whatever is written.
        let page = HTMLRenderer(typesetting).render(notebook, lesson.execution)
        let isHTML = settings.formats.contains(.html)
        lesson.execution.diagnostics.append(foundByPage: page.diagnostics.filter { isHTML || !$0.isOfHTMLAlone })
        let execution = lesson.execution
        for format in settings.formats {
            switch format {
            case .html: pages.append((format, page.bytes))
            case .markdown where settings.isInPlace: pages.append((format, lesson.pageInPlace(at: path, how)))
            case .markdown: pages.append((format, MarkdownRenderer().render(notebook, execution)))
            case .notebook: pages.append((format, NotebookRenderer(typesetting).render(notebook, execution)))
            case .terminal:
                let renderer = TerminalRenderer(typesetting, output: settings.output)
                pages.append((format, renderer.render(notebook, execution)))
            }
        }
        return pages
    }

    private func write(_ pages: [(OutputFormat, [UInt8])], of source: SourceFile) -> ExitStatus {
        if let folder = settings.output, folder.hasSuffix("/") { mkdir(folder, 0o777) }
        for (format, bytes) in pages {
            let destination = settings.isInPlace ? .file(path) : Destination(path, format, output: settings.output)
            do {
                switch destination {
                case .standardOutput: try WholeFile.writeAll(bytes, to: 1, "standard output")
                case .file(let page):
                    if !settings.isInPlace, Destination.isSame(page, path) {
                        Terminal.report(
                            "notebook: \(shownInTerminal(page)) is the notebook itself; --in-place writes into it\n")
                        return .usage
                    }
                    if settings.isInPlace {
                        try WholeFile.write(bytes, to: page, over: SHA256.digits(of: source.bytes))
                    } else {
                        try WholeFile.write(bytes, to: page)
                    }
                    Terminal.print("\(shownInTerminal(page))\n")
                }
            } catch {
                Terminal.report(error.cannotWrite)
                return .cannotWrite
            }
        }
        return .well
    }

    private func report(_ diagnostics: [Diagnostic], in source: SourceFile, language: MessageLanguage) {
        Terminal.report(diagnostics, in: source, language: language, settings.isShort)
    }
}
