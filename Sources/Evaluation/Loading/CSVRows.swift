internal import SwiftCSV

/// The rows of a CSV text (RFC 4180, commas), each with the line it begins on.
///
/// SwiftCSV takes the rows apart. It cannot be stopped, so it gets the text in blocks of whole rows; and it compares
/// grapheme clusters, in which a comma before a combining mark is no comma, so bytes beyond ASCII pass through it as
/// private-use characters, one each.
struct CSVRows {
    /// Why a text is no CSV; lines count from 1.
    enum Mistake: Error, Hashable {
        /// Bytes that are not UTF-8, or a NUL.
        case notText(line: Int)
        /// A quotation mark inside a field without them, or text after the closing one.
        case quotation(line: Int)
        /// No closing quotation mark before the end, or none near.
        case openQuotation(line: Int)
        /// A row of more than a million bytes.
        case longRow(line: Int)
    }

    private static let blockSize = 1 << 16
    private static let longestRow = 1_000_000
    private static let shield: UInt32 = 0xE000

    private let bytes: [UInt8]
    private let start: Int

    /// The rows of `bytes`; a byte order mark is skipped.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Calls `row` with each row that is not blank: fields without the spaces around them.
    ///
    /// `block` is called between blocks of 64 kB, and may throw to stop. Throws `Mistake`.
    func forEach(block: () throws -> Void, row: (_ line: Int, _ fields: [[UInt8]]) throws -> Void) throws {
        var (blockStart, blockLine) = (start, 1)
        var (rowStart, rowLine) = (start, 1)
        var line = 1
        var isQuoted = false
        for index in start..<bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard ends(byte, at: index) else {
                if index - rowStart >= CSVRows.longestRow {
                    throw isQuoted ? Mistake.openQuotation(line: rowLine) : Mistake.longRow(line: rowLine)
                }
                continue
            }
            line += 1
            if isQuoted { continue }
            (rowStart, rowLine) = (index + 1, line)
            if rowStart - blockStart >= CSVRows.blockSize {
                try block()
                try parse(blockStart..<rowStart, from: blockLine, row)
                (blockStart, blockLine) = (rowStart, rowLine)
            }
        }
        if isQuoted { throw misplacedQuotation(from: rowStart, line: rowLine) ?? .openQuotation(line: rowLine) }
        if blockStart < bytes.count {
            try block()
            try parse(blockStart..<bytes.count, from: blockLine, row)
        }
    }

    /// Whether a line ends with this byte: LF, or CR without LF.
    private func ends(_ byte: UInt8, at index: Int) -> Bool {
        byte == 0x0A || byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
    }

    /// A mark after which a field in quotation marks goes on, in the line that begins at `start`.
    ///
    /// Such a mark makes their number odd, so that the next one seems to open a field without an end.
    private func misplacedQuotation(from start: Int, line: Int) -> Mistake? {
        var (isQuoted, isClosed, isAtStart) = (false, false, true)
        for index in start..<bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\"") where isQuoted || isAtStart:
                isClosed = isQuoted
                isQuoted.toggle()
                isAtStart = false
            case UInt8(ascii: "\""):
                // Two in a field are one of its text.
                guard isClosed, bytes[index - 1] == byte else { return .quotation(line: line) }
                (isQuoted, isClosed) = (true, false)
            case _ where ends(byte, at: index): return nil
            case _ where isQuoted || byte == 0x20 || byte == 0x09: break
            case UInt8(ascii: ","): (isClosed, isAtStart) = (false, true)
            default:
                if isClosed { return .quotation(line: line) }
                isAtStart = false
            }
        }
        return nil
    }

    private func parse(_ range: Range<Int>, from first: Int, _ row: (Int, [[UInt8]]) throws -> Void) throws {
        var line = first
        var rows: [[String]] = []
        do {
            // With a limit of 0 it reads only the header; what counts is `enumerateAsArray`.
            let table = try CSV<Enumerated>(
                string: shielded(range, from: first), delimiter: .comma, loadColumns: false, rowLimit: 0)
            try table.enumerateAsArray(startAt: 0, rowLimit: nil) { rows.append($0) }
        } catch is CSVParseError {
            throw Mistake.quotation(line: rows.reduce(first) { $0 + CSVRows.lines(in: $1) })
        }
        for fields in rows {
            defer { line += CSVRows.lines(in: fields) }
            let fields = fields.map { CSVRows.trimmed(CSVRows.unshielded($0)) }
            if fields.count > 1 || fields.first?.isEmpty == false { try row(line, fields) }
        }
    }

    /// The block as SwiftCSV shall see it, its last line ended: it drops an empty field at the end of the text.
    private func shielded(_ range: Range<Int>, from first: Int) throws -> String {
        let block = bytes[range]
        if String(validating: block, as: UTF8.self) == nil || block.contains(0) {
            var line = first
            for text in block.split(separator: 0x0A, omittingEmptySubsequences: false) {
                if String(validating: text, as: UTF8.self) == nil || text.contains(0) { break }
                line += 1
            }
            throw Mistake.notText(line: line)
        }
        var scalars = String.UnicodeScalarView()
        for byte in block {
            scalars.append(
                byte < 0x80 ? Unicode.Scalar(byte) : Unicode.Scalar(CSVRows.shield + UInt32(byte)) ?? "\u{FFFD}")
        }
        if let last = block.last, last != 0x0A, last != 0x0D { scalars.append("\n") }
        return String(scalars)
    }

    private static func unshielded(_ field: String) -> [UInt8] {
        if field.utf8.allSatisfy({ $0 < 0x80 }) { return Array(field.utf8) }
        return field.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.isASCII ? $0.value : $0.value - shield) }
    }

    private static func trimmed(_ field: [UInt8]) -> [UInt8] {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
        guard let first = field.first, let last = field.last, isBlank(first) || isBlank(last) else { return field }
        guard let from = field.firstIndex(where: { !isBlank($0) }), let to = field.lastIndex(where: { !isBlank($0) })
        else { return [] }
        return Array(field[from...to])
    }

    /// How many lines a row takes: one, and one for each line end in its quoted fields.
    private static func lines(in fields: [String]) -> Int {
        fields.reduce(1) { count, field in
            field.utf8.contains { $0 == 0x0A || $0 == 0x0D }
                ? count + field.count { $0 == "\n" || $0 == "\r" || $0 == "\r\n" } : count
        }
    }
}
