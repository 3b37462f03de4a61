import Diagnostics

extension Parser {
    /// The targets of `for`, before `in`.
    mutating func parseLoopTargets() throws(SyntaxFailure) -> ExpressionID {
        let first = try parseOperators(5)
        var value = first
        if at(.comma) {
            var items = [first.id]
            var range = first.outer
            while accept(.comma) {
                range = range.union(previous.range)
                if at(.in) { break }
                let next = try parseOperators(5)
                items.append(next.id)
                range = range.union(next.outer)
            }
            value = Parsed(id: add(.tuple(items), range, over: items), outer: range)
        }
        try markTarget(value, isAugmented: false)
        return value.id
    }

    /// Marks the names in `value` as assigned; what cannot be assigned to is reported.
    mutating func markTarget(_ value: Parsed, isAugmented: Bool) throws(SyntaxFailure) {
        var pending = [value.id]
        while let id = pending.popLast() {
            let expression = tree[id]
            switch expression.kind {
            case .name: isTarget[id.index] = true
            case .subscripted(let base, _):
                if case .name = tree[base].kind { isTarget[base.index] = true } else { pending.append(base) }
            case .attribute, .invalid: break
            case .list(let items) where !isAugmented && !items.isEmpty,
                .tuple(let items) where !isAugmented && !items.isEmpty:
                pending += items
            case .call where id != value.id || tree[value.id].range != expression.range:
                throw fail(.notAssignable(expression, at: expression.range))
            default: throw fail(.notAssignable(expression, at: expression.range))
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func notAssignable(_ expression: Expression, at range: SourceRange) -> Diagnostic {
        let help =
            switch expression.kind {
            case .call: Text(en: "a function is made by `def f(x):`", zh: "定义函数请写 `def f(x):`")
            case .comparison: Text(en: "to compare, write `==`", zh: "要比较是否相等，请写 `==`")
            default: Text(en: "the name stands on the left: `name = value`", zh: "名字写在左边：`名字 = 值`")
            }
        return Diagnostic(224, .error, Text(en: "nothing can be assigned to this", zh: "不能给它赋值"), at: range, help: help)
    }
}
