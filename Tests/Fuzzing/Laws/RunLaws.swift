internal import Diagnostics
internal import Documents
internal import Engine
internal import Evaluation
internal import Glibc

/// What holds of every run: it ends, says nothing false before it, and its pages keep the notebook.
struct RunLaws {
    /// How long a run may take, in seconds.
    static let time = 2.0

    private let notebook: Notebook

    init(_ notebook: Notebook) { self.notebook = notebook }

    var findingsOfCheck: [Finding] { DiagnosticLaws.findings(in: check, of: notebook.source) }

    var findings: [Finding] {
        let check = check
        let execution = RunLaws.execution(of: notebook)
        var findings = DiagnosticLaws.findings(in: check, of: notebook.source)
        findings += DiagnosticLaws.findings(in: execution.diagnostics, of: notebook.source)
        for case .failure(let diagnostic, _) in execution.cells.flatMap(\.outputs) {
            findings += DiagnosticLaws.findings(in: [diagnostic], of: notebook.source)
        }
        guard findings.isEmpty else { return findings }
        findings += FalseAlarms.findings(in: check, of: notebook, execution)
        return findings + PageLaws.findings(in: notebook, execution) + CheckLaws.findings(in: notebook, execution)
    }

    /// What is said before the run.
    var check: [Diagnostic] {
        var runner = Runner(notebook, session: RunLaws.session(of: notebook))
        return runner.check()
    }

    /// A run that goes on after mistakes, under a small budget.
    static func execution(of notebook: Notebook) -> Execution {
        var runner = Runner(notebook, session: session(of: notebook), keepsGoing: true)
        return runner.run()
    }

    private static func session(of notebook: Notebook) -> Session {
        var settings = SessionSettings()
        settings.limits = Budget.Limits(steps: 2_000, operations: 10_000_000, memory: 32 << 20)
        settings.outputLimit = 20_000
        settings.seed = UInt32(truncatingIfNeeded: notebook.frontMatter.execution.seed ?? 0)
        if notebook.frontMatter.execution.precision == 64 { settings.precision = .double }
        settings.language = MessageLanguage(tag: notebook.frontMatter.lang ?? "en")
        let deadline = seconds() + time
        let table = notebook.embeddedTable
        let host = Host(
            stopRequested: { seconds() > deadline ? .time(time) : nil },
            readFile: { (_, limit) throws(FileRefusal) in
                guard let table else { throw .notFound(suggestion: nil) }
                guard table.count <= limit else { throw .tooLarge(table.count) }
                return table
            })
        var session = Session(settings: settings, host: host)
        session.define(notebook.frontMatter.parameters)
        return session
    }

    private static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension Notebook {
    /// The text of its first block of `csv`: what `load` reads under any name.
    fileprivate var embeddedTable: [UInt8]? {
        for node in nodes {
            if case .codeBlock("csv", let code) = node.kind { return Array(code.utf8) }
        }
        return nil
    }
}
