public import Diagnostics
internal import Evaluation

/// The manual in one language: a page for every word, topic and numbered message.
public struct Handbook: Sendable {
    let language: MessageLanguage
    /// Whether derivations are in plain characters, for where no formula can be set.
    let isPlain: Bool
    let topics: [Section]
    let mistakes: [Section]

    /// The manual in `language`.
    public init(in language: MessageLanguage, isPlain: Bool = false) {
        self.language = language
        self.isPlain = isPlain
        topics = Section.topics(in: language)
        mistakes = Section.mistakes(in: language)
    }

    /// The name under which all numbered messages are listed.
    static let listOfMistakes = "mistakes"

    /// All names that have a page, but for the numbers.
    public var names: [String] {
        Reference.entries.map(\.name) + topics.map(\.name) + topics.flatMap { Self.parts(of: $0.body).flatMap(\.words) }
            + [Self.listOfMistakes] + ManualIndex.entries.flatMap(\.words)
    }

    /// The page of a word, a topic, a part of one, or a number as `NN0204`, `204`; nil where there is none. Markdown.
    public func page(of name: String) -> String? {
        if let number = Self.number(name) { return mistakes.first { $0.number == number }.map(page) }
        if name == Self.listOfMistakes { return indexOfMistakes }
        if let entry = Reference.entries.first(where: { $0.name == name }) {
            return CommandPage(entry, in: language, isPlain: isPlain).markdown
        }
        if let topic = topics.first(where: { $0.name == name }) { return page(of: topic) }
        for topic in topics where Self.parts(of: topic.body).contains(where: { $0.words.contains(name) }) {
            let worked = WorkedPage(topic.body, in: language, isPlain: isPlain).markdown
            return Self.parts(of: worked).first { $0.words.contains(name) }.map { "\($0.markdown)\n\n\(more(topic))\n" }
        }
        if let (topic, mark) = indexed(name) {
            guard !mark.isEmpty else { return page(of: topic) }
            let worked = WorkedPage(topic.body, in: language, isPlain: isPlain).markdown
            return Self.part(of: worked, with: mark).map { "\($0)\n\n\(more(topic))\n" }
        }
        return nil
    }

    private func more(_ topic: Section) -> String {
        Text(en: "More: `notebook help \(topic.name)`", zh: "更多：`notebook help \(topic.name)`")[language]
    }

    /// What `name` was probably meant to be.
    public func suggestion(for name: String) -> String? { closestMatch(to: name, among: names) }

    /// The number that is written `NN0204`, `nn204` or `204`, whether there is such a message or not.
    public static func number(_ name: String) -> Int? {
        let digits = name.lowercased().hasPrefix("nn") ? name.dropFirst(2) : name[...]
        guard (3...4).contains(digits.utf8.count), digits.allSatisfy({ "0123456789".contains($0) }) else { return nil }
        return Int(digits)
    }

    private func page(of section: Section) -> String {
        let heading = section.number == nil ? section.title : "\(section.name): \(section.title)"
        return "# \(heading)\n\n"
            + WorkedPage(section.body, advice: section.number, in: language, isPlain: isPlain).markdown
    }

    /// A part of a topic under a heading of its own, and the words in that heading which it can be asked for by.
    private struct Part {
        let words: [String]
        let markdown: String
    }

    private static func parts(of body: String) -> [Part] {
        var parts: [Part] = []
        var lines: [Substring] = []
        var words: [String] = []
        func close() {
            let markdown = lines.joined(separator: "\n").withoutOuterEmptyLines
            if !words.isEmpty { parts.append(Part(words: words, markdown: markdown)) }
        }
        for line in MarkdownLine.lines(of: body) {
            if let heading = line.heading {
                close()
                words = heading.title.matches(of: /`([^`]+)`/).map { String($0.1) }
                lines = []
            }
            lines.append(line.text)
        }
        close()
        return parts
    }
}
