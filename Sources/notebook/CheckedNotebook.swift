internal import Checking
internal import Diagnostics
internal import Documents
internal import Engine
internal import Evaluation
internal import Rendering

/// One notebook, read, run and compared with what is recorded.
struct CheckedNotebook {
    let path: String
    let settings: CheckSettings
    /// What is added to each seed where promises are only graded; nil for a check.
    private let seedOffset: Int?
    private var report: Report
    private var statuses: [ExitStatus] = []

    /// What is asked of a worker; `begun` is told how many seconds and bytes the run may take, before it does.
    static func report(_ request: WorkerRequest, begun: (Double, Int) -> Void) -> Report {
        var checked = CheckedNotebook(request)
        checked.check(begun)
        return checked.finished
    }

    /// The report on a notebook of which there is only to say why it was not checked.
    static func failed(_ request: WorkerRequest, _ reason: Diagnostic) -> Report {
        var checked = CheckedNotebook(request)
        checked.say([Found(reason)], of: SourceFile(path: request.path, bytes: []), lang: nil)
        return checked.finished
    }

    private init(_ request: WorkerRequest) {
        path = request.path
        settings = request.settings
        seedOffset = request.seedOffset
        report = Report(path: request.path)
    }

    private var finished: Report {
        var report = report
        report.status = ExitStatus.first(of: statuses).rawValue
        return report
    }

    private mutating func check(_ begun: (Double, Int) -> Void) {
        let source: SourceFile
        do {
            source = SourceFile(path: path, bytes: try WholeFile.readRegular(path, followsLinks: true))
        } catch {
            return say(error)
        }
        let notebook: Notebook
        do {
            notebook = try Notebook.reading(source)
        } catch {
            return say([Found(error)], of: source, lang: nil)
        }
        do {
            try check(notebook, begun)
        } catch {
            say(error)
        }
    }

    private mutating func check(_ notebook: Notebook, _ begun: (Double, Int) -> Void) throws(FileProblem) {
        let lang = notebook.frontMatter.lang
        func isUnreadable(_ diagnostic: Diagnostic) -> Bool {
            ExitStatus(diagnostic) == .unreadable && diagnostic.severity == .error
        }
        guard !notebook.diagnostics.contains(where: isUnreadable) else {
            return say(notebook.diagnostics.map { Found($0) }, of: notebook.source, lang: lang)
        }
        report.lang = lang
        if let seedOffset { return grade(notebook, seedOffset, begun) }
        let page = try RecordedPage(of: notebook, at: path)
        say(notebook, begun)
        let lesson = LessonExecution(
            notebook, at: path, Self.settings, progress: TrainingProgress(isWanted: false))
        var diagnostics = lesson.execution.diagnostics
        if !diagnostics.contains(where: { $0.stopsWithoutPage || isUnreadable($0) }) {
            let html = HTMLRenderer(lesson.typesetting).render(notebook, lesson.execution)
            diagnostics.append(foundByPage: html.diagnostics)
        }
        var found = (diagnostics + lesson.advice).inOrder.map { Found($0) }
        report.operations = lesson.record.operations
        report.files = lesson.files()
        report.ingredients = Ingredients(
            versions: Versions.text, path: path, settings: settings, text: notebook.source.bytes,
            page: page.besideBytes)
        let runs = !notebook.cells.isEmpty || !notebook.inlines.isEmpty
        if page.isTwofold {
            found.append(Found(.recordedTwice(page.besidePath, at: SourceRange(0, 0))))
        } else if runs {
            let comparison = Comparison(
                notebook, lesson.execution, lesson.record, recorded: page.bytes, path: page.path)
            if settings.explains {
                found += [Why(notebook, comparison, lesson.record).finding].compactMap(\.self)
            }
            let fails = diagnostics.contains { $0.severity == .error }
            found += comparison.findings(in: notebook, lesson.execution, fails: fails)
            if !fails {
                found += Diagnostic.overBudget(notebook, lesson.execution.cells.map(\.cost)).map { Found($0) }
                promote(lesson, comparison, found, to: page)
            }
        }
        say(found, of: notebook.source, lang: lang)
        report.parts = Report.Part.parts(of: notebook, lesson.execution)
    }

    /// Tells what the run may take.
    private func say(_ notebook: Notebook, _ begun: (Double, Int) -> Void) {
        begun(
            Self.settings.seconds(for: notebook),
            min(SessionSettings(notebook).limits.memory, Self.settings.mostBytes))
    }

    private mutating func grade(_ notebook: Notebook, _ seedOffset: Int, _ begun: (Double, Int) -> Void) {
        say(notebook, begun)
        var how = Self.settings
        how.seedOffset = seedOffset
        how.gradesPromises = true
        let lesson = LessonExecution(notebook, at: path, how, progress: TrainingProgress(isWanted: false))
        report.grades = lesson.grades.map { grade in
            Report.Grade(
                grade.text, at: Report.Place(grade.range, in: notebook.source), measure: grade.measure,
                holds: grade.holds, value: grade.value.flatMap { $0.isFinite ? $0 : nil })
        }
        let errors = lesson.execution.diagnostics.filter { $0.severity == .error }
        say(errors.map { Found($0) }, of: notebook.source, lang: report.lang)
    }

    /// Keeps the page of today to be written, if there is nothing but differences.
    private mutating func promote(
        _ lesson: LessonExecution, _ comparison: Comparison, _ found: [Found], to page: RecordedPage
    ) {
        let errors = found.filter { $0.diagnostic.severity == .error }
        guard !comparison.differences.isEmpty, errors.allSatisfy(\.diagnostic.canBeAccepted) else { return }
        let bytes =
            page.path == path
            ? lesson.pageInPlace(at: path, Self.settings)
            : MarkdownRenderer().render(lesson.notebook, lesson.execution)
        report.promotion = Report.Promotion(
            path: page.path, page: String(decoding: bytes, as: UTF8.self), old: page.bytes)
    }

    /// Every cell is run and every promise looked at, also behind a mistake; no notebook may take longer than ten minutes
    /// or hold more than 4 GiB, whatever it says.
    private static var settings: LessonExecution.Settings {
        var settings = LessonExecution.Settings()
        settings.keepsGoing = true
        settings.isRecorded = true
        settings.isAdvised = true
        settings.mostSeconds = 600
        settings.mostBytes = 4 << 30
        return settings
    }

    private mutating func say(_ problem: FileProblem) {
        report.findings = [.unplaced(problem.cannotRead)]
        statuses = [problem.isRefusal ? .refusedForSafety : .noInput]
    }

    private mutating func say(_ found: [Found], of source: SourceFile, lang: String?) {
        let language = MessageLanguage(tag: lang ?? settings.locale)
        let printer = DiagnosticPrinter(language: language, colors: settings.colors)
        for item in found {
            report.findings.append(Report.Finding(item, in: source, printer, isShort: settings.isShort))
            if item.diagnostic.severity == .error { statuses.append(ExitStatus(item.diagnostic)) }
        }
    }
}

extension Report.Finding {
    /// What concerns no place in a notebook.
    fileprivate static func unplaced(_ line: String) -> Report.Finding {
        Report.Finding(severity: "error", code: "", message: String(line.dropLast()), text: line)
    }

    /// A finding as `printer` writes it, in a line if it `isShort`.
    init(_ found: Found, in source: SourceFile, _ printer: DiagnosticPrinter, isShort: Bool) {
        let (diagnostic, language) = (found.diagnostic, printer.language)
        let text =
            isShort ? printer.line(of: diagnostic, in: source) + "\n" : printer.text(of: diagnostic, in: source)
        self.init(
            severity: "\(diagnostic.severity)", code: diagnostic.code,
            message: shownInTerminal(diagnostic.headline[language]),
            label: diagnostic.label?[language], help: diagnostic.help?[language], body: found.body,
            text: text + (isShort ? "" : found.body.map { "  \($0)\n" }.joined()),
            at: diagnostic.range.map { Report.Place($0, in: source) })
    }
}

extension Report.Part {
    fileprivate static func parts(of notebook: Notebook, _ execution: Execution) -> [Report.Part] {
        func part(_ name: String, _ range: SourceRange, isRun: Bool) -> Report.Part {
            Report.Part(name: name, at: Report.Place(range, in: notebook.source), isRun: isRun)
        }
        let cells = notebook.cells.enumerated().map { index, cell in
            part(
                cell.options.label ?? "cell \(index + 1)", cell.range,
                isRun: execution.cells[index].status != .notRun)
        }
        let claims = notebook.inlines.enumerated().filter(\.element.isClaim).map { index, claim in
            // A claim that does not hold shows nothing, but was looked at.
            let isSaid = execution.diagnostics.contains { diagnostic in
                diagnostic.range.map { claim.range.start <= $0.start && $0.end <= claim.range.end } ?? false
            }
            return part(
                String(decoding: claim.line.bytes, as: UTF8.self), claim.range,
                isRun: execution.inlines[index] != nil || isSaid)
        }
        return (cells + claims).sorted { $0.place.precedes($1.place) }
    }
}
