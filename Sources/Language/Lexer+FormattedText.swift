import Diagnostics

extension Lexer {
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
    func endsField(with byte: UInt8) -> Bool {
        guard open.contains(where: { $0.isField }) else { return false }
        let quote = enclosingQuote
        guard quote.byte == byte else { return false }
        if quote.isTriple { return closes(quote, at: position) }
        var place = position + 1
        while self.byte(place) != 0x0A {
            if self.byte(place) == byte { return false }
            // What follows a backslash closes nothing; a line's end is still its end.
            if self.byte(place) == 0x5C, self.byte(place + 1) != 0x0A { place += 1 }
            place += 1
        }
        return true
    }

    /// The f-string ends inside one of its fields.
    mutating func endFormattedEarly() {
        let quote = enclosingQuote
        guard let index = open.lastIndex(where: { if case .formatted = $0 { true } else { false } }) else { return }
        if index + 1 < open.count, case .field(let token, _) = open[index + 1] {
            report(.unclosedField(at: cell.tokens[token].range))
        }
        close(downTo: index + 1)
        endFormatted(quote)
    }
}

extension Diagnostic {
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
