/// A place in a line while its block quotation marks and list indentation are taken off, as CommonMark counts them:
/// a tab goes to the next multiple of four columns and may be taken in part.
struct LineCursor {
    var offset: Int
    var column: Int
    /// Whether the tab at `offset` is taken in part.
    var isInsideTab = false

    /// The start of a line.
    init(_ line: LineTable.Span) {
        offset = line.start
        column = 0
    }

    /// Where the first byte that is no blank stands, and how many columns lie before it.
    func firstNonBlank(_ bytes: [UInt8], end: Int) -> (offset: Int, indent: Int) {
        var place = offset
        var at = column
        while place < end {
            if bytes[place] == 0x20 { at += 1 } else if bytes[place] == 0x09 { at += 4 - at % 4 } else { break }
            place += 1
        }
        return (place, at - column)
    }

    /// Goes on by `count` columns, into a tab if need be.
    mutating func advance(columns count: Int, _ bytes: [UInt8], end: Int) {
        var left = count
        while left > 0, offset < end {
            let width = bytes[offset] == 0x09 ? 4 - column % 4 : 1
            if width > left {
                column += left
                isInsideTab = true
                return
            }
            isInsideTab = false
            column += width
            offset += 1
            left -= width
        }
    }

    /// Goes to `place`, every byte on the way but tabs counting one column.
    mutating func advance(to place: Int, _ bytes: [UInt8]) {
        if offset < place { isInsideTab = false }
        while offset < place {
            column += bytes[offset] == 0x09 ? 4 - column % 4 : 1
            offset += 1
        }
    }

    /// Takes the blank that may follow a mark.
    mutating func skipOneBlank(_ bytes: [UInt8], end: Int) {
        guard offset < end, bytes[offset] == 0x20 || bytes[offset] == 0x09 else { return }
        advance(columns: 1, bytes, end: end)
    }
}

/// A block quotation or a list item around a line.
struct Container {
    enum Kind {
        case quote
        /// How many columns a line must be indented to belong to the item.
        case item(width: Int)
    }

    var kind: Kind
    /// The line on which it begins.
    var line: Int
    /// Where its content begins on that line.
    var content: LineCursor
    /// How many quotations there are around its content.
    var quotesAround: Int

    var isQuote: Bool { if case .quote = kind { true } else { false } }

    /// The first quotation after the item `index`, or the number of containers: a blank line belongs to all items before it.
    fileprivate func nextQuote(in containers: [Container], after index: Int) -> Int {
        if containers[containers.count - 1].quotesAround == quotesAround { return containers.count }
        return containers[index...].firstIndex { $0.isQuote } ?? containers.count
    }
}

extension [Container] {
    /// Takes the marks of these containers off `line`; `matched` counts those it belongs to.
    func strip(_ line: LineTable.Span, _ bytes: [UInt8]) -> (cursor: LineCursor, matched: Int) {
        var cursor = LineCursor(line)
        for (index, container) in enumerated() {
            let (first, indent) = cursor.firstNonBlank(bytes, end: line.end)
            switch container.kind {
            case .quote:
                guard indent <= 3, first < line.end, bytes[first] == 0x3E else { return (cursor, index) }
                cursor.advance(to: first + 1, bytes)
                cursor.skipOneBlank(bytes, end: line.end)
            case .item(let width):
                if first == line.end {
                    cursor.advance(to: first, bytes)
                    return (cursor, container.nextQuote(in: self, after: index))
                }
                guard indent >= width else { return (cursor, index) }
                cursor.advance(columns: width, bytes, end: line.end)
            }
        }
        return (cursor, count)
    }

    /// What of line `number` lies inside these containers.
    func cursor(onLine number: Int, _ table: LineTable, _ bytes: [UInt8]) -> LineCursor {
        if let last, last.line == number { return last.content }
        return strip(table.line(number), bytes).cursor
    }
}
