import Diagnostics

/// The lines of the part of a file that cmark reads, as absolute offsets.
struct LineTable {
    /// A line, or the part of one, without its line end.
    struct Span {
        var start: Int
        var end: Int
    }

    private(set) var lines: [Span] = []

    /// The lines of `source` from `start` on, the end of its front matter.
    init(_ source: SourceFile, from start: Int) {
        lines.reserveCapacity(source.lineCount)
        for number in source.location(of: start).line...source.lineCount {
            let range = source.range(ofLine: number)
            lines.append(Span(start: max(start, range.start), end: max(start, range.end)))
        }
        if lines.count > 1, lines[lines.count - 1].start == source.bytes.count { lines.removeLast() }
    }

    /// The lines of `bytes` from `start` on; a line ends at LF, CR LF or CR.
    init(_ bytes: [UInt8], from start: Int) {
        var lineStart = start
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                lines.append(Span(start: lineStart, end: index))
                if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
                lineStart = index + 1
            }
            index += 1
        }
        if lineStart < bytes.count || lines.isEmpty { lines.append(Span(start: lineStart, end: bytes.count)) }
    }

    /// The line that cmark calls `number`, the last one if there are not so many.
    func line(_ number: Int) -> Span { lines[max(0, min(number, lines.count) - 1)] }

    /// The offset of a place that cmark names, held within its line.
    func offset(line number: Int, column: Int) -> Int {
        let line = line(number)
        return min(line.start + max(0, column - 1), line.end)
    }

    /// The number (from 1) of the line that holds `offset`.
    func number(of offset: Int) -> Int {
        var low = 0
        var high = lines.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lines[middle].start <= offset { low = middle } else { high = middle - 1 }
        }
        return low + 1
    }

    /// Where the line after `number` starts, or the end of the file.
    func startOfLine(after number: Int, in bytes: [UInt8]) -> Int {
        number < lines.count ? lines[number].start : bytes.count
    }
}
