internal import Diagnostics
internal import Documents

/// A way into the program, and what holds of it whatever it is given.
public enum EntryPoint: String, CaseIterable, Sendable {
    /// A file is read.
    case reader
    /// A cell is parsed and formatted.
    case language
    /// A file is read and checked.
    case checker
    /// A file is read, checked and run under a small budget, and its pages are written.
    case notebook
    /// A file is read, and its formulas are set.
    case formulas
    /// A Jupyter notebook is read, and its Markdown goes back to one.
    case jupyter

    /// Which laws `bytes` break. Needs the stack of a `DeepThread`.
    public func findings(in bytes: [UInt8]) -> [Finding] {
        // What is no text goes no further than the reader.
        let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        if self == .language { return LanguageLaws.findings(in: text) }
        let bytes = self == .reader ? bytes : text
        if self == .jupyter {
            return NotebookLaws.findings(ofReading: SourceFile(path: "input.ipynb", bytes: text))
        }
        let source = SourceFile(path: "input.md", bytes: bytes)
        let notebook: Notebook
        do {
            notebook = try Notebook.read(source)
        } catch {
            // In bytes that are no text there are no characters to stand between.
            return DiagnosticLaws.findings(in: [error], of: source, isText: bytes == text)
        }
        let findings = ReaderLaws.findings(in: notebook)
        guard self != .reader, findings.isEmpty, notebook.isReadable else { return findings }
        switch self {
        case .reader, .language, .jupyter: return []
        case .checker: return RunLaws(notebook).findingsOfCheck
        case .notebook: return RunLaws(notebook).findings
        case .formulas: return PageLaws.findingsOfFormulas(in: notebook)
        }
    }
}

extension Notebook {
    /// Whether the program would go on with it.
    var isReadable: Bool { !diagnostics.contains { $0.severity == .error && $0.number < 120 } }
}
