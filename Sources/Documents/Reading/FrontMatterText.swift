import Diagnostics

/// A text of the front matter that is read as Markdown, and where the file says it.
struct FrontMatterText {
    let text: String
    let range: SourceRange
    /// The pieces of the file that say it; nil where they say it otherwise: over several lines, or with YAML's escapes.
    let pieces: [LineTable.Span]?

    /// The `text` of a scalar that begins at `range` of `bytes`, perhaps with a quotation mark, and stands on one line.
    init(_ text: String, quote: UInt8?, at range: SourceRange, in bytes: [UInt8]) {
        self.text = text
        self.range = range
        let whole = LineTable.Span(start: range.start, end: range.end)
        let pieces = quote.map { Self.pieces(of: whole, quote: $0, in: bytes) } ?? [whole]
        let isSaid = LeafContent(pieces, of: bytes, lineEnds: false).bytes.elementsEqual(text.utf8)
        self.pieces = isSaid ? pieces : nil
    }

    /// What stands between quotation marks, without what escapes them: `''` in single ones, `\"` and `\\` in others.
    private static func pieces(of whole: LineTable.Span, quote: UInt8, in bytes: [UInt8]) -> [LineTable.Span] {
        let escape: UInt8 = quote == 0x27 ? 0x27 : 0x5C
        var pieces: [LineTable.Span] = []
        var start = whole.start + 1
        var place = start
        while place < whole.end {
            let isEscape = bytes[place] == escape && place + 1 < whole.end
            if isEscape, bytes[place + 1] == quote || bytes[place + 1] == escape {
                pieces.append(LineTable.Span(start: start, end: place))
                start = place + 1
                place += 1
            } else if bytes[place] == quote {
                break
            }
            place += 1
        }
        return pieces + [LineTable.Span(start: min(start, place), end: place)]
    }
}
