internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Rendering

/// One notebook from its file to another format, without a run.
struct ConvertRun: Sendable {
    struct Settings: Sendable {
        let format: OutputFormat
        let output: String?
        let isFragment: Bool
        let isCommonMark: Bool
        let isUnsafe: Bool
        let isShort: Bool
    }

    let path: String
    let settings: Settings

    /// Reads, renders and writes; reports what there is to say, and what it means for the exit.
    func run() -> ExitStatus {
        let source: SourceFile
        do {
            source = SourceFile(path: path, bytes: try WholeFile.read(path))
        } catch {
            Terminal.report("notebook: cannot read \(error.path): \(error.reason)\n")
            return .noInput
        }
        do {
            let options = ReaderOptions(extensions: !settings.isCommonMark, showsRegions: true)
            return run(try Notebook.read(source, options))
        } catch {
            Terminal.report([error], in: source, language: MessageLanguage(tag: Terminal.locale), settings.isShort)
            return ExitStatus(error)
        }
    }

    private func run(_ notebook: Notebook) -> ExitStatus {
        let language = MessageLanguage(tag: notebook.frontMatter.lang ?? Terminal.locale)
        var diagnostics = notebook.diagnostics
        var page: [UInt8] = []
        let isReadable = !diagnostics.contains { ExitStatus($0) == .unreadable && $0.severity == .error }
        if isReadable {
            let rendered = render(notebook)
            guard !Interruption.isRequested else { return .interrupted }
            page = rendered.bytes
            diagnostics.append(foundByPage: rendered.diagnostics)
        }
        Terminal.report(diagnostics.inOrder, in: notebook.source, language: language, settings.isShort)
        let status = ExitStatus.first(of: diagnostics.filter { $0.severity == .error }.map { ExitStatus($0) })
        return isReadable ? ExitStatus.first(of: [status, write(page)]) : status
    }

    private func render(_ notebook: Notebook) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
        if settings.isCommonMark, settings.isFragment {
            return CommonMarkRenderer(isUnsafe: settings.isUnsafe).render(notebook)
        }
        let formulas = Formulas(of: notebook) { Interruption.isRequested }
        var options = HTMLRenderer.Options()
        options.isUnsafe = settings.isUnsafe
        options.isFragment = settings.isFragment
        return HTMLRenderer(.standard(formulas), options: options).render(notebook, Execution(notRun: notebook))
    }

    private func write(_ page: [UInt8]) -> ExitStatus {
        do {
            switch Destination(path, settings.format, output: settings.output) {
            case .standardOutput: try WholeFile.writeAll(page, to: 1, "standard output")
            case .file(let file):
                if Destination.isSame(file, path) {
                    Terminal.report("notebook: \(file) is the notebook itself; give --output another name\n")
                    return .usage
                }
                try WholeFile.write(page, to: file)
                Terminal.print("\(file)\n")
            }
            return .well
        } catch {
            Terminal.report("notebook: cannot write \(error.path): \(error.reason)\n")
            return .cannotWrite
        }
    }
}
