/// A tag of HTML as it stands in Markdown.
struct HTMLTag {
    /// In small letters.
    let name: String
    let isClosing: Bool
    /// Names in small letters, values as they are written, entities included.
    private(set) var attributes: [(name: String, value: String)] = []

    /// The tag that is written so; nil for comments and what is no tag.
    init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count > 2, bytes.first == UInt8(ascii: "<"), bytes.last == UInt8(ascii: ">") else { return nil }
        isClosing = bytes[1] == UInt8(ascii: "/")
        var place = isClosing ? 2 : 1
        let start = place
        while bytes[place].isWordByte { place += 1 }
        guard place > start else { return nil }
        func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        name = string(start..<place).lowercased()
        let end = bytes.count - 1
        while place < end {
            while place < end, bytes[place].isIn(" \t\r\n/") { place += 1 }
            let first = place
            while place < end, !bytes[place].isIn(" \t\r\n=/") { place += 1 }
            let key = string(first..<place).lowercased()
            while place < end, bytes[place].isIn(" \t\r\n") { place += 1 }
            guard place < end, bytes[place] == UInt8(ascii: "=") else {
                if !key.isEmpty { attributes.append((key, "")) }
                continue
            }
            place += 1
            while place < end, bytes[place].isIn(" \t\r\n") { place += 1 }
            guard place < end else { return }
            let quote = bytes[place]
            if quote.isIn("\"'") {
                let close = bytes[(place + 1)..<end].firstIndex(of: quote) ?? end
                attributes.append((key, string(place + 1..<close)))
                place = close + 1
            } else {
                let value = place
                while place < end, !bytes[place].isIn(" \t\r\n") { place += 1 }
                attributes.append((key, string(value..<place)))
            }
        }
    }

    /// The value of the attribute of this name.
    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// A picture in Markdown, where it is one with a place that Markdown can name.
    var picture: String? {
        guard name == "img", !isClosing, let source = self["src"], !source.isEmpty,
            !source.utf8.contains(where: { $0.isIn("<>\\\r\n") })
        else { return nil }
        let isBare = !source.utf8.contains { $0.isIn(" \t()") }
        let title = self["title"].flatMap { $0.isEmpty || $0.contains("\"") || $0.contains("\n") ? nil : " \"\($0)\"" }
        // With an empty text the picture is a decoration.
        let words = self["alt"].map { $0.isEmpty ? " " : $0.withMarksEscaped } ?? ""
        return "![\(words)](\(isBare ? source : "<\(source)>")\(title ?? ""))"
    }

    /// The attributes of a picture that Markdown has no place for.
    var lostOfPicture: [String] {
        attributes.filter { !["src", "alt", "title"].contains($0.name) && !$0.value.isEmpty }.map(\.name)
    }
}

extension String {
    /// The text of an attribute as Markdown: its entities are Markdown's too.
    fileprivate var withMarksEscaped: String {
        var escaped = ""
        for character in self {
            if character == "\n" || character == "\r\n" {
                escaped += " "
                continue
            }
            if "\\`*_[]$<~|{}@".contains(character) { escaped += "\\" }
            escaped.append(character)
        }
        return escaped
    }
}
