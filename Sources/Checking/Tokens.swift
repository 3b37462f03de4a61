/// Text as numbers and what stands between them, blanks left out: what a tolerance and the marks of a diff look at.
struct Tokens {
    /// A number as it is written, or a run of anything else without blanks.
    struct Token {
        let bytes: ArraySlice<UInt8>
        /// Its value, if it is a number.
        let number: Double?
        /// What it stands in.
        let line: [UInt8]
    }

    let tokens: [Token]

    /// The tokens of one or more lines.
    init(_ text: String) {
        let bytes = Array(text.utf8)
        var tokens: [Token] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] <= 0x20 {
                place += 1
                continue
            }
            let start = place
            if let end = Self.endOfNumber(bytes, from: place) {
                place = end
                let written = String(decoding: bytes[start..<end], as: UTF8.self)
                tokens.append(Token(bytes: bytes[start..<end], number: Double(written), line: bytes))
                continue
            }
            while place < bytes.count, bytes[place] > 0x20 {
                if place > start, !Self.isWord(bytes[place - 1]), Self.endOfNumber(bytes, from: place) != nil { break }
                place += 1
            }
            tokens.append(Token(bytes: bytes[start..<place], number: nil, line: bytes))
        }
        self.tokens = tokens
    }

    /// A letter, digit or underscore, or a part of any other character: a digit behind it is no number.
    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x5F || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || isDigit(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// Where the number ends that begins at `start`: `-1.5e-3`, `.5`, `nan`, `inf`; nil if none does.
    private static func endOfNumber(_ bytes: [UInt8], from start: Int) -> Int? {
        var place = start
        if bytes[place] == 0x2D || bytes[place] == 0x2B { place += 1 }
        for word in ["nan", "inf"] where bytes[place...].starts(with: word.utf8) {
            let end = place + 3
            return end < bytes.count && isWord(bytes[end]) ? nil : end
        }
        let digits = place
        while place < bytes.count, isDigit(bytes[place]) { place += 1 }
        var count = place - digits
        if place < bytes.count, bytes[place] == 0x2E {
            let fraction = place + 1
            place = fraction
            while place < bytes.count, isDigit(bytes[place]) { place += 1 }
            count += place - fraction
            // The full stop of a sentence is none of the number's.
            if place == fraction, count > 0, place == bytes.count || bytes[place] <= 0x20 { place -= 1 }
        }
        guard count > 0 else { return nil }
        if place < bytes.count, bytes[place] | 0x20 == 0x65 {
            var exponent = place + 1
            if exponent < bytes.count, bytes[exponent] == 0x2D || bytes[exponent] == 0x2B { exponent += 1 }
            if exponent < bytes.count, isDigit(bytes[exponent]) {
                place = exponent
                while place < bytes.count, isDigit(bytes[place]) { place += 1 }
            }
        }
        return place < bytes.count && isWord(bytes[place]) ? nil : place
    }
}
