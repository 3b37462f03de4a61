import Diagnostics

/// How inline values are written, in prose and in their rendered form.
///
/// `` `{nn} expression | format` ``: the first `|` outside brackets and strings parts the format from the expression, so
/// a union of truth arrays needs parentheses. In a comment `--` cannot stand, so a backslash is put between the dashes.
enum InlineSyntax {
    /// A part of a text.
    typealias Part = Range<Int>

    /// Whether the inside of a code span asks to be computed.
    static func isExpression(_ inner: [UInt8]) -> Bool {
        guard inner.has(Array("{nn".utf8), at: 0), inner.count > 3 else { return false }
        return inner[3] == 0x7D || (inner[3].isWhitespace && inner.contains(0x7D))
    }

    /// The full-width brace with which the inside of a code span was to ask to be computed.
    static func wideBrace(of inner: [UInt8]) -> [UInt8]? {
        guard let first = inner.first, first == 0x7B || first == 0xEF else { return nil }
        let (opening, closing) = (Array("｛".utf8), Array("｝".utf8))
        if inner.has(opening + Array("nn".utf8), at: 0) { return opening }
        for word in ["{nn", "{nn claim"] where inner.has(Array(word.utf8) + closing, at: 0) { return closing }
        return nil
    }

    /// Where a colon stands that was to be the bar before a format, as in `loss:.3f`.
    static func colonBeforeFormat(_ expression: ArraySlice<UInt8>) -> Int? {
        guard let type = expression.last, "efg%".utf8.contains(type) else { return nil }
        let digits = expression.dropLast().reversed().prefix(while: \.isDigit).count
        var place = expression.endIndex - 2 - digits
        guard digits > 0, place > expression.startIndex, expression[place] == 0x2E else { return nil }
        place -= 1
        while place > expression.startIndex, expression[place].isBlank { place -= 1 }
        return expression[place] == 0x3A && place > expression.startIndex ? place : nil
    }

    /// The word after `{nn`, and what follows the brace.
    static func parts(of inner: [UInt8]) -> (word: Part, rest: Part) {
        let brace = inner.firstIndex(of: 0x7D) ?? inner.count - 1
        return (inner[3..<brace].trimmed.indices, (brace + 1)..<inner.count)
    }

    /// The expression and the format in `part` of `text`, blanks taken off.
    static func split(_ text: [UInt8], _ part: Part) -> (expression: Part, format: Part?) {
        var depth = 0
        var quote: UInt8?
        var place = part.lowerBound
        while place < part.upperBound {
            let byte = text[place]
            if let open = quote {
                if byte == 0x5C { place += 1 } else if byte == open { quote = nil }
            } else {
                switch byte {
                case 0x22, 0x27: quote = byte
                case 0x28, 0x5B, 0x7B: depth += 1
                case 0x29, 0x5D, 0x7D: depth -= 1
                case 0x7C where depth <= 0:
                    return (
                        text[part.lowerBound..<place].trimmed.indices,
                        text[(place + 1)..<part.upperBound].trimmed.indices
                    )
                default: break
                }
            }
            place += 1
        }
        return (text[part].trimmed.indices, nil)
    }

    /// What a comment says: of the backslashes between two dashes the last is taken away.
    static func decode(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var backslashes: Int?
        for byte in bytes {
            switch byte {
            case 0x2D:
                if let count = backslashes, count > 0 { result.removeLast() }
                backslashes = 0
            case 0x5C:
                backslashes = backslashes.map { $0 + 1 }
            default:
                backslashes = nil
            }
            result.append(byte)
        }
        return result
    }
}

extension NotebookBuilder {
    /// Adds `` `{nn} …` ``, whose inside is `inner` and begins at `offset`.
    mutating func addInlineExpression(_ inner: [UInt8], at offset: Int, _ range: SourceRange) {
        let (word, rest) = InlineSyntax.parts(of: inner)
        let isClaim = inner[word].text == "claim"
        if let line {
            diagnostics.append(.value(in: line, at: range))
        } else if inner.contains(0x0A) {
            diagnostics.append(.inlineOverTwoLines(at: range))
        } else if !word.isEmpty, !isClaim {
            diagnostics.append(
                .unknownInlineWord(
                    inner[word].text, at: SourceRange(offset + word.lowerBound, offset + word.upperBound)))
        } else if add(inner, rest, at: offset, range, isClaim: isClaim, recorded: nil) {
            return
        }
        nodes.append(.code(inner.map { $0 == 0x0A ? 0x20 : $0 }.text), range)
    }

    /// Adds `<!-- nn:= … -->value<!-- nn:/ -->`, which is `text` and stands at `range`.
    mutating func addRenderedValue(_ text: [UInt8], _ range: SourceRange) {
        let isClaim = text.find(Array("<!-- nn:claim ".utf8), from: 0, to: min(text.count, 21)) != nil
        let joiner = text.has(MathScanner.valueJoiner, at: 0) ? MathScanner.valueJoiner.count : 0
        let start = joiner + (isClaim ? 14 : 10)
        let end = text.find(Array(" -->".utf8), from: start - 1, to: text.count) ?? text.count
        let value = text[min(end + 4, text.count)..<max(end + 4, text.count - MathScanner.valueClosing.count)]
        guard start <= end else {
            diagnostics.append(.emptyInline(at: range))
            return
        }
        let comment = InlineSyntax.decode(text[start..<end])
        let recorded = plainText(of: Array(value))
        if let line { diagnostics.append(.value(in: line, at: range)) }
        if line != nil
            || !add(comment, comment.indices, at: range.start + start, range, isClaim: isClaim, recorded: recorded)
        {
            nodes.append(.text(recorded), range)
        }
    }

    private mutating func add(
        _ text: [UInt8], _ part: Range<Int>, at offset: Int, _ range: SourceRange, isClaim: Bool, recorded: String?
    ) -> Bool {
        var (expression, format) = InlineSyntax.split(text, part)
        func place(_ part: Range<Int>) -> SourceRange {
            SourceRange(min(offset + part.lowerBound, range.end), min(offset + part.upperBound, range.end))
        }
        guard !expression.isEmpty else {
            diagnostics.append(.emptyInline(at: range))
            return false
        }
        if format == nil, let colon = InlineSyntax.colonBeforeFormat(text[expression]) {
            let written = text[(colon + 1)..<expression.upperBound].trimmed
            expression = text[expression.lowerBound..<colon].trimmed.indices
            // In a comment dashes are written in another way, and so it may stand elsewhere.
            let sign = place(colon..<colon + 1)
            let isThere = sign.start < sign.end && source.bytes[sign.start] == 0x3A
            diagnostics.append(
                .formatBehindColon(text[expression].text, written.text, at: isThere ? sign : range))
            format = written.indices
        }
        if let format, format.isEmpty { diagnostics.append(.emptyFormat(at: place(format))) }
        nodes.append(.inlineExpression(inlines.count), range)
        inlines.append(
            InlineExpression(
                range: range, line: SourceLine(bytes: Array(text[expression]), offset: place(expression).start),
                format: format.flatMap { $0.isEmpty ? nil : text[$0].text },
                formatRange: format.flatMap { $0.isEmpty ? nil : place($0) },
                isClaim: isClaim, cellsBefore: cells.count, recorded: recorded))
        return true
    }

    /// What a reader sees of `markdown`, one line of escaped text.
    private func plainText(of markdown: [UInt8]) -> String {
        let tree = CommonMarkTree(parsing: Array("# ".utf8) + markdown + Array(" #".utf8))
        var text = ""
        for entry in tree.entries where entry.kind == .text || entry.kind == .code || entry.kind == .html {
            text += tree.string(entry.literal)
        }
        return text
    }
}

extension Diagnostic {
    static func emptyInline(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            140, .error, Text(en: "this inline value has no expression", zh: "这个行内值没有表达式"), at: range,
            help: Text(
                en: "write `{nn} expression`; to show the text itself, use double backticks",
                zh: "请写成 `{nn} 表达式`；如果只想显示这段文字，请用两个反引号"))
    }

    static func inlineOverTwoLines(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            141, .error, Text(en: "this inline value runs over two lines", zh: "这个行内值跨了行"), at: range,
            help: Text(
                en: "put it on one line, or compute it in a cell and show its name", zh: "请写在一行里，或者先在单元格里算好，再显示它的名字"))
    }

    static func unknownInlineWord(_ word: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            142, .error, Text(en: "an inline value cannot be {nn \(word)}", zh: "行内值没有 {nn \(word)} 这种写法"), at: range,
            help: Text(en: "write {nn} for a value or {nn claim} for a promise", zh: "显示值写 {nn}，作出断言写 {nn claim}"))
    }

    static func strayComment(_ comment: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            143, .error, Text(en: "this comment of notebook has no partner", zh: "这条 notebook 注释没有配对"), at: range,
            help: Text(
                en: "write the value anew as `{nn} expression` and delete what is left of the comments",
                zh: "请把这个值重新写成 `{nn} 表达式`，并删去残留的注释"))
    }

    static func wideBrace(_ brace: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            142, .error, Text(en: "`\(brace)` is full-width: this is no inline value", zh: "`\(brace)` 是全角字符，这不是行内值"),
            at: range, help: Text(en: "write `{nn} expression`", zh: "请写成 `{nn} 表达式`"))
    }

    static func formatBehindColon(_ expression: String, _ format: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            144, .error, Text(en: "a format stands behind |, not behind a colon", zh: "格式写在 | 后面，不是冒号后面"), at: range,
            help: Text(
                en: "write `{nn} \(expression) | \(format)`", zh: "请写成 `{nn} \(expression) | \(format)`"))
    }

    static func emptyFormat(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            144, .error, Text(en: "no format stands after |", zh: "| 后面没有格式"), at: range,
            help: Text(en: "write a format such as .1%, or take the | away", zh: "请写上 .1% 这样的格式，或去掉 |"))
    }
}
