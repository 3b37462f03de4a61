/// What the first line of a list item or a quotation may begin with, as GitHub reads it.
enum LeadingMark {
    /// `[ ] ` or `[x] ` at the beginning of an item.
    case task(isDone: Bool)
    /// A line `[!NOTE]` at the beginning of a quotation.
    case callout(Callout)

    /// The mark of an item with which the text of a paragraph begins, and where that text goes on.
    static func task(_ text: [UInt8]) -> (mark: LeadingMark, end: Int)? {
        guard text.count > 4, text[0] == 0x5B, text[2] == 0x5D, text[3].isWhitespace else { return nil }
        switch text[1] {
        case 0x20: return (.task(isDone: false), blanksEnd(text, from: 3))
        case 0x78, 0x58: return (.task(isDone: true), blanksEnd(text, from: 3))
        default: return nil
        }
    }

    /// The mark of a quotation that is the first line of a paragraph, and where the text goes on.
    static func callout(_ text: [UInt8]) -> (mark: LeadingMark, end: Int)? {
        guard text.starts(with: [0x5B, 0x21]) else { return nil }
        let name = text.dropFirst(2).prefix(16, while: \.isLetter)
        var end = 2 + name.count
        guard !name.isEmpty, end < text.count, text[end] == 0x5D else { return nil }
        end += 1
        while end < text.count, text[end].isBlank { end += 1 }
        guard end == text.count || text[end] == 0x0A else { return nil }
        guard let callout = Callout(rawValue: name.text.lowercased()) else { return nil }
        return (.callout(callout), blanksEnd(text, from: end))
    }

    private static func blanksEnd(_ text: [UInt8], from start: Int) -> Int {
        var end = start
        while end < text.count, text[end].isWhitespace { end += 1 }
        return end
    }
}

extension ArraySlice<UInt8> {
    /// The bytes at the beginning that are as `condition` says, at most `count`.
    fileprivate func prefix(_ count: Int, while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        prefix(count).prefix(while: condition)
    }
}
