/// Finds formulas in prose by pandoc's rule, and values that a former run wrote.
///
/// A `$` opens a formula unless a blank follows, and the next `$` that is not escaped closes it unless a blank stands
/// before it or a digit after it. `$$` runs to the next `$$`. Code, links' destinations and tags come first.
enum MathScanner {
    /// A formula that is open at the end of its line.
    enum OpenMath {
        case display
        case inline
    }

    /// Whether a line ends an open formula.
    enum Closing {
        case no
        case later
        case at(Int)
    }

    private static let valueOpenings = [Array("<!-- nn:= ".utf8), Array("<!-- nn:claim ".utf8)]
    private static let commentStart = Array("<!--".utf8)
    private static let commentEnd = Array(" -->".utf8)
    /// What ends a rendered value.
    static let valueClosing = Array("<!-- nn:/ -->".utf8)
    /// What may stand before a rendered value at the start of a line, so that the line is no block of HTML.
    static let valueJoiner = Array("&#8203;".utf8)

    /// What stands in the text of one leaf.
    struct Found {
        /// The formulas and values, in order.
        var spans: [(MaskedSpan.Kind, start: Int, end: Int)] = []
        /// Where a line begins with a `$$` that nothing closes.
        var unclosed: Int?
    }

    /// What stands in the text of one leaf.
    static func find(in text: [UInt8]) -> Found {
        var found = Found()
        var runs = CodeRuns()
        var place = 0
        // Before these no comment and no value ends, so nothing is searched twice.
        var searched = 0
        var valueless = 0
        while let end = LinkSyntax.definitionEnd(text, from: place), end > place { place = end }
        while place < text.count {
            switch text[place] {
            case 0x5C: place += 2
            case 0x60: place = runs.skip(text, place)
            case 0x5D where place + 1 < text.count && text[place + 1] == 0x28:
                place = LinkSyntax.inlineEnd(text, from: place + 1) ?? place + 1
            case 0x26 where text.has(valueJoiner, at: place), 0x3C:
                let isValue = place >= valueless && opensValue(text, place)
                if isValue, let end = valueEnd(text, from: place) {
                    found.spans.append((.value, place, end))
                    place = end
                    continue
                }
                if isValue { valueless = text.find([0x0A], from: place, to: text.count) ?? text.count }
                if text.has(commentStart, at: place) {
                    let isSearched = place < searched
                    let end = isSearched ? nil : HTMLSyntax.commentEnd(text, from: place)
                    if !isSearched, end == nil {
                        searched = text.find([0x0A], from: place, to: text.count) ?? text.count
                    }
                    place = end ?? place + 1
                } else {
                    place = HTMLSyntax.inlineEnd(text, from: place) ?? place + 1
                }
            case 0x24:
                let isDisplay = place + 1 < text.count && text[place + 1] == 0x24
                if let end = isDisplay ? displayEnd(text, place) : inlineEnd(text, place, text.count) {
                    found.spans.append((isDisplay ? .displayMath : .inlineMath, place, end))
                    place = end
                } else {
                    if isDisplay, found.unclosed == nil, isUnclosed(text, place) { found.unclosed = place }
                    place += isDisplay ? 2 : 1
                }
            default: place += 1
            }
        }
        return found
    }

    /// Whether the `$$` at `place` begins its line, and is the last.
    private static func isUnclosed(_ text: [UInt8], _ place: Int) -> Bool {
        (place == 0 || text[place - 1] == 0x0A) && text.find([0x24, 0x24], from: place + 1, to: text.count) == nil
    }

    /// The formula that is open at the end of the line `bytes[start ..< end]`.
    static func openMath(_ bytes: [UInt8], _ start: Int, _ end: Int) -> OpenMath? {
        guard bytes.holds(0x24, in: start..<end) else { return nil }
        var runs = CodeRuns()
        var place = 0
        let line = Array(bytes[start..<end])
        while place < line.count {
            switch line[place] {
            case 0x5C: place += 2
            case 0x60: place = runs.skip(line, place)
            case 0x24:
                if place + 1 < line.count, line[place + 1] == 0x24 {
                    guard let closed = displayEnd(line, place) else { return .display }
                    place = closed
                } else if let closed = inlineEnd(line, place, line.count) {
                    place = closed
                } else if place + 1 < line.count, !line[place + 1].isWhitespace, !line[place + 1].isDigit,
                    nextDollar(line, place + 1, line.count) == nil
                {
                    return .inline
                } else {
                    place += 1
                }
            default: place += 1
            }
        }
        return nil
    }

    /// Whether the line `bytes[start ..< end]` ends the formula `open`.
    static func close(_ open: OpenMath, _ bytes: [UInt8], _ start: Int, _ end: Int) -> Closing {
        switch open {
        case .display:
            return bytes.find([0x24, 0x24], from: start, to: end).map { .at($0 + 2) } ?? .later
        case .inline:
            guard let dollar = nextDollar(bytes, start, end) else { return .later }
            return dollar > start && closes(bytes, dollar, end) ? .at(dollar + 1) : .no
        }
    }

    /// The end of the rendered value at `start`, or nil: it stands on one line.
    static func valueEnd(_ text: [UInt8], from start: Int) -> Int? {
        let comment = text.has(valueJoiner, at: start) ? start + valueJoiner.count : start
        guard let opening = valueOpenings.first(where: { text.has($0, at: comment) }) else { return nil }
        var line = comment
        while line < text.count, !text[line].isLineEnd { line += 1 }
        guard let end = text.find(commentEnd, from: comment + opening.count - 1, to: line),
            let closing = text.find(valueClosing, from: end + commentEnd.count, to: line)
        else { return nil }
        return closing + valueClosing.count
    }

    /// Whether the line `bytes[start ..< end]` begins with a rendered value.
    static func isValue(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard bytes[start] == 0x3C || bytes[start] == 0x26 else { return false }
        return valueEnd(Array(bytes[start..<end]), from: 0) != nil
    }

    private static func opensValue(_ text: [UInt8], _ start: Int) -> Bool {
        let comment = text.has(valueJoiner, at: start) ? start + valueJoiner.count : start
        return valueOpenings.contains { text.has($0, at: comment) }
    }

    private static func displayEnd(_ text: [UInt8], _ start: Int) -> Int? {
        guard let close = text.find([0x24, 0x24], from: start + 2, to: text.count), close > start + 2 else {
            return nil
        }
        return text[(start + 2)..<close].allSatisfy(\.isWhitespace) ? nil : close + 2
    }

    private static func inlineEnd(_ text: [UInt8], _ start: Int, _ end: Int) -> Int? {
        guard start + 1 < end, !text[start + 1].isWhitespace, let dollar = nextDollar(text, start + 1, end),
            dollar > start + 1, closes(text, dollar, end)
        else { return nil }
        return dollar + 1
    }

    private static func nextDollar(_ text: [UInt8], _ start: Int, _ end: Int) -> Int? {
        var place = start
        while place < end {
            if text[place] == 0x24 { return place }
            place += text[place] == 0x5C ? 2 : 1
        }
        return nil
    }

    private static func closes(_ text: [UInt8], _ dollar: Int, _ end: Int) -> Bool {
        !text[dollar - 1].isWhitespace && !(dollar + 1 < end && text[dollar + 1].isDigit)
    }
}

/// Skips code spans; remembers which lengths of backticks are never closed, so that no text is searched twice.
private struct CodeRuns {
    private var unclosed: Set<Int> = []

    /// The end of the code span at `start`, or of its backticks if it is none.
    mutating func skip(_ text: [UInt8], _ start: Int) -> Int {
        var place = start
        while place < text.count, text[place] == 0x60 { place += 1 }
        let length = place - start
        let after = place
        if unclosed.contains(length) { return after }
        while place < text.count {
            guard text[place] == 0x60 else {
                place += 1
                continue
            }
            let run = place
            while place < text.count, text[place] == 0x60 { place += 1 }
            if place - run == length { return place }
        }
        unclosed.insert(length)
        return after
    }
}
