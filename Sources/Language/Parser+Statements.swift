import Diagnostics

extension Parser {
    /// The statements of a block, up to its end.
    mutating func parseStatements() -> [StatementID] {
        var statements: [StatementID] = []
        var strayIndents = 0
        while true {
            switch token.kind {
            case .end: return statements
            case .dedent:
                if strayIndents == 0 { return statements }
                strayIndents -= 1
                advance()
            case .indent:
                report(.unexpectedIndent(at: token.range), line: token.line)
                strayIndents += 1
                advance()
            case .newline: advance()
            default: parseLine(into: &statements)
            }
        }
    }

    /// One statement with its block, or the simple statements of a line.
    private mutating func parseLine(into statements: inout [StatementID]) {
        nesting = 0
        mendKeyword()
        if case .keyword(let word) = token.kind, assignsToKeyword {
            report(.keywordAsName(word.rawValue, at: token.range), line: token.line)
            statements.append(skipStatement())
            return
        }
        switch token.kind {
        case .keyword(.try): statements.append(skipTry())
        case .keyword(.for): statements.append(parseFor())
        case .keyword(.while): statements.append(parseWhile())
        case .keyword(.if): statements.append(parseIf())
        case .keyword(.def): statements.append(parseDef())
        case .keyword(.else), .keyword(.elif):
            report(.elseWithoutIf(source(token), at: token.range), line: token.line)
            statements.append(skipStatement())
        default: parseSimpleLine(into: &statements)
        }
    }

    private var assignsToKeyword: Bool {
        guard case .symbol(let symbol) = peek().kind else { return false }
        return symbol == .assign || symbol.augmentedOperator != nil
    }

    /// Skips a line and reads the block behind it, so that the mistakes in it are said.
    mutating func skipStatement() -> StatementID {
        let first = index
        while !atLineEnd { advance() }
        let range = range(from: first)
        if peek().kind == .indent {
            advance()
            advance()
            functionDepth += 1
            loopDepth += 1
            _ = parseNestedStatements(header: range)
            functionDepth -= 1
            loopDepth -= 1
        }
        return add(.invalid, range)
    }

    mutating func parseSimpleLine(into statements: inout [StatementID]) {
        while !atLineEnd {
            let first = index
            do throws(SyntaxFailure) {
                statements.append(try parseSimple())
                if at(.semicolon) {
                    let semicolon = token
                    advance()
                    report(.semicolon(isLast: atLineEnd, at: semicolon.range), line: semicolon.line)
                    continue
                }
                if !atLineEnd { throw unexpectedAfter(first) }
            } catch {
                if index == first, !atLineEnd { advance() }
                nesting = 0
                if let last = statements.last, tree[last].range.start >= cell.tokens[first].range.start {
                    statements.removeLast()
                }
                statements.append(skipStatement())
            }
        }
    }

    private mutating func parseSimple() throws(SyntaxFailure) -> StatementID {
        let first = index
        if let failure = foreignStatement() { throw failure }
        switch token.kind {
        case .keyword(.pass):
            advance()
            return add(.pass, range(from: first))
        case .keyword(.break), .keyword(.continue):
            let isBreak = at(.break)
            if loopDepth == 0 { report(.outsideLoop(source(token), at: token.range), line: token.line) }
            advance()
            return add(isBreak ? .breakLoop : .continueLoop, range(from: first))
        case .keyword(.return):
            if functionDepth == 0 { report(.returnOutsideFunction(at: token.range), line: token.line) }
            advance()
            let value = atLineEnd || at(.semicolon) ? nil : try parseExpressionList().id
            return add(.returnValue(value), range(from: first))
        case .keyword(.expect): return try parseExpect()
        case .keyword(.record): return try parseRecord()
        case .name where token.isCommand:
            let command = try parseCommand()
            return add(.expression(command), range(from: first))
        default: return try parseAssignmentOrExpression()
        }
    }

    private mutating func parseCommand() throws(SyntaxFailure) -> ExpressionID {
        guard case .name(let name) = token.kind else { throw unexpected(wanting: Text(en: "a name", zh: "名字")) }
        let callee = Parsed(id: add(.name(name), token.range), outer: token.range)
        advance()
        let arguments = try parseArguments(until: .newline)
        return call(callee, arguments, isCommand: true).id
    }

    private mutating func parseExpect() throws(SyntaxFailure) -> StatementID {
        let first = index
        advance()
        if atLineEnd { throw fail(.expectWithoutExpression(at: previous.range)) }
        var value = try parseExpression().id
        if at(.assign) { throw fail(.assignmentInCondition(at: token.range)) }
        var reason: ExpressionID?
        if accept(.comma) {
            reason = try parseExpression().id
        } else if case .tuple(let items) = tree[value].kind, items.count == 2 {
            value = items[0]
            reason = items[1]
        }
        return add(.expect(value, reason: reason), range(from: first))
    }

    private mutating func parseRecord() throws(SyntaxFailure) -> StatementID {
        let first = index
        advance()
        var arguments: [Argument]
        if at(.leftParenthesis), let closer = cell.closer[index], isLineEnd(closer + 1) {
            advance()
            arguments = try parseArguments(until: .symbol(.rightParenthesis))
            try expectCloser(.rightParenthesis)
        } else {
            arguments = try parseArguments(until: .newline)
        }
        if arguments.isEmpty { report(.recordWithoutArguments(at: cell.tokens[first].range), line: token.line) }
        return add(.record(arguments), range(from: first))
    }

    private func isLineEnd(_ place: Int) -> Bool {
        switch cell.tokens[min(place, cell.tokens.count - 1)].kind {
        case .newline, .end, .symbol(.semicolon): true
        default: false
        }
    }

    mutating func parseInlineValue() -> StatementID {
        let first = index
        let value = recovering { parser throws(SyntaxFailure) in
            let value: Parsed
            if parser.token.isCommand {
                let id = try parser.parseCommand()
                value = Parsed(id: id, outer: parser.tree[id].range)
            } else {
                value = try parser.parseExpressionList()
            }
            if !parser.atLineEnd { throw parser.unexpectedAfter(first) }
            return value
        }
        return add(.expression(value.id), tree[value.id].range)
    }
}

extension Diagnostic {
    fileprivate static func unexpectedIndent(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            212, .error, Text(en: "this line is indented, but opens no block", zh: "这一行多了缩进"), at: range,
            help: Text(en: "only what belongs to a line ending in `:` is indented", zh: "只有属于以 `:` 结尾的那一行的代码才缩进"))
    }

    fileprivate static func elseWithoutIf(_ word: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            228, .error, Text(en: "this `\(word)` belongs to no `if`", zh: "这个 `\(word)` 没有对应的 `if`"), at: range,
            help: Text(en: "it must be indented as its `if` is", zh: "它的缩进要和对应的 `if` 一样"))
    }

    fileprivate static func semicolon(isLast: Bool, at range: SourceRange) -> Diagnostic {
        isLast
            ? Diagnostic(
                231, .error, Text(en: "no semicolon ends a line", zh: "行末不用分号"), at: range,
                help: Text(en: "take it out", zh: "请删掉它"))
            : Diagnostic(
                231, .error, Text(en: "a semicolon does not part statements", zh: "语句之间不用分号"), at: range,
                help: Text(en: "write each statement on a line of its own", zh: "请把每条语句写成单独一行"))
    }

    fileprivate static func outsideLoop(_ word: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            227, .error, Text(en: "`\(word)` outside a loop", zh: "`\(word)` 不在循环里"), at: range,
            help: Text(en: "it belongs inside `for` or `while`", zh: "它只能写在 `for` 或 `while` 里面"))
    }

    fileprivate static func returnOutsideFunction(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            227, .error, Text(en: "`return` outside a function", zh: "`return` 不在函数里"), at: range,
            help: Text(en: "to show a value, write it alone on its line", zh: "要显示一个值，把它单独写成一行即可"))
    }

    fileprivate static func expectWithoutExpression(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            229, .error, Text(en: "`expect` without a condition", zh: "`expect` 后面没有条件"), at: range,
            help: Text(en: "say what must hold: `expect loss < 0.1`", zh: "请写出应成立的条件：`expect loss < 0.1`"))
    }

    fileprivate static func recordWithoutArguments(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            229, .error, Text(en: "`record` without values", zh: "`record` 后面没有值"), at: range,
            help: Text(en: "name the columns: `record step, loss`", zh: "请写出要记录的列：`record step, loss`"))
    }
}
