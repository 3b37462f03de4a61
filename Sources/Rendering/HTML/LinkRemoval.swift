extension HTMLWriter {
    /// Markup that this writer made, without its links, whose words stay, and without references to footnotes.
    static func withoutLinks(_ markup: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(markup.count)
        var rest = markup[...]
        var isInNote = false
        // In texts and attributes `<` and `>` are escaped, so a tag ends at the next.
        while let first = rest.first {
            let isTag = first == UInt8(ascii: "<")
            let end =
                isTag
                ? rest.firstIndex(of: UInt8(ascii: ">")).map(rest.index(after:))
                : rest.firstIndex(of: UInt8(ascii: "<"))
            let piece = rest[..<(end ?? rest.endIndex)]
            rest = rest[piece.endIndex...]
            if piece.starts(with: "<sup class=\"footnote\"".utf8) { isInNote = true }
            if !isInNote, !piece.starts(with: "<a ".utf8), !piece.starts(with: "</a>".utf8) { result += piece }
            if piece.starts(with: "</sup>".utf8) { isInNote = false }
        }
        return result
    }
}
