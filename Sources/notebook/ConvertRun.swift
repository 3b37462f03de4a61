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
        guard var source = SourceFile.reading(path) else { return .noInput }
        do throws(Diagnostic) {
            let language = MessageLanguage(tag: Terminal.locale)
            let jupyter = path.hasSuffix(".ipynb") ? try NotebookFile(source) : NotebookFile(script: source)
            if jupyter == nil, let other = Diagnostic.otherFile(path) { throw other }
            let markdown = try markdown(of: source, jupyter)
            Terminal.report(markdown.diagnostics, in: jupyter?.cells ?? source, language: language, settings.isShort)
            if settings.format == .markdown { return write(markdown.bytes) }
            // In a Jupyter notebook outputs are no prose: they stay what they are, to be read back.
            let options = ReaderOptions(
                extensions: !settings.isCommonMark, showsRegions: settings.format != .notebook)
            // From here on places are those of the Markdown.
            if let jupyter {
                source = jupyter.source
            } else if markdown.bytes != source.bytes {
                source = SourceFile(path: path, bytes: markdown.bytes)
            }
            return run(try Notebook.read(source, options), jupyter, said: markdown.diagnostics)
        } catch {
            Terminal.report([error], in: source, language: MessageLanguage(tag: Terminal.locale), settings.isShort)
            return ExitStatus(error)
        }
    }

    /// What the file is as Markdown with cells of ours, and what of it could not be kept.
    private func markdown(
        of source: SourceFile, _ jupyter: NotebookFile?
    ) throws(Diagnostic) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
        if let jupyter {
            // With --unsafe a page shows HTML, and pictures of the notebook stand in every one.
            let said = jupyter.diagnostics.filter {
                !(settings.isUnsafe && $0.isOfHTMLKept) && !(settings.format == .html && $0.isOfAttachments)
            }
            return (jupyter.markdown, said)
        }
        let isOther = !settings.isCommonMark && OtherMarkdown.isOfOthers(source)
        guard isOther || settings.format == .markdown else { return (source.bytes, []) }
        let file = try OtherMarkdown(source)
        return (file.bytes, file.diagnostics)
    }

    private func run(_ notebook: Notebook, _ jupyter: NotebookFile?, said: [Diagnostic]) -> ExitStatus {
        let language = MessageLanguage(tag: notebook.frontMatter.lang ?? Terminal.locale)
        var diagnostics = notebook.diagnostics
        var page: [UInt8] = []
        let isReadable = !diagnostics.contains { ExitStatus($0) == .unreadable && $0.severity == .error }
        if isReadable {
            let rendered = render(notebook, jupyter)
            guard !Interruption.isRequested else { return .interrupted }
            page = rendered.bytes
            diagnostics.append(foundByPage: rendered.diagnostics)
        }
        // The HTML that stayed was named already.
        if jupyter?.diagnostics.contains(where: \.isOfHTMLKept) == true {
            diagnostics.removeAll(where: \.isOfHTMLShownAsText)
        }
        // So was the TeX.
        if said.contains(where: \.isOfTeXKept) { diagnostics.removeAll(where: \.isOfTeXInProse) }
        Terminal.report(diagnostics.inOrder, in: notebook.source, language: language, settings.isShort)
        let status = ExitStatus.first(of: diagnostics.filter { $0.severity == .error }.map { ExitStatus($0) })
        return isReadable ? ExitStatus.first(of: [status, write(page)]) : status
    }

    private func render(_ notebook: Notebook, _ jupyter: NotebookFile?) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
        if settings.isCommonMark, settings.isFragment {
            return CommonMarkRenderer(isUnsafe: settings.isUnsafe).render(notebook)
        }
        // Jupyter sets formulas itself, and a terminal shows their TeX.
        let isPage = settings.format == .html
        let formulas = Formulas(of: notebook) { !isPage || Interruption.isRequested }
        var typesetting = Typesetting.standard(formulas)
        let files = FolderFiles(notebook: path)
        typesetting.picture = { path, limit in
            guard let bytes = jupyter?.picture(path) else { return files.picture(path, limit: limit) }
            return bytes.count <= limit ? .success(bytes) : .failure(.tooLarge)
        }
        let notRun = Execution(notRun: notebook)
        switch settings.format {
        case .notebook: return (NotebookRenderer(typesetting).render(notebook, notRun), [])
        case .terminal:
            return (TerminalRenderer(typesetting, output: settings.output).render(notebook, notRun), [])
        case .html, .markdown: break
        }
        var options = HTMLRenderer.Options()
        options.isUnsafe = settings.isUnsafe
        options.isFragment = settings.isFragment
        return HTMLRenderer(typesetting, options: options).render(notebook, notRun)
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
