internal import ArgumentParser
internal import Diagnostics
internal import Evaluation

/// `notebook help NAME`
struct HelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help", abstract: "Explains a word of the nn language; without a name, lists them all.")

    @Argument(help: "A word of the vocabulary, as train or mean.")
    var name: String?

    func run() throws {
        let language = MessageLanguage(tag: Terminal.locale)
        guard let name else {
            Terminal.print(Reference.overview(in: language))
            return
        }
        if let command = NotebookCommand.configuration.subcommands.first(where: { $0.configuration.commandName == name }
        ) {
            throw CleanExit.message(NotebookCommand.helpMessage(for: command))
        }
        guard let page = Reference.page(of: name, in: language) else {
            let hint = Reference.closest(to: name).map { "; did you mean \($0)?" } ?? ""
            Terminal.report("notebook: there is no help for \(name)\(hint)\n")
            throw ExitStatus.usage.code
        }
        Terminal.print(page)
    }
}
