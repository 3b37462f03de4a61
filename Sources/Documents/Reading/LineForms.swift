/// What a line says of the block it stands in or begins, by CommonMark; blanks at its beginning are taken off.
extension [UInt8] {
    /// Where the text of the heading begins that the line at `first ..< end` is, which `#` begin.
    func headingText(_ first: Int, _ end: Int) -> Int? {
        var place = first
        while place < end, self[place] == 0x23 { place += 1 }
        guard place > first, place - first <= 6, place == end || self[place].isBlank else { return nil }
        return place
    }

    /// The mark and the length of the fence with which the line at `first ..< end` begins code.
    func openingFence(_ first: Int, _ end: Int) -> (UInt8, Int)? {
        guard self[first] == 0x60 || self[first] == 0x7E else { return nil }
        var place = first
        while place < end, self[place] == self[first] { place += 1 }
        guard place - first >= 3, self[first] == 0x7E || !self[place..<end].contains(0x60) else { return nil }
        return (self[first], place - first)
    }

    /// Whether the line at `first ..< end` ends the code that such a fence began.
    func isClosingFence(_ first: Int, _ end: Int, _ mark: UInt8, _ length: Int) -> Bool {
        var place = first
        while place < end, self[place] == mark { place += 1 }
        return place - first >= length && self[place..<end].allSatisfy(\.isBlank)
    }

    /// Whether the line at `first ..< end` makes a heading of the paragraph before it.
    func isUnderline(_ first: Int, _ end: Int) -> Bool {
        guard self[first] == 0x3D || self[first] == 0x2D else { return false }
        var place = first
        while place < end, self[place] == self[first] { place += 1 }
        return self[place..<end].allSatisfy(\.isBlank)
    }

    /// Whether the line at `first ..< end` ends a block of HTML.
    func ends(_ html: HTMLSyntax.BlockEnd, _ first: Int, _ end: Int) -> Bool {
        switch html {
        case .blankLine:
            return first == end
        case .line(let marks):
            let line = self[first..<end].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
            return marks.contains { line.find(Array($0.utf8), from: 0, to: line.count) != nil }
        }
    }
}
