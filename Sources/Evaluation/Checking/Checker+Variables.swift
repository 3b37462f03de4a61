internal import Diagnostics
internal import Engine
internal import Language

extension Checker {
    /// What is known of a name: of a local, of what a nested function saw, of a variable of the cells, of a word.
    func lookUp(_ name: Name, in scope: Scope) -> Sketch? {
        if let slot = scope.slot(of: name) { return scope.values[slot] }
        if let seen = scope.captured.first(where: { $0.name == name }) { return seen.sketch }
        if name.id < variables.count, let sketch = variables[name.id] { return sketch }
        return session.vocabulary[name.id].map { .known($0) }
    }

    mutating func assign(_ sketch: Sketch, to name: Name, in scope: inout Scope) {
        if let slot = scope.slot(of: name) { scope.values[slot] = sketch } else { variables[name.id] = sketch }
    }

    /// Gives a value to a target: a name, `x[i]`, `layer.bias`, or a list of targets that take its items.
    mutating func bind(_ sketch: Sketch, to target: ExpressionID, in scope: inout Scope) throws {
        let expression = scope.program.tree[target]
        switch expression.kind {
        case .name(let name): assign(sketch, to: name, in: &scope)
        case .tuple(let targets), .list(let targets):
            let items = try unpack(sketch, among: targets.count, at: expression.range)
            for (target, item) in zip(targets, items) { try bind(item, to: target, in: &scope) }
        case .subscripted(let base, let index):
            let container = try evaluate(base, in: &scope)
            try evaluateIndices(index, in: &scope)
            // One more or other item: its kind is what stays.
            switch container {
            case .list(let items): try bind(.list(items.map { $0.map { _ in .unknown } }), to: base, in: &scope)
            case .array(let shape, _): try bind(.array(shape: shape, kind: nil), to: base, in: &scope)
            case .dataset: try bind(.unknown, to: base, in: &scope)
            default: break
            }
        case .attribute(let base, _, _): _ = try evaluate(base, in: &scope)
        default: break
        }
    }

    private mutating func unpack(_ sketch: Sketch, among targets: Int, at range: SourceRange) throws -> [Sketch] {
        let found: (count: Int?, element: Sketch)
        do {
            found = try elements(of: sketch, at: range)
        } catch {
            guard let example = sketch.example else { return Array(repeating: .unknown, count: targets) }
            throw Diagnostic.unpacking(targets, one: example, at: range)
        }
        if let count = found.count, count != targets {
            throw Diagnostic.unpacking(targets, count, areSets: sketch.areSets, at: range)
        }
        switch sketch {
        case .list(let items?), .tuple(let items?): return items
        default: return Array(repeating: found.element, count: targets)
        }
    }

    func undefined(_ name: Name, at range: SourceRange, in scope: Scope) -> Diagnostic {
        // In a function that calls itself, looking for the nearest name again and again would take longer than all else.
        let isSaid = isSilent || placesSaid.contains(range)
        guard !isSaid else { return .undefinedName(session.names[name], suggestion: nil, at: range) }
        var known = scope.locals.filter { scope.slot(of: $0).flatMap { scope.values[$0] } != nil }
        known += variables.indices.filter { variables[$0] != nil }.map { Name(id: $0) }
        return .undefined(
            name, isLocal: scope.slot(of: name) != nil, known: known, session.names, in: scope.program, at: range)
    }
}

extension Sketch {
    /// Whether it is a tuple of data sets, as `split` gives it.
    fileprivate var areSets: Bool {
        guard case .tuple(let items?) = self else { return false }
        return items.allSatisfy { if case .dataset? = $0.example { true } else { false } }
    }
}

/// What is known of all variables at some place.
struct State {
    var variables: [Sketch?]
    var locals: [Sketch?]

    /// What holds in both. A variable that has a value in one of them only may have any, or none; unless the other is
    /// certain to have come about.
    func joined(with other: State, isCertain: Bool = false) -> State {
        merged(with: other) { a, b in
            switch (a, b) {
            case (let a?, let b?): a.joined(with: b)
            case (nil, let b?): isCertain ? b : .unknown
            case (_?, nil): .unknown
            case (nil, nil): nil
            }
        }
    }

    /// What is the same in both; of everything else nothing is known.
    func agreeing(with other: State) -> State {
        merged(with: other) { a, b in
            guard let a, let b else { return a == nil && b == nil ? nil : .unknown }
            return a.isSame(as: b) ? a : .unknown
        }
    }

    func isSame(as other: State) -> Bool {
        func same(_ a: Sketch?, _ b: Sketch?) -> Bool {
            guard let a, let b else { return a == nil && b == nil }
            return a.isSame(as: b)
        }
        return zip(variables, other.variables).allSatisfy { same($0, $1) }
            && zip(locals, other.locals).allSatisfy { same($0, $1) }
    }

    private func merged(with other: State, _ merge: (Sketch?, Sketch?) -> Sketch?) -> State {
        State(
            variables: zip(variables, other.variables).map { merge($0, $1) },
            locals: zip(locals, other.locals).map { merge($0, $1) })
    }
}

extension Checker {
    /// Takes for known what is so now and was so before.
    mutating func forgetDifferences(from before: [Sketch?]) {
        let before = before + Array(repeating: nil, count: max(0, variables.count - before.count))
        variables = State(variables: before, locals: []).joined(with: State(variables: variables, locals: [])).variables
    }

    func state(of scope: Scope) -> State { State(variables: variables, locals: scope.values) }

    mutating func restore(_ state: State, in scope: inout Scope) {
        variables = state.variables
        scope.values = state.locals
    }
}
