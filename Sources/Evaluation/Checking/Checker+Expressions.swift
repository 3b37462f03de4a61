internal import Diagnostics
internal import Engine
internal import Language

extension Checker {
    /// What is known of an expression's value. The only place where a mistake without a place gets one.
    mutating func evaluate(_ id: ExpressionID, in scope: inout Scope) throws -> Sketch {
        effort -= 1
        guard effort > 0, depth < Session.deepestEvaluation / 4 else { return .unknown }
        depth += 1
        defer { depth -= 1 }
        do {
            return try compute(id, in: &scope)
        } catch let error as EngineError {
            throw session.explain(error, at: id, in: scope.program)
        } catch let refusal as Refusal {
            throw refusal.diagnostic(at: scope.program.tree[id].range)
        }
    }

    private mutating func compute(_ id: ExpressionID, in scope: inout Scope) throws -> Sketch {
        let expression = scope.program.tree[id]
        switch expression.kind {
        case .name(let name):
            if let sketch = lookUp(name, in: scope) { return sketch }
            throw undefined(name, at: expression.range, in: scope)
        case .integer(let value): return .known(.integer(value))
        case .number(let value): return .known(.number(value))
        case .text(let text): return .known(.text(text))
        case .formatted(let parts):
            try formatted(parts, in: &scope)
            return .text
        case .truth(let value): return .known(.truth(value))
        case .none: return .known(.none)
        case .list(let items): return .list(try items.map { try evaluate($0, in: &scope) })
        case .tuple(let items): return .tuple(try items.map { try evaluate($0, in: &scope) })
        case .unary(let operation, let operand): return try apply(operation, evaluate(operand, in: &scope))
        case .binary(let operation, let left, let right):
            let first = try evaluate(left, in: &scope)
            let second = try evaluate(right, in: &scope)
            if operation != .product { warnOfSquare(first, left, operation, second, right, at: id, in: scope.program) }
            return try combine(operation, first, second)
        case .comparison(let first, let links):
            var left = try evaluate(first, in: &scope)
            var result = Sketch.truth
            for link in links {
                let right = try evaluate(link.right, in: &scope)
                result = try compare(left, link.comparator, right)
                left = right
            }
            return links.count == 1 ? result : .unknown
        case .and(let left, let right), .or(let left, let right):
            return try evaluate(left, in: &scope).joined(with: uncertainly(right, in: &scope))
        case .conditional(let then, let condition, let otherwise):
            guard let holds = try truth(of: condition, in: &scope) else {
                return try uncertainly(then, in: &scope).joined(with: uncertainly(otherwise, in: &scope))
            }
            return try evaluate(holds ? then : otherwise, in: &scope)
        case .lambda(let function): return .function(try makeFunction(function, in: &scope))
        case .comprehension(let element, let clauses): return try comprehension(element, clauses, in: &scope)
        case .call(let callee, let arguments, let isCommand):
            return try call(callee, arguments, isCommand: isCommand, at: expression.range, in: &scope)
        case .subscripted(let base, let index):
            let sketch = try evaluate(base, in: &scope)
            return try select(index, of: sketch, in: &scope)
        case .attribute(let base, let name, let range):
            let owner = try evaluate(base, in: &scope)
            do {
                return try field(session.names[name], of: owner)
            } catch let refusal as Refusal {
                throw refusal.diagnostic(at: range)
            }
        case .slice, .ellipsis, .invalid: return .unknown
        }
    }

    /// Warns where a row [n] and a column [n, 1] make [n, n].
    private mutating func warnOfSquare(
        _ left: Sketch, _ a: ExpressionID, _ operation: BinaryOperator, _ right: Sketch, _ b: ExpressionID,
        at id: ExpressionID, in program: Program
    ) {
        guard case .array(let leftShape?, _) = left, case .array(let rightShape?, _) = right else { return }
        let isRowFirst = leftShape.count == 1
        let (row, column) = isRowFirst ? (leftShape, rightShape) : (rightShape, leftShape)
        // Who writes the new axis means it.
        guard row.count == 1, row[0] > 1, column == row + [1],
            !program.tree.makesAxis(isRowFirst ? b : a, names: session.names)
        else {
            return
        }
        report(
            .makesSquare(
                program.text(of: a), leftShape, operation.rawValue, program.text(of: b), rightShape,
                row: program.text(of: isRowFirst ? a : b), at: program.tree[id].range))
    }

    /// What may not be evaluated.
    private mutating func uncertainly(_ id: ExpressionID, in scope: inout Scope) throws -> Sketch {
        uncertainty += 1
        defer { uncertainty -= 1 }
        do {
            return try evaluate(id, in: &scope)
        } catch let diagnostic as Diagnostic {
            report(diagnostic)
            return .unknown
        }
    }

    private mutating func formatted(_ parts: [FormattedPart], in scope: inout Scope) throws {
        for case .value(let id, _, let specification, _) in parts {
            _ = try evaluate(id, in: &scope)
            try formatted(specification, in: &scope)
        }
    }

    private mutating func comprehension(
        _ element: ExpressionID, _ clauses: [ComprehensionClause], in scope: inout Scope
    ) throws -> Sketch {
        let before = state(of: scope)
        defer { restore(before, in: &scope) }
        var count: Int? = 1
        var uncertain = 0
        defer { uncertainty -= uncertain }
        for clause in clauses {
            switch clause {
            case .each(let targets, let iterable):
                let items = try elements(
                    of: evaluate(iterable, in: &scope), at: scope.program.tree[iterable].range)
                try bind(items.element, to: targets, in: &scope)
                count = count.flatMap { count in items.count.map { count.multipliedReportingOverflow(by: $0) } }
                    .flatMap { $0.overflow ? nil : $0.partialValue }
                if (items.count ?? 0) == 0 { uncertain += 1; uncertainty += 1 }
            case .filter(let condition):
                _ = try truth(of: condition, in: &scope)
                count = nil
                uncertain += 1
                uncertainty += 1
            }
        }
        let item: Sketch
        do {
            item = try evaluate(element, in: &scope)
        } catch let diagnostic as Diagnostic where uncertain > 0 {
            report(diagnostic)
            return .list(nil)
        }
        guard let count, count <= 64 else { return .list(nil) }
        return .list(Array(repeating: item, count: count))
    }
}

extension SyntaxTree {
    /// Whether an expression says that it has an axis more: `x[:, None]`, `x.reshape(-1, 1)`.
    fileprivate func makesAxis(_ id: ExpressionID, names: NameTable) -> Bool {
        switch self[id].kind {
        case .subscripted(_, let index):
            guard case .tuple(let entries) = self[index].kind else { return false }
            return entries.contains { if case .none = self[$0].kind { true } else { false } }
        case .call(let callee, _, _):
            switch self[callee].kind {
            case .name(let name), .attribute(_, let name, _): return names[name] == "reshape"
            default: return false
            }
        default: return false
        }
    }
}

extension Diagnostic {
    fileprivate static func makesSquare(
        _ a: String, _ left: [Int], _ symbol: String, _ b: String, _ right: [Int], row: String, at range: SourceRange
    ) -> Diagnostic {
        let row = row.contains(" ") ? "(\(row))" : row
        let n = shapeText([max(left[0], right[0])]).dropFirst().dropLast()
        return Diagnostic(
            249, .warning,
            Text(
                en: "\(a) \(symbol) \(b) is \(shapeText(left)) \(symbol) \(shapeText(right)), which makes [\(n), \(n)]",
                zh: "\(a) \(symbol) \(b) 是 \(shapeText(left)) \(symbol) \(shapeText(right))，会变成 [\(n), \(n)]"),
            at: range,
            label: Text(en: "each element meets all elements of the other", zh: "每个元素都与另一边的所有元素相遇"),
            help: Text(
                en: "for element by element, make the row a column: \(row)[:, None]",
                zh: "要逐个元素计算，请把行变成列：\(row)[:, None]"))
    }
}
