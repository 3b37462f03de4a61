extension String {
    /// The text as Markdown that shows exactly it, for one line of a paragraph or an entry of a table.
    ///
    /// Only what could be read as Markdown is escaped, so that the source stays readable: `test_set >= 0.9` is itself.
    var escapedAsMarkdown: String {
        let source = Array(withControlPictures.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(source.count + 8)
        for (index, byte) in source.enumerated() {
            let before = index > 0 ? source[index - 1] : nil
            let after = index + 1 < source.count ? source[index + 1] : nil
            if byte == UInt8(ascii: "\n") {
                result.append(UInt8(ascii: " "))
                continue
            }
            if isMarkup(byte, before: before, after: after) { result.append(UInt8(ascii: "\\")) }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The text as a paragraph's line: what would begin a list, quotation or heading there is escaped too.
    var escapedAsMarkdownLine: String { escapedAsMarkdown.guardedAsMarkdownLine }

    /// Markdown as a paragraph's line: what would begin a list, a quotation, a heading, a fence, a rule or a link's
    /// definition there is escaped.
    var guardedAsMarkdownLine: String {
        let line = Array(utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
        let digits = line.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        guard digits < line.count, line[digits...].beginsBlock(afterDigits: digits > 0) else {
            return String(decoding: line, as: UTF8.self)
        }
        return String(decoding: line[..<digits] + [UInt8(ascii: "\\")] + line[digits...], as: UTF8.self)
    }
}

extension ArraySlice<UInt8> {
    /// Whether a paragraph's line that begins so, after digits or not, would begin something else.
    fileprivate func beginsBlock(afterDigits: Bool) -> Bool {
        guard let first else { return false }
        let second = dropFirst().first
        if afterDigits { return ".)".utf8.contains(first) && (second == nil || second == UInt8(ascii: " ")) }
        switch first {
        case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="),
            UInt8(ascii: ":"):
            return true
        case UInt8(ascii: "*"), UInt8(ascii: "_"):
            return second == nil || second == UInt8(ascii: " ") || allSatisfy { $0 == first || $0 == UInt8(ascii: " ") }
        case UInt8(ascii: "`"), UInt8(ascii: "~"):
            // A code span of three backticks has more of them behind it.
            let rest = drop { $0 == first }
            return count - rest.count > 2 && (first == UInt8(ascii: "~") || !rest.contains(first))
        case UInt8(ascii: "["):
            guard let end = firstIndex(of: UInt8(ascii: "]")) else { return false }
            return self[end...].dropFirst().first == UInt8(ascii: ":")
        default: return false
        }
    }
}

private func isMarkup(_ byte: UInt8, before: UInt8?, after: UInt8?) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "|"),
        UInt8(ascii: "~"), UInt8(ascii: "$"):
        return true
    case UInt8(ascii: "*"): return !(isBlank(before) && isBlank(after))
    case UInt8(ascii: "_"): return !(isWord(before) && isWord(after))
    case UInt8(ascii: "<"): return after.map { isLetter($0) || "/!?".utf8.contains($0) } ?? true
    case UInt8(ascii: "&"): return after.map { isLetter($0) || $0 == UInt8(ascii: "#") } ?? true
    case UInt8(ascii: "!"): return after == UInt8(ascii: "[")
    case UInt8(ascii: "@"): return after.map(isLetter) ?? false
    // An address of what a cell read is text, and no link.
    case UInt8(ascii: ":"): return before == UInt8(ascii: "s") && after == UInt8(ascii: "/")
    case UInt8(ascii: "{"): return before == UInt8(ascii: "`")
    default: return false
    }
}

private func isBlank(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: " ") }

private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

private func isWord(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
