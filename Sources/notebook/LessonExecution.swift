internal import Checking
internal import Diagnostics
internal import Documents
internal import Engine
internal import Evaluation
internal import Rendering
internal import Synchronization

/// A notebook that was run, with the files of its folder and its formulas: what `run` and `check` have in common.
struct LessonExecution {
    /// How it is run.
    struct Settings: Sendable {
        var overrides: [(String, String)] = []
        var seedOffset = 0
        var keepsGoing = false
        /// Whether claims and expectations are only noted.
        var gradesPromises = false
        /// Whether the page is to say what it was made from, and a teacher's advice is wanted: both take time.
        var isRecorded = false
        var isAdvised = false
        /// The most seconds and bytes that a notebook may ask for.
        var mostSeconds = Double.infinity
        var mostBytes = Int.max

        /// How many seconds a notebook may take.
        func seconds(for notebook: Notebook) -> Double {
            min(notebook.frontMatter.execution.timeout ?? standardTimeout, mostSeconds)
        }
    }

    /// How many seconds a notebook may take that does not say.
    static let standardTimeout = 60.0

    let notebook: Notebook
    /// What came of it; its diagnostics include what formulas took too long to set.
    var execution: Execution
    let typesetting: Typesetting
    /// What it was made from and what it took.
    let record: Record
    /// What a good teacher would say of it.
    let advice: [Diagnostic]
    /// How claims and expectations fared, where that was asked.
    let grades: [Grade]
    private let readings: Readings

    /// Runs the notebook of the file at `path`; `progress` is told how training goes.
    init(_ notebook: Notebook, at path: String, _ settings: Settings, progress: TrainingProgress) {
        let files = FolderFiles(notebook: path)
        let readings = Readings()
        let host = Self.host(settings.seconds(for: notebook), files, readings, progress)
        var start = SessionSettings(notebook, seedOffset: settings.seedOffset)
        start.gradesPromises = settings.gradesPromises
        start.limits.memory = min(start.limits.memory, settings.mostBytes)
        var session = Session(settings: start, host: host)
        session.define(notebook.frontMatter.parameters, overrides: settings.overrides)
        let early = DeepThread { Formulas(of: notebook) { host.stopRequested() != nil } }
        var runner = Runner(notebook, session: session, keepsGoing: settings.keepsGoing)
        var execution = runner.run()
        progress.clear()
        var formulas = early.value()
        formulas.setDerivations(of: execution) { host.stopRequested() != nil }
        // Formulas are set in the notebook's time too.
        if let limit = host.stopRequested(), !execution.diagnostics.contains(where: \.stopsWithoutPage) {
            execution.diagnostics.append(.limit(limit, at: nil))
        }
        var typesetting = Typesetting.standard(formulas)
        typesetting.picture = { path, limit in
            let picture = files.picture(path, limit: limit)
            readings.note(path, try? picture.get(), isPicture: true)
            return picture
        }
        var record = Record()
        record.versions = Versions.all
        record.seed = (notebook.frontMatter.execution.seed ?? 0) + settings.seedOffset
        record.precision = notebook.frontMatter.execution.precision ?? 32
        record.parameters = session.parameters(of: notebook).map { Record.Fact($0.name, $0.text) }
        record.files = readings.files.compactMap { file in file.hash.map { Record.Fact(file.path, $0) } }
        if settings.isRecorded { record.note(execution, of: notebook) }
        let isWell = !execution.diagnostics.contains { $0.severity == .error }
        if isWell, settings.isRecorded { execution.record = record.lines }
        advice = isWell && settings.isAdvised ? runner.advice() : []
        grades = runner.grades
        self.readings = readings
        self.notebook = notebook
        self.execution = execution
        self.typesetting = typesetting
        self.record = record
    }

    /// The files that were read so far: by the run, and by the pages that were made since.
    func files() -> [Report.File] { readings.files }

    /// The notebook with its outputs, to be written into itself.
    ///
    /// A failure that was announced names its line, which moves when the regions before it grow or shrink: then the page is
    /// run once more, as it will be read.
    func pageInPlace(at path: String, _ settings: Settings) -> [UInt8] {
        var page = MarkdownRenderer().render(notebook, execution)
        guard execution.cells.contains(where: { $0.status == .failedAsExpected }) else { return page }
        for _ in 0..<3 {
            guard let read = try? Notebook.read(SourceFile(path: path, bytes: page)) else { return page }
            let lesson = LessonExecution(read, at: path, settings, progress: TrainingProgress(isWanted: false))
            let next = MarkdownRenderer().render(read, lesson.execution)
            if next == page { return page }
            page = next
        }
        return page
    }

    private static func host(
        _ seconds: Double, _ files: FolderFiles, _ readings: Readings, _ progress: TrainingProgress
    ) -> Host {
        let deadline = monotonicSeconds() + seconds
        return Host(
            stopRequested: {
                if Interruption.isRequested { return .interrupted }
                return monotonicSeconds() > deadline ? .time(seconds) : nil
            },
            trainingProgress: { epoch, count, loss in progress.finished(epoch: epoch, of: count, loss: loss) },
            readFile: { (path, limit) throws(FileRefusal) in
                let bytes = try files.read(path, limit: limit)
                readings.note(path, bytes, isPicture: false)
                return bytes
            })
    }
}

/// The files that a run, or a page of it, has read, by the path that the notebook says.
private final class Readings: Sendable {
    private let noted = Mutex<[Report.File]>([])

    func note(_ path: String, _ bytes: [UInt8]?, isPicture: Bool) {
        let file = Report.File(path: path, hash: bytes.map(SHA256.digits), isPicture: isPicture)
        noted.withLock { noted in
            noted.removeAll { $0.path == path && $0.isPicture == isPicture }
            noted.append(file)
        }
    }

    /// In the order of the bytes of their paths.
    var files: [Report.File] {
        noted.withLock { $0 }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}
