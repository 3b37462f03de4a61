/// The one place where markup is made: names of tags and attributes are literals, everything else is escaped.
struct HTMLWriter {
    /// What was written.
    private(set) var bytes: [UInt8] = []

    /// `<tag name="value" …>`; a nil value leaves the attribute out, an empty one stands bare.
    mutating func open(_ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
        markup("<")
        markup(tag)
        for (name, value) in attributes {
            guard let value else { continue }
            markup(" ")
            markup(name)
            if !value.isEmpty {
                markup("=\"")
                text(value)
                markup("\"")
            }
        }
        markup(">")
    }

    /// `</tag>`
    mutating func close(_ tag: StaticString) {
        markup("</")
        markup(tag)
        markup(">")
    }

    /// `<tag …>text</tag>`
    mutating func element(
        _ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String?>, _ content: String
    ) {
        open(tag, attributes)
        text(content)
        close(tag)
    }

    /// Takes what was written from `start` on out again.
    mutating func cut(from start: Int) -> String {
        let text = String(decoding: bytes[start...], as: UTF8.self)
        bytes.removeSubrange(start...)
        return text
    }

    /// `<tag>text</tag>`
    mutating func element(_ tag: StaticString, _ content: String) {
        element(tag, [:], content)
    }

    /// Text as a reader is to see it; also what stands in an attribute.
    mutating func text(_ text: String) {
        for byte in text.withControlPictures.utf8 {
            switch byte {
            case UInt8(ascii: "&"): markup("&amp;")
            case UInt8(ascii: "<"): markup("&lt;")
            case UInt8(ascii: ">"): markup("&gt;")
            case UInt8(ascii: "\""): markup("&quot;")
            case UInt8(ascii: "'"): markup("&#39;")
            default: bytes.append(byte)
            }
        }
    }

    /// A byte that needs no escape.
    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// Markup of ours.
    mutating func markup(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Markup that another renderer of ours made, or that the author answers for.
    mutating func trusted(_ markup: some Sequence<UInt8>) {
        bytes.append(contentsOf: markup)
    }

    /// Markup that another renderer of ours made, or that the author answers for.
    mutating func trusted(_ markup: String) {
        bytes.append(contentsOf: markup.utf8)
    }
}
