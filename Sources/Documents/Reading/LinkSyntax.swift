/// Where links and their definitions end, by CommonMark's rules, in the text of one leaf.
enum LinkSyntax {
    /// The end of `(destination "title")` whose bracket stands at `start`, or nil.
    static func inlineEnd(_ text: [UInt8], from start: Int) -> Int? {
        guard start < text.count, text[start] == 0x28 else { return nil }
        var place = skipSpaces(text, start + 1)
        if let end = destinationEnd(text, from: place) { place = end } else { return nil }
        let after = skipSpaces(text, place)
        if after < text.count, text[after] == 0x29 { return after + 1 }
        guard after > place, let title = titleEnd(text, from: after) else { return nil }
        let close = skipSpaces(text, title)
        return close < text.count && text[close] == 0x29 ? close + 1 : nil
    }

    /// The end of `[label]` whose bracket stands at `start`, or nil.
    static func labelEnd(_ text: [UInt8], from start: Int) -> Int? {
        guard start < text.count, text[start] == 0x5B else { return nil }
        var place = start + 1
        while place < text.count, place - start <= 1001 {
            switch text[place] {
            case 0x5B: return nil
            case 0x5D: return place + 1
            case 0x5C where place + 1 < text.count && text[place + 1].isPunctuation: place += 2
            default: place += 1
            }
        }
        return nil
    }

    /// The end of the definition `[label]: destination "title"` that starts at `start`, its line end included, or nil.
    static func definitionEnd(_ text: [UInt8], from start: Int) -> Int? {
        guard let label = labelEnd(text, from: start), label < text.count, text[label] == 0x3A,
            text[(start + 1)..<(label - 1)].contains(where: { !$0.isWhitespace })
        else { return nil }
        let place = skipSpaces(text, label + 1)
        guard place < text.count, let destination = destinationEnd(text, from: place) else { return nil }
        let after = skipSpaces(text, destination)
        if after > destination, let title = titleEnd(text, from: after), let end = lineEnd(text, from: title) {
            return end
        }
        return lineEnd(text, from: destination)
    }

    private static func lineEnd(_ text: [UInt8], from start: Int) -> Int? {
        var place = start
        while place < text.count, text[place].isBlank { place += 1 }
        if place == text.count { return place }
        return text[place] == 0x0A ? place + 1 : nil
    }

    private static func skipSpaces(_ text: [UInt8], _ start: Int) -> Int {
        var place = start
        while place < text.count, text[place].isWhitespace { place += 1 }
        return place
    }

    private static func destinationEnd(_ text: [UInt8], from start: Int) -> Int? {
        var place = start
        if place < text.count, text[place] == 0x3C {
            place += 1
            while place < text.count {
                switch text[place] {
                case 0x3E: return place + 1
                case 0x0A, 0x3C: return nil
                case 0x5C: place += 2
                default: place += 1
                }
            }
            return nil
        }
        var depth = 0
        while place < text.count, !text[place].isWhitespace {
            if text[place] == 0x5C, place + 1 < text.count, text[place + 1].isPunctuation {
                place += 2
                continue
            }
            if text[place] == 0x28 { depth += 1 }
            if text[place] == 0x29 {
                if depth == 0 { break }
                depth -= 1
            }
            if depth > 32 { return nil }
            place += 1
        }
        return depth == 0 ? min(place, text.count) : nil
    }

    private static func titleEnd(_ text: [UInt8], from start: Int) -> Int? {
        guard start < text.count else { return nil }
        let close: UInt8
        switch text[start] {
        case 0x22, 0x27: close = text[start]
        case 0x28: close = 0x29
        default: return nil
        }
        var place = start + 1
        while place < text.count {
            if text[place] == close { return place + 1 }
            if text[place] == 0x28, close == 0x29 { return nil }
            place += text[place] == 0x5C && place + 1 < text.count && text[place + 1].isPunctuation ? 2 : 1
        }
        return nil
    }
}
