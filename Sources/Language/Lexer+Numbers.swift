import Diagnostics

extension Lexer {
    /// Reads an integer or a number as Python writes them.
    mutating func lexNumber() {
        let start = position
        let startOffset = offset(start)
        if byte(start) == 0x30, let radix = Self.radix(byte(start + 1)) {
            return lexRadixInteger(radix, from: start, startOffset: startOffset)
        }
        var isInteger = true
        skipDigits()
        if byte(position) == 0x2E, !(byte(position + 1) == 0x2E) {
            isInteger = false
            position += 1
            skipDigits()
        }
        if byte(position) | 0x20 == 0x65 {
            let sign = byte(position + 1)
            let first = sign == 0x2B || sign == 0x2D ? position + 2 : position + 1
            if (0x30...0x39).contains(byte(first)) {
                isInteger = false
                position = first
                skipDigits()
            }
        }
        let literal = cell.text.string(start, position)
        let digits = literal.filter { $0 != "_" }
        if hasMisplacedUnderscore(start) { report(.misplacedUnderscore(literal, at: range(from: start))) }
        if isInteger {
            emitInteger(digits, radix: 10, literal: literal, from: start, startOffset: startOffset)
        } else {
            let value = Double(digits) ?? 0
            if value.isInfinite { report(.numberTooLarge(literal, at: range(from: start))) }
            emit(.number(value), from: start, startOffset: startOffset)
        }
        lexSuffix(after: literal, from: start)
    }

    private static func radix(_ letter: UInt8) -> Int? {
        switch letter | 0x20 {
        case 0x78: 16
        case 0x6F: 8
        case 0x62: 2
        default: nil
        }
    }

    private mutating func lexRadixInteger(_ radix: Int, from start: Int, startOffset: Int) {
        position += 2
        while byte(position).isNameByte, byte(position) < 0x80 { position += 1 }
        let literal = cell.text.string(start, position)
        let digits = literal.dropFirst(2).filter { $0 != "_" }
        if digits.isEmpty || !digits.utf8.allSatisfy({ Self.isDigit($0, radix: radix) }) {
            report(.malformedNumber(literal, at: range(from: start)))
            emit(.integer(0), from: start, startOffset: startOffset)
        } else {
            emitInteger(digits, radix: radix, literal: literal, from: start, startOffset: startOffset)
        }
    }

    private static func isDigit(_ byte: UInt8, radix: Int) -> Bool {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { $0 < radix } ?? false
    }

    private mutating func emitInteger(_ digits: String, radix: Int, literal: String, from start: Int, startOffset: Int)
    {
        if radix == 10, digits.first == "0", digits.contains(where: { $0 != "0" }) {
            let rest = String(digits.drop { $0 == "0" })
            report(.leadingZeros(literal, rest, behind: wholePart(before: start), at: range(from: start)))
        }
        if let value = Int(digits, radix: radix) {
            emit(.integer(value), from: start, startOffset: startOffset)
        } else if UInt64(digits, radix: radix) == 1 << 63 {
            emit(.minimumMagnitude, from: start, startOffset: startOffset)
        } else {
            report(.integerTooLarge(literal, at: range(from: start)))
            emit(.integer(Int.max), from: start, startOffset: startOffset)
        }
    }

    /// The digits of `0` in `0,05`, where `start` stands behind the comma.
    private func wholePart(before start: Int) -> String? {
        guard start > 1, byte(start - 1) == 0x2C else { return nil }
        var place = start - 1
        while place > 0, (0x30...0x39).contains(byte(place - 1)) { place -= 1 }
        return place < start - 1 ? cell.text.string(place, start - 1) : nil
    }

    private mutating func skipDigits() {
        while (0x30...0x39).contains(byte(position)) || byte(position) == 0x5F { position += 1 }
    }

    /// Whether an underscore stands anywhere but between two digits.
    private func hasMisplacedUnderscore(_ start: Int) -> Bool {
        for place in start..<position where byte(place) == 0x5F {
            let isBetween =
                place > start && (0x30...0x39).contains(byte(place - 1))
                && (0x30...0x39).contains(byte(place + 1)) && place + 1 < position
            if !isBetween { return true }
        }
        return false
    }

    /// Reports what stands right behind a number: `3x` is a missing `*`, `2j` a complex number.
    private mutating func lexSuffix(after literal: String, from start: Int) {
        let suffix = position
        guard let (scalar, _) = scalar(at: suffix), scalar.startsName || scalar == "." else { return }
        if scalar == "." {
            guard (0x30...0x39).contains(byte(suffix + 1)) else { return }
            position += 1
            skipDigits()
            report(.malformedNumber(cell.text.string(start, position), at: range(from: start)))
            return
        }
        while let (next, length) = self.scalar(at: position), next.continuesName { position += length }
        let word = cell.text.string(suffix, position)
        if Keyword.spelt(word) != nil {
            position = suffix
        } else if word == "e" || word == "E" {
            report(.malformedNumber(literal + word, at: range(from: start)))
        } else if word == "j" || word == "J" {
            report(.complexNumber(literal + word, at: range(from: start)))
        } else {
            report(.missingMultiplication(literal, word, at: range(from: start)))
            position = suffix
            emit(.symbol(.star), from: suffix)
        }
    }
}

extension Diagnostic {
    fileprivate static func malformedNumber(_ literal: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            206, .error, Text(en: "`\(excerpt(literal))` is not a number", zh: "`\(excerpt(literal))` 不是数"), at: range,
            help: Text(en: "numbers look like 3, 1_000, 2.5 or 1e-3", zh: "数的写法如 3、1_000、2.5、1e-3"))
    }

    fileprivate static func misplacedUnderscore(_ literal: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            206, .error, Text(en: "`\(excerpt(literal))` is not a number", zh: "`\(excerpt(literal))` 不是数"), at: range,
            help: Text(en: "`_` may stand between two digits only: 1_000", zh: "`_` 只能写在两个数字之间：1_000"))
    }

    fileprivate static func leadingZeros(
        _ literal: String, _ rest: String, behind whole: String?, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            206, .error,
            Text(en: "an integer does not begin with 0: `\(excerpt(literal))`", zh: "整数不能以 0 开头：`\(excerpt(literal))`"),
            at: range,
            help: whole.flatMap { .oneNumber(for: "\($0),\(literal)") }
                ?? Text(en: "write `\(excerpt(rest))`", zh: "请写 `\(excerpt(rest))`"))
    }

    fileprivate static func complexNumber(_ literal: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            206, .error,
            Text(en: "nn has no complex numbers: `\(excerpt(literal))`", zh: "nn 没有复数：`\(excerpt(literal))`"),
            at: range,
            help: Text(en: "keep the real and the imaginary part in two names", zh: "请用两个名字分别存放实部和虚部"))
    }

    static func missingMultiplication(_ number: String, _ word: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            206, .error,
            Text(en: "`\(excerpt(number + word))`: an operator is missing", zh: "`\(excerpt(number + word))` 中间缺少运算符"),
            at: range,
            help: Text(
                en: "for a product write `\(excerpt(number))*\(excerpt(word))`",
                zh: "相乘请写 `\(excerpt(number))*\(excerpt(word))`"))
    }

    static func integerTooLarge(_ literal: String, at range: SourceRange) -> Diagnostic {
        let isDecimal = literal.utf8.count <= 40 && literal.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let example = isDecimal ? literal + ".0" : "1e20"
        return Diagnostic(
            207, .error,
            Text(en: "`\(excerpt(literal))` does not fit in 64 bits", zh: "`\(excerpt(literal))` 超出 64 位整数的范围"),
            at: range,
            help: Text(
                en: "integers end at 9223372036854775807; with a point or exponent it is a number: `\(example)`",
                zh: "整数最大为 9223372036854775807；带小数点或指数就是浮点数：`\(example)`"))
    }

    fileprivate static func numberTooLarge(_ literal: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            207, .error,
            Text(en: "`\(excerpt(literal))` is too large for a number", zh: "`\(excerpt(literal))` 超出浮点数的范围"),
            at: range,
            help: Text(en: "the largest is about 1.8e308; infinity is `inf`", zh: "最大约为 1.8e308；无穷大写 `inf`"))
    }
}
