/// What character references stand for; cmark knows the named ones and is asked once for each name.
struct Entities {
    private var known: [ArraySlice<UInt8>: [UInt8]] = [:]

    /// The bytes that the reference at `start` of `text` stands for and where it ends, or nil if it is none.
    mutating func decode(_ text: [UInt8], at start: Int) -> (bytes: [UInt8], end: Int)? {
        guard start + 2 < text.count, text[start] == 0x26 else { return nil }
        if text[start + 1] == 0x23 { return Self.number(text, at: start) }
        var end = start + 1
        while end < text.count, end - start <= 32, text[end].isLetter || text[end].isDigit { end += 1 }
        guard end < text.count, end > start + 1, text[end] == 0x3B else { return nil }
        let reference = text[start...end]
        let bytes = known[reference] ?? Self.name(reference)
        known[reference] = bytes
        return bytes.isEmpty ? nil : (bytes, end + 1)
    }

    private static func name(_ reference: ArraySlice<UInt8>) -> [UInt8] {
        let tree = CommonMarkTree(parsing: Array(reference))
        guard let text = tree.entries.last, text.kind == .text else { return [] }
        let bytes = tree.bytes(text.literal)
        return bytes.elementsEqual(reference) ? [] : Array(bytes)
    }

    private static func number(_ text: [UInt8], at start: Int) -> (bytes: [UInt8], end: Int)? {
        var place = start + 2
        let isHexadecimal = place < text.count && text[place] | 0x20 == 0x78
        if isHexadecimal { place += 1 }
        let digits = place
        var value: UInt32 = 0
        while place < text.count, place - digits < 8, let digit = Character(Unicode.Scalar(text[place])).hexDigitValue,
            text[place] < 0x80, isHexadecimal || digit < 10
        {
            value = min(value, 0x11_0000) * (isHexadecimal ? 16 : 10) + UInt32(digit)
            place += 1
        }
        let count = place - digits
        guard count >= 1, count <= (isHexadecimal ? 6 : 7), place < text.count, text[place] == 0x3B else { return nil }
        let scalar = (value == 0 ? nil : Unicode.Scalar(value)) ?? "\u{FFFD}"
        return (Array(String(Character(scalar)).utf8), place + 1)
    }
}
