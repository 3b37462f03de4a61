internal import ArgumentParser
internal import Evaluation

/// `notebook lint PATH…`
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Says what is wrong with notebooks, as far as it can be known without running them.")

    @Argument(help: "Notebooks, folders of them, or - for the standard input.")
    var paths: [String]

    @Option(help: "How: text, short (a line each), github (annotations) or json.")
    var format = LintRun.Format.text

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("name at least one notebook or folder") }
    }

    func run() throws {
        let files: [String]
        do {
            files = try NotebookPaths.files(paths)
        } catch {
            Terminal.report("notebook: cannot read \(error.path): \(error.reason)\n")
            throw ExitStatus.noInput.code
        }
        try requireProcessor()
        let format = format
        let run = DeepThread { LintRun(format: format).run(files) }
        let status = run.value()
        if status != .well { throw status.code }
    }
}

extension LintRun.Format: ExpressibleByArgument {}
