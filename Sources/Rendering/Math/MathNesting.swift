/// What can be told of a formula's TeX without KaTeX.
enum MathNesting {
    /// Where more than `MathRenderer.deepestNesting` braces, `\left` and `\begin` are open, if anywhere.
    static func excess(in tex: String) -> Int? {
        var depth = 0
        for (name, place) in tokens(of: tex) {
            switch name {
            case "{", "\\left", "\\begin", "\\begingroup", "\\bgroup": depth += 1
            case "}", "\\right", "\\end", "\\endgroup", "\\egroup": depth = max(0, depth - 1)
            default: break
            }
            if depth > MathRenderer.deepestNesting { return place }
        }
        return nil
    }

    /// Whether it holds a command that defines another.
    static func defines(_ tex: String) -> Bool {
        tokens(of: tex).contains { definers.contains($0.name) }
    }

    /// Where `command` is first written, if it is.
    static func place(of command: String, in tex: String) -> Int? {
        tokens(of: tex).first { $0.name == command }?.place
    }

    /// Where the last sign that is no blank ends.
    static func end(of tex: String) -> Int {
        let bytes = Array(tex.utf8)
        return (bytes.lastIndex { $0 > 0x20 } ?? -1) + 1
    }

    /// Where a `%` begins a comment that was hardly meant as one: after a digit, or in a formula of one line, whose rest
    /// it takes away.
    static func percentSign(in tex: String) -> Int? {
        let bytes = Array(tex.utf8)
        let isOneLine = !bytes.contains(0x0A)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "%"):
                let follows = index > 0 && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index - 1])
                if isOneLine || follows { return index }
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            default: break
            }
            index += 1
        }
        return nil
    }

    private static let definers: Set<String> = [
        "\\newcommand", "\\renewcommand", "\\providecommand", "\\def", "\\gdef", "\\edef", "\\xdef", "\\let",
        "\\futurelet", "\\global",
    ]

    /// The braces and commands, each with its offset.
    private static func tokens(of tex: String) -> [(name: String, place: Int)] {
        let bytes = Array(tex.utf8)
        var found: [(name: String, place: Int)] = []
        var index = 0
        while index < bytes.count {
            var end = index + 1
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "}"):
                found.append((String(decoding: bytes[index..<end], as: UTF8.self), index))
            case UInt8(ascii: "\\"):
                while end < bytes.count, isLetter(bytes[end]) { end += 1 }
                if end == index + 1 { end = min(end + 1, bytes.count) }
                found.append((String(decoding: bytes[index..<end], as: UTF8.self), index))
            default: break
            }
            index = end
        }
        return found
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "@")
    }
}
