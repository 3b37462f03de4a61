import Diagnostics

extension Parser {
    mutating func parseAssignmentOrExpression() throws(SyntaxFailure) -> StatementID {
        let first = index
        var value = try parseExpressionList()
        if case .symbol(let symbol) = token.kind, let operation = symbol.augmentedOperator {
            try markTarget(value, isAugmented: true)
            advance()
            let right = recovering { parser throws(SyntaxFailure) in try parser.parseExpressionList() }
            return add(.augment(target: value.id, operation, value: right.id), range(from: first))
        }
        if at(.colon), isAnnotation(value) { throw fail(.annotation(at: token.range)) }
        guard at(.assign) else {
            if let failure = arrowAssignment(from: first) { throw failure }
            return add(.expression(value.id), range(from: first))
        }
        if let failure = commandTakenForTargets(value, from: first) { throw failure }
        var targets: [ExpressionID] = []
        while at(.assign) {
            try markTarget(value, isAugmented: false)
            targets.append(value.id)
            let sign = token
            advance()
            reportSwappedAugment(sign)
            value = recovering { parser throws(SyntaxFailure) in
                let value = try parser.parseExpressionList()
                if !parser.atLineEnd, !parser.at(.assign), !parser.at(.semicolon) {
                    throw parser.unexpectedAfter(first)
                }
                return value
            }
        }
        return add(.assign(targets: targets, value: value.id), range(from: first))
    }

    /// `plot [p, q], title="A"` and `print -x, end=""` look like an assignment to a tuple.
    private mutating func commandTakenForTargets(_ value: Parsed, from first: Int) -> SyntaxFailure? {
        let next = cell.tokens[first + 1]
        guard case .name = cell.tokens[first].kind, case .symbol(let symbol) = next.kind, next.followsSpace,
            symbol == .minus || symbol == .leftBracket || symbol == .leftParenthesis,
            case .tuple(let items) = tree[value.id].kind, let item = items.first,
            case .name = previous.kind, !token.followsSpace, !peek().followsSpace
        else { return nil }
        return fail(.argumentNeedsParentheses(command: source(cell.tokens[first]), at: tree[item].range))
    }

    /// `x <- 1`, as R assigns: read as `x < -1` it would show a truth that nobody asked for.
    private mutating func arrowAssignment(from first: Int) -> SyntaxFailure? {
        let (sign, minus) = (cell.tokens[first + 1], cell.tokens[min(first + 2, cell.tokens.count - 1)])
        guard case .name = cell.tokens[first].kind, sign.kind == .symbol(.less), sign.followsSpace,
            minus.kind == .symbol(.minus), !minus.followsSpace, index > first + 3, cell.tokens[first + 3].followsSpace
        else { return nil }
        let meant = "\(source(cell.tokens[first])) = …"
        return fail(.foreignOperator("<-", meant: meant, at: sign.range.union(minus.range)))
    }

    /// `x =+ 1` and the like.
    private mutating func reportSwappedAugment(_ sign: Token) {
        guard case .symbol(let symbol) = token.kind, !token.followsSpace, peek().followsSpace else { return }
        let range = sign.range.union(token.range)
        switch symbol {
        case .plus, .minus: report(.swappedAugment(symbol.rawValue, at: range))
        case .star, .slash, .at, .percent:
            report(.foreignOperator("=\(symbol.rawValue)", meant: "\(symbol.rawValue)=", at: range), line: token.line)
        default: break
        }
    }

    private func isAnnotation(_ value: Parsed) -> Bool {
        if case .name = tree[value.id].kind { peek().kind != .newline } else { false }
    }

    /// Expressions with commas between them: a tuple without parentheses if there is a comma.
    mutating func parseExpressionList() throws(SyntaxFailure) -> Parsed {
        let first = try parseExpression()
        guard at(.comma) else { return first }
        var items = [first.id]
        var range = first.outer
        while accept(.comma) {
            range = range.union(previous.range)
            if !beginsExpression { break }
            let next = try parseExpression()
            items.append(next.id)
            range = range.union(next.outer)
        }
        return Parsed(id: add(.tuple(items), range, over: items), outer: range)
    }

    private var beginsExpression: Bool {
        switch token.kind {
        case .newline, .end, .dedent, .fieldEnd, .fieldSpecification: false
        case .symbol(let symbol):
            !symbol.closes && symbol != .assign && symbol != .colon && symbol != .semicolon
                && symbol.augmentedOperator == nil
        default: true
        }
    }
}

extension Diagnostic {
    fileprivate static func swappedAugment(_ sign: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            220, .warning,
            Text(en: "`=\(sign)` assigns what follows with its sign", zh: "`=\(sign)` 的意思是：赋一个带符号的值"), at: range,
            help: Text(en: "did you mean `\(sign)=`?", zh: "是想写 `\(sign)=` 吗？"))
    }
}
