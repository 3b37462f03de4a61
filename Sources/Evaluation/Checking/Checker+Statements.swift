internal import Diagnostics
internal import Engine
internal import Language

extension Checker {
    mutating func execute(_ body: [StatementID], in scope: inout Scope) -> Reach {
        for id in body {
            guard effort > 0 else { return .next }
            let reach = execute(id, in: &scope)
            guard case .next = reach else { return reach }
        }
        return .next
    }

    /// A statement that is wrong leaves what it would have assigned unknown, so that one mistake is one message.
    private mutating func execute(_ id: StatementID, in scope: inout Scope) -> Reach {
        let statement = scope.program.tree[id]
        do {
            return try perform(statement, in: &scope)
        } catch let diagnostic as Diagnostic {
            report(diagnostic)
        } catch let error as EngineError {
            report(.engine(error, at: statement.range))
        } catch let refusal as Refusal {
            report(refusal.diagnostic(at: statement.range))
        } catch {}
        if case .returnValue = statement.kind {
            scope.results.append(.unknown)
            return .returned
        }
        for name in scope.program.tree.assignedNames(in: id) { assign(.unknown, to: name, in: &scope) }
        return .next
    }

    private mutating func perform(_ statement: Statement, in scope: inout Scope) throws -> Reach {
        switch statement.kind {
        case .assign(let targets, let value):
            if targets.count == 1, case .name = scope.program.tree[targets[0]].kind { warnOfComma(value, in: scope) }
            let value = try evaluate(value, in: &scope)
            for target in targets { try bind(value, to: target, in: &scope) }
        case .augment(let target, let operation, let value):
            let right = try evaluate(value, in: &scope)
            let left = try evaluate(target, in: &scope)
            let result: Sketch
            do {
                result = try combine(operation, left, right)
            } catch let error as EngineError {
                throw Diagnostic.engine(error, at: statement.range)
            }
            try bind(result, to: target, in: &scope)
        case .expression(let expression):
            try executeExpression(expression, in: &scope)
        case .forLoop(let targets, let iterable, let body):
            let items = try elements(of: evaluate(iterable, in: &scope), at: scope.program.tree[iterable].range)
            try loop(body, runs: (items.count ?? 0) > 0, in: &scope) { checker, scope in
                try checker.bind(items.element, to: targets, in: &scope)
            }
        case .whileLoop(let condition, let body):
            let holds = try truth(of: condition, in: &scope)
            if holds == false { return .next }
            try loop(body, runs: holds == true, in: &scope) { checker, scope in
                _ = try checker.truth(of: condition, in: &scope)
            }
        case .branch(let branches, let otherwise):
            return try branch(branches[...], otherwise, in: &scope)
        case .define(let id):
            let function = try makeFunction(id, in: &scope)
            defined.append(function)
            if let name = scope.program.tree[id].name { assign(.function(function), to: name, in: &scope) }
        case .returnValue(let value):
            scope.results.append(try value.map { try evaluate($0, in: &scope) } ?? .known(.none))
            return .returned
        case .breakLoop, .continueLoop: return .leavesLoop
        case .pass, .invalid: break
        case .expect(let condition, let reason):
            _ = try evaluate(condition, in: &scope)
            if let reason {
                if let refusal = scope.program.secondPromise(reason) { throw refusal }
                _ = try evaluate(reason, in: &scope)
            }
        case .record(let arguments):
            for argument in arguments { _ = try evaluate(argument.value, in: &scope) }
        }
        return .next
    }

    /// `rate = 0,1` makes a tuple.
    private mutating func warnOfComma(_ value: ExpressionID, in scope: Scope) {
        guard case .tuple(let items) = scope.program.tree[value].kind else { return }
        let written = scope.program.text(of: value)
        guard let help = Text.oneNumber(for: written) else { return }
        report(
            Diagnostic(
                327, .warning,
                Text(
                    en: "\(shortened(written)) is \(items.count) values, not one number",
                    zh: "\(shortened(written)) 是 \(items.count) 个值，不是一个数"),
                at: scope.program.tree[value].range, help: help))
    }

    /// The first branch whose condition is known to hold, else any of them.
    private mutating func branch(
        _ branches: ArraySlice<(condition: ExpressionID, body: [StatementID])>, _ otherwise: [StatementID],
        in scope: inout Scope
    ) throws -> Reach {
        guard let first = branches.first else { return execute(otherwise, in: &scope) }
        switch try truth(of: first.condition, in: &scope) {
        case true?: return execute(first.body, in: &scope)
        case false?: return try branch(branches.dropFirst(), otherwise, in: &scope)
        case nil: break
        }
        uncertainty += 1
        defer { uncertainty -= 1 }
        let before = state(of: scope)
        let reach = execute(first.body, in: &scope)
        let after = state(of: scope)
        restore(before, in: &scope)
        let otherReach = try branch(branches.dropFirst(), otherwise, in: &scope)
        switch (reach, otherReach) {
        case (.next, .next): restore(after.joined(with: state(of: scope)), in: &scope)
        case (.next, _): restore(after, in: &scope)
        case (_, .next): break
        default: return otherReach
        }
        return .next
    }

    /// A loop's first turn as it will be run; then what is known after any number of turns.
    private mutating func loop(
        _ body: [StatementID], runs: Bool, in scope: inout Scope,
        _ turn: (inout Checker, inout Scope) throws -> Void
    ) throws {
        loopDepth += 1
        if !runs { uncertainty += 1 }
        let wasSilent = isSilent
        defer {
            loopDepth -= 1
            if !runs { uncertainty -= 1 }
            isSilent = wasSilent
        }
        let entry = state(of: scope)
        var before = entry
        for _ in 0..<5 {
            try turn(&self, &scope)
            _ = execute(body, in: &scope)
            let joined = before.joined(with: state(of: scope), isCertain: runs)
            restore(joined, in: &scope)
            isSilent = true
            if joined.isSame(as: before) { return }
            before = joined
        }
        restore(entry.agreeing(with: before), in: &scope)
    }

    private mutating func executeExpression(_ id: ExpressionID, in scope: inout Scope) throws {
        let tree = scope.program.tree
        try scope.program.refuseLonePart(id, names: session.names) { name in
            if case .known(.function(.command))? = lookUp(name, in: scope) { true } else { false }
        }
        if case .call(let callee, let arguments, _) = tree[id].kind,
            case .attribute(let base, let name, _) = tree[callee].kind, session.names[name] == "append"
        {
            for argument in arguments { _ = try evaluate(argument.value, in: &scope) }
            try append(to: base, in: &scope)
            return
        }
        if !scope.isFunction, loopDepth == 0 {
            if case .tuple(let items) = tree[id].kind {
                for item in items { _ = try evaluate(item, in: &scope) }
            } else {
                _ = try evaluate(id, in: &scope)
            }
            return
        }
        guard case .call = tree[id].kind else { throw Diagnostic.doesNothing(at: tree[id].range) }
        _ = try evaluate(id, in: &scope)
    }

    /// `losses.append(v)`: a list that is one longer.
    private mutating func append(to base: ExpressionID, in scope: inout Scope) throws {
        let list = try evaluate(base, in: &scope)
        switch list {
        case .list, .unknown: break
        default:
            if let example = list.example { throw Refusal.appendTo(example) }
        }
        try bind(.list(nil), to: base, in: &scope)
    }

    /// A truth value, where it is known.
    mutating func truth(of id: ExpressionID, in scope: inout Scope) throws -> Bool? {
        let sketch = try evaluate(id, in: &scope)
        do {
            return try truth(of: sketch)
        } catch let refusal as Refusal {
            throw refusal.diagnostic(at: scope.program.tree[id].range)
        }
    }

    private mutating func truth(of sketch: Sketch) throws -> Bool? {
        switch sketch {
        case .known(let value): return try session.truth(of: value)
        case .list(let items?), .tuple(let items?): return !items.isEmpty
        case .array(let shape?, let kind) where shape.reduce(1, { $0 == 1 && $1 == 1 ? 1 : 2 }) == 2:
            guard !shape.contains(where: Extent.isUnknown) else { return nil }
            _ = try session.truth(of: .array(NDArray(shape: [2], kind: kind ?? .number, elements: [0, 0])))
            return nil
        default: return nil
        }
    }

    /// What a `for` runs over: how many elements, if that is known, and what each of them is.
    mutating func elements(of sketch: Sketch, at range: SourceRange) throws -> (count: Int?, element: Sketch) {
        func any(_ items: [Sketch]) -> Sketch {
            items.dropFirst().reduce(items.first ?? .unknown) { $0.joined(with: $1) }
        }
        switch sketch {
        case .list(let items?), .tuple(let items?): return (items.count, any(items))
        case .list, .tuple, .unknown: return (nil, .unknown)
        case .array(let shape?, let kind) where !shape.isEmpty:
            let count = Extent.isUnknown(shape[0]) ? nil : shape[0]
            return (count, Checker.element(Array(shape.dropFirst()), kind))
        case .array: return (nil, .unknown)
        case .known(.range(let range)): return (range.count, .integer)
        case .like(.range): return (nil, .integer)
        case .known(.text(let text)): return (text.unicodeScalars.count, .text)
        case .like(.text): return (nil, .text)
        default:
            guard let example = sketch.example else { return (nil, .unknown) }
            let items = try session.elements(of: example, at: range)
            guard items.count > 0 else { return (nil, .unknown) }
            return (nil, try Checker.sketch(of: items.element(0, &session)))
        }
    }

    /// What stands in an array of these axes: without any, a number.
    static func element(_ shape: [Int], _ kind: NDArray.Kind?) -> Sketch {
        if !shape.isEmpty { return .array(shape: shape, kind: kind) }
        switch kind {
        case .truth?: return .truth
        case .integer?: return .integer
        default: return .number
        }
    }
}

extension SyntaxTree {
    /// The names that a statement gives a value to.
    fileprivate func assignedNames(in id: StatementID) -> [Name] {
        var names: [Name] = []
        switch self[id].kind {
        case .assign(let targets, _): for target in targets { collectNames(in: target, into: &names) }
        case .augment(let target, _, _): collectNames(in: target, into: &names)
        case .forLoop(let targets, _, let body):
            collectNames(in: targets, into: &names)
            for statement in body { names += assignedNames(in: statement) }
        case .whileLoop(_, let body): for statement in body { names += assignedNames(in: statement) }
        case .branch(let branches, let otherwise):
            for statement in branches.flatMap(\.body) + otherwise { names += assignedNames(in: statement) }
        default: break
        }
        return names
    }
}
