internal import Diagnostics
internal import Documents
internal import Engine
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
        let progress = TrainingProgress()
        let host = host(notebook, progress)
        var session = Session(settings: SessionSettings(notebook, seedOffset: settings.seedOffset), host: host)
        let unknown = session.define(notebook.frontMatter.parameters, overrides: settings.overrides)
        guard unknown.isEmpty else {
            for (name, suggestion) in unknown {
                Terminal.report(
                    "notebook: \(path) has no parameter \(name)\(suggestion.map { "; did you mean \($0)?" } ?? "")\n")
            }
            return .usage
        }
        let early = DeepThread { Formulas(of: notebook) { host.stopRequested() != nil } }
        var runner = Runner(notebook, session: session, keepsGoing: settings.keepsGoing)
        var execution = runner.run()
        progress.clear()
        var formulas = early.value()
        formulas.setDerivations(of: execution) { host.stopRequested() != nil }
        var typesetting = Typesetting.standard(formulas)
        typesetting.picture = FolderFiles(notebook: path).picture(_:limit:)
        // Formulas are set in the notebook's time too.
        if let limit = host.stopRequested(), !execution.diagnostics.contains(where: \.stopsWithoutPage) {
            execution.diagnostics.append(.limit(limit, at: nil))
        }
        if let stop = execution.diagnostics.first(where: \.stopsWithoutPage) {
            report(execution.diagnostics, in: notebook.source, language: language)
            if let state = progress.lastEpoch { Terminal.report("  \(state)\n") }
            return ExitStatus(stop)
        }
        // A parameter that no cell can name is found with the names of the cells, and stops the run as the reader does.
        guard !execution.diagnostics.contains(where: { ExitStatus($0) == .unreadable && $0.severity == .error }) else {
            report(execution.diagnostics, in: notebook.source, language: language)
            return .unreadable
        }
        let pages = render(notebook, &execution, typesetting)
        report(execution.diagnostics, in: notebook.source, language: language)
        let errors = execution.diagnostics.filter { $0.severity == .error }
        let status = ExitStatus.first(of: errors.map { ExitStatus($0) })
        if settings.isInPlace, status != .well { return status }
        return ExitStatus.first(of: [status, write(pages)])
    }

    private func host(_ notebook: Notebook, _ progress: TrainingProgress) -> Host {
        let seconds = notebook.frontMatter.execution.timeout ?? 60
        let deadline = monotonicSeconds() + seconds
        let files = FolderFiles(notebook: path)
        return Host(
            stopRequested: {
                if Interruption.isRequested { return .interrupted }
                return monotonicSeconds() > deadline ? .time(seconds) : nil
            },
            trainingProgress: { epoch, count, loss in progress.finished(epoch: epoch, of: count, loss: loss) },
            readFile: { (path, limit) throws(FileRefusal) in try files.read(path, limit: limit) })
    }

    private func render(
        _ notebook: Notebook, _ execution: inout Execution, _ typesetting: Typesetting
    ) -> [(OutputFormat, [UInt8])] {
        var pages: [(OutputFormat, [UInt8])] = []
        // The HTML page comes first: its formulas and references are checked whatever is written.
        let page = HTMLRenderer(typesetting).render(notebook, execution)
        let isHTML = settings.formats.contains(.html)
        execution.diagnostics.append(foundByPage: page.diagnostics.filter { isHTML || !$0.isOfHTMLAlone })
        for format in settings.formats {
            switch format {
            case .html: pages.append((format, page.bytes))
            case .markdown: pages.append((format, MarkdownRenderer().render(notebook, execution)))
            case .notebook: pages.append((format, NotebookRenderer(typesetting).render(notebook, execution)))
            case .terminal:
                let renderer = TerminalRenderer(typesetting, output: settings.output)
                pages.append((format, renderer.render(notebook, execution)))
            }
        }
        return pages
    }

    private func write(_ pages: [(OutputFormat, [UInt8])]) -> ExitStatus {
        if let folder = settings.output, folder.hasSuffix("/") { mkdir(folder, 0o777) }
        for (format, bytes) in pages {
            let destination = settings.isInPlace ? .file(path) : Destination(path, format, output: settings.output)
            do {
                switch destination {
                case .standardOutput: try WholeFile.writeAll(bytes, to: 1, "standard output")
                case .file(let page):
                    if !settings.isInPlace, Destination.isSame(page, path) {
                        Terminal.report("notebook: \(page) is the notebook itself; --in-place writes into it\n")
                        return .usage
                    }
                    try WholeFile.write(bytes, to: page)
                    Terminal.print("\(page)\n")
                }
            } catch {
                Terminal.report("notebook: cannot write \(error.path): \(error.reason)\n")
                return .cannotWrite
            }
        }
        return .well
    }

    private func report(_ diagnostics: [Diagnostic], in source: SourceFile, language: MessageLanguage) {
        Terminal.report(diagnostics, in: source, language: language, settings.isShort)
    }
}
