internal import Glibc

/// The path, without links, of the file that `path` leads to; nil where there is none.
func resolvedPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
}
