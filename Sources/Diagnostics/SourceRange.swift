/// A half-open range of UTF-8 offsets, absolute in the notebook's file.
public struct SourceRange: Hashable, Sendable {
    /// The offset of the first byte.
    public var start: Int
    /// The offset after the last byte; never below `start`.
    public var end: Int

    /// The range `start ..< end`.
    public init(_ start: Int, _ end: Int) {
        precondition(start <= end)
        self.start = start
        self.end = end
    }

    /// The smallest range that holds both.
    public func union(_ other: SourceRange) -> SourceRange {
        SourceRange(min(start, other.start), max(end, other.end))
    }

    /// The number of bytes.
    public var count: Int { end - start }
    /// The empty range at the start of this one.
    public var startPoint: SourceRange { SourceRange(start, start) }
    /// The empty range at the end of this one.
    public var endPoint: SourceRange { SourceRange(end, end) }
}

/// One line of a cell without its line end, and where it stands in the file.
///
/// A cell in a list is indented in the file and not in the cell, so every line carries an offset of its own.
public struct SourceLine: Hashable, Sendable {
    /// The line's UTF-8 bytes, without the line end.
    public var bytes: [UInt8]
    /// The absolute offset of the first of them.
    public var offset: Int

    /// The line `bytes` which starts at `offset`.
    public init(bytes: [UInt8], offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }
}
