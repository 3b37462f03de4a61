import Diagnostics

/// The text of a paragraph, heading or table cell as cmark's inline parser sees it: its lines joined by one LF each.
///
/// A position counts the bytes of that text; it and the file's offsets are told from each other here and nowhere else.
struct LeafContent {
    private(set) var bytes: [UInt8] = []
    /// The pieces of the file in order.
    private var parts: [Part] = []

    /// A piece of the file, and where it starts in `bytes`.
    private struct Part {
        let span: LineTable.Span
        let start: Int
    }

    /// Nothing.
    init() {}

    /// Joins `spans` of `file`, a line end after each but the last.
    init(_ spans: [LineTable.Span], of file: [UInt8]) {
        join(spans[...], of: file)
    }

    /// Joins `spans` of `file`; without `lineEnds` nothing stands between them.
    init(_ spans: [LineTable.Span], of file: [UInt8], lineEnds: Bool) {
        join(spans[...], of: file, lineEnds: lineEnds)
    }

    /// Becomes what `init` would make, in the same memory.
    mutating func join(_ spans: ArraySlice<LineTable.Span>, of file: [UInt8], lineEnds: Bool = true) {
        parts.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        for span in spans {
            if lineEnds, !parts.isEmpty { bytes.append(0x0A) }
            parts.append(Part(span: span, start: bytes.count))
            bytes.append(contentsOf: file[span.start..<span.end])
        }
    }

    /// Where its text begins in the file.
    var fileStart: Int { parts[0].span.start }

    /// Where its text ends in the file.
    var fileEnd: Int { parts[parts.count - 1].span.end }

    /// The file's offset of the byte at `position`; a line end's is the end of its line.
    func offset(of position: Int) -> Int {
        guard parts.count > 1 else { return fileStart + min(position, bytes.count) }
        return offset(of: position, in: parts[index(at: position)])
    }

    /// The file's offset after the byte before `position`.
    func endOffset(of position: Int) -> Int {
        guard parts.count > 1, position > 0 else { return offset(of: position) }
        return offset(of: position, in: parts[index(at: position - 1)])
    }

    private func offset(of position: Int, in part: Part) -> Int {
        min(part.span.start + position - part.start, part.span.end)
    }

    /// The range of the file from `start` to `end`.
    func range(_ start: Int, _ end: Int) -> SourceRange {
        let first = offset(of: start)
        return SourceRange(first, max(first, endOffset(of: end)))
    }

    /// The position of the file's byte at `offset`, held within the text.
    func position(of offset: Int) -> Int {
        var low = 0
        var high = parts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if parts[middle].span.start <= offset { low = middle } else { high = middle - 1 }
        }
        let (span, start) = (parts[low].span, parts[low].start)
        return start + max(0, min(offset, span.end) - span.start)
    }

    private func index(at position: Int) -> Int {
        var low = 0
        var high = parts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if parts[middle].start <= position { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

extension LeafContent {
    /// The pieces of the file from `start` to `end`, one a line.
    func pieces(_ start: Int, _ end: Int) -> [LineTable.Span] {
        var pieces: [LineTable.Span] = []
        var index = index(at: start)
        while index < parts.count, parts[index].start < end {
            let span = parts[index].span
            let low = max(start - parts[index].start, 0)
            let high = min(end - parts[index].start, span.end - span.start)
            if low < high { pieces.append(LineTable.Span(start: span.start + low, end: span.start + high)) }
            index += 1
        }
        return pieces
    }

    /// What `file` says from `start` to `end`: the same as `bytes` unless that was masked.
    func original(_ start: Int, _ end: Int, of file: [UInt8]) -> [UInt8] {
        var bytes = Array(self.bytes[start..<end])
        var index = index(at: start)
        while index < parts.count, parts[index].start < end {
            let span = parts[index].span
            let low = max(start - parts[index].start, 0)
            let high = min(end - parts[index].start, span.end - span.start)
            if low < high {
                let at = parts[index].start + low - start
                bytes.replaceSubrange(at..<(at + high - low), with: file[(span.start + low)..<(span.start + high)])
            }
            index += 1
        }
        return bytes
    }
}
