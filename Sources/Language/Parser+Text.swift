import Diagnostics

extension Parser {
    /// Texts and f-strings side by side, joined as in Python.
    mutating func parseText() throws(SyntaxFailure) -> Parsed {
        let first = index
        var parts: [FormattedPart] = []
        var literal = ""
        var children: [ExpressionID] = []
        var isFormatted = false
        while true {
            if case .text(let number) = token.kind {
                literal += cell.texts[number]
                advance()
            } else if token.kind == .formattedStart {
                isFormatted = true
                advance()
                let inner = try parseFormattedParts(until: .formattedEnd, children: &children)
                advance()
                for part in inner {
                    if case .literal(let text) = part {
                        literal += text
                    } else {
                        if !literal.isEmpty { parts.append(.literal(literal)) }
                        literal = ""
                        parts.append(part)
                    }
                }
            } else {
                break
            }
        }
        if isFormatted, !literal.isEmpty { parts.append(.literal(literal)) }
        let range = range(from: first)
        return Parsed(id: add(isFormatted ? .formatted(parts) : .text(literal), range, over: children), outer: range)
    }

    private mutating func parseFormattedParts(
        until end: Token.Kind, children: inout [ExpressionID]
    ) throws(SyntaxFailure) -> [FormattedPart] {
        try enter()
        defer { nesting -= 1 }
        var parts: [FormattedPart] = []
        while token.kind != end {
            if case .formattedText(let number) = token.kind {
                parts.append(.literal(cell.texts[number]))
                advance()
                continue
            }
            guard token.kind == .fieldStart else { throw unexpected(wanting: Text(en: "text", zh: "文字")) }
            let first = index
            advance()
            if token.kind == .fieldEnd { throw fail(.emptyField(at: cell.tokens[first].range.union(token.range))) }
            let value = try parseExpressionList()
            children.append(value.id)
            var echo: String?
            if at(.assign) {
                echo = cell.text.string(cell.tokens[first].end, token.start)
                advance()
            }
            if at(.exclamation) { throw fail(.conversion(at: token.range)) }
            var specification: [FormattedPart] = []
            if token.kind == .fieldSpecification {
                advance()
                specification = try parseFormattedParts(until: .fieldEnd, children: &children)
            }
            guard token.kind == .fieldEnd else { throw unexpected(wanting: Text(en: "`:` or `}`", zh: "`:` 或 `}`")) }
            advance()
            parts.append(.value(value.id, echo: echo, specification: specification, range: range(from: first)))
        }
        return parts
    }
}

extension Diagnostic {
    fileprivate static func emptyField(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            208, .error, Text(en: "nothing stands between these braces", zh: "花括号里没有内容"), at: range,
            help: Text(en: "write a value, or `{{}}` for the braces themselves", zh: "请写一个值；要写花括号本身，请写 `{{}}`"))
    }

    fileprivate static func conversion(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            208, .error, Text(en: "f-strings have no `!` conversions", zh: "f-string 没有 `!` 转换"), at: range,
            help: Text(en: "write the format behind a colon: `{x:.3f}`", zh: "格式写在冒号后面：`{x:.3f}`"))
    }
}
