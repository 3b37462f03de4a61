/// Text in an SVG picture: escaped, and measured without a font.
enum SVGText {
    /// `text` for the content of an element or a quoted attribute.
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
            case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
            case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
            case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
            case UInt8(ascii: "'"): bytes += Array("&#39;".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// About how wide `text` is in a sans-serif font of `size`: rather more than less.
    static func width(_ text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + width($1) } * size
    }

    private static func width(_ scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x20, 0x21, 0x27...0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x49, 0x66, 0x69, 0x6A, 0x6C, 0x72, 0x74: 0.36
        case 0x4D, 0x57, 0x6D, 0x77: 0.9
        case 0x41...0x5A: 0.7
        case 0x1100...: 1
        default: 0.58
        }
    }

    /// `text` in at most `limit` lines no wider than `width`; broken at spaces and between Chinese characters where
    /// there are any, and cut with an ellipsis where it is still too long.
    static func lines(_ text: String, size: Double, width limit: Double, atMost count: Int) -> [String] {
        var lines: [String] = []
        var rest = text.unicodeScalars[...]
        while !rest.isEmpty, lines.count < count {
            var used = 0.0
            var end = rest.startIndex
            var lastBreak: String.UnicodeScalarView.Index?
            while end < rest.endIndex {
                let scalar = rest[end]
                if end > rest.startIndex, scalar == " " || scalar.value >= 0x2E80 { lastBreak = end }
                used += self.width(scalar) * size
                if used > limit { break }
                end = rest.index(after: end)
            }
            let isComplete = end == rest.endIndex
            if isComplete || lines.count + 1 < count {
                let cut = isComplete ? end : max(lastBreak ?? end, rest.index(after: rest.startIndex))
                lines.append(String(rest[..<cut]))
                rest = rest[cut...].drop { $0 == " " }
            } else {
                lines.append(String(rest[..<end].dropLast(1)) + "…")
                rest = rest[rest.endIndex...]
            }
        }
        return lines
    }

    /// A text element at (x, y), with further attributes.
    static func element(_ text: String, x: Double, y: Double, attributes: String = "") -> String {
        let place = "x=\"\(SVGNumber.text(x))\" y=\"\(SVGNumber.text(y))\""
        return "<text \(place)\(attributes.isEmpty ? "" : " " + attributes)>\(escaped(text))</text>"
    }
}
