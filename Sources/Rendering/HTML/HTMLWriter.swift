internal import Diagnostics

/// The one place where markup is made: names of tags and attributes are literals, everything else is escaped.
struct HTMLWriter {
    /// What was written.
    private(set) var bytes: [UInt8] = []

    /// A writer of about `count` bytes.
    init(expecting count: Int = 0) { bytes.reserveCapacity(count) }

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
        var text = text
        let isPlain = text.withUTF8 { written in
            guard written.isPlain else { return false }
            bytes.append(contentsOf: written)
            return true
        }
        if isPlain { return }
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
    /// Whether a page shows these bytes as they are. Looks at eight at a time, and may take plain ones for others.
    fileprivate var isPlain: Bool {
        let bytes = UnsafeRawBufferPointer(self)
        // Blanks before fewer than eight.
        guard count >= 8 else { return bytes.reduce(UInt64(each: 0x20)) { $0 << 8 | UInt64($1) }.isPlain }
        var place = 0
        while place + 8 <= count {
            guard bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).isPlain else { return false }
            place += 8
        }
        return bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self).isPlain
    }
}

extension UInt64 {
    /// Whether none of eight bytes is a control character, `"`, `&`, `'`, `<`, `>`, delete, or the first of a control
    /// character's two.
    fileprivate var isPlain: Bool {
        !(holds(below: 0x20) || holds(0x22) || holds(0x26) || holds(0x27) || holds(0x3C) || holds(0x3E) || holds(0x7F)
            || holds(0xC2))
    }
}
