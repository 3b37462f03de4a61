internal import Diagnostics
internal import Evaluation

extension Handbook {
    /// All topics and words, each with its first sentence, for a terminal of `width` columns.
    public func overview(width: Int) -> String {
        func say(_ en: String, _ zh: String) -> String { Text(en: en, zh: zh)[language] }
        var text = say("Topics", "主题") + "\n" + Self.list(topics.map { ($0.name, $0.title) }, width: width) + "\n"
        for family in Reference.families {
            let words = family.commands.map { ($0.name, Self.firstSentence(of: $0.summary[language])) }
            text += "\(family.title[language])\n\(Self.list(words, width: width))\n"
        }
        return text
            + say(
                "notebook help NAME says more about one of them, notebook help NN0204 about a message, notebook help run about a command of the command line; notebook help mistakes lists the messages.",
                "notebook help 名字：查看其中一个的详细说明；notebook help NN0204：查看一条信息；notebook help run：查看一个子命令；notebook help mistakes：列出所有信息。"
            ).inLines(width)
    }

    /// Names and what is said of them, side by side.
    private static func list(_ entries: [(name: String, text: String)], width: Int) -> String {
        let column = (entries.map { displayWidth(of: $0.name) }.max() ?? 0) + 4
        let indentation = String(repeating: " ", count: column)
        return entries.map { name, text in
            let lines = wrapped(text, width: max(20, width - column))
            return padded("  \(name)", toWidth: column) + lines.joined(separator: "\n\(indentation)") + "\n"
        }.joined()
    }

    /// Up to the first stop that a space follows, or the first Chinese one.
    static func firstSentence(of text: String) -> String {
        if let match = text.firstMatch(of: /。|\.(?= )/) { return String(text[..<match.range.upperBound]) }
        return text
    }
}

extension String {
    fileprivate func inLines(_ width: Int) -> String { wrapped(self, width: width).joined(separator: "\n") + "\n" }
}
