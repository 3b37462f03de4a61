import Diagnostics

/// A cell's lines as one run of bytes, each ended by LF, and where each stands in the file.
struct CellText: Sendable {
    /// The bytes of all lines.
    private(set) var bytes: [UInt8] = []
    private var starts: [Int] = []
    private var offsets: [Int] = []

    /// Joins `lines`; an LF inside one begins another.
    init(_ lines: [SourceLine]) {
        bytes.reserveCapacity(lines.reduce(0) { $0 + $1.bytes.count + 1 })
        for line in lines {
            starts.append(bytes.count)
            offsets.append(line.offset)
            for (index, byte) in line.bytes.enumerated() {
                bytes.append(byte)
                guard byte == 0x0A else { continue }
                starts.append(bytes.count)
                offsets.append(line.offset + index + 1)
            }
            bytes.append(0x0A)
        }
    }

    /// How many lines there are.
    var lineCount: Int { starts.count }

    /// The number of the line that holds `place`, going on from `line`.
    func line(of place: Int, from line: Int) -> Int {
        var line = line
        while line + 1 < starts.count, starts[line + 1] <= place { line += 1 }
        return line
    }

    /// The offset in the file of `place` on `line`.
    func offset(of place: Int, line: Int) -> Int {
        line < starts.count ? offsets[line] + place - starts[line] : 0
    }

    /// The ranges in the file of `start ..< end`, one for each line, line ends left out.
    func ranges(_ start: Int, _ end: Int, from line: inout Int) -> [SourceRange] {
        line = self.line(of: start, from: line)
        var result: [SourceRange] = []
        var current = line
        while current < starts.count, starts[current] < end {
            let limit = current + 1 < starts.count ? starts[current + 1] - 1 : bytes.count - 1
            let first = max(start, starts[current])
            let last = min(end, limit)
            if first < last {
                result.append(SourceRange(offset(of: first, line: current), offset(of: last, line: current)))
            }
            current += 1
        }
        return result
    }

    /// The source between two places.
    func string(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }
}
