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
                let quotes = SourceRange(startOffset, startOffset + prefixLength + quote.spelling.utf8.count)
                report(
                    endsAnApostrophe(quote) ? .apostrophe(at: quotes) : .unterminatedText(quote.spelling, at: quotes))
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

    /// Whether the quote that opens here closes a text with a quote inside: `'it's'`, `'the net's loss'`.
    private func endsAnApostrophe(_ quote: Quote) -> Bool {
        guard quote.byte == 0x27 else { return false }
        let line = cell.tokens.suffix(20).reversed().prefix { $0.kind != .newline }
        return zip(line, line.dropFirst()).contains { word, text in
            guard case .name = word.kind, case .text = text.kind else { return false }
            return !word.followsSpace && text.end == word.start && cell.text.bytes[text.end - 1] == quote.byte
        }
    }

    mutating func emitText(
        _ text: [UInt8], as kind: (Int) -> Token.Kind, from start: Int, startOffset: Int
    ) {
        cell.texts.append(String(decoding: text, as: UTF8.self))
        emit(kind(cell.texts.count - 1), from: start, startOffset: startOffset)
    }

    func closes(_ quote: Quote, at place: Int) -> Bool {
        guard byte(place) == quote.byte else { return false }
        return !quote.isTriple || (byte(place + 1) == quote.byte && byte(place + 2) == quote.byte)
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

    fileprivate static func apostrophe(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            203, .error, Text(en: "a quote inside this text ends it early", zh: "文字里的引号使它提前结束了"), at: range,
            help: Text(
                en: "put the text in \"…\", or write `\\'` for the quote in it", zh: "请用 \"…\" 括住文字，或把里面的引号写成 `\\'`"))
    }

    fileprivate static func bytesText(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            205, .error, Text(en: "nn has no byte strings", zh: "nn 没有字节串"), at: range,
            help: Text(en: "leave the `b` out: text is UTF-8", zh: "请去掉 `b`：文字就是 UTF-8"))
    }
}
