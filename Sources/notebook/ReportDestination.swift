internal import ArgumentParser
internal import Checking
internal import Glibc

/// A report that is asked for, beside what is printed: `github`, `junit=FILE`, `json=FILE`.
enum ReportDestination: Hashable, Sendable {
    case github
    case junit(String)
    case json(String)

    /// Throws what is wrong with `text`.
    init(_ text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let file = parts.count == 2 ? parts[1] : ""
        switch (parts[0], file.isEmpty) {
        case ("github", true) where parts.count == 1: self = .github
        case ("junit", _) where file == "-", ("json", _) where file == "-":
            throw ValidationError("--report \(parts[0]) writes into a file, not to the standard output")
        case ("junit", false): self = .junit(file)
        case ("json", false): self = .json(file)
        case ("junit", true), ("json", true):
            throw ValidationError("--report \(parts[0]) needs a file: --report \(parts[0])=FILE")
        default: throw ValidationError("there is no report \"\(text)\"; there are github, junit=FILE and json=FILE")
        }
    }

    /// The file that it is written into, if it is one of its own.
    var file: String? {
        switch self {
        case .github: nil
        case .junit(let file), .json(let file): file
        }
    }

    /// Writes the report on all notebooks.
    func write(_ reports: [Report]) throws(FileProblem) {
        switch self {
        case .github:
            let report = GitHubReport(reports, path: Workspace.path)
            Terminal.print(report.commands)
            guard let path = getenv("GITHUB_STEP_SUMMARY").map({ String(cString: $0) }), !path.isEmpty else { return }
            try WholeFile.append(Array(report.summary.utf8), to: path)
        case .junit(let path): try WholeFile.write(Array(JUnitReport(reports).text.utf8), to: path)
        case .json(let path): try WholeFile.write(JSONReport(reports).bytes, to: path)
        }
    }
}
