internal import Diagnostics
internal import Evaluation

/// What there is to say of one word of the vocabulary, in Markdown.
struct CommandPage {
    let markdown: String

    /// Signature, what it computes, its parameters, what it gives, an example and what that shows, and its kin.
    init(_ entry: Reference.Entry, in language: MessageLanguage, isPlain: Bool = false) {
        func say(_ en: String, _ zh: String) -> String { Text(en: en, zh: zh)[language] }
        var blocks = ["`\(entry.signature)`", entry.summary[language]]
        if !entry.parameters.isEmpty {
            let colon = say(": ", "：")
            blocks.append(
                entry.parameters.map { "- `\($0.signature)`\(colon)\($0.meaning[language])" }.joined(separator: "\n"))
        }
        blocks.append(say("Gives ", "得到：") + entry.result[language] + say(".", "。"))
        blocks.append("**\(say("Example", "例子"))**")
        if entry.example.contains("\"\(Reference.file.name)\"") {
            blocks.append(say("`\(Reference.file.name)`:", "`\(Reference.file.name)`："))
            blocks.append("```csv\n\(Reference.file.text)```")
        }
        blocks.append("```nn\n\(entry.example)\n```")
        let worked = WorkedPage(blocks.joined(separator: "\n\n") + "\n", in: language, isPlain: isPlain).markdown
        let kin = entry.kin.map { "`\($0)`" }.joined(separator: say(", ", "、"))
        markdown = worked + (kin.isEmpty ? "" : "\n\(say("See also:", "另见：")) \(kin)\n")
    }
}
