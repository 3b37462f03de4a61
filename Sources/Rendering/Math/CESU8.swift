/// The form of text inside Duktape: as UTF-8, but a scalar above U+FFFF is a pair of surrogates of three bytes each.
enum CESU8 {
    /// The bytes of `text`.
    static func encode(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.value <= 0xFFFF {
                bytes.append(contentsOf: String(scalar).utf8)
            } else {
                for unit in String(scalar).utf16 {
                    bytes.append(0xED)
                    bytes.append(0x80 | UInt8(unit >> 6 & 0x3F))
                    bytes.append(0x80 | UInt8(unit & 0x3F))
                }
            }
        }
        return bytes
    }

    /// The text of `bytes`; a surrogate without its other half becomes U+FFFD.
    static func decode(_ bytes: some Collection<UInt8>) -> String {
        let bytes = Array(bytes)
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if let high = surrogate(bytes, at: index), high < 0xDC00, let low = surrogate(bytes, at: index + 3),
                low >= 0xDC00
            {
                let value = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
                utf8.append(0xF0 | UInt8(value >> 18))
                utf8.append(0x80 | UInt8(value >> 12 & 0x3F))
                utf8.append(0x80 | UInt8(value >> 6 & 0x3F))
                utf8.append(0x80 | UInt8(value & 0x3F))
                index += 6
            } else {
                utf8.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: utf8, as: UTF8.self)
    }

    private static func surrogate(_ bytes: [UInt8], at index: Int) -> UInt32? {
        guard index + 2 < bytes.count, bytes[index] == 0xED, bytes[index + 1] >= 0xA0 else { return nil }
        return 0xD000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
    }
}
