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
}
