import Diagnostics

extension Parser {
    /// A value with its calls, indices and fields.
    mutating func parsePostfix() throws(SyntaxFailure) -> Parsed {
        var value = try parseAtom()
        while case .symbol(let symbol) = token.kind {
            switch symbol {
            case .dot:
                advance()
                guard case .name(let name) = token.kind else { throw unexpected(wanting: Text(en: "a name", zh: "名字")) }
                let nameRange = token.range
                advance()
                let range = value.outer.union(nameRange)
                value = Parsed(
                    id: add(.attribute(value.id, name, nameRange: nameRange), range, over: [value.id]), outer: range)
            case .leftParenthesis:
                advance()
                let arguments = try parseArguments(until: .symbol(.rightParenthesis))
                try expectCloser(.rightParenthesis)
                value = call(value, arguments, isCommand: false)
            case .leftBracket:
                advance()
                let subscripts = try parseSubscript()
                try expectCloser(.rightBracket)
                let range = value.outer.union(previous.range)
                value = Parsed(
                    id: add(.subscripted(value.id, subscripts), range, over: [value.id, subscripts]), outer: range)
            default: return value
            }
        }
        return value
    }

    mutating func expectCloser(_ symbol: Symbol) throws(SyntaxFailure) {
        guard accept(symbol) else {
            throw unexpected(wanting: Text(en: "a comma or `\(symbol.rawValue)`", zh: "逗号或 `\(symbol.rawValue)`"))
        }
    }

    /// The call of `callee`, up to the last token read.
    mutating func call(_ callee: Parsed, _ arguments: [Argument], isCommand: Bool) -> Parsed {
        let range = callee.outer.union(previous.range)
        let id = add(
            .call(callee.id, arguments, isCommand: isCommand), range, over: [callee.id] + arguments.map(\.value))
        return Parsed(id: id, outer: range)
    }

    /// Arguments up to `end`, which is not read.
    mutating func parseArguments(until end: Token.Kind) throws(SyntaxFailure) -> [Argument] {
        var arguments: [Argument] = []
        var keywords: Set<Name> = []
        while token.kind != end, !atLineEnd {
            if at(.star) || at(.doubleStar) { throw fail(.unpacking(source(token), at: token.range)) }
            let isName = if case .name = token.kind { true } else { false }
            if case .keyword(let word) = token.kind, peek().kind == .symbol(.assign) {
                throw fail(.keywordAsName(word.rawValue, at: token.range))
            }
            if isName, peek().kind == .symbol(.assign), case .name(let keyword) = token.kind {
                let keywordRange = token.range
                advance()
                advance()
                let value = try parseExpression()
                if !keywords.insert(keyword).inserted {
                    report(.duplicateName(names[keyword], at: keywordRange), line: token.line)
                }
                arguments.append(Argument(keyword: keyword, keywordRange: keywordRange, value: value.id))
            } else {
                let value = try parseArgumentValue(isOnly: arguments.isEmpty)
                if at(.assign) { throw fail(.argumentNameExpected(at: tree[value.id].range)) }
                if !keywords.isEmpty { report(.positionalAfterKeyword(at: value.outer), line: token.line) }
                arguments.append(Argument(value: value.id))
            }
            guard accept(.comma) else { break }
            if end == .newline, atLineEnd { throw fail(.commandEndsInComma(at: previous.range)) }
        }
        return arguments
    }

    private mutating func parseArgumentValue(isOnly: Bool) throws(SyntaxFailure) -> Parsed {
        let first = try parseExpression()
        guard isOnly, at(.for) else { return first }
        return try parseComprehension(of: first, from: first.outer)
    }

    /// `for … in … if …` behind `element`; the range begins at `start` and ends with the last clause.
    private mutating func parseComprehension(of element: Parsed, from start: SourceRange) throws(SyntaxFailure)
        -> Parsed
    {
        var clauses: [ComprehensionClause] = []
        var children = [element.id]
        while true {
            if accept(.for) {
                let targets = try parseLoopTargets()
                guard accept(.in) else { throw unexpected(wanting: Text(en: "`in`", zh: "`in`")) }
                let iterable = try parseOperators(1)
                clauses.append(.each(targets: targets, iterable: iterable.id))
                children += [targets, iterable.id]
            } else if accept(.if) {
                let condition = try parseOperators(1)
                clauses.append(.filter(condition.id))
                children.append(condition.id)
            } else {
                break
            }
        }
        let range = start.union(previous.range)
        return Parsed(
            id: add(.comprehension(element: element.id, clauses: clauses), range, over: children), outer: range)
    }

    /// What stands between `[` and `]` behind a value.
    private mutating func parseSubscript() throws(SyntaxFailure) -> ExpressionID {
        let first = index
        var items: [ExpressionID] = []
        var isTuple = false
        while !at(.rightBracket), !atLineEnd {
            items.append(try parseSubscriptItem())
            guard accept(.comma) else { break }
            isTuple = true
        }
        guard let only = items.first else { throw unexpected(wanting: Text(en: "an index", zh: "下标")) }
        return isTuple ? add(.tuple(items), range(from: first), over: items) : only
    }

    private mutating func parseSubscriptItem() throws(SyntaxFailure) -> ExpressionID {
        let first = index
        if accept(.ellipsis) { return add(.ellipsis, previous.range) }
        var parts: [ExpressionID?] = [nil]
        while true {
            if accept(.colon) {
                guard parts.count < 3 else { throw unexpected(wanting: Text(en: "`]`", zh: "`]`")) }
                parts.append(nil)
            } else if at(.comma) || at(.rightBracket) || atLineEnd || parts[parts.count - 1] != nil {
                break
            } else {
                parts[parts.count - 1] = try parseExpression().id
            }
        }
        if parts.count == 1, let only = parts[0] { return only }
        if parts.count == 1 { throw unexpected(wanting: Text(en: "an index", zh: "下标")) }
        return add(
            .slice(parts[0], parts[1], parts.count > 2 ? parts[2] : nil), range(from: first),
            over: parts.compactMap(\.self))
    }

    // MARK: Atoms

    private mutating func parseAtom() throws(SyntaxFailure) -> Parsed {
        let token = token
        let kind: Expression.Kind
        switch token.kind {
        case .name(let name): kind = .name(name)
        case .integer(let value): kind = .integer(value)
        case .number(let value): kind = .number(value)
        case .keyword(.true): kind = .truth(true)
        case .keyword(.false): kind = .truth(false)
        case .keyword(.none): kind = .none
        case .text, .formattedStart: return try parseText()
        case .symbol(.leftParenthesis): return try parseParentheses()
        case .symbol(.leftBracket): return try parseList()
        case .symbol(.leftBrace): throw fail(.braces(at: token.range))
        case .symbol(.star), .symbol(.doubleStar): throw fail(.unpacking(source(token), at: token.range))
        default: throw unexpected(wanting: Text(en: "a value", zh: "值"))
        }
        advance()
        return Parsed(id: add(kind, token.range), outer: token.range)
    }

    private mutating func parseParentheses() throws(SyntaxFailure) -> Parsed {
        let first = index
        advance()
        if accept(.rightParenthesis) {
            let range = range(from: first)
            return Parsed(id: add(.tuple([]), range), outer: range)
        }
        let element = try parseExpression()
        if at(.for) {
            let value = try parseComprehension(of: element, from: cell.tokens[first].range)
            try expectCloser(.rightParenthesis)
            let range = range(from: first)
            tree.expressions[value.id.index].range = range
            return Parsed(id: value.id, outer: range)
        }
        guard at(.comma) else {
            try expectCloser(.rightParenthesis)
            return Parsed(id: element.id, outer: range(from: first))
        }
        var items = [element.id]
        while accept(.comma), !at(.rightParenthesis) { items.append(try parseExpression().id) }
        try expectCloser(.rightParenthesis)
        let range = range(from: first)
        return Parsed(id: add(.tuple(items), range, over: items), outer: range)
    }

    private mutating func parseList() throws(SyntaxFailure) -> Parsed {
        let first = index
        advance()
        var items: [ExpressionID] = []
        while !at(.rightBracket), !atLineEnd {
            let element = try parseExpression()
            if items.isEmpty, at(.for) {
                let value = try parseComprehension(of: element, from: cell.tokens[first].range)
                try expectCloser(.rightBracket)
                let range = range(from: first)
                tree.expressions[value.id.index].range = range
                return Parsed(id: value.id, outer: range)
            }
            items.append(element.id)
            guard accept(.comma) else { break }
        }
        try expectCloser(.rightBracket)
        let range = range(from: first)
        return Parsed(id: add(.list(items), range, over: items), outer: range)
    }

    // MARK: Text

    /// Texts and f-strings side by side, joined as in Python.
    private mutating func parseText() throws(SyntaxFailure) -> Parsed {
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
    fileprivate static func unpacking(_ stars: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            219, .error, Text(en: "nn does not unpack with `\(stars)`", zh: "nn 不能用 `\(stars)` 展开"), at: range,
            help: Text(en: "write the arguments one by one", zh: "请逐个写出参数"))
    }

    fileprivate static func braces(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            219, .error, Text(en: "there are no dictionaries or sets", zh: "没有字典和集合"), at: range,
            help: Text(
                en: "use lists, names of their own, or `dataset(age=a, dose=d)`",
                zh: "请用列表、单独的名字，或 `dataset(age=a, dose=d)`"))
    }

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

    static func keywordAsName(_ word: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            232, .error, Text(en: "`\(word)` is a word of the language, not a name", zh: "`\(word)` 是语言的关键字，不能作名字"),
            at: range, help: Text(en: "choose another name, such as `\(word)_`", zh: "请换一个名字，例如 `\(word)_`"))
    }

    static func duplicateName(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            226, .error, Text(en: "`\(name)` is given twice", zh: "`\(name)` 写了两次"), at: range,
            help: Text(en: "keep one of them", zh: "请只保留一个"))
    }

    fileprivate static func argumentNameExpected(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            224, .error, Text(en: "only a name can stand left of `=` here", zh: "这里 `=` 左边只能是名字"), at: range,
            help: Text(en: "to compare, write `==`", zh: "要比较是否相等，请写 `==`"))
    }

    fileprivate static func positionalAfterKeyword(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            225, .error, Text(en: "an argument without a name stands behind one with a name", zh: "不带名字的参数写在了带名字的参数后面"),
            at: range, help: Text(en: "move it to the front, or give its name: `name=…`", zh: "请把它移到前面，或写明名字：`名字=…`"))
    }

    fileprivate static func commandEndsInComma(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            216, .error, Text(en: "nothing follows this comma", zh: "这个逗号后面没有内容"), at: range,
            help: Text(
                en: "a command that ends in a comma goes on in the next line: take the comma out",
                zh: "以逗号结尾的命令会接到下一行：请删掉这个逗号"))
    }
}
