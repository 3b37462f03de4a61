internal import Diagnostics
internal import Engine
internal import Language

/// An argument before the run, and its place in the text.
struct SketchedArgument: PlacedArgument {
    let keyword: String?
    let keywordRange: SourceRange?
    let sketch: Sketch
    let program: Program
    let expression: ExpressionID

    var range: SourceRange { program.tree[expression].range }
}

extension GivenArgument {
    /// An argument whose value is known before the run.
    init(_ argument: SketchedArgument, value: Value) {
        self.init(
            keyword: argument.keyword, keywordRange: argument.keywordRange, value: value, program: argument.program,
            expression: argument.expression)
    }
}

/// What a command is given, before the run.
struct SketchedArguments {
    let command: Command
    let range: SourceRange
    let given: [SketchedArgument]
    let binding: Binding

    /// The argument of a parameter, nil when it was left out or is None.
    subscript(name: String) -> SketchedArgument? {
        guard let parameter = command.parameters.firstIndex(where: { $0.name == name }),
            let index = binding.positions[parameter]
        else { return nil }
        if case .known(.none) = given[index].sketch { return nil }
        return given[index]
    }

    /// The arguments of a `several` parameter, in order.
    var several: [SketchedArgument] { binding.several.map { given[$0] } }

    /// That an argument is of the wrong kind; nil where its kind is not known.
    func wrong(_ argument: SketchedArgument, _ name: String, wants: (en: String, zh: String)) -> Diagnostic? {
        argument.sketch.example.map {
            Diagnostic.wrongKind(name, of: command.name, wants: wants, is: $0, at: argument.range)
        }
    }
}

extension Checker {
    mutating func call(
        _ callee: ExpressionID, _ arguments: [Argument], isCommand: Bool, at range: SourceRange, in scope: inout Scope
    ) throws -> Sketch {
        let program = scope.program
        var given: [SketchedArgument] = []
        let function: Sketch
        if case .attribute(let base, let method, let nameRange) = program.tree[callee].kind {
            // `a.f(b)` is `f(a, b)`.
            let receiver = try evaluate(base, in: &scope)
            given.append(
                SketchedArgument(
                    keyword: nil, keywordRange: nil, sketch: receiver, program: program, expression: base))
            function = lookUp(method, in: scope) ?? .known(.none)
            if !function.mayBeCalled {
                guard let example = receiver.example else { return try skip(arguments, in: &scope) }
                throw session.unknownMethod(method, of: example, base, arguments, in: program, at: nameRange)
            }
        } else {
            function = try evaluate(callee, in: &scope)
        }
        for argument in arguments {
            given.append(
                SketchedArgument(
                    keyword: argument.keyword.map { session.names[$0] }, keywordRange: argument.keywordRange,
                    sketch: try evaluate(argument.value, in: &scope), program: program, expression: argument.value))
        }
        switch function {
        case .unknown, .like(.function), .known(.schedule), .like(.schedule): return .unknown
        case .known(.function(.command(let index))): return try call(CommandTable.commands[index], given, at: range)
        case .known(.function): return .unknown
        case .function(let function): return try call(function, given, at: range)
        case .gradient(let inner, let withValue):
            return try gradient(of: inner, given, withValue: withValue, at: range)
        case .known(.model(let model)): return try samples(after: model, given, of: "net", at: range)
        case .known(.layer), .like(.layer), .like(.model): return .anyArray
        default:
            guard let example = function.example else { return .unknown }
            throw Diagnostic.notAFunction(
                callee, example, arguments, isCommand: isCommand, in: program,
                at: isCommand ? program.tree[callee].range : range)
        }
    }

    private mutating func skip(_ arguments: [Argument], in scope: inout Scope) throws -> Sketch {
        for argument in arguments { _ = try evaluate(argument.value, in: &scope) }
        return .unknown
    }

    /// A call of a word of the vocabulary: its arguments have their names and numbers; more is told by its rule.
    mutating func call(_ command: Command, _ given: [SketchedArgument], at range: SourceRange) throws -> Sketch {
        let binding = try Binding(given, to: command, at: range)
        noteCalls(by: given)
        guard let rule = command.result else {
            return try result(of: command, ofConstants: given, at: range) ?? .unknown
        }
        let arguments = SketchedArguments(command: command, range: range, given: given, binding: binding)
        let sketch = try rule.apply(&self, arguments)
        return try result(of: command, ofConstants: given, at: range) ?? sketch
    }

    /// What a command gives for constants: it is computed, in a session of its own with little to spend.
    private mutating func result(
        of command: Command, ofConstants given: [SketchedArgument], at range: SourceRange
    ) throws -> Sketch? {
        guard command.isComputedOfConstants, !given.isEmpty, let index = CommandTable.index[command.name] else {
            return nil
        }
        var values: [GivenArgument] = []
        for argument in given {
            guard let value = argument.sketch.constant, value.isPlain else { return nil }
            values.append(GivenArgument(argument, value: value))
        }
        var scratch = scratch
        do {
            let value = try scratch.call(.command(index), values, at: range)
            // Objects have their numbers in the session that made them.
            guard !value.isObject else { return nil }
            let sketch = Checker.sketch(of: value)
            // What was drawn hangs on what was drawn before.
            return command.family == .random || command.family == .data ? sketch.withoutValue : sketch
        } catch EngineError.limit(.memory(let needed, _)) where needed > session.settings.limits.memory {
            throw EngineError.limit(.memory(needed: needed, limit: session.settings.limits.memory))
        } catch EngineError.limit {
            return nil
        } catch let diagnostic as Diagnostic where diagnostic.number / 100 == 7 {
            return nil
        } catch let refusal as Refusal where refusal.number / 100 == 7 {
            return nil
        }
    }

    /// A call of a function of the notebook.
    mutating func call(_ function: SketchedFunction, _ given: [SketchedArgument], at range: SourceRange) throws
        -> Sketch
    {
        noteCalls(by: given)
        let parameters = function.program.tree[function.function].parameters
        let names = parameters.map { session.names[$0.name] }
        var values: [Sketch?] = Array(repeating: nil, count: parameters.count)
        var position = 0
        for argument in given {
            if let keyword = argument.keyword {
                let range = argument.keywordRange ?? argument.range
                guard let index = names.firstIndex(of: keyword) else {
                    throw Diagnostic.unknownKeyword(keyword, of: function.name, known: names, at: range)
                }
                guard values[index] == nil else { throw Diagnostic.givenTwice(keyword, of: function.name, at: range) }
                values[index] = argument.sketch
            } else {
                guard position < parameters.count else {
                    throw Diagnostic.tooManyArguments(
                        function.name, takes: parameters.count, given: given.count { $0.keyword == nil },
                        signature: signature(of: function), at: argument.range)
                }
                values[position] = argument.sketch
                position += 1
            }
        }
        for (index, name) in names.enumerated() where values[index] == nil {
            guard let value = function.defaults[index] else {
                throw Diagnostic.missingArgument(
                    name, of: function.name, signature: signature(of: function), at: range)
            }
            values[index] = value
        }
        return run(function, binding: values.map { $0 ?? .unknown })
    }

    /// What a function gives. Its own mistakes are reported where they stand.
    mutating func run(_ function: SketchedFunction, binding values: [Sketch]) -> Sketch {
        called.insert(FunctionPlace(function))
        guard callDepth < 12 else { return .unknown }
        let body = function.program.tree[function.function]
        var scope = Scope(function: function)
        for (index, value) in values.enumerated() where index < scope.values.count { scope.values[index] = value }
        if let name = body.name, scope.slot(of: name) == nil, body.free.contains(name) {
            scope = Scope(function: function, seeing: name)
            for (index, value) in values.enumerated() where index < scope.values.count { scope.values[index] = value }
        }
        let loops = loopDepth
        callDepth += 1
        loopDepth = 0
        defer {
            callDepth -= 1
            loopDepth = loops
        }
        if case .next = execute(body.body, in: &scope) { scope.results.append(.known(.none)) }
        return scope.results.dropFirst().reduce(scope.results.first ?? .unknown) { $0.joined(with: $1) }
    }

    mutating func makeFunction(_ id: FunctionID, in scope: inout Scope) throws -> SketchedFunction {
        let function = scope.program.tree[id]
        var defaults: [Sketch?] = []
        for parameter in function.parameters {
            defaults.append(try parameter.defaultValue.map { try evaluate($0, in: &scope) })
        }
        var captured: [(name: Name, sketch: Sketch)] = []
        if scope.isFunction {
            for name in function.free where name != function.name {
                if let slot = scope.slot(of: name) {
                    if let sketch = scope.values[slot] { captured.append((name, sketch)) }
                } else if let seen = scope.captured.first(where: { $0.name == name }) {
                    captured.append(seen)
                }
            }
        }
        return SketchedFunction(
            program: scope.program, function: id, name: function.name.map { session.names[$0] } ?? "lambda",
            defaults: defaults, captured: captured)
    }

    /// Functions that are handed on will be called with what nobody can tell here.
    private mutating func noteCalls(by given: [SketchedArgument]) {
        for argument in given {
            if case .function(let function) = argument.sketch { defined.append(function) }
        }
    }

    private func signature(of function: SketchedFunction) -> String {
        let parameters = function.program.tree[function.function].parameters
        let texts = zip(parameters, function.defaults).map { session.names[$0.name] + ($1 == nil ? "" : "=…") }
        return "\(function.name)(\(texts.joined(separator: ", ")))"
    }

    /// The gradient of a number in each argument is like the argument.
    mutating func gradient(
        of function: Sketch, _ given: [SketchedArgument], withValue: Bool, at range: SourceRange
    ) throws -> Sketch {
        guard case .function(let function) = function, given.allSatisfy({ $0.keyword == nil }) else { return .unknown }
        let values = given.map(\.sketch)
        try refuseOtherThanArrays(given, "argument", of: "grad")
        try refuseOtherThanNumber(call(function, given, at: range), of: function, at: range)
        let gradients = values.map { value -> Sketch in
            switch value {
            case .array(let shape, _): .array(shape: shape, kind: .number)
            case .list, .tuple: .unknown
            default: value.example.map(\.isScalar) == true ? .number : .unknown
            }
        }
        let gradient = gradients.count == 1 ? gradients[0] : .tuple(gradients)
        return withValue ? .tuple([.number, gradient]) : gradient
    }

    /// Refuses what has no arrays that could be moved.
    func refuseOtherThanArrays(_ given: [SketchedArgument], _ name: String, of command: String) throws {
        for argument in given {
            switch argument.sketch.example {
            case let example? where example.isWithoutArrays:
                throw Diagnostic.wrongKind(
                    name, of: command, wants: ("a number, an array, a list of them or a model", "数、数组、它们的列表或模型"),
                    is: example, at: argument.range)
            default: break
            }
        }
    }

    /// Refuses a function that gives, whatever its arguments are, something else than the one number that a gradient is
    /// taken of.
    mutating func refuseOtherThanNumber(
        _ result: Sketch, of function: SketchedFunction, at range: SourceRange
    ) throws {
        switch result {
        case .array(let shape?, _) where shape.contains(where: { !Extent.isUnknown($0) && $0 != 1 }):
            throw Diagnostic.engine(.gradientOfArray(shape), at: range)
        case .known(.none), .known(.text), .like(.text), .tuple, .dataset:
            guard let example = result.example else { return }
            throw Diagnostic.gradientOfNothing(function.name, example, at: range)
        default: return
        }
    }
}

extension Value {
    /// Whether it is neither a number nor made of arrays.
    fileprivate var isWithoutArrays: Bool {
        switch self {
        case .none, .text, .dataset, .function, .history, .layer, .optimizer: true
        default: false
        }
    }
}

extension Sketch {
    /// Whether it is not known to be something else than a function.
    fileprivate var mayBeCalled: Bool {
        switch self {
        case .unknown, .function, .gradient, .known(.function), .like(.function): true
        default: false
        }
    }
}

extension Scope {
    /// The scope of a function that sees itself.
    init(function: SketchedFunction, seeing name: Name) {
        let itself = SketchedFunction(
            program: function.program, function: function.function, name: function.name, defaults: function.defaults,
            captured: function.captured + [(name, .function(function))])
        self.init(function: itself)
    }
}
