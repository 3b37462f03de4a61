extension SyntaxTree {
    /// An expression and all that it is made of, in the order of their numbers: what is evaluated first comes first.
    /// The body of a lambda is not among them.
    public func parts(of id: ExpressionID) -> [ExpressionID] {
        var found: [ExpressionID] = []
        var waiting = [id]
        while let next = waiting.popLast() {
            found.append(next)
            waiting += children(of: next)
        }
        return found.sorted { $0.index < $1.index }
    }

    /// What an expression is made of directly.
    public func children(of id: ExpressionID) -> [ExpressionID] {
        switch self[id].kind {
        case .name, .integer, .number, .text, .truth, .none, .ellipsis, .invalid: []
        case .formatted(let parts): children(of: parts)
        case .list(let items), .tuple(let items): items
        case .unary(_, let operand): [operand]
        case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right): [left, right]
        case .comparison(let first, let links): [first] + links.map(\.right)
        case .conditional(let then, let condition, let otherwise): [then, condition, otherwise]
        case .lambda(let function): self[function].parameters.compactMap(\.defaultValue)
        case .comprehension(let element, let clauses): clauses.flatMap(\.children) + [element]
        case .call(let callee, let arguments, _): [callee] + arguments.map(\.value)
        case .subscripted(let base, let index): [base, index]
        case .slice(let lower, let upper, let step): [lower, upper, step].compactMap(\.self)
        case .attribute(let base, _, _): [base]
        }
    }

    private func children(of parts: [FormattedPart]) -> [ExpressionID] {
        var found: [ExpressionID] = []
        var waiting = parts[...]
        while let part = waiting.popFirst() {
            guard case .value(let id, _, let specification, _) = part else { continue }
            found.append(id)
            waiting += specification
        }
        return found
    }
}

extension ComprehensionClause {
    fileprivate var children: [ExpressionID] {
        switch self {
        case .each(let targets, let iterable): [targets, iterable]
        case .filter(let condition): [condition]
        }
    }
}
