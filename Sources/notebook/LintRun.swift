internal import Checking
internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Rendering

/// Checks notebooks one after the other, and says what it finds in one of several forms.
struct LintRun: Sendable {
    /// How mistakes are written.
    enum Format: String, Sendable, CaseIterable {
        /// With the line and a caret, as `run` does.
        case text
        /// A line each: `file:line:col: error: text [NN0204]`.
        case short
        /// GitHub's workflow commands, which mark lines of a pull request.
        case github
        /// One list of objects.
        case json
    }

    /// A mistake, and in which file and language it is said.
    struct Finding {
        let diagnostic: Diagnostic
        let source: SourceFile
        let language: MessageLanguage
    }

    let format: Format
    /// The numbers of advice that is not given.
    var silenced: Set<Int> = []

    /// Mistakes are results and go to the standard output, but for files that cannot be read.
    func run(_ files: [String]) -> ExitStatus {
        var statuses: [ExitStatus] = []
        var findings: [Finding] = []
        for file in files {
            do {
                let source = SourceFile(path: file, bytes: try WholeFile.read(file))
                let found = self.findings(in: source)
                statuses += found.filter { $0.diagnostic.severity == .error }.map { ExitStatus($0.diagnostic) }
                findings += found
                // What is long is said file by file.
                if format != .json { Terminal.print(found.map { text(of: $0) }.joined()) }
            } catch {
                Terminal.report(error.cannotRead)
                statuses.append(.noInput)
            }
        }
        if format == .json { Terminal.print(FindingsJSON.text(of: findings)) }
        return ExitStatus.first(of: statuses)
    }

    /// What is wrong with one notebook: its text, its cells, its formulas and references.
    private func findings(in source: SourceFile) -> [Finding] {
        do {
            let notebook = try Notebook.reading(source)
            let language = MessageLanguage(tag: notebook.frontMatter.lang ?? Terminal.locale)
            var diagnostics = notebook.diagnostics
            if !diagnostics.contains(where: { ExitStatus($0) == .unreadable && $0.severity == .error }) {
                let formulas = DeepThread { Formulas(of: notebook) { false } }
                var session = Session(settings: SessionSettings(notebook), host: Host())
                session.define(notebook.frontMatter.parameters)
                var runner = Runner(notebook, session: session)
                diagnostics = runner.check()
                // First things first: what is wrong may change what there is to advise.
                if !diagnostics.contains(where: { $0.severity == .error }) {
                    diagnostics += runner.advice(without: silenced)
                }
                var typesetting = Typesetting.standard(formulas.value())
                // Nobody sees this page.
                typesetting.highlight = { _ in [] }
                typesetting.picture = FolderFiles(notebook: source.path).picture(_:limit:)
                let page = HTMLRenderer(typesetting).render(
                    notebook, Execution(notRun: notebook))
                diagnostics.append(foundByPage: page.diagnostics)
                diagnostics = diagnostics.inOrder
            }
            return diagnostics.map { Finding(diagnostic: $0, source: source, language: language) }
        } catch {
            return [Finding(diagnostic: error, source: source, language: MessageLanguage(tag: Terminal.locale))]
        }
    }

    private func text(of finding: Finding) -> String {
        let printer = DiagnosticPrinter(language: finding.language, colors: false)
        switch format {
        case .text, .json: return printer.text(of: finding.diagnostic, in: finding.source)
        case .short: return printer.line(of: finding.diagnostic, in: finding.source) + "\n"
        case .github:
            let found = Report.Finding(Found(finding.diagnostic), in: finding.source, printer, isShort: true)
            return GitHubReport.command(found, at: Workspace.path(finding.source.path))
        }
    }
}
