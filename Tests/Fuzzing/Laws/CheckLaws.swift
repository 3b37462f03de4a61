internal import Checking
internal import Diagnostics
internal import Documents
internal import Rendering

/// What holds of checks: once what a run shows is recorded, nothing differs, beside the notebook and in it.
enum CheckLaws {
    static func findings(in notebook: Notebook, _ execution: Execution) -> [Finding] {
        guard !execution.diagnostics.contains(where: { $0.severity == .error }) else { return [] }
        let page = page(of: notebook, execution)
        var findings = findings(notebook, execution, recorded: page, "beside the notebook")
        // A failure that was announced names its line, which moves when regions before it are written.
        let announced = execution.cells.contains { $0.status == .failedAsExpected }
        guard findings.isEmpty, !announced, let within = try? Notebook.read(SourceFile(path: "input.md", bytes: page))
        else { return findings }
        let again = RunLaws.execution(of: within)
        guard !again.diagnostics.contains(where: { $0.severity == .error }) else {
            return [Finding("a page in Markdown fails when it is run")]
        }
        findings += CheckLaws.findings(within, again, recorded: page, "in the notebook")
        return findings
    }

    private static func page(of notebook: Notebook, _ execution: Execution) -> [UInt8] {
        var execution = execution
        execution.record = facts(notebook, execution).lines
        return MarkdownRenderer().render(notebook, execution)
    }

    private static func facts(_ notebook: Notebook, _ execution: Execution) -> Record {
        var record = Record()
        record.note(execution, of: notebook)
        return record
    }

    private static func findings(
        _ notebook: Notebook, _ execution: Execution, recorded page: [UInt8], _ place: String
    ) -> [Finding] {
        let comparison = Comparison(
            notebook, execution, facts(notebook, execution), recorded: page, path: "input.out.md")
        guard !comparison.differences.isEmpty else { return [] }
        let said = comparison.findings(in: notebook, execution, fails: false).map {
            "\($0.diagnostic.headline[.english]) \($0.body)"
        }
        return [Finding("what was recorded \(place) differs", said.joined(separator: "; "))]
    }
}
