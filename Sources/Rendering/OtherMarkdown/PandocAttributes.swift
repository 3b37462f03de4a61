import Diagnostics

/// Attributes in braces as Pandoc writes them: `{#identifier .class key="value"}`.
struct PandocAttributes {
    private(set) var identifier: String?
    private(set) var classes: [String] = []
    private(set) var pairs: [(key: String, value: String)] = []

    /// What stands between the braces; nil if it is no attributes, or raw text of another format (`=html`).
    init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        for range in bytes.words(from: 0, to: bytes.count) {
            let word = String(decoding: bytes[range.start..<range.end], as: UTF8.self)
            if word == "-" {
                classes.append("unnumbered")
            } else if word.count > 1, word.hasPrefix("#") {
                identifier = String(word.dropFirst())
            } else if word.count > 1, word.hasPrefix("."), !word.contains("=") {
                classes.append(String(word.dropFirst()))
            } else if let sign = word.firstIndex(of: "="), sign > word.startIndex,
                word[..<sign].utf8.allSatisfy({ $0.isWordByte })
            {
                pairs.append((String(word[..<sign]), word[word.index(after: sign)...].withoutQuotes))
            } else {
                return nil
            }
        }
        if identifier == nil, classes.isEmpty, pairs.isEmpty { return nil }
    }

    /// The one class of a div whose class stands without braces.
    init(class name: String) { classes = [name] }

    /// The value of `key`, if there is one.
    subscript(key: String) -> String? { pairs.first { $0.key == key }?.value }

    /// What an author calls each of them.
    var names: [String] { classes.map { "." + $0 } + (identifier.map { ["#" + $0] } ?? []) + pairs.map(\.key) }

    /// Whether a page shows what carries them, if they say for which formats it is meant; nil if they do not, or ask
    /// for more than the format.
    var isShownInPage: Bool? {
        let isHidden = classes.contains("content-hidden")
        guard isHidden || classes.contains("content-visible") else { return nil }
        guard pairs.allSatisfy({ $0.key == "when-format" || $0.key == "unless-format" }) else { return nil }
        let isMeant =
            pairs.isEmpty
            || pairs.contains { ($0.key == "when-format") == Self.pages.contains($0.value.lowercased()) }
        return isMeant != isHidden
    }

    /// Formats that are pages, under Quarto's names.
    private static let pages: Set<String> = ["html", "html4", "html5", "html:js"]
}

extension StringProtocol {
    /// The text without the quotes around it.
    var withoutQuotes: String {
        guard count > 1, let first, first == last, first == "\"" || first == "'" else { return String(self) }
        return String(dropFirst().dropLast())
    }

    /// The text without blanks at both ends.
    var withoutBlanks: String { drop { $0 == " " || $0 == "\t" }.withoutBlanksAtEnd }

    /// The text without blanks at its end.
    var withoutBlanksAtEnd: String {
        lastIndex { $0 != " " && $0 != "\t" }.map { String(self[...$0]) } ?? ""
    }
}

extension String {
    /// The text in quotes, as options and front matter read it.
    var inQuotes: String {
        "\"\(replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}

extension UInt8 {
    /// A letter or digit of ASCII, a hyphen or a low line.
    var isWordByte: Bool {
        (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self) || self == 0x2D || self == 0x5F
    }

    func isIn(_ characters: StaticString) -> Bool {
        characters.withUTF8Buffer { $0.contains(self) }
    }
}

extension [UInt8] {
    /// The words of `start ..< end`, parted by blanks and commas outside quotes and brackets.
    func words(from start: Int, to end: Int) -> [SourceRange] {
        var words: [SourceRange] = []
        var place = start
        while place < end {
            while place < end, self[place].isIn(" \t,\r\n") { place += 1 }
            let first = place
            var quote: UInt8?
            var depth = 0
            while place < end, quote != nil || depth > 0 || !self[place].isIn(" \t,\r\n") {
                if self[place] == quote {
                    quote = nil
                } else if quote == nil {
                    if self[place].isIn("\"'") { quote = self[place] }
                    if self[place].isIn("([{") { depth += 1 }
                    if self[place].isIn(")]}") { depth -= 1 }
                }
                place += 1
            }
            if first < place { words.append(SourceRange(first, place)) }
        }
        return words
    }
}
