import Diagnostics

extension Parser {
    /// An expression: `a if c else b`, a lambda, or operators.
    mutating func parseExpression() throws(SyntaxFailure) -> Parsed {
        try enter()
        defer { nesting -= 1 }
        var parts: [(then: Parsed, condition: Parsed)] = []
        var last: Parsed
        repeat {
            if at(.lambda) {
                last = try parseLambda()
                break
            }
            last = try parseOperators(1)
            guard at(.if) else { break }
            advance()
            let condition = try parseOperators(1)
            guard at(.else) else { throw fail(.conditionalWithoutElse(at: token.range)) }
            advance()
            parts.append((last, condition))
        } while true
        for part in parts.reversed() {
            let range = part.then.outer.union(last.outer)
            let id = add(
                .conditional(then: part.then.id, condition: part.condition.id, otherwise: last.id), range,
                over: [part.then.id, part.condition.id, last.id])
            last = Parsed(id: id, outer: range)
        }
        return last
    }

    /// How tightly a binary operator binds; comparisons are 4.
    private enum Operation {
        case and, or
        case compare(Comparator)
        case binary(BinaryOperator)

        var precedence: Int {
            switch self {
            case .or: 1
            case .and: 2
            case .compare: 4
            case .binary(.or): 5
            case .binary(.and): 6
            case .binary(.add), .binary(.subtract): 7
            case .binary: 8
            }
        }
    }

    /// The operator at this place, and how many tokens it has.
    private mutating func operation() -> (Operation, length: Int)? {
        switch token.kind {
        case .keyword(.and): return (.and, 1)
        case .keyword(.or): return (.or, 1)
        case .keyword(.in): return (.compare(.isIn), 1)
        case .keyword(.not): return peek().kind == .keyword(.in) ? (.compare(.isNotIn), 2) : nil
        case .keyword(.is): return peek().kind == .keyword(.not) ? (.compare(.isNotNone), 2) : (.compare(.isNone), 1)
        case .symbol(let symbol): return operation(symbol)
        default: return nil
        }
    }

    private mutating func operation(_ symbol: Symbol) -> (Operation, length: Int)? {
        switch symbol {
        case .plus, .minus:
            if at(symbol), peek().kind == .symbol(symbol), !peek().followsSpace, peek(2).kind == .newline {
                let sign = symbol.rawValue
                let range = token.range.union(peek().range)
                report(.foreignOperator(sign + sign, meant: "\(source(previous)) \(sign)= 1", at: range), line: token.line)
            }
            return (.binary(symbol == .plus ? .add : .subtract), 1)
        case .star: return (.binary(.multiply), 1)
        case .slash: return (.binary(.divide), 1)
        case .doubleSlash: return (.binary(.floorDivide), 1)
        case .percent: return (.binary(.remainder), 1)
        case .at: return (.binary(.product), 1)
        case .ampersand: return (.binary(.and), 1)
        case .bar: return (.binary(.or), 1)
        case .less: return (.compare(.less), 1)
        case .lessOrEqual: return (.compare(.lessOrEqual), 1)
        case .equal: return (.compare(.equal), 1)
        case .notEqual: return (.compare(.notEqual), 1)
        case .greater: return (.compare(.greater), 1)
        case .greaterOrEqual: return (.compare(.greaterOrEqual), 1)
        case .close, .closeInASCII: return (.compare(.close), 1)
        default: break
        }
        let meant: (Operation, String)? =
            switch symbol {
            case .doubleAmpersand: (.and, "and")
            case .doubleBar: (.or, "or")
            case .tripleEqual: (.compare(.equal), "==")
            case .tripleNotEqual, .angles: (.compare(.notEqual), "!=")
            case .equalGreater: (.compare(.greaterOrEqual), ">=")
            case .equalLess: (.compare(.lessOrEqual), "<=")
            case .caret: (.binary(.multiply), "**")
            case .shiftLeft: (.binary(.multiply), "* 2**")
            case .shiftRight: (.binary(.floorDivide), "// 2**")
            default: nil
            }
        guard let meant else { return nil }
        report(.foreignOperator(symbol.rawValue, meant: meant.1, at: token.range), line: token.line)
        return (meant.0, 1)
    }

    /// Operators that bind at least as tightly as `minimum`, from the left.
    mutating func parseOperators(_ minimum: Int) throws(SyntaxFailure) -> Parsed {
        var left = try parsePrefixed(minimum)
        while let (operation, length) = operation(), operation.precedence >= minimum {
            if case .compare = operation {
                left = try parseComparisons(left)
                continue
            }
            for _ in 0..<length { advance() }
            let right = try parseOperators(operation.precedence + 1)
            let range = left.outer.union(right.outer)
            let kind: Expression.Kind =
                switch operation {
                case .and: .and(left.id, right.id)
                case .or: .or(left.id, right.id)
                case .binary(let binary): .binary(binary, left.id, right.id)
                case .compare: .invalid
                }
            left = Parsed(id: add(kind, range, over: [left.id, right.id]), outer: range)
        }
        return left
    }

    private mutating func parseComparisons(_ first: Parsed) throws(SyntaxFailure) -> Parsed {
        var links: [Comparison] = []
        var children = [first.id]
        var range = first.outer
        while let (operation, length) = operation(), case .compare(let comparator) = operation {
            let sign = token.range
            for _ in 0..<length { advance() }
            let right = try parseOperators(5)
            if comparator == .isNone || comparator == .isNotNone {
                if case .none = tree[right.id].kind {
                } else {
                    report(.isWithoutNone(comparator, at: sign), line: token.line)
                }
            }
            links.append(Comparison(comparator, right.id))
            children.append(right.id)
            range = range.union(right.outer)
        }
        return Parsed(id: add(.comparison(first.id, links), range, over: children), outer: range)
    }

    /// `not`, the signs, and powers.
    private mutating func parsePrefixed(_ minimum: Int) throws(SyntaxFailure) -> Parsed {
        let first = index
        while at(.not) || at(.exclamation) {
            if at(.exclamation) { report(.foreignOperator("!", meant: "not", at: token.range), line: token.line) }
            if at(.not), minimum > 3 { throw fail(.notInsideOperator(at: token.range)) }
            advance()
        }
        let count = index - first
        guard count > 0 else { return try parseSigned() }
        var operand = try parseOperators(4)
        for place in (first..<first + count).reversed() {
            let range = cell.tokens[place].range.union(operand.outer)
            operand = Parsed(id: add(.unary(.not, operand.id), range, over: [operand.id]), outer: range)
        }
        return operand
    }

    private mutating func parseSigned() throws(SyntaxFailure) -> Parsed {
        var signs: [(UnaryOperator, SourceRange)] = []
        while true {
            let sign: UnaryOperator
            if at(.minus) {
                sign = .minus
            } else if at(.plus) {
                sign = .plus
            } else if at(.tilde) {
                sign = .invert
            } else {
                break
            }
            signs.append((sign, token.range))
            advance()
        }
        var operand: Parsed
        if token.kind == .minimumMagnitude {
            guard signs.last?.0 == .minus, peek().kind != .symbol(.doubleStar), let sign = signs.popLast() else {
                throw fail(.integerTooLarge(source(token), at: token.range))
            }
            let range = sign.1.union(token.range)
            advance()
            operand = Parsed(id: add(.integer(Int.min), range), outer: range)
        } else {
            operand = try parsePostfix()
            if accept(.doubleStar) {
                try enter()
                defer { nesting -= 1 }
                let exponent = try parseSigned()
                let range = operand.outer.union(exponent.outer)
                operand = Parsed(
                    id: add(.binary(.power, operand.id, exponent.id), range, over: [operand.id, exponent.id]),
                    outer: range)
            }
        }
        for sign in signs.reversed() {
            let range = sign.1.union(operand.outer)
            operand = Parsed(id: add(.unary(sign.0, operand.id), range, over: [operand.id]), outer: range)
        }
        return operand
    }
}

extension Diagnostic {
    static func foreignOperator(_ written: String, meant: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            220, .error, Text(en: "`\(written)` is not an operator of nn", zh: "nn 没有运算符 `\(written)`"), at: range,
            help: Text(en: "write `\(meant)`", zh: "请写 `\(meant)`"))
    }

    fileprivate static func conditionalWithoutElse(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            216, .error, Text(en: "`else` is missing behind this `if`", zh: "这个 `if` 后面缺少 `else`"), at: range,
            help: Text(en: "a value is chosen by `a if condition else b`", zh: "按条件取值请写 `a if 条件 else b`"))
    }

    fileprivate static func isWithoutNone(_ comparator: Comparator, at range: SourceRange) -> Diagnostic {
        let meant = comparator == .isNone ? "==" : "!="
        return Diagnostic(
            233, .error,
            Text(en: "`\(comparator.rawValue)` compares with None only", zh: "`\(comparator.rawValue)` 只能与 None 比较"),
            at: range, help: Text(en: "write `\(meant)`", zh: "请写 `\(meant)`"))
    }

    fileprivate static func notInsideOperator(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            216, .error, Text(en: "`not` cannot stand behind an operator", zh: "`not` 不能直接写在运算符后面"), at: range,
            help: Text(en: "put it in parentheses: `(not x)`", zh: "请加上括号：`(not x)`"))
    }
}
