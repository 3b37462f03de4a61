import Diagnostics
import Documents

/// An inline expression in a file: as its author wrote it, or moved into a comment with its value beside it.
struct InlineWriter {
    /// What ends a value.
    static let closing = Array("<!-- nn:/ -->".utf8)
    /// A comment at the start of a line would make the line HTML, in which nothing else is Markdown; this is no comment
    /// and shows nothing.
    static let guardAtLineStart = Array("&#8203;".utf8)

    private let inline: InlineExpression
    private let bytes: [UInt8]

    /// The inline expression of the file `source`.
    init(_ inline: InlineExpression, in source: SourceFile) {
        self.inline = inline
        bytes = source.bytes
    }

    /// The bytes that stand for the expression when its value is `value`; nil: the run did not reach it.
    func bytes(showing value: String?) -> [UInt8] {
        guard let value else { return inline.recorded == nil ? Array(written) : codeSpan }
        let opening: [UInt8]
        if inline.recorded != nil, let end = endOfOpening {
            opening = Array(written[..<end])
        } else {
            opening =
                (startsLine ? Self.guardAtLineStart : [])
                + Array((inline.isClaim ? "<!-- nn:claim " : "<!-- nn:= ").utf8)
                + CommentEscaping.escape(expressionOfCodeSpan) + Array(" -->".utf8)
        }
        // A comment of ours in the value would end it, also behind a backslash.
        let shown = value.escapedAsMarkdown.replacing("\\<!--", with: "&lt;!--")
        return opening + Array(shown.utf8) + Self.closing
    }

    private var written: ArraySlice<UInt8> { bytes[inline.range.start..<inline.range.end] }

    private var endOfOpening: Int? {
        var index = written.startIndex
        while index + 3 <= written.endIndex {
            if written[index..<index + 3].elementsEqual("-->".utf8) { return index + 3 }
            index += 1
        }
        return nil
    }

    /// Whether only blanks and the marks of lists and quotations stand before it in its line.
    private var startsLine: Bool {
        var index = inline.range.start - 1
        while index >= 0, bytes[index] != 0x0A, bytes[index] != 0x0D {
            guard " \t>-*+.)0123456789".utf8.contains(bytes[index]) else { return false }
            index -= 1
        }
        return true
    }

    /// What stands after `{nn}` or `{nn claim}` in the code span, on one line.
    private var expressionOfCodeSpan: [UInt8] {
        let ticks = written.prefix { $0 == UInt8(ascii: "`") }.count
        var inner = Array(written.dropFirst(ticks).dropLast(ticks))
        if let close = inner.firstIndex(of: UInt8(ascii: "}")) { inner.removeSubrange(...close) }
        return oneLine(inner)
    }

    /// The code span that the comment was made of.
    private var codeSpan: [UInt8] {
        guard let end = endOfOpening else { return Array(written) }
        let opening = written[..<end].dropLast(3)
        guard let mark = opening.firstIndex(of: UInt8(ascii: ":")) else { return Array(written) }
        let word = opening[mark...].prefix { $0 != UInt8(ascii: " ") }.endIndex
        let expression = oneLine(CommentEscaping.unescape(opening[word...]))
        var longest = 0
        var run = 0
        for byte in expression {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let ticks = [UInt8](repeating: UInt8(ascii: "`"), count: longest + 1)
        return ticks + Array((inline.isClaim ? "{nn claim} " : "{nn} ").utf8) + expression
            + (expression.last == UInt8(ascii: "`") ? [UInt8(ascii: " ")] : []) + ticks
    }

    private func oneLine(_ text: [UInt8]) -> [UInt8] {
        let words = text.split { $0 == 0x0A || $0 == 0x0D }
        let line = Array(words.joined(separator: [0x20]))
        let start = line.firstIndex { $0 != 0x20 } ?? line.endIndex
        let end = line.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? start
        return Array(line[start..<max(start, end)])
    }
}
