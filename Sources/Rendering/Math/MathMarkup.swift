/// KaTeX's markup, let through only when every element and attribute in it is known to do no harm.
enum MathMarkup {
    /// The `<math>` element of `markup` without KaTeX's `<span>` around it, and without the namespace that it has in HTML
    /// anyway; nil when anything in it is unknown.
    static func checked(_ markup: Substring, isDisplay: Bool) -> String? {
        let opening = #"<span class="katex">"#
        let closing = "</span>"
        guard markup.hasPrefix(opening), markup.hasSuffix(closing) else { return nil }
        let math = markup.dropFirst(opening.count).dropLast(closing.count)
        guard isSafe(Array(math.utf8)) else { return nil }
        let start = "<math xmlns=\"\(namespace)\""
        let short = math.hasPrefix(start) ? "<math" + math.dropFirst(start.count) : String(math)
        return writingAlphabets(MathLayout.laidOut(short)[...])
    }

    private static let namespace = "http://www.w3.org/1998/Math/MathML"

    /// Whether `bytes` are balanced tags of known elements, whose attributes are known and hold only plain values.
    static func isSafe(_ bytes: [UInt8]) -> Bool {
        var open: [String] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                if bytes[index] == UInt8(ascii: ">") || open.isEmpty { return false }
                index += 1
                continue
            }
            guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else { return false }
            var tag = String(decoding: bytes[index + 1..<end], as: UTF8.self)
            let isEmpty = tag.hasSuffix("/")
            if isEmpty { tag.removeLast() }
            if tag.hasPrefix("/") {
                guard open.popLast() == String(tag.dropFirst()) else { return false }
            } else {
                guard let name = safeName(tag), open.isEmpty == (name == "math") else { return false }
                if !isEmpty { open.append(name) }
            }
            index = end + 1
        }
        return open.isEmpty
    }

    private static func safeName(_ tag: String) -> String? {
        let name = tag.prefix { $0 != " " }
        guard elements.contains(String(name)) else { return nil }
        var rest = tag.dropFirst(name.count)
        while !rest.isEmpty {
            guard rest.hasPrefix(" "), let equals = rest.firstIndex(of: "=") else { return nil }
            // KaTeX writes a space before the equals sign of a class.
            var attribute = rest[rest.index(after: rest.startIndex)..<equals]
            if attribute.last == " " { attribute.removeLast() }
            let quoted = rest[rest.index(after: equals)...]
            guard quoted.hasPrefix("\"") else { return nil }
            let body = quoted.dropFirst()
            guard let end = body.firstIndex(of: "\"") else { return nil }
            guard isSafe(attribute: String(attribute), value: String(body[..<end])) else { return nil }
            rest = body[body.index(after: end)...]
        }
        return String(name)
    }

    private static func isSafe(attribute: String, value: String) -> Bool {
        switch attribute {
        case "xmlns": value == namespace
        case "encoding": value == "application/x-tex"
        default: attributes.contains(attribute) && value.utf8.allSatisfy(isPlain)
        }
    }

    // No bracket, so that a style can call no url(); no slash and no backslash.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: " .,:;#%+-_".utf8.contains(byte)
        }
    }

    private static let elements: Set<String> = [
        "math", "semantics", "annotation", "mrow", "mi", "mn", "mo", "mtext", "mspace", "ms", "mfrac", "msqrt", "mroot",
        "msub", "msup",
        "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd", "mlabeledtr", "mstyle", "mpadded",
        "mphantom", "menclose",
    ]

    private static let attributes: Set<String> = [
        "display", "mathvariant", "stretchy", "fence", "separator", "lspace", "rspace", "minsize", "maxsize",
        "symmetric", "largeop",
        "movablelimits", "accent", "accentunder", "linethickness", "displaystyle", "scriptlevel", "mathcolor",
        "mathbackground", "mathsize",
        "width", "height", "depth", "voffset", "rowspacing", "columnspacing", "columnalign", "rowalign", "columnlines",
        "rowlines", "frame",
        "notation", "style", "class", "side", "linebreak",
    ]
}
