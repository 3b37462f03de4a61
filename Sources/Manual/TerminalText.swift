internal import Diagnostics

/// Markdown as a terminal shows it: paragraphs and lists wrapped at its width, code indented, headings as they are.
public struct TerminalText {
    private let width: Int
    private var lines: [String] = []
    private var paragraph: [Substring] = []

    /// `markdown` in lines of at most `width` columns, but for code and tables, which stay as they are.
    public static func text(of markdown: String, width: Int) -> String {
        var text = TerminalText(width: width)
        for line in MarkdownLine.lines(of: markdown) { text.add(line) }
        text.endParagraph()
        return text.lines.joined(separator: "\n").withoutOuterEmptyLines + "\n"
    }

    private init(width: Int) { self.width = width }

    private mutating func add(_ line: MarkdownLine) {
        switch line.place {
        case .opening: endParagraph()
        case .closing: break
        case .fenced: lines.append(line.text.isEmpty ? "" : "    \(line.text)")
        case .prose:
            if let heading = line.heading {
                endParagraph()
                lines.append(Self.plain(heading.title))
            } else if line.text.isEmpty {
                endParagraph()
                if lines.last != "" { lines.append("") }
            } else if line.text.hasPrefix("|") {
                endParagraph()
                lines.append("    \(Self.unescaped(String(line.text)))")
            } else {
                if line.text.hasPrefix("- ") { endParagraph() }
                paragraph.append(line.text)
            }
        }
    }

    private mutating func endParagraph() {
        guard let first = paragraph.first else { return }
        let hang = first.hasPrefix("- ") ? "  " : ""
        let text = paragraph.map { $0.drop { $0 == " " } }.joined(separator: "\n")
        lines += wrapped(Self.plain(text), width: width, hang: hang)
        paragraph = []
    }

    /// The words without the marks of emphasis, links and code.
    private static func plain(_ text: String) -> String {
        unescaped(text.replacing("**", with: "").replacing(/\[([^\]]+)\]\([^)]+\)/) { $0.1 }.replacing("`", with: ""))
    }

    /// The characters that a page of results protects from being read as Markdown.
    private static func unescaped(_ text: String) -> String {
        text.replacing(/\\([\[\]*_~$<|])/) { $0.1 }
    }
}
