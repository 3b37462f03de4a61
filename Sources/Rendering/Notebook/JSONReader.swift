/// Reads JSON (RFC 8259) with a limit to its depth, and Python's names of what is no number there.
struct JSONReader {
    /// Where a file stops being JSON.
    struct Problem: Error {
        let offset: Int
        /// Whether it may be JSON, but goes deeper than is read.
        var isTooDeep = false
    }

    /// How many lists and objects stand in each other.
    static let deepest = 128

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    /// The value in `bytes`, which are UTF-8.
    static func read(_ bytes: [UInt8]) throws(Problem) -> JSON {
        var reader = JSONReader(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
        let value = try reader.value()
        reader.skipBlanks()
        guard reader.position == bytes.count else { throw reader.problem }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var problem: Problem { Problem(offset: min(position, bytes.count)) }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    /// Takes `byte`, with the blanks before it, if it is the next.
    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(Problem) -> JSON {
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try list()
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .truth(true))
        case UInt8(ascii: "f"): return try word("false", .truth(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "N"): return try word("NaN", .null)
        case UInt8(ascii: "I"): return try word("Infinity", .null)
        case UInt8(ascii: "-") where bytes[position...].starts(with: "-I".utf8): return try word("-Infinity", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: JSON) throws(Problem) -> JSON {
        guard bytes[position...].starts(with: word.utf8) else { throw problem }
        position += word.utf8.count
        return value
    }

    private mutating func enter() throws(Problem) {
        guard depth < Self.deepest else { throw Problem(offset: position, isTooDeep: true) }
        depth += 1
        position += 1
    }

    private mutating func list() throws(Problem) -> JSON {
        try enter()
        defer { depth -= 1 }
        var elements: [JSON] = []
        if take(UInt8(ascii: "]")) { return .list(elements) }
        repeat { elements.append(try value()) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw problem }
        return .list(elements)
    }

    private mutating func object() throws(Problem) -> JSON {
        try enter()
        defer { depth -= 1 }
        var members: [JSON.Member] = []
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipBlanks()
            let name = try text()
            guard take(UInt8(ascii: ":")) else { throw problem }
            members.append(.init(name, try value()))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw problem }
        return .object(members)
    }

    private mutating func number() throws(Problem) -> JSON {
        let start = position
        func digits(_ reader: inout JSONReader) throws(Problem) {
            guard let first = reader.next, first.isDigit else { throw reader.problem }
            while let byte = reader.next, byte.isDigit { reader.position += 1 }
        }
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") { position += 1 } else { try digits(&self) }
        var isWhole = true
        if next == UInt8(ascii: ".") {
            isWhole = false
            position += 1
            try digits(&self)
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isWhole = false
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits(&self)
        }
        let written = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let number = Int(written) { return .integer(number) }
        return .number(written)
    }

    private mutating func text() throws(Problem) -> String {
        guard next == UInt8(ascii: "\"") else { throw problem }
        position += 1
        var result: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: result, as: UTF8.self)
            case UInt8(ascii: "\\"): result += try escape()
            case ..<0x20: throw problem
            default:
                result.append(byte)
                position += 1
            }
        }
        throw problem
    }

    /// The character that a backslash and what follows it stand for.
    private mutating func escape() throws(Problem) -> [UInt8] {
        position += 1
        let byte = next
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            position += 1
            return byte.map { [$0] } ?? []
        case UInt8(ascii: "b"): return single(0x08)
        case UInt8(ascii: "f"): return single(0x0C)
        case UInt8(ascii: "n"): return single(0x0A)
        case UInt8(ascii: "r"): return single(0x0D)
        case UInt8(ascii: "t"): return single(0x09)
        case UInt8(ascii: "u"): break
        default: throw problem
        }
        var unit = try codeUnit()
        if (0xD800..<0xDC00).contains(unit), bytes[position...].starts(with: [0x5C, UInt8(ascii: "u")]) {
            let start = position
            position += 1
            let low = try codeUnit()
            if (0xDC00..<0xE000).contains(low) {
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            } else {
                position = start
            }
        }
        // Half a pair is no character.
        return Array(String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
    }

    private mutating func single(_ byte: UInt8) -> [UInt8] {
        position += 1
        return [byte]
    }

    /// `u` and four digits of base 16.
    private mutating func codeUnit() throws(Problem) -> UInt32 {
        position += 1
        guard position + 4 <= bytes.count else { throw problem }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: throw problem
            }
            position += 1
        }
        return unit
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
