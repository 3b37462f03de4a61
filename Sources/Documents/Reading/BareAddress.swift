internal import Glibc

/// Addresses that stand in the text as they are, `https://…`, by GitHub's rules (extended autolinks), and such that Chinese
/// may go on right behind them.
enum BareAddress {
    private static let scheme = Array("https://".utf8)

    /// Whether one may begin in `range` of `bytes`.
    static func mayBegin(in range: Range<Int>, of bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return false }
            var place = range.lowerBound
            // From colon to colon.
            while place < range.upperBound, let found = memchr(start + place, 0x3A, range.upperBound - place) {
                let colon = UnsafeRawPointer(found) - start
                let (first, end) = (colon - 5, colon + 3)
                if first >= range.lowerBound, end <= range.upperBound, memcmp(start + first, scheme, 8) == 0 {
                    return true
                }
                place = colon + 1
            }
            return false
        }
    }

    /// The end of the address whose first letter is byte `start` of `text`; nil if none begins there, or not as written.
    static func end(_ text: TextPieces, _ start: Int, _ content: [UInt8]) -> Int? {
        let bytes = text.literal
        guard bytes.has(scheme, at: start), content.has(scheme, at: text.places[start]) else { return nil }
        if start > 0, bytes[start - 1].isLetter { return nil }
        let host = start + scheme.count
        var end = host
        while end < bytes.count, bytes[end].isLabelByte || bytes[end] == 0x2E { end += 1 }
        guard end > host, bytes[host].isLetter || bytes[host].isDigit else { return nil }
        if end < bytes.count, "/?#:@".utf8.contains(bytes[end]) {
            while end < bytes.count, !ends(bytes, at: end) { end += 1 }
        }
        return trimmed(bytes, host, end)
    }

    /// Whether no address goes on at `place`: a blank, `<`, a footnote's reference, or a mark of Chinese.
    private static func ends(_ bytes: [UInt8], at place: Int) -> Bool {
        let next = place + 1 < bytes.count ? bytes[place + 1] : 0
        switch bytes[place] {
        case 0...0x20, 0x3C, 0x7F: return true
        case 0x5B: return next == 0x5E
        // U+2000 to U+203F, U+3000 to U+303F, U+FF00 to U+FF7F.
        case 0xE2, 0xE3: return next == 0x80
        case 0xEF: return next == 0xBC || next == 0xBD
        default: return false
        }
    }

    /// The end without marks that belong to the sentence, and without parentheses that were opened before the address.
    private static func trimmed(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var end = end
        var excess = bytes[start..<end].reduce(0) { $0 + ($1 == 0x29 ? 1 : $1 == 0x28 ? -1 : 0) }
        while end > start + 1 {
            let last = bytes[end - 1]
            if last == 0x29, excess > 0 { excess -= 1 } else if !"?!.,:;*_~'\"".utf8.contains(last) { break }
            end -= 1
        }
        return end
    }
}
