import Diagnostics

extension Parser {
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
    mutating func parseComprehension(of element: Parsed, from start: SourceRange) throws(SyntaxFailure)
        -> Parsed
    {
        var clauses: [ComprehensionClause] = []
        var children = [element.id]
        while true {
            if accept(.for) {
                let targets = try parseLoopTargets()
                guard acceptIn() else { throw unexpected(wanting: Text(en: "`in`", zh: "`in`")) }
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
}

extension Diagnostic {
    static func keywordAsName(_ word: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            232, .error, Text(en: "`\(word)` is a keyword, not a name", zh: "`\(word)` 是关键字，不能作名字"),
            at: range, help: Text(en: "choose another name, such as `\(word)_`", zh: "请换一个名字，例如 `\(word)_`"))
    }

    static func duplicateName(_ name: String, at range: SourceRange) -> Diagnostic {
        let name = excerpt(name)
        return Diagnostic(
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
