internal import ArgumentParser
internal import Diagnostics

/// A command or option on the command line that there is not, and what was probably meant.
struct CommandLineSlip {
    let text: Text

    /// Looks for it in `arguments`, which could not be read; nil where every word is known.
    init?(_ arguments: ArraySlice<String>) {
        let commands = NotebookCommand.commands
        let names = commands.compactMap { $0.configuration.commandName }
        var rest = arguments
        var command: (any ParsableCommand.Type)?
        if let first = rest.first, !first.hasPrefix("-") {
            rest.removeFirst()
            command = commands.first { $0.configuration.commandName == first }
            guard command != nil else {
                text = Self.unknownCommand(first, names)
                return
            }
        }
        let known = Self.options(of: command)
        let written = rest.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map { $0.prefix { $0 != "=" } }
        guard let unknown = written.map(String.init).first(where: { !known.contains($0) }) else { return nil }
        let name = command?.configuration.commandName
        let suggestion = closestMatch(to: unknown, among: known)
        let help = name.map { "notebook help \($0)" } ?? "notebook --help"
        text = Text(
            en: "there is no option \(unknown)"
                + (suggestion.map { "; did you mean \($0)?" } ?? "; \(help) lists the options"),
            zh: "没有 \(unknown) 这个选项" + (suggestion.map { "；是不是想写 \($0)？" } ?? "；\(help) 列出可用的选项"))
    }

    private static func unknownCommand(_ word: String, _ names: [String]) -> Text {
        if NotebookPaths.isNotebook(word) {
            return Text(
                en: "say what to do with \(word): notebook run \(word)", zh: "请说明要做什么：notebook run \(word)")
        }
        let list = names.joined(separator: ", ")
        let suggestion = closestMatch(to: word, among: names)
        return Text(
            en: "there is no command \(word); "
                + (suggestion.map { "did you mean \($0)?" } ?? "the commands are \(list)"),
            zh: "没有 \(word) 这个命令；" + (suggestion.map { "是不是想写 \($0)？" } ?? "可用的命令：\(list)"))
    }

    /// The long options that the help of `command` names.
    private static func options(of command: (any ParsableCommand.Type)?) -> [String] {
        let help = command.map { NotebookCommand.helpMessage(for: $0) } ?? NotebookCommand.helpMessage()
        return help.matches(of: /--[a-z][a-z-]*/).map { String($0.output) }
    }
}
