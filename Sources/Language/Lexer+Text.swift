import Diagnostics

/// How a text is delimited.
struct Quote: Sendable {
    /// `"` or `'`.
    var byte: UInt8
    /// Whether there are three of them.
    var isTriple: Bool
    /// Whether backslashes stand for themselves: `r"…"`.
    var isRaw: Bool

    /// The quotes as they are written.
    var spelling: String { String(repeating: byte == 0x22 ? "\"" : "'", count: isTriple ? 3 : 1) }
}

extension Lexer {
    /// The quote of the innermost f-string.
    var enclosingQuote: Quote {
        for opening in open.reversed() {
            if case .formatted(let quote, _) = opening { return quote }
        }
        return Quote(byte: 0x22, isTriple: false, isRaw: false)
    }

    /// Reads a text, or the opening quotes of an f-string, whose prefix has `prefixLength` bytes.
    mutating func lexText(prefixLength: Int) {
        let start = position
        let startOffset = offset(start)
        let prefix = cell.text.string(start, start + prefixLength).lowercased()
        position += prefixLength
        let byte = byte(position)
        if prefixLength == 0, endsField(with: byte) { return endFormattedEarly() }
        let isTriple = self.byte(position + 1) == byte && self.byte(position + 2) == byte
        position += isTriple ? 3 : 1
        let quote = Quote(byte: byte, isTriple: isTriple, isRaw: prefix.contains("r"))
        if prefix.contains("b") { report(.bytesText(at: range(from: start))) }
        if prefix.contains("f") {
            guard open.count < Limit.maximumBrackets else { return giveUpOnLine(from: start) }
            emit(.formattedStart, from: start, startOffset: startOffset)
            open.append(.formatted(quote: quote, token: cell.tokens.count - 1))
            return
        }
        var text: [UInt8] = []
        while true {
            let next = self.byte(position)
            if next == 0x0A, !isTriple || position == cell.text.bytes.count - 1 {
                report(
                    .unterminatedText(
                        quote.spelling,
                        at: SourceRange(startOffset, startOffset + prefixLength + quote.spelling.utf8.count)))
                break
            }
            if closes(quote, at: position) {
                position += isTriple ? 3 : 1
                break
            }
            if next == 0x5C {
                lexEscape(into: &text, isRaw: quote.isRaw)
            } else {
                text.append(next)
                position += 1
            }
        }
        emitText(text, as: { .text($0) }, from: start, startOffset: startOffset)
    }

    /// Reads the text of an f-string, or of a field's specification, up to a brace or its end.
    mutating func lexFormattedText(quote: Quote, inSpecification: Bool) {
        let start = position
        let startOffset = offset(start)
        var text: [UInt8] = []
        func flush(_ lexer: inout Lexer) {
            guard lexer.position > start else { return }
            lexer.emitText(text, as: { .formattedText($0) }, from: start, startOffset: startOffset)
        }
        while true {
            let next = byte(position)
            if next == 0x0A, !quote.isTriple || position >= cell.text.bytes.count - 1 {
                flush(&self)
                if let index = open.lastIndex(where: { if case .formatted = $0 { true } else { false } }) {
                    reportUnterminated(open[index])
                    close(downTo: index)
                }
                return
            }
            if closes(quote, at: position) {
                flush(&self)
                return inSpecification ? endFormattedEarly() : endFormatted(quote)
            }
            switch next {
            case 0x7B where !inSpecification && byte(position + 1) == 0x7B:
                text.append(next)
                position += 2
            case 0x7B:
                flush(&self)
                let brace = position
                guard open.count < Limit.maximumBrackets else { return giveUpOnLine(from: brace) }
                position += 1
                emit(.fieldStart, from: brace)
                open.append(.field(token: cell.tokens.count - 1, inSpecification: false))
                return
            case 0x7D where inSpecification:
                flush(&self)
                let brace = position
                position += 1
                closeField(from: brace)
                return
            case 0x7D:
                let brace = position
                let isPair = byte(position + 1) == 0x7D
                position += isPair ? 2 : 1
                if !isPair { report(.loneBrace(at: range(from: brace))) }
                text.append(next)
            case 0x5C: lexEscape(into: &text, isRaw: quote.isRaw)
            default:
                text.append(next)
                position += 1
            }
        }
    }

    private mutating func endFormatted(_ quote: Quote) {
        let start = position
        position += quote.isTriple ? 3 : 1
        open.removeLast()
        emit(.formattedEnd, from: start)
    }

    /// Whether a quote inside a field ends the f-string, because it opens no text of its own.
    private func endsField(with byte: UInt8) -> Bool {
        guard open.contains(where: { $0.isField }) else { return false }
        let quote = enclosingQuote
        guard quote.byte == byte else { return false }
        if quote.isTriple { return closes(quote, at: position) }
        var place = position + 1
        while self.byte(place) != 0x0A {
            if self.byte(place) == 0x5C { place += 1 } else if self.byte(place) == byte { return false }
            place += 1
        }
        return true
    }

    /// The f-string ends inside one of its fields.
    private mutating func endFormattedEarly() {
        let quote = enclosingQuote
        guard let index = open.lastIndex(where: { if case .formatted = $0 { true } else { false } }) else { return }
        if index + 1 < open.count, case .field(let token, _) = open[index + 1] {
            report(.unclosedField(at: cell.tokens[token].range))
        }
        close(downTo: index + 1)
        endFormatted(quote)
    }

    /// Reads text between typographic quotes, to `closing` or the line's end.
    mutating func lexTypographicText(from start: Int, closing: Unicode.Scalar, ascii: String) {
        let startOffset = offset(start)
        let content = position
        var end = position
        while byte(position) != 0x0A {
            end = position
            if byte(position) == ascii.utf8.first {
                position += 1
                break
            }
            guard let (scalar, length) = scalar(at: position) else {
                position += 1
                end = position
                continue
            }
            position += length
            if scalar == closing { break }
            end = position
        }
        emitText(Array(cell.text.bytes[content..<end]), as: { .text($0) }, from: start, startOffset: startOffset)
    }

    private mutating func emitText(
        _ text: [UInt8], as kind: (Int) -> Token.Kind, from start: Int, startOffset: Int
    ) {
        cell.texts.append(String(decoding: text, as: UTF8.self))
        emit(kind(cell.texts.count - 1), from: start, startOffset: startOffset)
    }

    private func closes(_ quote: Quote, at place: Int) -> Bool {
        guard byte(place) == quote.byte else { return false }
        return !quote.isTriple || (byte(place + 1) == quote.byte && byte(place + 2) == quote.byte)
    }

    /// Reads a backslash and what it escapes.
    private mutating func lexEscape(into text: inout [UInt8], isRaw: Bool) {
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

    /// Reports an f-string that no quote closes.
    mutating func reportUnterminated(_ opening: Opening) {
        guard case .formatted(let quote, let token) = opening else { return }
        report(.unterminatedText(quote.spelling, at: cell.tokens[token].range))
    }
}

extension Diagnostic {
    fileprivate static func unterminatedText(_ quote: String, at range: SourceRange) -> Diagnostic {
        let isTriple = quote.count == 3
        return Diagnostic(
            203, .error,
            isTriple
                ? Text(en: "this text never ends", zh: "这段文字没有结束")
                : Text(en: "this text does not end on its line", zh: "这段文字到行末还没有结束"),
            at: range, label: Text(en: "begins here", zh: "从这里开始"),
            help: isTriple
                ? Text(en: "write \(quote) where it ends", zh: "请在结束处写上 \(quote)")
                : Text(
                    en: "write \(quote) where it ends; text of several lines stands in \(quote)\(quote)\(quote)",
                    zh: "请在结束处写上 \(quote)；多行文字要写在 \(quote)\(quote)\(quote) 里"))
    }

    fileprivate static func bytesText(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            205, .error, Text(en: "there are no byte strings", zh: "没有字节串"), at: range,
            help: Text(en: "leave the `b` out: text is UTF-8", zh: "请去掉 `b`：文字就是 UTF-8"))
    }

    fileprivate static func unknownEscape(_ escape: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            205, .error, Text(en: "`\(escape)` escapes nothing", zh: "没有 `\(escape)` 这种转义"), at: range,
            help: Text(
                en: "a backslash is written `\\\\`; in r\"…\" it stands for itself",
                zh: "反斜杠写成 `\\\\`；在 r\"…\" 里它就是它自己"))
    }

    fileprivate static func badCode(_ escape: String, digits: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            205, .error, Text(en: "`\(escape)` is no character", zh: "`\(escape)` 不是一个字符"), at: range,
            help: Text(
                en: "\(digits) hexadecimal digits of a Unicode character belong here",
                zh: "这里要写 Unicode 字符的 \(digits) 位十六进制编码"))
    }

    fileprivate static func loneBrace(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            208, .error, Text(en: "`}` closes nothing in this f-string", zh: "f-string 里的 `}` 没有配对的 `{`"), at: range,
            help: Text(en: "a brace that stands for itself is written `}}`", zh: "要写花括号本身，请写 `}}`"))
    }

    static func unclosedField(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            208, .error, Text(en: "`{` is never closed in this f-string", zh: "f-string 里的 `{` 没有结束"), at: range,
            label: Text(en: "opened here", zh: "在这里打开"),
            help: Text(
                en: "write `}` behind the value; a brace that stands for itself is written `{{`",
                zh: "请在值后面写 `}`；要写花括号本身，请写 `{{`"))
    }
}
