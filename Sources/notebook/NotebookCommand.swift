internal import ArgumentParser

/// The root of the command line.
@main
struct NotebookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notebook",
        abstract: "Runs tutorials on neural networks: Markdown with nn cells in, a page with their results out.",
        version: Versions.text,
        subcommands: [RunCommand.self, LintCommand.self, FormatCommand.self, ConvertCommand.self, HelpCommand.self])
}
