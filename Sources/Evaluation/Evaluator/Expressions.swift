internal import Diagnostics
internal import Documents
internal import Engine
internal import Language

extension Session {
    /// The value of an expression. The only place where a mistake without a place gets one.
    mutating func evaluate(_ id: ExpressionID, in frame: inout Frame) throws -> Value {
        guard evaluationDepth < Self.deepestEvaluation else {
            throw Diagnostic.tooDeep(at: frame.program.tree[id].range)
        }
        // Half of all expressions are leaves, which throw nothing without a place.
        switch frame.program.tree[id].kind {
        case .name(let name):
            if let value = lookUp(name, in: frame) { return value }
            throw undefined(name, at: frame.program.tree[id].range, in: frame)
        case .integer(let value): return .integer(value)
        case .number(let value): return .number(value)
        default: break
        }
        evaluationDepth += 1
        defer { evaluationDepth -= 1 }
        do {
            return try compute(id, in: &frame)
        } catch let error as EngineError {
            throw explain(error, at: id, in: frame.program)
        } catch let refusal as Refusal {
            throw refusal.diagnostic(at: frame.program.tree[id].range)
        }
    }

    /// Counted, so that it is the same in every build; the runner's thread has the stack for it.
    static let deepestEvaluation = 20_000

    private mutating func compute(_ id: ExpressionID, in frame: inout Frame) throws -> Value {
        // Not the whole expression: what a step does not need is not counted up and down in it.
        switch frame.program.tree[id].kind {
        case .text(let text): return .text(text)
        case .formatted(let parts): return .text(try formatted(parts, in: &frame))
        case .truth(let value): return .truth(value)
        case .none: return .none
        case .list(let items): return .list(try list(items, in: &frame))
        case .tuple(let items): return .tuple(try list(items, in: &frame))
        case .unary(let operation, let operand):
            return try apply(operation, evaluate(operand, in: &frame))
        case .binary(let operation, let left, let right):
            let left = try evaluate(left, in: &frame)
            return try combine(operation, left, evaluate(right, in: &frame))
        case .comparison(let first, let links):
            return try compare(first, links, in: &frame)
        case .and(let left, let right):
            let value = try evaluate(left, in: &frame)
            return try truth(of: value) ? evaluate(right, in: &frame) : value
        case .or(let left, let right):
            let value = try evaluate(left, in: &frame)
            return try truth(of: value) ? value : evaluate(right, in: &frame)
        case .conditional(let then, let condition, let otherwise):
            return try evaluate(truth(of: condition, in: &frame) ? then : otherwise, in: &frame)
        case .lambda(let function):
            return .function(.closure(try makeClosure(function, in: &frame)))
        case .comprehension(let element, let clauses):
            return .list(try comprehension(element, clauses, in: &frame))
        case .call(let callee, let arguments, let isCommand):
            if !frame.drawn.isEmpty, let drawn = frame.drawn[id] { return drawn }
            return try call(callee, arguments, isCommand: isCommand, at: frame.program.tree[id].range, in: &frame)
        case .subscripted(let base, let index):
            let value = try evaluate(base, in: &frame)
            return try select(evaluateIndex(index, in: &frame), of: value)
        case .attribute(let base, let name, let range):
            return try attribute(names[name], of: base, nameRange: range, in: &frame)
        case .name, .integer, .number:
            throw Diagnostic.internalError("a leaf was not evaluated", at: frame.program.tree[id].range)
        case .slice, .ellipsis:
            throw Diagnostic.internalError("a slice outside brackets", at: frame.program.tree[id].range)
        case .invalid:
            throw Diagnostic.internalError("an invalid expression was run", at: frame.program.tree[id].range)
        }
    }

    private mutating func list(_ items: [ExpressionID], in frame: inout Frame) throws -> List {
        var values: [Value] = []
        values.reserveCapacity(items.count)
        defer { graph.budget.held -= values.reduce(0) { $0 + $1.byteCount } }
        for item in items {
            values.append(try evaluate(item, in: &frame))
            graph.budget.held += values[values.count - 1].byteCount
        }
        let list = List(values)
        try list.checkDepth()
        return list
    }

    private mutating func comprehension(
        _ element: ExpressionID, _ clauses: [ComprehensionClause], in frame: inout Frame
    ) throws -> List {
        var targets: [Name] = []
        for case .each(let target, _) in clauses { frame.program.tree.collectNames(in: target, into: &targets) }
        let before = targets.map { name in
            frame.slot(of: name).map { frame.values[$0] }
                ?? (variables.indices.contains(name.id) ? variables[name.id] : nil)
        }
        defer {
            for (name, value) in zip(targets, before) {
                if let slot = frame.slot(of: name) {
                    frame.values[slot] = value
                } else if variables.indices.contains(name.id) {
                    variables[name.id] = value
                }
            }
        }
        var values: [Value] = []
        defer { graph.budget.held -= values.reduce(0) { $0 + 16 + $1.byteCount } }
        try collect(element, clauses[...], into: &values, in: &frame)
        let list = List(values)
        try list.checkDepth()
        return list
    }

    private mutating func collect(
        _ element: ExpressionID, _ clauses: ArraySlice<ComprehensionClause>, into values: inout [Value],
        in frame: inout Frame
    ) throws {
        guard let clause = clauses.first else {
            try graph.budget.step()
            let value = try evaluate(element, in: &frame)
            try graph.budget.request(bytes: 16 + value.byteCount)
            graph.budget.held += 16 + value.byteCount
            values.append(value)
            return
        }
        switch clause {
        case .filter(let condition):
            if try truth(of: condition, in: &frame) {
                try collect(element, clauses.dropFirst(), into: &values, in: &frame)
            }
        case .each(let targets, let iterable):
            let items = try elements(of: evaluate(iterable, in: &frame), at: frame.program.tree[iterable].range)
            for index in 0..<items.count {
                try graph.budget.step()
                try bind(items.element(index, &self), to: targets, in: &frame)
                try collect(element, clauses.dropFirst(), into: &values, in: &frame)
            }
        }
    }

    private mutating func formatted(_ parts: [FormattedPart], in frame: inout Frame) throws -> String {
        var text = ""
        graph.noteLook()
        for part in parts {
            switch part {
            case .literal(let literal):
                text += literal
            case .value(let id, let echo, let specification, let range):
                text += echo ?? ""
                let value = try evaluate(id, in: &frame)
                if specification.isEmpty {
                    text += echo == nil ? plainText(of: value) : representation(of: value)
                } else {
                    let specification = try formatted(specification, in: &frame)
                    text += try format(value, by: specification, at: range)
                }
            }
        }
        return text
    }
}

extension SyntaxTree {
    /// The names among targets.
    func collectNames(in target: ExpressionID, into names: inout [Name]) {
        switch self[target].kind {
        case .name(let name): names.append(name)
        case .tuple(let items), .list(let items): for item in items { collectNames(in: item, into: &names) }
        default: break
        }
    }
}

extension List {
    /// Lists in lists are limited by count, so that no value is too deep to be freed or shown.
    func checkDepth() throws {
        guard depth <= 64 else {
            throw Refusal(
                707, Text(en: "lists stand in lists more than 64 deep", zh: "列表嵌套超过 64 层"),
                help: Text(
                    en: "does a loop put the list into a new one? items += [item] makes it longer by one",
                    zh: "是不是循环把列表放进了新的列表？items += [item] 才是加上一项"))
        }
    }
}

extension Diagnostic {
    static func tooDeep(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            706, Text(en: "expressions and calls are nested too deeply", zh: "表达式和调用嵌套太深"), at: range,
            help: Text(en: "does a function call itself without an end?", zh: "是不是有函数在没有尽头地调用自己？"))
    }
}
