internal import ArgumentParser
internal import Evaluation

/// `notebook fmt PATH…`
struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt", abstract: "Writes the cells of notebooks in one form; the prose stays as it is.")

    @Argument(help: "Notebooks, folders of them, or - for the standard input, whose form goes to the standard output.")
    var paths: [String]

    @Flag(help: "Write nothing; name what would change, and exit 1 if there is any.")
    var check = false

    func validate() throws {
        guard !paths.isEmpty else { throw ValidationError("name at least one notebook or folder") }
    }

    func run() throws {
        let (files, found) = NotebookPaths.files(paths)
        let check = check
        let run = DeepThread { files.map { FormatRun(path: $0, onlyChecks: check).run() } }
        let status = ExitStatus.first(of: [found] + run.value())
        if status != .well { throw status.code }
    }
}
