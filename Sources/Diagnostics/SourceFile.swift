/// A notebook's bytes, the name it is reported under, and where its lines start.
public struct SourceFile: Sendable {
    /// The path as the user wrote it.
    public let path: String
    /// The file's bytes, as they are on disk.
    public let bytes: [UInt8]
    private let lineStarts: [Int]
    /// Where the cells of a Jupyter notebook begin, each at a line's beginning; in them people count lines anew.
    private let cellStarts: [Int]
    private let origin: Origin?

    /// Where a range stands in the file that people see.
    public typealias Origin = @Sendable (SourceRange) -> (file: SourceFile, range: SourceRange)?

    /// Indexes the lines of `bytes`; a line ends at LF, CR LF or CR. Bytes from several cells say where these begin;
    /// bytes that were made of another file, where people see them.
    public init(path: String, bytes: [UInt8], cellStarts: [Int] = [], origin: Origin? = nil) {
        self.path = path
        self.bytes = bytes
        self.cellStarts = cellStarts
        self.origin = origin
        lineStarts = Self.lineStarts(of: bytes)
    }

    private static func lineStarts(of bytes: [UInt8]) -> [Int] {
        var starts = [0]
        // What is not used is never touched; growing would touch all twice.
        starts.reserveCapacity(bytes.count / 4)
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

    /// How a place is called: `lesson.md:41:9`, in the third cell of a Jupyter notebook `lesson.ipynb:cell 3:2:9`; and
    /// the number of its line.
    func name(of offset: Int, _ language: MessageLanguage) -> (text: String, line: Int) {
        let location = location(of: offset)
        let path = visible(path)
        guard let cell = cellStarts.lastIndex(where: { $0 <= offset }) else {
            return ("\(path):\(location.line):\(location.column)", location.line)
        }
        let line = location.line - lineIndex(of: cellStarts[cell])
        let name = Text(en: "cell \(cell + 1)", zh: "单元格 \(cell + 1)")[language]
        return ("\(path):\(name):\(line):\(location.column)", line)
    }

    /// `range` in the file that people see; nil where it stands nowhere there.
    func seen(_ range: SourceRange) -> (file: SourceFile, range: SourceRange)? {
        guard let origin else { return (self, range) }
        return origin(range).flatMap { $0.file.seen($0.range) }
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
