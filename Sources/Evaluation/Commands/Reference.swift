public import Diagnostics

/// The reference of the language, made from the command table.
public enum Reference {
    /// Every word of the vocabulary with its sentence, by family.
    public static func overview(in language: MessageLanguage) -> String {
        var text = ""
        for family in Family.allCases {
            let commands = CommandTable.commands.filter { $0.family == family }
            guard !commands.isEmpty else { continue }
            text += "\(family.title[language])\n"
            let width = commands.map(\.name.count).max() ?? 0
            for command in commands {
                let padding = String(repeating: " ", count: width - command.name.count)
                text += "  \(command.name)\(padding)  \(command.summary[language])\n"
            }
            text += "\n"
        }
        return text
            + Text(en: "notebook help NAME says more about one of them.\n", zh: "notebook help 名字：查看其中一个的详细说明。\n")[
                language]
    }

    /// The page of one word: how it is called, what it computes, an example.
    public static func page(of name: String, in language: MessageLanguage) -> String? {
        guard let index = CommandTable.index[name] else { return nil }
        let command = CommandTable.commands[index]
        let example = command.example.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "    \($0)" }.joined(separator: "\n")
        return "\(command.signature)\n\n\(command.summary[language])\n\n"
            + Text(en: "Example", zh: "例子")[language] + "\n\n\(example)\n"
    }

    /// The word that was probably meant.
    public static func closest(to name: String) -> String? {
        closestMatch(to: name, among: CommandTable.names)
    }

    /// Every word and its example, for the test that runs them.
    public static var examples: [(name: String, source: String)] {
        CommandTable.commands.map { ($0.name, $0.example) }
    }
}

extension Family {
    var title: Text {
        switch self {
        case .session: Text(en: "Session", zh: "会话")
        case .arrays: Text(en: "Arrays", zh: "数组")
        case .random: Text(en: "Random", zh: "随机数")
        case .data: Text(en: "Data", zh: "数据")
        case .layers: Text(en: "Layers", zh: "层")
        case .models: Text(en: "Models", zh: "模型")
        case .training: Text(en: "Training", zh: "训练")
        case .mathematics: Text(en: "Your own mathematics", zh: "自己的数学")
        case .metrics: Text(en: "Metrics", zh: "指标")
        case .pictures: Text(en: "Pictures", zh: "图")
        case .understanding: Text(en: "Understanding", zh: "弄明白")
        }
    }
}
