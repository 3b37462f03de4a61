import Diagnostics

extension Lexer {
    /// Reads a backslash and what it escapes.
    mutating func lexEscape(into text: inout [UInt8], isRaw: Bool) {
        let start = position
        let escaped = byte(position + 1)
        if isRaw {
            text.append(0x5C)
            position += 1
            if escaped == 0x22 || escaped == 0x27 || escaped == 0x5C {
                text.append(escaped)
                position += 1
            }
            return
        }
        position += 2
        switch escaped {
        case 0x0A:
            // At a line's end it joins the lines, as in Python; the cell's last line end stays, to end the text.
            if position >= cell.text.bytes.count { position -= 1 }
        case 0x6E: text.append(0x0A)
        case 0x74: text.append(0x09)
        case 0x72: text.append(0x0D)
        case 0x5C, 0x22, 0x27: text.append(escaped)
        case 0x78: lexCode(digits: 2, into: &text, from: start)
        case 0x75: lexCode(digits: 4, into: &text, from: start)
        case 0x55: lexCode(digits: 8, into: &text, from: start)
        default:
            if let (_, length) = scalar(at: position - 1) { position += length - 1 }
            report(.unknownEscape(cell.text.string(start, position), at: range(from: start)))
            text += cell.text.bytes[start..<position]
        }
    }

    private mutating func lexCode(digits: Int, into text: inout [UInt8], from start: Int) {
        var value: UInt32 = 0
        var count = 0
        while count < digits, let digit = Character(Unicode.Scalar(byte(position))).hexDigitValue, byte(position) < 0x80
        {
            value = value << 4 | UInt32(digit)
            count += 1
            position += 1
        }
        guard count == digits, let scalar = Unicode.Scalar(value) else {
            return report(.badCode(cell.text.string(start, position), digits: digits, at: range(from: start)))
        }
        text += Array(String(Character(scalar)).utf8)
    }
}

extension Diagnostic {
    fileprivate static func unknownEscape(_ escape: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            205, .error, Text(en: "`\(excerpt(escape))` escapes nothing", zh: "没有 `\(excerpt(escape))` 这种转义"), at: range,
            help: Text(
                en: "a backslash is written `\\\\`; in r\"…\" it stands for itself",
                zh: "反斜杠写成 `\\\\`；在 r\"…\" 里它就是它自己"))
    }

    fileprivate static func badCode(_ escape: String, digits: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            205, .error, Text(en: "`\(excerpt(escape))` is no character", zh: "`\(excerpt(escape))` 不是一个字符"), at: range,
            help: Text(
                en: "\(digits) hexadecimal digits of a Unicode character belong here",
                zh: "这里要写 Unicode 字符的 \(digits) 位十六进制编码"))
    }
}
