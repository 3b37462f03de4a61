/// A notebook's bytes, the name it is reported under, and where its lines start.
public struct SourceFile: Sendable {
    /// The path as the user wrote it.
    public let path: String
    /// The file's bytes, as they are on disk.
    public let bytes: [UInt8]
    private let lineStarts: [Int]

    /// Indexes the lines of `bytes`; a line ends at LF, CR LF or CR.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        lineStarts = Self.lineStarts(of: bytes)
    }

    private static func lineStarts(of bytes: [UInt8]) -> [Int] {
        var starts = [0]
        bytes.withUnsafeBytes { bytes in
            var place = 0
            while place < bytes.count {
                let next = min(place + 8, bytes.count)
                let word = next == place + 8 ? bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) : 0
                if word.holds(below: 0x0E) {
                    for index in place..<next {
                        let isReturn = bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
                        if bytes[index] == 0x0A || isReturn { starts.append(index + 1) }
                    }
                }
                place = next
            }
        }
        return starts
    }

    /// A place for people: both count from 1, columns in Unicode scalars.
    public struct Location: Hashable, Sendable {
        /// The line, from 1.
        public let line: Int
        /// The column in Unicode scalars, from 1.
        public let column: Int
    }

    /// The place of the byte at `offset`; an offset past the end is the end.
    public func location(of offset: Int) -> Location {
        let offset = min(offset, bytes.count)
        let line = lineIndex(of: offset)
        return Location(line: line + 1, column: scalarCount(lineStarts[line]..<offset) + 1)
    }

    private func scalarCount(_ range: Range<Int>) -> Int {
        bytes.withUnsafeBytes { bytes in
            var count = 0
            var place = range.lowerBound
            while place + 8 <= range.upperBound {
                let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                // All bytes of a scalar but its first are 10xxxxxx.
                count += 8 - (word & ~(word << 1) & UInt64(each: 0x80)).nonzeroBitCount
                place += 8
            }
            return count + bytes[place..<range.upperBound].count { $0 & 0xC0 != 0x80 }
        }
    }

    /// The number of lines, counting what follows the last line end.
    public var lineCount: Int { lineStarts.count }

    /// The range of line `number` (from 1), without its line end.
    public func range(ofLine number: Int) -> SourceRange {
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return SourceRange(start, end)
    }

    /// The text of `range`.
    public func text(_ range: SourceRange) -> String {
        String(decoding: bytes[range.start..<range.end], as: UTF8.self)
    }

    private func lineIndex(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
