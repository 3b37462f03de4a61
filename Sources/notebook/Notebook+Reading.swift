internal import Diagnostics
internal import Documents
internal import Rendering

extension Notebook {
    /// Reads a notebook that a command names; throws what says that the file is none by its name, or another program's,
    /// too.
    static func reading(_ source: SourceFile) throws(Diagnostic) -> Notebook {
        if let other = Diagnostic.otherFile(source.path) { throw other }
        let notebook = try read(source)
        if let other = Diagnostic.toConvert(notebook) { throw other }
        return notebook
    }
}
