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
                if case .integer = previous.kind { reportCalledNumber() }
                if case .number = previous.kind { reportCalledNumber() }
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
                guard parts.count < 3 else { throw fail(.longSlice(at: previous.range)) }
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

    /// `2(x + 1)`
    private mutating func reportCalledNumber() {
        report(.calledNumber(source(previous), at: previous.range.union(token.range)), line: token.line)
    }
}

extension Diagnostic {
    fileprivate static func braces(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            219, .error, Text(en: "nn has no dictionaries or sets", zh: "nn 没有字典和集合"), at: range,
            help: Text(
                en: "use lists, names of their own, or a data set, `dataset(age=a, dose=d, target=\"dose\")`",
                zh: "请用列表、单独的名字，或 数据集 `dataset(age=a, dose=d, target=\"dose\")`"))
    }

    static func unpacking(_ stars: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            219, .error, Text(en: "nn does not unpack with `\(stars)`", zh: "nn 不能用 `\(stars)` 展开"), at: range,
            help: Text(en: "write out one by one what it stands for", zh: "请把它代表的内容逐个写出来"))
    }

    fileprivate static func longSlice(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            216, .error, Text(en: "a slice has at most two colons", zh: "切片里最多有两个冒号"), at: range,
            help: Text(en: "write `x[lower:upper:step]`", zh: "写法是 `x[起:止:步长]`"))
    }

    fileprivate static func calledNumber(_ number: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            206, .error, Text(en: "`\(number)(`: an operator is missing", zh: "`\(number)(` 中间缺少运算符"), at: range,
            help: Text(en: "for a product write `\(number)*(…)`", zh: "相乘请写 `\(number)*(…)`"))
    }
}
