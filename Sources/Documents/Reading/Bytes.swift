internal import Diagnostics
internal import Glibc

/// The classes of byte that CommonMark and the readers beside it speak of.
extension UInt8 {
    /// A space or a tab.
    var isBlank: Bool { self == 0x20 || self == 0x09 }
    /// A space, tab, line end, vertical tab or form feed.
    var isWhitespace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
    /// A line feed or a carriage return.
    var isLineEnd: Bool { self == 0x0A || self == 0x0D }
    /// A punctuation character of ASCII.
    var isPunctuation: Bool {
        (self >= 0x21 && self <= 0x2F) || (self >= 0x3A && self <= 0x40) || (self >= 0x5B && self <= 0x60)
            || (self >= 0x7B && self <= 0x7E)
    }
    /// `0` to `9`.
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// A letter of ASCII.
    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    /// What a label is made of.
    var isLabelByte: Bool { isLetter || isDigit || self == 0x2D || self == 0x5F }
}

extension Collection<UInt8> {
    /// The text of these bytes.
    var text: String { String(decoding: self, as: UTF8.self) }
}

extension ArraySlice<UInt8> {
    /// These bytes without blanks at either end.
    var trimmed: ArraySlice<UInt8> {
        var low = startIndex
        var high = endIndex
        while low < high, self[low].isWhitespace { low += 1 }
        while high > low, self[high - 1].isWhitespace { high -= 1 }
        return self[low..<high]
    }
}

extension [UInt8] {
    /// Whether `other` stands at `place`.
    func has(_ other: [UInt8], at place: Int) -> Bool {
        place >= 0 && place + other.count <= count && self[place..<(place + other.count)].elementsEqual(other)
    }

    /// Whether `other` stands at `place`, which has room for it.
    func has(_ other: ArraySlice<UInt8>, at place: Int) -> Bool {
        withUnsafeBytes { bytes in
            other.withUnsafeBytes { other in
                guard let start = bytes.baseAddress, let wanted = other.baseAddress else { return other.isEmpty }
                return memcmp(start + place, wanted, other.count) == 0
            }
        }
    }

    /// Whether `byte` stands in `range`.
    func holds(_ byte: UInt8, in range: Range<Int>) -> Bool {
        withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return false }
            return memchr(start + range.lowerBound, Int32(byte), range.count) != nil
        }
    }

    /// Where `byte` stands first at `place` or after it.
    func first(_ byte: UInt8, from place: Int) -> Int? {
        withUnsafeBytes { bytes in
            guard place < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + place, Int32(byte), bytes.count - place)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Where `other` stands first in `from ..< end`; takes as long as the way to it.
    func find(_ other: [UInt8], from: Int, to end: Int) -> Int? {
        guard let first = other.first else { return nil }
        var place = from
        while place + other.count <= end {
            if self[place] == first, has(other, at: place) { return place }
            place += 1
        }
        return nil
    }
}
