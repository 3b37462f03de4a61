package import Diagnostics

/// Text that is made of another, the origin, and where its parts stood there.
package struct TracedText {
    /// A part that was taken over as it stood.
    private struct Copy {
        let start: Int
        let origin: SourceRange
    }

    package private(set) var bytes: [UInt8] = []
    /// In order of place.
    private var copies: [Copy] = []

    init() {}

    /// `origin` with all `edits` made; one that would overlap an earlier one is left out.
    init(_ origin: [UInt8], _ edits: [Edit]) {
        bytes.reserveCapacity(origin.count + edits.reduce(0) { $0 + $1.replacement.count })
        var position = 0
        let ordered = edits.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
        for edit in ordered where edit.range.start >= position {
            copy(SourceRange(position, edit.range.start), of: origin)
            bytes += edit.replacement
            position = edit.range.end
        }
        copy(SourceRange(position, origin.count), of: origin)
    }

    /// Adds what stands nowhere in the origin.
    mutating func add(_ new: [UInt8]) { bytes += new }

    /// Adds what stands in `range` of `origin`, or of the part of it that begins at `offset`.
    mutating func copy(_ range: SourceRange, of origin: [UInt8], at offset: Int = 0) {
        copies.append(Copy(start: bytes.count, origin: SourceRange(range.start + offset, range.end + offset)))
        bytes += origin[range.start..<range.end]
    }

    /// Adds `text`, whose origin is the part that begins at `offset`.
    mutating func add(_ text: TracedText, at offset: Int) {
        for copy in text.copies {
            copies.append(
                Copy(
                    start: bytes.count + copy.start,
                    origin: SourceRange(copy.origin.start + offset, copy.origin.end + offset)))
        }
        bytes += text.bytes
    }

    /// The text with CR LF in place of LF; of this the origin is not known.
    var withCarriageReturns: TracedText {
        var text = TracedText()
        text.add(Array(bytes.split(separator: 0x0A, omittingEmptySubsequences: false).joined(separator: [0x0D, 0x0A])))
        return text
    }

    /// Where in the origin stands what `range` of the text is made of; nil for what stands before all of that.
    package func origin(of range: SourceRange) -> SourceRange? {
        guard let start = origin(of: range.start) else { return nil }
        return SourceRange(start, max(start, origin(of: range.end) ?? start))
    }

    private func origin(of place: Int) -> Int? {
        var (low, high) = (0, copies.count)
        while low < high {
            let middle = (low + high) / 2
            if copies[middle].start <= place { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let copy = copies[low - 1]
        return min(copy.origin.start + place - copy.start, copy.origin.end)
    }
}
