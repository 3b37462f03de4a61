internal import Diagnostics
internal import Documents
internal import Rendering

/// What holds of every Jupyter notebook: one that is written is read again, and is its Markdown byte for byte; any other
/// becomes Markdown of which that holds.
enum NotebookLaws {
    static func findings(in notebook: Notebook, _ execution: Execution, _ typesetting: Typesetting) -> [Finding] {
        let written = NotebookRenderer(typesetting).render(notebook, execution)
        let file: NotebookFile
        do {
            file = try NotebookFile(SourceFile(path: "input.ipynb", bytes: written))
        } catch {
            return [Finding("a Jupyter notebook cannot be read again", error.headline[.english])]
        }
        if let diagnostic = file.diagnostics.first {
            return [Finding("a Jupyter notebook of ours is not wholly kept", diagnostic.headline[.english])]
        }
        guard file.markdown == notebook.source.bytes else {
            let back = String(decoding: file.markdown, as: UTF8.self)
            return [Finding("a Jupyter notebook is not the Markdown that it was made of", back)]
        }
        return []
    }

    /// That a file in whatever state is read or refused, and that what was read goes to Jupyter and back.
    static func findings(ofReading source: SourceFile) -> [Finding] {
        let file: NotebookFile
        do {
            file = try NotebookFile(source)
        } catch {
            return DiagnosticLaws.findings(in: [error], of: source)
        }
        var findings = DiagnosticLaws.findings(in: file.diagnostics, of: file.cells)
        let markdown = SourceFile(path: "input.md", bytes: file.markdown)
        do {
            let notebook = try Notebook.read(markdown)
            findings += ReaderLaws.findings(in: notebook)
            guard findings.isEmpty, notebook.isReadable else { return findings }
            let typesetting = Typesetting.standard(Formulas(of: notebook) { true })
            return self.findings(in: notebook, Execution(notRun: notebook), typesetting)
        } catch {
            return findings + DiagnosticLaws.findings(in: [error], of: markdown)
        }
    }
}
