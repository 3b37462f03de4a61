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

/// `text` in lines of at most `width` columns, those after the first behind `hang`. Between two Chinese characters a
/// line may end as well as at a space, but no line begins with a mark that closes, or ends with one that opens.
func wrapped(_ text: String, width: Int, hang: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(of: text) {
        let length = displayWidth(of: piece.text)
        let gap = piece.followsSpace && !line.isEmpty ? 1 : 0
        if !line.isEmpty, used + gap + length > width {
            lines.append(line)
            line = hang + piece.text
            used = displayWidth(of: hang) + length
        } else {
            line += (gap == 1 ? " " : "") + piece.text
            used += gap + length
        }
    }
    return line.isEmpty ? lines : lines + [line]
}

/// The parts of a text that no line end may come into.
private func pieces(of text: String) -> [(text: String, followsSpace: Bool)] {
    var pieces: [(text: String, followsSpace: Bool)] = []
    var piece = ""
    var followsSpace = false
    var previous: Character?
    func isWide(_ character: Character) -> Bool { displayWidth(of: String(character)) == 2 }
    func close() {
        if !piece.isEmpty { pieces.append((piece, followsSpace)) }
        piece = ""
    }
    for character in text {
        if character == " " || character == "\n" {
            close()
            // A line end between Chinese characters is none.
            followsSpace = character == " " || !(previous.map(isWide) ?? false)
            previous = character
            continue
        }
        if let previous, !piece.isEmpty, isWide(previous) || isWide(character),
            !"，。、；：！？）》」』”’…·%".contains(character), !"（《「『“‘".contains(previous)
        {
            close()
            followsSpace = false
        }
        piece.append(character)
        previous = character
    }
    close()
    return pieces
}
