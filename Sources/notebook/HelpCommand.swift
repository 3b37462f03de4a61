internal import ArgumentParser
internal import Diagnostics
internal import Evaluation
internal import Manual

/// `notebook help NAME`
struct HelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help",
        abstract: "Explains a word of the nn language, a topic or a numbered message; without a name, lists them.",
        discussion: """
            With --markdown and no name, the whole reference of the language is written; with --markdown mistakes, \
            that of the messages.
            """)

    @Argument(help: "A word as train, a topic as cells, a number as NN0204, or a command as run.")
    var name: String?

    @Option(help: "The language: en or zh. (default: that of the locale)")
    var lang: String?

    @Flag(help: "Write Markdown.")
    var markdown = false

    func validate() throws {
        if let lang, lang != "en", lang != "zh" { throw ValidationError("--lang is en or zh, not \"\(lang)\"") }
    }

    func run() throws {
        let language = MessageLanguage(tag: lang ?? Terminal.locale)
        if let command = NotebookCommand.configuration.subcommands.first(where: { $0.configuration.commandName == name }
        ) {
            throw CleanExit.message(NotebookCommand.helpMessage(for: command))
        }
        try requireProcessor()
        let manual = Handbook(in: language, isPlain: !markdown)
        guard let name else {
            Terminal.print(markdown ? manual.languageBook : manual.overview(width: Terminal.width))
            return
        }
        if markdown, name == "mistakes" {
            Terminal.print(manual.mistakesBook)
        } else if let page = manual.page(of: name) {
            Terminal.print(markdown ? page : TerminalText.text(of: page, width: Terminal.width))
        } else {
            Terminal.report("notebook: \(refusal(of: name, in: manual)[language])\n")
            throw ExitStatus.usage.code
        }
    }

    private func refusal(of name: String, in manual: Handbook) -> Text {
        if Handbook.number(name) != nil {
            return Text(
                en: "no message has the number \(name); notebook help mistakes lists them all",
                zh: "没有编号为 \(name) 的信息；notebook help mistakes 列出所有信息")
        }
        let commands = NotebookCommand.commands.compactMap { $0.configuration.commandName }
        let suggestion = closestMatch(to: name, among: manual.names + commands)
        return Text(
            en: "there is no help for \(name)" + (suggestion.map { "; did you mean \($0)?" } ?? ""),
            zh: "没有关于 \(name) 的说明" + (suggestion.map { "；是不是想写 \($0)？" } ?? ""))
    }
}
