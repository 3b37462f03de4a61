/// Where raw HTML and autolinks begin and end, as far as the search for mathematics must know.
enum HTMLSyntax {
    /// The end of the tag or autolink at `start`, or nil.
    static func inlineEnd(_ text: [UInt8], from start: Int) -> Int? {
        guard start + 1 < text.count, text[start] == 0x3C else { return nil }
        return autolinkEnd(text, from: start) ?? tagEnd(text, from: start)
    }

    /// The end of the comment at `start` if it ends within its line.
    static func commentEnd(_ text: [UInt8], from start: Int) -> Int? {
        text.find([0x2D, 0x2D, 0x3E], from: start + 4, to: lineEnd(text, start)).map { $0 + 3 }
    }

    private static func lineEnd(_ text: [UInt8], _ start: Int) -> Int {
        var place = start
        while place < text.count, text[place] != 0x0A { place += 1 }
        return place
    }

    private static func autolinkEnd(_ text: [UInt8], from start: Int) -> Int? {
        var place = start + 1
        while place < text.count, place - start <= 32,
            text[place].isLetter || text[place].isDigit || [0x2B, 0x2D, 0x2E].contains(text[place])
        {
            place += 1
        }
        guard place - start > 2, place < text.count, text[place] == 0x3A, text[start + 1].isLetter else { return nil }
        while place < text.count, text[place] > 0x20, text[place] != 0x3C {
            if text[place] == 0x3E { return place + 1 }
            place += 1
        }
        return nil
    }

    private static func tagEnd(_ text: [UInt8], from start: Int) -> Int? {
        var place = start + 1
        let isClosing = text[place] == 0x2F
        if isClosing { place += 1 }
        guard place < text.count, text[place].isLetter else { return nil }
        while place < text.count, text[place].isLetter || text[place].isDigit || text[place] == 0x2D { place += 1 }
        while place < text.count {
            let blanks = place
            while place < text.count, text[place].isWhitespace { place += 1 }
            guard place < text.count else { return nil }
            if text[place] == 0x3E { return place + 1 }
            if text[place] == 0x2F { return place + 1 < text.count && text[place + 1] == 0x3E ? place + 2 : nil }
            guard !isClosing, place > blanks, let end = attributeEnd(text, from: place) else { return nil }
            place = end
        }
        return nil
    }

    private static func attributeEnd(_ text: [UInt8], from start: Int) -> Int? {
        var place = start
        guard text[place].isLetter || text[place] == 0x5F || text[place] == 0x3A else { return nil }
        while place < text.count, text[place].isLabelByte || text[place] == 0x3A || text[place] == 0x2E { place += 1 }
        guard place < text.count, text[place] == 0x3D else { return place }
        place += 1
        guard place < text.count else { return nil }
        if text[place] == 0x22 || text[place] == 0x27 {
            return text.find([text[place]], from: place + 1, to: lineEnd(text, place)).map { $0 + 1 }
        }
        let value = place
        while place < text.count, text[place] > 0x20, ![0x22, 0x27, 0x3C, 0x3D, 0x3E, 0x60].contains(text[place]) {
            place += 1
        }
        return place > value ? place : nil
    }

    /// What ends an HTML block.
    enum BlockEnd: Equatable {
        case blankLine
        /// The first line that holds one of these.
        case line([String])
    }

    /// How the HTML block that the line `bytes[start ..< end]` begins is ended; nil if it begins none.
    static func blockEnd(_ bytes: [UInt8], _ start: Int, _ end: Int, interrupting: Bool) -> BlockEnd? {
        guard start + 1 < end, bytes[start] == 0x3C else { return nil }
        let rest = Array(bytes[(start + 1)..<min(end, start + 14)].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
        if rest.has(Array("!--".utf8), at: 0) { return .line(["-->"]) }
        if rest[0] == 0x3F { return .line(["?>"]) }
        if rest.has(Array("![cdata[".utf8), at: 0) { return .line(["]]>"]) }
        // As cmark 0.30 has it, a declaration begins with a capital: <!doctype is prose, <!DOCTYPE is not.
        if rest[0] == 0x21, start + 2 < end, (0x41...0x5A).contains(bytes[start + 2]) { return .line([">"]) }
        let nameStart = rest[0] == 0x2F ? 1 : 0
        var nameEnd = nameStart
        while nameEnd < rest.count, rest[nameEnd].isLetter || rest[nameEnd].isDigit { nameEnd += 1 }
        let name = rest[nameStart..<nameEnd].text
        let next = nameEnd < rest.count ? rest[nameEnd] : 0x20
        if nameStart == 0, ["script", "pre", "style", "textarea"].contains(name), next.isWhitespace || next == 0x3E {
            return .line(["</script>", "</pre>", "</style>", "</textarea>"])
        }
        if blockNames.contains(name), next.isWhitespace || next == 0x3E || next == 0x2F { return .blankLine }
        guard !interrupting, let tag = tagEnd(Array(bytes[start..<end]), from: 0) else { return nil }
        return bytes[(start + tag)..<end].allSatisfy(\.isBlank) ? .blankLine : nil
    }

    private static let blockNames: Set<String> = [
        "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
        "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
        "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li",
        "link",
        "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "source",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
    ]
}
