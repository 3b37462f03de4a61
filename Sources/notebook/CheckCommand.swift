internal import ArgumentParser
internal import Checking
internal import Glibc

/// `notebook check PATH…`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Runs notebooks and says what differs from the outputs that are recorded.")

    @Argument(help: "The notebooks, or folders of them.")
    var paths: [String]

    @Flag(help: "Accept what differs: write it into the recorded page.")
    var promote = false

    @Flag(help: "Say why a notebook shows something else: what changed of all that it was made from.")
    var why = false

    @Option(help: "Run each notebook with so many seeds, and say for how many each claim and expectation holds.")
    var seeds: Int?

    @Option(
        name: .customShort("j", allowingJoined: true),
        help: "How many notebooks are checked side by side. (default: one for each processor)")
    var j: Int?

    @Option(
        help: "A report beside what is printed: github, junit=FILE or json=FILE. May be repeated.")
    var report: [String] = []

    @Option(help: "Check a part of the notebooks, on one of several machines: 2/5 is the second of five parts.")
    var shard: String?

    @Option(help: "The folder where checks that went well are kept. (default: the user's folder of caches)")
    var cache: String?

    @Flag(help: "Keep nothing, and take nothing that was kept.")
    var noCache = false

    @Flag(name: .short, help: "Say what comes from the cache, and why the rest does not.")
    var v = false

    @Option(
        help:
            "How many megabytes a process may have that checks a notebook. (default: 1074, and twice the budget of the notebook)"
    )
    var memory: Int?

    @Flag(help: "One line for each message: file:line:col: error: text [number].")
    var short = false

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("name at least one notebook or folder") }
        if noCache, cache != nil { throw ValidationError("--cache and --no-cache exclude each other") }
        if let seeds, !(2...10_000).contains(seeds) { throw ValidationError("--seeds is from 2 to 10000") }
        let files = try report.map(ReportDestination.init).compactMap(\.file)
        if Set(files).count < files.count { throw ValidationError("two reports need two files") }
        _ = try shard.map(Shard.init)
        if let memory, !(1...1_000_000_000).contains(memory) { throw ValidationError("--memory is at least 1") }
        if let j, j < 1 { throw ValidationError("-j is at least 1") }
        if paths.contains("-") {
            throw ValidationError("check compares files: the standard input has no recorded page")
        }
    }

    private var settings: CheckSettings {
        var settings = CheckSettings()
        settings.isShort = short
        settings.explains = why
        settings.colors = Terminal.colorsResults
        settings.locale = Terminal.locale
        return settings
    }

    func run() throws {
        try requireProcessor()
        Versions.warnOfOthers()
        Interruption.listen()
        let workers = j ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let run = CheckRun(
            settings: settings, workers: workers, memory: memory.map { $0 * 1_000_000 }, promotes: promote,
            cache: noCache ? nil : CheckCache(cache),
            isVerbose: v, reports: try report.map(ReportDestination.init), shard: try shard.map(Shard.init),
            seeds: seeds ?? 0)
        let status = run.run(paths)
        if status != .well { throw status.code }
    }
}
