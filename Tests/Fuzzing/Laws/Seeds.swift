internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Rendering

/// What a search begins with.
public enum Seeds {
    /// The notebooks in `files` and the examples of the vocabulary; for the language, all their cells; for Jupyter, what
    /// they are there.
    public static func seeds(of entry: EntryPoint, files: [[UInt8]]) -> [[UInt8]] {
        let examples = Reference.entries.map(\.example)
        if entry == .jupyter { return files.compactMap(notebook) }
        guard entry == .language else { return files + examples.map { Array("```nn\n\($0)\n```\n".utf8) } }
        return files.flatMap { file in
            let notebook = try? Notebook.read(SourceFile(path: "input.md", bytes: file))
            return notebook?.cells.map { Array($0.source.utf8) } ?? []
        } + examples.map { Array($0.utf8) }
    }

    private static func notebook(_ file: [UInt8]) -> [UInt8]? {
        guard let notebook = try? Notebook.read(SourceFile(path: "input.md", bytes: file)) else { return nil }
        let typesetting = Typesetting.standard(Formulas(of: notebook) { true })
        return NotebookRenderer(typesetting).render(notebook, Execution(notRun: notebook))
    }
}
