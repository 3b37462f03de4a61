/// The source line of a place, made ready for the terminal, and where the carets stand under it.
struct Excerpt {
    /// About how many columns of a line are shown.
    static let width = 100
    /// How many columns before the caret are kept of a line that is cut.
    static let context = 40
    /// How many bytes to each side of the caret are looked at, so that a line of megabytes costs nothing.
    static let reach = 1_000

    private(set) var text = ""
    /// Columns before the first caret.
    private(set) var indent = 0
    /// The number of carets, at least one.
    private(set) var carets = 1

    /// A character of the line as it is shown.
    private struct Piece {
        var text: String
        var width: Int
    }

    /// The line in which `range` begins; a range over several lines is marked to the end of the first.
    init(_ range: SourceRange, in file: SourceFile) {
        let start = min(range.start, file.bytes.count)
        let line = file.range(ofLine: file.location(of: start).line)
        let low = max(line.start, min(start, line.end) - Self.reach)
        let high = min(line.end, start + Self.reach)
        let first = max(low, min(start, line.end))
        let last = max(first, min(range.end, high))

        var column = 0
        let before = Self.pieces(file, low, first, &column)
        let marked = Self.pieces(file, first, last, &column)
        let after = Self.pieces(file, last, high, &column)
        let markedWidth = marked.reduce(0) { $0 + $1.width }

        let isCut = low > line.start || high < line.end || column > Self.width
        let beforeWidth = before.reduce(0) { $0 + $1.width }
        var skipped = 0
        var left = before[...]
        if isCut, low > line.start || beforeWidth + min(markedWidth, Self.width / 2) > Self.width - 1 {
            while let piece = left.first, beforeWidth - skipped > Self.context {
                skipped += piece.width
                left.removeFirst()
            }
            text = "…"
            indent = 1
        }
        text += left.reduce("") { $0 + $1.text }
        indent += beforeWidth - skipped

        var used = indent
        var shown = 0
        for (index, piece) in (marked + after).enumerated() {
            if isCut, used + piece.width > Self.width - 1 {
                text += "…"
                shown = min(shown + 1, markedWidth)
                carets = max(1, shown)
                return
            }
            text += piece.text
            used += piece.width
            if index < marked.count { shown += piece.width }
        }
        if high < line.end { text += "…" }
        carets = max(1, shown)
    }

    private static func pieces(_ file: SourceFile, _ start: Int, _ end: Int, _ column: inout Int) -> [Piece] {
        guard start < end else { return [] }
        let scalars = Array(file.text(SourceRange(start, end)).unicodeScalars)
        return zip(scalars, displayWidths(of: scalars)).map { scalar, width in
            var piece = Piece(text: String(Character(scalar)), width: width)
            if scalar == "\t" {
                let spaces = 4 - column % 4
                piece = Piece(text: String(repeating: " ", count: spaces), width: spaces)
            } else if let escape = visibleEscape(for: scalar) {
                piece = Piece(text: escape, width: escape.utf8.count)
            }
            column += piece.width
            return piece
        }
    }
}
