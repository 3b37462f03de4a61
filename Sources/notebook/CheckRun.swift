internal import Checking

/// Checks notebooks, says what was found, and accepts it if asked.
struct CheckRun: Sendable {
    let settings: CheckedNotebook.Settings
    let promotes: Bool

    func run(_ paths: [String]) -> ExitStatus {
        let files: [String]
        do throws(FileProblem) {
            files = try NotebookPaths.files(paths)
        } catch {
            Terminal.report("notebook: cannot read \(error.path): \(error.reason)\n")
            return .noInput
        }
        var statuses: [ExitStatus] = []
        for file in files {
            let report = CheckedNotebook.report(file, settings)
            Terminal.print(report.findings.map(\.text).joined())
            statuses.append(promotes ? promote(report) : ExitStatus(rawValue: report.status) ?? .ourBug)
        }
        return ExitStatus.first(of: statuses)
    }

    /// Writes what was shown; what cannot be accepted stays wrong.
    private func promote(_ report: Report) -> ExitStatus {
        let status = ExitStatus(rawValue: report.status) ?? .ourBug
        guard let promotion = report.promotion else { return status }
        do {
            try WholeFile.write(Array(promotion.page.utf8), to: promotion.path)
            Terminal.print("\(promotion.path)\n")
            return .well
        } catch {
            Terminal.report("notebook: cannot write \(error.path): \(error.reason)\n")
            return .cannotWrite
        }
    }
}
