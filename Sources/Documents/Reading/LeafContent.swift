import Diagnostics

/// The text of a paragraph, heading or table cell as cmark's inline parser sees it: its lines joined by one LF each.
///
/// A position counts the bytes of that text; it and the file's offsets are told from each other here and nowhere else.
struct LeafContent {
    private(set) var bytes: [UInt8] = []
    /// The pieces of the file in order, and where each starts in `bytes`.
    private(set) var spans: [LineTable.Span] = []
    private(set) var starts: [Int] = []

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
        self.spans.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        for span in spans {
            if lineEnds, !starts.isEmpty { bytes.append(0x0A) }
            self.spans.append(span)
            starts.append(bytes.count)
            bytes.append(contentsOf: file[span.start..<span.end])
        }
    }

    /// The file's offset of the byte at `position`; a line end's is the end of its line.
    func offset(of position: Int) -> Int {
        guard spans.count > 1 else { return spans[0].start + min(position, bytes.count) }
        let piece = piece(at: position)
        return min(spans[piece].start + position - starts[piece], spans[piece].end)
    }

    /// The file's offset after the byte before `position`.
    func endOffset(of position: Int) -> Int {
        guard spans.count > 1, position > 0 else { return offset(of: position) }
        let piece = piece(at: position - 1)
        return min(spans[piece].start + position - starts[piece], spans[piece].end)
    }

    /// The range of the file from `start` to `end`.
    func range(_ start: Int, _ end: Int) -> SourceRange {
        let first = offset(of: start)
        return SourceRange(first, max(first, endOffset(of: end)))
    }

    /// The position of the file's byte at `offset`, held within the text.
    func position(of offset: Int) -> Int {
        var low = 0
        var high = spans.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if spans[middle].start <= offset { low = middle } else { high = middle - 1 }
        }
        return starts[low] + max(0, min(offset, spans[low].end) - spans[low].start)
    }

    func piece(at position: Int) -> Int {
        var low = 0
        var high = starts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if starts[middle] <= position { low = middle } else { high = middle - 1 }
        }
        return low
    }
}

extension LeafContent {
    /// The pieces of the file from `start` to `end`, one a line.
    func pieces(_ start: Int, _ end: Int) -> [LineTable.Span] {
        var pieces: [LineTable.Span] = []
        var index = piece(at: start)
        while index < spans.count, starts[index] < end {
            let span = spans[index]
            let low = max(start - starts[index], 0)
            let high = min(end - starts[index], span.end - span.start)
            if low < high { pieces.append(LineTable.Span(start: span.start + low, end: span.start + high)) }
            index += 1
        }
        return pieces
    }

    /// What `file` says from `start` to `end`: the same as `bytes` unless that was masked.
    func original(_ start: Int, _ end: Int, of file: [UInt8]) -> [UInt8] {
        var bytes = Array(self.bytes[start..<end])
        var index = piece(at: start)
        while index < spans.count, starts[index] < end {
            let span = spans[index]
            let low = max(start - starts[index], 0)
            let high = min(end - starts[index], span.end - span.start)
            if low < high {
                let at = starts[index] + low - start
                bytes.replaceSubrange(at..<(at + high - low), with: file[(span.start + low)..<(span.start + high)])
            }
            index += 1
        }
        return bytes
    }
}
