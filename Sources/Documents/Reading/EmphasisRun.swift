/// A run of `*` or `_` in the text of a leaf, and whether it begins or ends emphasis: by CommonMark's rule, and by what
/// a Chinese author expects, for whom a punctuation mark needs no blank beside it.
struct EmphasisRun {
    let range: Range<Int>
    /// Whether cmark left all of it as text.
    let isText: Bool
    let before: Unicode.Scalar?
    let after: Unicode.Scalar?
    /// Whether it can begin emphasis.
    let opens: Bool
    /// Whether it can end emphasis.
    let closes: Bool
    /// Whether it would begin emphasis, did no punctuation follow it.
    let failsToOpen: Bool
    /// Whether it would end emphasis, did no punctuation stand before it.
    let failsToClose: Bool

    /// The run at `range` of `text`; CommonMark 0.30, 6.2.
    init(_ range: Range<Int>, of text: [UInt8], isText: Bool) {
        self.range = range
        self.isText = isText
        let before = text.scalar(endingAt: range.lowerBound)
        let after = text.scalar(at: range.upperBound)
        let isLeft = !Self.isBlank(after) && (!Self.isMark(after) || Self.isBlank(before) || Self.isMark(before))
        let isRight = !Self.isBlank(before) && (!Self.isMark(before) || Self.isBlank(after) || Self.isMark(after))
        let isStar = text[range.lowerBound] == 0x2A
        opens = isLeft && (isStar || !isRight || Self.isMark(before))
        closes = isRight && (isStar || !isLeft || Self.isMark(after))
        failsToOpen = !opens && Self.parts(mark: after, word: before, isPair: range.count > 1)
        failsToClose = !closes && Self.parts(mark: before, word: after, isPair: range.count > 1)
        self.before = before
        self.after = after
    }

    /// Whether `mark` is punctuation and `word` a letter, one of them Chinese; a single star between Latin letters and
    /// full-width parentheses may be a product.
    private static func parts(mark: Unicode.Scalar?, word: Unicode.Scalar?, isPair: Bool) -> Bool {
        guard let mark, let word, isMark(mark), !isBlank(word), !isMark(word) else { return false }
        return isChinese(word) || isPair && mark.value >= 0x3000 && word.properties.isAlphabetic
    }

    private static func isBlank(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return true }
        return switch scalar.value {
        case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Punctuation that cmark knows: that of ASCII, and of Unicode what Chinese text has.
    private static func isMark(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return switch scalar.value {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, 0xA7, 0xAB, 0xB7, 0xBB: true
        case 0x2010...0x2027, 0x2030...0x2043, 0x2045...0x2051, 0x2053...0x205E: true
        case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0x3030, 0x303D: true
        case 0xFF01...0xFF03, 0xFF05...0xFF0A, 0xFF0C...0xFF0F, 0xFF1A...0xFF1B, 0xFF1F...0xFF20: true
        case 0xFF3B...0xFF3D, 0xFF3F, 0xFF5B, 0xFF5D, 0xFF5F...0xFF65: true
        default: false
        }
    }

    /// A letter of Chinese, Japanese or Korean.
    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3005...0x3007, 0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }
}

extension [UInt8] {
    /// The character that begins at `place`, in UTF-8; nil at the end.
    func scalar(at place: Int) -> Unicode.Scalar? {
        guard place < count else { return nil }
        let lead = self[place]
        if lead < 0x80 { return Unicode.Scalar(lead) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard place + length <= count else { return nil }
        let first = UInt32(lead) & (0xFF >> UInt32(length + 1))
        return Unicode.Scalar(self[(place + 1)..<(place + length)].reduce(first) { $0 << 6 | UInt32($1 & 0x3F) })
    }

    /// The character that ends at `place`; nil at the beginning.
    func scalar(endingAt place: Int) -> Unicode.Scalar? {
        var start = place - 1
        while start > 0, place - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
        return start < 0 ? nil : scalar(at: start)
    }
}
