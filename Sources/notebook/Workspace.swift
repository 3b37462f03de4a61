internal import Glibc

/// The repository that one of GitHub's workflows works in.
enum Workspace {
    /// What the file at `path` is called there: marks are looked for from the root of the repository, whatever folder a
    /// step works in. `path` itself, without `./`, where there is no such repository or the file is not in it.
    static func path(_ path: String) -> String {
        let here = path.hasPrefix("/") ? [] : parts(of: resolvedPath(".") ?? "/")
        let root = getenv("GITHUB_WORKSPACE").flatMap { resolvedPath(String(cString: $0)) }.map { parts(of: $0) }
        let whole = parts(of: path, in: here)
        guard let root, whole.starts(with: root) else { return String(path.trimmingPrefix("./")) }
        return whole.dropFirst(root.count).joined(separator: "/")
    }

    private static func parts(of path: String, in folder: [Substring] = []) -> [Substring] {
        path.split(separator: "/").reduce(into: folder) { parts, part in
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
    }
}
