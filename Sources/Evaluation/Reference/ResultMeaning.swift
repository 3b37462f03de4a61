internal import Diagnostics

/// What a call gives, said once for all commands that give such a thing.
struct ResultMeaning: Sendable {
    let text: Text
    let commands: [String]

    init(_ commands: String..., en: String, zh: String) {
        self.commands = commands
        text = Text(en: en, zh: zh)
    }

    /// What `command` gives; nil if it is not written.
    static func text(of command: Command) -> Text? {
        resultMeanings.first { $0.commands.contains(command.name) }?.text
    }
}
