internal import Diagnostics
internal import Documents

extension Notebook {
    /// Reads a notebook that a command names; throws what says that the file is none by its name, too.
    static func reading(_ source: SourceFile) throws(Diagnostic) -> Notebook {
        if let other = Diagnostic.otherFile(source.path) { throw other }
        return try read(source)
    }
}
