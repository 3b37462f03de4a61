/// A line of a Markdown text, and whether it belongs to a fence.
struct MarkdownLine {
    enum Place: Equatable {
        case prose
        /// The line that opens a fence, and what is written behind its backticks.
        case opening(String)
        case fenced
        case closing
    }

    let text: Substring
    let place: Place

    /// The lines of `markdown`. A fence ends with as many backticks as it began with, or with the text.
    static func lines(of markdown: String) -> [MarkdownLine] {
        var fence: Int?
        return markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let ticks = line.prefix { $0 == "`" }.count
            if let open = fence {
                guard ticks >= open, ticks == line.count else { return MarkdownLine(text: line, place: .fenced) }
                fence = nil
                return MarkdownLine(text: line, place: .closing)
            }
            guard ticks >= 3 else { return MarkdownLine(text: line, place: .prose) }
            fence = ticks
            return MarkdownLine(text: line, place: .opening(String(line.dropFirst(ticks))))
        }
    }

    /// The level and the words of a heading, else nil.
    var heading: (level: Int, title: String)? {
        let level = text.prefix { $0 == "#" }.count
        guard place == .prose, (1...6).contains(level), text.dropFirst(level).first == " " else { return nil }
        return (level, String(text.dropFirst(level + 1)))
    }
}

extension String {
    /// The text without empty lines before and after it.
    var withoutOuterEmptyLines: String {
        let lines = split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { !$0.isEmpty }), let last = lines.lastIndex(where: { !$0.isEmpty })
        else { return "" }
        return lines[first...last].joined(separator: "\n")
    }
}
