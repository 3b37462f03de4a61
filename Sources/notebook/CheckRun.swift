internal import Checking

/// Checks notebooks, says what was found, and accepts it if asked.
struct CheckRun {
    let settings: CheckSettings
    let workers: Int
    let promotes: Bool

    func run(_ paths: [String]) -> ExitStatus {
        do throws(FileProblem) {
            let files = try NotebookPaths.files(paths)
            var statuses: [ExitStatus] = []
            // What comes out of turn waits, so that all is said in the order of the files.
            var waiting: [Int: Report] = [:]
            var next = 0
            let pool = WorkerPool(settings: settings, count: min(workers, files.count))
            let isWhole = try pool.check(files) { number, report in
                waiting[number] = report
                while let report = waiting.removeValue(forKey: next) {
                    statuses.append(finish(report))
                    next += 1
                }
            }
            return isWhole ? ExitStatus.first(of: statuses) : .interrupted
        } catch {
            Terminal.report("notebook: cannot read \(error.path): \(error.reason)\n")
            return .noInput
        }
    }

    /// Says what was found, and accepts it if asked: what was shown is written; what fails stays wrong.
    private func finish(_ report: Report) -> ExitStatus {
        Terminal.print(report.findings.map(\.text).joined())
        let status = ExitStatus(rawValue: report.status) ?? .ourBug
        guard promotes, let promotion = report.promotion else { return status }
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
