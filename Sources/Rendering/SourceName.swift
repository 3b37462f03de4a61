import Diagnostics

extension SourceFile {
    /// The same file under its last path component: a page must not tell from where it was made.
    var underItsOwnName: SourceFile {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return SourceFile(path: String(path[path.utf8.index(after: slash)...]), bytes: bytes)
    }
}
