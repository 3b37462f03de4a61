internal import ArgumentParser
internal import Diagnostics
internal import Glibc

/// The root of the command line.
@main
struct NotebookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notebook",
        abstract: "Runs tutorials on neural networks: Markdown with nn cells in, a page with their results out.",
        version: Versions.text,
        subcommands: commands + [WorkerCommand.self])

    /// The commands that people use.
    static let commands: [any ParsableCommand.Type] = [
        RunCommand.self, CheckCommand.self, LintCommand.self, FormatCommand.self, ConvertCommand.self,
        HelpCommand.self,
    ]

    /// Reads the command line and does what it says. A word of it that is misspelt is said first: what else would be
    /// wrong with it often follows from that.
    static func main() {
        // A file that may not grow further is an error like others, and no end.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot()
            do {
                try command.run()
            } catch {
                exit(withError: error)
            }
        } catch {
            if exitCode(for: error) == .validationFailure, let slip = CommandLineSlip(CommandLine.arguments.dropFirst())
            {
                Terminal.report("notebook: \(slip.text[MessageLanguage(tag: Terminal.locale)])\n")
                exit(withError: ExitStatus.usage.code)
            }
            exit(withError: error)
        }
    }
}
