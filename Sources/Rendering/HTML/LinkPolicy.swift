/// Where a link of a notebook may lead.
enum LinkPolicy {
    /// The destination as it stands in `href`; nil when it is neither relative nor http, https or mailto.
    ///
    /// The scheme is found as browsers do, which skip blanks and control characters.
    static func destination(_ written: String, allowsEverything: Bool = false) -> String? {
        let bytes = Array(written.utf8)
        if !allowsEverything, let scheme = scheme(of: bytes), !["http", "https", "mailto"].contains(scheme) {
            return nil
        }
        return percentEncoded(bytes)
    }

    private static func scheme(of bytes: [UInt8]) -> String? {
        var name: [UInt8] = []
        for byte in bytes where byte > 0x20 && byte != 0x7F {
            switch byte {
            case UInt8(ascii: ":"): return String(decoding: name, as: UTF8.self)
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): return nil
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): name.append(byte | 0x20)
            default: name.append(byte)
            }
        }
        return nil
    }

    /// The path of a file to which `written` leads from the notebook's folder, without escapes; nil where it is none.
    static func path(_ written: String) -> String? {
        let bytes = Array(written.utf8)
        guard scheme(of: bytes) == nil, !bytes.starts(with: "//".utf8) else { return nil }
        let path = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        return String(decoding: decoded(path), as: UTF8.self)
    }

    /// The bytes that a browser looks for: `%E5` is one.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8? { Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init) }
        var result: [UInt8] = []
        var place = bytes.startIndex
        while place < bytes.endIndex {
            if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.endIndex, let high = digit(bytes[place + 1]),
                let low = digit(bytes[place + 2])
            {
                result.append(high << 4 | low)
                place += 3
            } else {
                result.append(bytes[place])
                place += 1
            }
        }
        return result
    }

    private static func percentEncoded(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let isEscape =
                byte == UInt8(ascii: "%") && index + 2 < bytes.count && digits.contains(upper(bytes[index + 1]))
                && digits.contains(upper(bytes[index + 2]))
            if isEscape || isAllowed(byte) {
                result.append(byte)
            } else {
                result += percentEncoded(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `%E4`
    static func percentEncoded(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static func upper(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte) ? byte - 32 : byte
    }

    /// Whether a byte stands in an address as it is.
    static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            return true
        default: return "-._~:/?#@!$&'()*+,;=".utf8.contains(byte)
        }
    }
}
