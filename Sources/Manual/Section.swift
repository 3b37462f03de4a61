internal import CManual
public import Diagnostics

/// A page of the manual that was written by hand: a topic of the language, or a numbered message.
public struct Section: Sendable {
    /// What it is asked for by: `cells`, `NN0204`.
    public let name: String
    /// What it is about, in a few words.
    public let title: String
    /// Markdown, with cells that run.
    public let body: String

    /// The number of the message that it explains; nil of a topic.
    public var number: Int? {
        guard name.hasPrefix("NN"), name.utf8.count == 6 else { return nil }
        return Int(name.dropFirst(2))
    }

    /// The sections of `text`: each begins with a heading `## name: title`.
    init?(heading: String, body: String) {
        guard let colon = heading.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        name = String(heading[..<colon])
        title = String(heading[heading.index(after: colon)...].drop { $0 == " " })
        self.body = body.withoutOuterEmptyLines + "\n"
    }

    /// The sections of `text` in its order.
    static func sections(of text: String) -> [Section] {
        var sections: [Section] = []
        var heading: String?
        var body: [Substring] = []
        func close() {
            guard let heading, let section = Section(heading: heading, body: body.joined(separator: "\n")) else {
                return
            }
            sections.append(section)
        }
        for line in MarkdownLine.lines(of: text) {
            if let found = line.heading, found.level == 2 {
                close()
                (heading, body) = (found.title, [])
            } else {
                body.append(line.text)
            }
        }
        close()
        return sections
    }

    /// All of the manual in `language`, in the order of its files.
    private static func all(in language: MessageLanguage) -> [Section] {
        let text = language == .chinese ? manual_in_chinese() : manual_in_english()
        return sections(of: String(decoding: UnsafeBufferPointer(start: text.bytes, count: text.count), as: UTF8.self))
    }

    private static let english = all(in: .english)
    private static let chinese = all(in: .chinese)

    /// What is to be known of the language, in the order of reading.
    public static func topics(in language: MessageLanguage) -> [Section] {
        (language == .chinese ? chinese : english).filter { $0.number == nil }
    }

    /// The numbered messages in rising order.
    public static func mistakes(in language: MessageLanguage) -> [Section] {
        (language == .chinese ? chinese : english).filter { $0.number != nil }
            .sorted { ($0.number ?? 0) < ($1.number ?? 0) }
    }
}
