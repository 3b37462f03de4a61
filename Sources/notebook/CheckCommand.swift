internal import ArgumentParser
internal import Evaluation

/// `notebook check PATH…`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Runs notebooks and says what differs from the outputs that are recorded.")

    @Argument(help: "The notebooks, or folders of them.")
    var paths: [String]

    @Flag(help: "Accept what differs: write it into the recorded page.")
    var promote = false

    @Flag(help: "One line for each message: file:line:col: error: text [number].")
    var short = false

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("name at least one notebook or folder") }
        if paths.contains("-") {
            throw ValidationError("check compares files: the standard input has no recorded page")
        }
    }

    func run() throws {
        try requireProcessor()
        Versions.warnOfOthers()
        Interruption.listen()
        let run = CheckRun(
            settings: CheckedNotebook.Settings(
                isShort: short, colors: Terminal.colorsResults, locale: Terminal.locale), promotes: promote)
        let paths = paths
        let status = DeepThread { run.run(paths) }.value()
        if status != .well { throw status.code }
    }
}
