/// The one place where markup is made: names of tags and attributes are literals, everything else is escaped.
struct HTMLWriter {
    /// What was written.
    private(set) var bytes: [UInt8] = []

    /// A writer of about `count` bytes.
    init(expecting count: Int = 0) { bytes.reserveCapacity(count) }

    /// `<tag>`
    mutating func open(_ tag: StaticString) {
        bytes.append(UInt8(ascii: "<"))
        markup(tag)
        bytes.append(UInt8(ascii: ">"))
    }

    /// `<tag name="value" …>`; a nil value leaves the attribute out, an empty one stands bare.
    mutating func open(_ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
        bytes.append(UInt8(ascii: "<"))
        markup(tag)
        for (name, value) in attributes {
            guard let value else { continue }
            bytes.append(UInt8(ascii: " "))
            markup(name)
            if !value.isEmpty {
                markup("=\"")
                text(value)
                bytes.append(UInt8(ascii: "\""))
            }
        }
        bytes.append(UInt8(ascii: ">"))
    }

    /// `</tag>`
    mutating func close(_ tag: StaticString) {
        markup("</")
        markup(tag)
        bytes.append(UInt8(ascii: ">"))
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
        open(tag)
        text(content)
        close(tag)
    }

    /// Text as a reader is to see it; also what stands in an attribute.
    mutating func text(_ text: String) {
        let isPlain = text.utf8.withContiguousStorageIfAvailable { written in
            guard written.isPlain else { return false }
            bytes.append(contentsOf: written)
            return true
        }
        if isPlain == true { return }
        escaped(text.withControlPictures) { byte in
            guard byte < 0x40, Self.mayNeedEscape >> UInt64(byte) & 1 == 1 else { return nil }
            return switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            default: "&#39;"
            }
        }
    }

    /// A bit for each of `"`, `&`, `'`, `<` and `>`.
    private static let mayNeedEscape: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

    /// Text in which each byte that has an `escape` stands as it; all others, mostly long runs, as they are.
    @inline(__always)
    mutating func escaped(_ text: String, _ escape: (UInt8) -> StaticString?) {
        var text = text
        text.withUTF8 { written in
            var start = 0
            for index in written.indices {
                guard let replacement = escape(written[index]) else { continue }
                bytes.append(contentsOf: written[start..<index])
                markup(replacement)
                start = index + 1
            }
            bytes.append(contentsOf: written[start...])
        }
    }

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

extension UnsafeBufferPointer<UInt8> {
    /// Whether a page shows these bytes as they are; may take plain ones for others.
    fileprivate var isPlain: Bool {
        var care: UInt8 = 0
        for byte in self { care |= byte.needsCare }
        return care == 0
    }
}

extension UInt8 {
    /// Not zero for a control character, `"`, `&`, `'`, `<`, `>`, delete, and the first of a control character's two
    /// bytes. Without a branch, so that the compiler looks at sixteen at a time.
    @inline(__always)
    fileprivate var needsCare: UInt8 {
        (self < 0x20 ? 1 : 0) | (self == 0x22 ? 1 : 0) | (self == 0x26 ? 1 : 0) | (self == 0x27 ? 1 : 0)
            | (self == 0x3C ? 1 : 0) | (self == 0x3E ? 1 : 0) | (self == 0x7F ? 1 : 0) | (self == 0xC2 ? 1 : 0)
    }
}
