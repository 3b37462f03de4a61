import Diagnostics

extension Parser {
    mutating func parseFor() -> StatementID {
        let first = index
        advance()
        var targets: ExpressionID?
        let iterable = recovering { parser throws(SyntaxFailure) in
            // `for (i = 0; …`
            if parser.at(.leftParenthesis), case .name = parser.peek().kind,
                let sign = [parser.peek(2), parser.peek(3)].first(where: { $0.kind == .symbol(.assign) })
            {
                throw parser.fail(.loopByAssigning(at: sign.range))
            }
            let names = try parser.parseLoopTargets()
            targets = names
            if parser.at(.assign) { throw parser.fail(.loopByAssigning(at: parser.token.range)) }
            guard parser.acceptIn() else {
                if parser.token.beginsCommandArgument {
                    throw parser.fail(.missingIn(before: parser.source(parser.token), at: parser.token.range))
                }
                throw parser.unexpected(wanting: Text(en: "`in`", zh: "`in`"), isOnly: true)
            }
            let value = try parser.parseExpressionList()
            if parser.colonIsNotLast { throw parser.fail(.rangeByColon(at: parser.tree[value.id].range)) }
            return value
        }
        let header = range(from: first)
        loopDepth += 1
        let body = parseBlock(header)
        loopDepth -= 1
        skipLoopElse(.for)
        guard let targets else { return add(.invalid, header) }
        return add(.forLoop(targets: targets, iterable: iterable.id, body: body), header)
    }

    mutating func parseWhile() -> StatementID {
        let first = index
        advance()
        let condition = parseCondition()
        let header = range(from: first)
        loopDepth += 1
        let body = parseBlock(header)
        loopDepth -= 1
        skipLoopElse(.while)
        return add(.whileLoop(condition: condition, body: body), header)
    }

    mutating func parseIf() -> StatementID {
        let first = index
        var branches: [(condition: ExpressionID, body: [StatementID])] = []
        var otherwise: [StatementID] = []
        var header: SourceRange?
        while true {
            let start = index
            if at(.else) {
                advance()
                if at(.if) {
                    report(.elseIf(at: cell.tokens[start].range.union(token.range)), line: token.line)
                } else {
                    otherwise = parseBlock(range(from: start))
                    break
                }
            }
            advance()
            let condition = parseCondition()
            let range = range(from: start)
            header = header ?? range
            branches.append((condition, parseBlock(range)))
            mendKeyword()
            if !at(.elif), !at(.else) { break }
        }
        return add(.branch(branches, otherwise: otherwise), header ?? cell.tokens[first].range)
    }

    private mutating func parseCondition() -> ExpressionID {
        recovering { parser throws(SyntaxFailure) in
            let value = try parser.parseExpressionList()
            if parser.at(.assign) { throw parser.fail(.assignmentInCondition(at: parser.token.range)) }
            return value
        }.id
    }

    mutating func parseDef() -> StatementID {
        let first = index
        advance()
        var name: Name?
        var parameters: [Parameter] = []
        do throws(SyntaxFailure) {
            if case .keyword(let word) = token.kind { throw fail(.keywordAsName(word.rawValue, at: token.range)) }
            guard case .name(let written) = token.kind else { throw unexpected(wanting: Text(en: "a name", zh: "函数名")) }
            name = written
            advance()
            guard accept(.leftParenthesis) else {
                throw fail(.parametersWithoutParentheses(names[written], at: previous.range))
            }
            parameters = try parseParameters(until: .rightParenthesis)
            try expectCloser(.rightParenthesis)
            if at(.arrow) { throw fail(.annotation(at: token.range)) }
        } catch {
            skipLine()
        }
        let header = range(from: first)
        let begin = tree.expressions.count
        scopes.append([])
        let loops = loopDepth
        loopDepth = 0
        functionDepth += 1
        let body = parseBlock(header)
        functionDepth -= 1
        loopDepth = loops
        let last = body.last.map { tree[$0].range } ?? header
        let id = makeFunction(name: name, parameters, body, from: begin, header.union(last))
        return name == nil ? add(.invalid, header) : add(.define(id), header)
    }

    /// The colon behind a header, and its block or the statements on its line.
    private mutating func parseBlock(_ header: SourceRange) -> [StatementID] {
        let line = token.line
        if !accept(.colon) {
            if atLineEnd {
                report(.missingColon(at: header.endPoint), line: line)
            } else {
                reportInsteadOfColon(header)
                skipLine()
                _ = accept(.colon)
            }
        }
        guard atLineEnd else {
            var statements: [StatementID] = []
            mendKeyword()
            parseSimpleLine(into: &statements)
            if token.kind == .newline { advance() }
            return statements
        }
        if token.kind == .newline { advance() }
        guard token.kind == .indent else {
            report(.emptyBlock(at: header), line: line)
            return []
        }
        advance()
        return parseNestedStatements(header: header)
    }

    /// Something else than the colon stands behind a header.
    private mutating func reportInsteadOfColon(_ header: SourceRange) {
        let last = cell.tokens[lineEndIndex - 1]
        if at(.leftBrace) { return report(.otherThanColon("{", at: token.range), line: token.line) }
        if case .name(let name) = token.kind, names[name] == "then" || names[name] == "do" {
            return report(.otherThanColon(names[name], at: token.range), line: token.line)
        }
        if token.kind == .symbol(.walrus) || last.kind == .symbol(.colon) {
            _ = unexpectedAfter(0)
        } else if token.endsOperand, previous.endsOperand {
            report(.missingColon(at: header.endPoint), line: token.line)
        } else {
            _ = unexpected(wanting: Text(en: "`:`", zh: "`:`"), isOnly: true)
        }
    }

    /// Whether a colon stands here and another at the end of the line: `for i in 1:10:`.
    private var colonIsNotLast: Bool {
        let last = lineEndIndex - 1
        return at(.colon) && last > index && cell.tokens[last].kind == .symbol(.colon)
            && !cell.tokens[index..<last].contains { $0.kind == .keyword(.lambda) }
    }

    /// The statements of an indented block whose indent was read, and its dedent.
    mutating func parseNestedStatements(header: SourceRange) -> [StatementID] {
        guard blockDepth < Limit.maximumBlocks else {
            report(.tooDeeplyNested(what: .blocks, at: header), line: previous.line)
            var open = 1
            while open > 0, token.kind != .end {
                if token.kind == .indent { open += 1 } else if token.kind == .dedent { open -= 1 }
                advance()
            }
            return []
        }
        blockDepth += 1
        let statements = parseStatements()
        blockDepth -= 1
        if token.kind == .dedent { advance() }
        return statements
    }
}

extension Diagnostic {
    fileprivate static func elseIf(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            228, .error, Text(en: "`else if` is one word in nn", zh: "`else if` 在 nn 里是一个词"), at: range,
            help: Text(en: "write `elif`", zh: "请写 `elif`"))
    }

    static func assignmentInCondition(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            221, .error, Text(en: "`=` assigns, it does not compare", zh: "`=` 是赋值，不是比较"), at: range,
            help: Text(en: "to compare, write `==`", zh: "要比较是否相等，请写 `==`"))
    }

    fileprivate static func loopByAssigning(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            216, .error, Text(en: "`=` stands where `in` belongs", zh: "这里应是 `in`，却写了 `=`"), at: range,
            help: Text(en: "write `for i in range(10):`", zh: "请写 `for i in range(10):`"))
    }

    fileprivate static func missingIn(before word: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            216, .error, Text(en: "`in` is missing before `\(word)`", zh: "`\(word)` 前面缺少 `in`"), at: range,
            help: Text(en: "write `for … in \(word)`", zh: "请写 `for … in \(word)`"))
    }

    fileprivate static func rangeByColon(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            216, .error, Text(en: "a colon makes no range here", zh: "冒号在这里不表示范围"), at: range,
            help: Text(
                en: "write `range(1, 10)`, which ends before 10", zh: "请写 `range(1, 10)`，它到 10 之前为止"))
    }

    fileprivate static func parametersWithoutParentheses(_ name: String, at range: SourceRange) -> Diagnostic {
        let name = excerpt(name)
        return Diagnostic(
            216, .error, Text(en: "`def \(name)` needs parentheses", zh: "`def \(name)` 后面要有括号"), at: range,
            help: Text(
                en: "write `def \(name)():`, with its parameters between them",
                zh: "请写 `def \(name)():`，参数写在括号里"))
    }

    fileprivate static func otherThanColon(_ written: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            215, .error, Text(en: "a block is opened by `:`, not `\(written)`", zh: "代码块以 `:` 开头，不用 `\(written)`"),
            at: range,
            help: Text(en: "write `:` and indent the block by four spaces", zh: "请写 `:`，并把代码块缩进四格"))
    }

    fileprivate static func missingColon(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            215, .error, Text(en: "`:` is missing at the end of this line", zh: "这一行末尾缺少 `:`"), at: range,
            help: Text(en: "write `:` behind it", zh: "请在末尾写上 `:`"))
    }

    fileprivate static func emptyBlock(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            214, .error, Text(en: "nothing is indented under this line", zh: "这一行下面没有缩进的代码"), at: range,
            help: Text(en: "indent what belongs to it by four spaces, or write `pass`", zh: "请把属于它的代码缩进四格，或写 `pass`"))
    }
}
