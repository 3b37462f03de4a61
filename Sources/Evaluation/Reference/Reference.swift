public import Diagnostics

/// The reference of the vocabulary, made from the command table.
public enum Reference {
    /// A family of words, in the order of the table.
    public struct FamilyEntry: Sendable {
        /// What it is called.
        public let title: Text
        /// Its words.
        public let commands: [Entry]
    }

    /// What there is to say of one word.
    public struct Entry: Sendable {
        /// The word.
        public let name: String
        /// `train(net, data, loss=…, optimizer=adam(), epochs=1, …)`
        public let signature: String
        /// What it computes.
        public let summary: Text
        /// Each parameter as it stands in the signature, and what it means.
        public let parameters: [(signature: String, meaning: Text)]
        /// What a call gives.
        public let result: Text
        /// A cell that runs.
        public let example: String
        /// Words that do similar things.
        public let kin: [String]
    }

    /// The vocabulary by family.
    public static let families: [FamilyEntry] = Family.allCases.compactMap { family in
        let commands = CommandTable.commands.filter { $0.family == family }
        guard !commands.isEmpty else { return nil }
        return FamilyEntry(title: family.title, commands: commands.map { entry(of: $0, among: commands) })
    }

    /// The words in the order of their families.
    public static let entries: [Entry] = families.flatMap(\.commands)

    /// The file that examples load, by its name.
    public static let file = (name: "data.csv", text: "height,weight,sex\n171,65,f\n183,,m\n")

    /// A small family is kin; of a large one those that are declared together.
    private static func entry(of command: Command, among family: [Command]) -> Entry {
        let group = CommandTable.groups.first { $0.contains { $0 === command } } ?? []
        let kin = family.count <= 16 ? family : group.filter { $0.family == command.family }
        return Entry(
            name: command.name, signature: command.signature, summary: command.summary,
            parameters: command.parameters.map { parameter in
                (parameter.signature, ParameterMeaning.text(of: parameter.name, in: command) ?? "")
            },
            result: ResultMeaning.text(of: command) ?? "", example: command.example,
            kin: kin.map(\.name).filter { $0 != command.name })
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
        case .cause: Text(en: "Cause and effect", zh: "因果")
        }
    }
}
