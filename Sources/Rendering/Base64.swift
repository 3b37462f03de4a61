extension [UInt8] {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The bytes in base 64 (RFC 4648), three as four characters.
    var base64: String {
        var text: [UInt8] = []
        text.reserveCapacity((count + 2) / 3 * 4)
        for start in stride(from: 0, to: count, by: 3) {
            let length = Swift.min(3, count - start)
            var word = 0
            for place in 0..<3 { word = word << 8 | (place < length ? Int(self[start + place]) : 0) }
            for digit in 0..<4 {
                text.append(digit <= length ? Self.digits[word >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of which `text` is the base 64, line ends aside; nil for what is none.
    init?(base64 text: String) {
        var values = [Int](repeating: -1, count: 256)
        for (value, digit) in Self.digits.enumerated() { values[Int(digit)] = value }
        self = []
        var (word, count) = (0, 0)
        var isEnded = false
        for byte in text.utf8 where byte != 0x0A && byte != 0x0D {
            if byte == UInt8(ascii: "=") {
                isEnded = true
                continue
            }
            guard values[Int(byte)] >= 0, !isEnded else { return nil }
            (word, count) = (word << 6 | values[Int(byte)], count + 1)
            guard count == 4 else { continue }
            self += [UInt8(word >> 16), UInt8(word >> 8 & 0xFF), UInt8(word & 0xFF)]
            (word, count) = (0, 0)
        }
        switch count {
        case 0: break
        case 2: append(UInt8(word >> 4))
        case 3: self += [UInt8(word >> 10), UInt8(word >> 2 & 0xFF)]
        default: return nil
        }
    }
}
