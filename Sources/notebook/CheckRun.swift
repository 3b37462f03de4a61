internal import Checking
internal import Diagnostics

/// Checks notebooks, says what was found, and accepts it if asked.
struct CheckRun {
    let settings: CheckSettings
    let workers: Int
    /// How many bytes of memory each of them may have; nil if that hangs on the notebook.
    let memory: Int?
    let promotes: Bool
    /// Nil where none is to be used.
    let cache: CheckCache?
    /// Whether it is said what comes from the cache, and why the rest does not.
    let isVerbose: Bool
    /// What is written beside what is printed.
    let reports: [ReportDestination]
    /// Which of the notebooks are checked; all if nil.
    let shard: Shard?
    /// With how many seeds claims and expectations are graded.
    let seeds: Int

    func run(_ paths: [String]) -> ExitStatus {
        var (files, found) = NotebookPaths.files(paths)
        var named: Set<String> = []
        files = files.filter { named.insert(resolvedPath($0) ?? $0).inserted }
        guard !files.isEmpty else {
            Terminal.report(
                "notebook: there is no notebook in \(paths.map(shownInTerminal).joined(separator: ", "))\n")
            return .noInput
        }
        if let file = overwritten(of: files) {
            Terminal.report("notebook: \(shownInTerminal(file)) is checked; write the report into another file\n")
            return .usage
        }
        if let (first, second) = rivals(among: files) {
            let (first, second) = (shownInTerminal(first), shownInTerminal(second))
            Terminal.report("notebook: \(first) and \(second) would be recorded in one page; rename one of them\n")
            return .usage
        }
        if let shard { files = shard.files(of: files) }
        do throws(FileProblem) {
            return ExitStatus.first(of: [found, try run(files: files)])
        } catch {
            Terminal.report(error.cannotRead)
            return .noInput
        }
    }

    /// Two notebooks whose pages beside them have one name, as of `a.md` and `a.markdown`.
    private func rivals(among files: [String]) -> (String, String)? {
        var owners: [String: String] = [:]
        for file in files {
            if let other = owners.updateValue(file, forKey: RecordedPage.path(beside: file)) { return (other, file) }
        }
        return nil
    }

    /// A notebook or a recorded page that a report would be written over.
    private func overwritten(of files: [String]) -> String? {
        reports.lazy.compactMap(\.file).first { report in
            files.contains { file in
                [file, RecordedPage.path(beside: file)].contains { $0 == report || Destination.isSame($0, report) }
            }
        }
    }

    /// Each notebook is checked, then run with each seed; what comes out of turn waits, so that all is said in the order
    /// of the files.
    private func run(files: [String]) throws(FileProblem) -> ExitStatus {
        var statuses: [ExitStatus] = []
        var kept: [Report] = []
        var waiting: [Int: Report] = [:]
        var next = 0
        let each = 1 + seeds
        let requests = files.flatMap { file in
            [WorkerRequest(path: file, settings: settings)]
                + (0..<seeds).map { WorkerRequest(path: file, settings: settings, seedOffset: $0) }
        }
        func take(_ number: Int, _ report: Report) {
            waiting[number] = report
            while (next..<next + each).allSatisfy({ waiting[$0] != nil }) {
                var runs = (next..<next + each).compactMap { waiting.removeValue(forKey: $0) }
                var report = runs.removeFirst()
                if seeds > 0 {
                    report.findings += SeedGrades(report.path, runs).findings(locale: settings.locale)
                }
                statuses.append(finish(report))
                if !reports.isEmpty { kept.append(report.withoutPage) }
                next += each
            }
        }
        var cacheProblem: FileProblem?
        let isWhole = try WorkerPool(count: workers, memory: memory).work(
            requests,
            known: { number in
                guard number % each == 0, let report = known(requests[number].path) else { return false }
                take(number, report)
                return true
            },
            each: { number, report in
                if number % each == 0 { keep(report, &cacheProblem) }
                take(number, report)
            })
        guard isWhole else {
            Terminal.report("notebook: interrupted; \(statuses.count) of \(files.count) notebooks are checked\n")
            return .interrupted
        }
        if let cacheProblem {
            Terminal.report(cacheProblem.cannotWrite)
        }
        if files.count > 1 {
            let wrong = statuses.count { $0 != .well }
            Terminal.report(
                "\(files.count) notebooks checked, \(wrong == 0 ? "all as recorded" : "\(wrong) not as recorded")\n")
        }
        for destination in reports { statuses.append(write(kept, to: destination)) }
        return ExitStatus.first(of: statuses)
    }

    private func keep(_ report: Report, _ problem: inout FileProblem?) {
        do {
            try cache?.keep(report)
        } catch {
            problem = problem ?? error
        }
    }

    private func write(_ reports: [Report], to destination: ReportDestination) -> ExitStatus {
        do {
            try destination.write(reports)
            return .well
        } catch {
            Terminal.report(error.cannotWrite)
            return .cannotWrite
        }
    }

    /// The report that is kept of a notebook, if it is still right.
    private func known(_ path: String) -> Report? {
        switch cache?.answer(path, settings) {
        case nil: return nil
        case .hit(let report):
            if isVerbose { Terminal.report("\(shownInTerminal(path)): from the cache\n") }
            return report
        case .miss(let reason):
            if isVerbose { Terminal.report("\(shownInTerminal(path)): checked, for \(shownInTerminal(reason))\n") }
            return nil
        }
    }

    /// Prints what no line of which may be a command to a CI server.
    private func say(_ text: String) { Terminal.print(reports.contains(.github) ? GitHubReport.quoted(text) : text) }

    /// Says what was found, and accepts it if asked: what was shown is written; what fails stays wrong.
    private func finish(_ report: Report) -> ExitStatus {
        say(report.findings.map(\.text).joined())
        let status = ExitStatus(rawValue: report.status) ?? .ourBug
        guard promotes else { return status }
        guard let promotion = report.promotion else {
            if status != .well {
                Terminal.report("notebook: \(shownInTerminal(report.path)) fails: it is not recorded\n")
            }
            return status
        }
        do {
            try WholeFile.write(Array(promotion.page.utf8), to: promotion.path, over: promotion.old)
            say("\(shownInTerminal(promotion.path))\n")
            return .well
        } catch {
            Terminal.report(error.cannotWrite)
            return .cannotWrite
        }
    }
}

extension Report {
    /// The report without the page that it would write.
    fileprivate var withoutPage: Report {
        var report = self
        report.promotion = nil
        return report
    }
}
