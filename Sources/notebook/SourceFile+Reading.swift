internal import Diagnostics

extension SourceFile {
    /// The file at `path`; nil where it cannot be read, which is reported.
    static func reading(_ path: String) -> SourceFile? {
        do {
            return SourceFile(path: path, bytes: try WholeFile.read(path))
        } catch {
            Terminal.report(error.cannotRead)
            return nil
        }
    }
}
