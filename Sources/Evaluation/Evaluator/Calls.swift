internal import Causal
internal import Diagnostics
internal import Engine
internal import Language

/// An argument with its value and its place in the text.
struct GivenArgument: PlacedArgument {
    let keyword: String?
    let keywordRange: SourceRange?
    let value: Value
    let range: SourceRange
    /// Where the argument is written; nil for one that a command gives.
    private let place: (program: Program, expression: ExpressionID)?

    init(
        keyword: String? = nil, keywordRange: SourceRange? = nil, value: Value, program: Program,
        expression: ExpressionID
    ) {
        self.keyword = keyword
        self.keywordRange = keywordRange
        self.value = value
        range = program.tree[expression].range
        place = (program, expression)
    }

    init(keyword: String? = nil, value: Value, range: SourceRange) {
        self.keyword = keyword
        keywordRange = nil
        self.value = value
        self.range = range
        place = nil
    }

    /// The same argument with another value.
    init(_ other: GivenArgument, value: Value) {
        keyword = other.keyword
        keywordRange = other.keywordRange
        self.value = value
        range = other.range
        place = other.place
    }

    /// The argument as it was written.
    var text: String { place.map { $0.program.text(of: $0.expression) } ?? "" }

    /// The argument as it was written, so that parentheses with more arguments can follow.
    var callee: String { place.map { $0.program.factor(of: $0.expression) } ?? "" }
}

extension Session {
    mutating func call(
        _ callee: ExpressionID, _ arguments: [Argument], isCommand: Bool, at range: SourceRange,
        in frame: inout Frame
    ) throws -> Value {
        if arguments.count == 1, arguments[0].keyword == nil, case .name(let name) = frame.program.tree[callee].kind,
            case .function(.command(let index)) = lookUp(name, in: frame), !graph.recordsDraws,
            let action = CommandTable.commands[index].ofOneArray
        {
            let value = try evaluate(arguments[0].value, in: &frame)
            if case .array(let array) = value, array.rank > 0 {
                currentRange = range
                return try action(&self, array)
            }
            let argument = GivenArgument(value: value, program: frame.program, expression: arguments[0].value)
            return try call(.command(index), [argument], at: range)
        }
        var given: [GivenArgument] = []
        let function: FunctionValue
        if case .attribute(let base, let method, let nameRange) = frame.program.tree[callee].kind {
            // `a.f(b)` is `f(a, b)`.
            if case .name(let module) = frame.program.tree[base].kind, lookUp(module, in: frame) == nil {
                throw undefined(module, at: frame.program.tree[base].range, in: frame)
            }
            let receiver = try evaluate(base, in: &frame)
            given.append(
                GivenArgument(value: receiver, program: frame.program, expression: base))
            guard case .function(let found) = lookUp(method, in: frame) else {
                throw unknownMethod(
                    method, of: receiver, base, arguments, in: frame.program, at: nameRange)
            }
            function = found
        } else {
            let value = try evaluate(callee, in: &frame)
            guard case .function(let found) = value else {
                switch value {
                case .model(let model):
                    let given = try batch(from: try give(arguments, in: &frame), of: "net", at: range)
                    return try Value(simplifying: predict(model, given.x, training: given.training))
                case .layer(let layer):
                    let name = frame.program.text(of: callee)
                    let given = try batch(from: try give(arguments, in: &frame), of: name, at: range)
                    let precision = settings.precision
                    return try Value(
                        simplifying: predict(layer, given.x, precision: precision, training: given.training))
                case .schedule(let schedule):
                    return try rate(of: schedule, at: try give(arguments, in: &frame), range)
                default: break
                }
                throw Diagnostic.notAFunction(
                    callee, value, arguments, isCommand: isCommand, in: frame.program,
                    at: isCommand ? frame.program.tree[callee].range : range)
            }
            function = found
        }
        given += try give(arguments, in: &frame)
        return try call(function, given, at: range)
    }

    mutating func give(_ arguments: [Argument], in frame: inout Frame) throws -> [GivenArgument] {
        var given: [GivenArgument] = []
        given.reserveCapacity(arguments.count)
        for argument in arguments {
            let value = try evaluate(argument.value, in: &frame)
            given.append(
                GivenArgument(
                    keyword: argument.keyword.map { names[$0] }, keywordRange: argument.keywordRange, value: value,
                    program: frame.program, expression: argument.value))
        }
        return given
    }

    /// Calls a function with arguments that know their places.
    mutating func call(_ function: FunctionValue, _ given: [GivenArgument], at range: SourceRange) throws -> Value {
        switch function {
        case .closure(let closure):
            return try run(closure, given, at: range)
        case .command(let index):
            let command = CommandTable.commands[index]
            currentRange = range
            let arguments = try Arguments(binding: given, to: command, at: range)
            do {
                let mark = graph.mark
                let result = try command.action(&self, arguments)
                if graph.recordsDraws { noteLooks(at: given.map(\.value), since: mark, by: command, giving: result) }
                return graph.isRecording ? try followed(result, of: given, since: mark, by: command) : result
            } catch let error as EngineError {
                if let argument = arguments.blamed(by: error) { throw Diagnostic.engine(error, at: argument.range) }
                throw error
            } catch let error as EstimationError {
                throw arguments.refused(error)
            }
        case .gradient(let inner):
            return try gradient(of: inner, given, withValue: false, at: range)
        case .valueAndGradient(let inner):
            return try gradient(of: inner, given, withValue: true, at: range)
        case .activation(let activation):
            return try apply(activation, given, at: range)
        }
    }

    /// A traced argument that no operation of the command reads was taken for its number. Only its length may be: in a
    /// replay that is the same.
    private mutating func noteLooks(at values: [Value], since mark: Int, by command: Command, giving result: Value) {
        for value in values {
            switch value {
            case .array(let array):
                if case .array(let same) = result, same.trace == array.trace { continue }
                if !graph.reads(array, since: mark), command.name != "len" { graph.noteLook() }
            case .list(let list), .tuple(let list):
                noteLooks(at: list.items, since: mark, by: command, giving: result)
            default: break
            }
        }
    }

    /// Calls a function from inside: its arguments have no place of their own.
    mutating func call(_ function: FunctionValue, with values: [Value], at range: SourceRange) throws -> Value {
        try call(function, values.map { GivenArgument(value: $0, range: range) }, at: range)
    }

    mutating func makeClosure(_ id: FunctionID, in frame: inout Frame) throws -> Closure {
        let function = frame.program.tree[id]
        var defaults: [Value?] = []
        for parameter in function.parameters {
            defaults.append(try parameter.defaultValue.map { try evaluate($0, in: &frame) })
        }
        var captured: [(name: Name, value: Value)] = []
        if frame.isFunction {
            for name in function.free where name != function.name {
                if let slot = frame.slot(of: name) {
                    if let value = frame.values[slot] { captured.append((name, value)) }
                } else if let seen = frame.captured.first(where: { $0.name == name }) {
                    captured.append(seen)
                }
            }
        }
        return try Closure(
            program: frame.program, function: id, name: function.name.map { names[$0] } ?? "lambda",
            defaults: defaults, captured: captured)
    }

    private mutating func run(_ closure: Closure, _ given: [GivenArgument], at range: SourceRange) throws -> Value {
        guard callDepth < 1000 else { throw Diagnostic.tooManyCalls(closure.name, at: range) }
        let function = closure.program.tree[closure.function]
        var frame = Frame(closure: closure)
        try bindParameters(of: closure, function, given, at: range, in: &frame)
        if let name = function.name, frame.slot(of: name) == nil, function.free.contains(name) {
            frame = frame.seeing(name, .function(.closure(closure)))
        }
        callDepth += 1
        graph.budget.held += frame.byteCount
        defer {
            callDepth -= 1
            graph.budget.held -= frame.byteCount
        }
        if case .returned(let value) = try execute(function.body, in: &frame) { return value }
        return .none
    }

    private func bindParameters(
        of closure: Closure, _ function: Function, _ given: [GivenArgument], at range: SourceRange,
        in frame: inout Frame
    ) throws {
        let parameters = function.parameters
        let parameterNames = parameters.map { names[$0.name] }
        var position = 0
        for argument in given {
            if let keyword = argument.keyword {
                guard let index = parameterNames.firstIndex(of: keyword) else {
                    throw Diagnostic.unknownKeyword(
                        keyword, of: closure.name, known: parameterNames, at: argument.keywordRange ?? argument.range)
                }
                guard frame.values[index] == nil else {
                    throw Diagnostic.givenTwice(keyword, of: closure.name, at: argument.keywordRange ?? argument.range)
                }
                frame.values[index] = argument.value
            } else {
                guard position < parameters.count else {
                    throw Diagnostic.tooManyArguments(
                        closure.name, takes: parameters.count, given: given.filter { $0.keyword == nil }.count,
                        signature: signature(of: closure), at: argument.range)
                }
                frame.values[position] = argument.value
                position += 1
            }
        }
        for (index, parameter) in parameters.enumerated() where frame.values[index] == nil {
            guard let value = closure.defaults[index] else {
                throw Diagnostic.missingArgument(
                    names[parameter.name], of: closure.name, signature: signature(of: closure), at: range)
            }
            frame.values[index] = value
        }
    }

    /// `f(a, b=…)`
    private func signature(of closure: Closure) -> String {
        let parameters = closure.program.tree[closure.function].parameters
        let texts = zip(parameters, closure.defaults).map { names[$0.name] + ($1 == nil ? "" : "=…") }
        return "\(closure.name)(\(texts.joined(separator: ", ")))"
    }
}

extension Frame {
    /// The frame with one more value from outside.
    func seeing(_ name: Name, _ value: Value) -> Frame {
        Frame(copying: self, captured: captured + [(name, value)])
    }

    private init(copying frame: Frame, captured: [(name: Name, value: Value)]) {
        program = frame.program
        locals = frame.locals
        values = frame.values
        self.captured = captured
        isFunction = frame.isFunction
    }
}

extension Diagnostic {
    static func unknownKeyword(_ name: String, of function: String, known: [String], at range: SourceRange)
        -> Diagnostic
    {
        let help: Text
        if let long = longForms[name], known.contains(long) {
            help = Text(en: "here it is called \(long)", zh: "在这里叫 \(long)")
        } else if let match = closestMatch(to: name, among: known) {
            help = Text(en: "did you mean \(match)?", zh: "是不是想写 \(match)？")
        } else if known.isEmpty {
            help = Text(en: "\(function) takes no arguments with a name", zh: "\(function) 没有带名字的参数")
        } else {
            help = Text(
                en: "\(function) takes \(known.joined(separator: ", "))",
                zh: "\(function) 接受 \(known.joined(separator: "、"))")
        }
        return Diagnostic(
            266, Text(en: "\(function) has no argument \(name)", zh: "\(function) 没有参数 \(name)"), at: range, help: help)
    }

    /// Keras's, NumPy's and scikit-learn's names, and ours for the same.
    static let longForms: [String: String] = [
        "batch_size": "batch", "learning_rate": "lr", "n_samples": "samples", "n_features": "features",
        "n_classes": "classes", "n_informative": "informative", "n_redundant": "redundant", "n_repeated": "repeated",
        "validation_data": "validation", "test_size": "test", "random_state": "seed", "class_sep": "separation",
        "flip_y": "flip", "n_clusters_per_class": "clusters", "keep_dims": "keepdims", "input_shape": "input",
        "input_dim": "input", "kernel_size": "size", "pool_size": "size",
        "dilation_rate": "dilation", "output_dim": "dim", "embedding_dim": "dim", "vocabulary": "size",
        "use_bias": "bias", "mask_zero": "mask", "beta_1": "beta1", "beta_2": "beta2", "optimiser": "optimizer",
        "clipvalue": "clip_value", "clipnorm": "clip_norm", "global_clipnorm": "global_clip_norm",
        "initial_accumulator_value": "initial", "initial_learning_rate": "lr", "decay_steps": "steps",
        "decay_rate": "rate", "warmup_steps": "steps", "restore_best_weights": "restore_best",
        "kernel_initializer": "initializer", "kernel_regularizer": "regularizer", "initialiser": "initializer",
        "regulariser": "regularizer",
        "cluster_std": "std", "center_box": "box", "n_targets": "targets", "n_splits": "folds", "strategy": "method",
        "n_turns": "turns",
    ]

    static func givenTwice(_ name: String, of function: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            267, Text(en: "\(function) is given \(name) twice", zh: "\(function) 的参数 \(name) 给了两次"), at: range,
            help: Text(
                en: "leave one of them out; arguments without a name are taken in their order",
                zh: "去掉其中一个；没有名字的参数按顺序对应"))
    }

    static func tooManyArguments(
        _ function: String, takes: Int, given: Int, signature: String? = nil, takesData: Bool = false,
        at range: SourceRange
    ) -> Diagnostic {
        let usage = signature.map(Diagnostic.usage)
        return Diagnostic(
            268,
            Text(
                en: "\(function) takes \(takes) argument\(takes == 1 ? "" : "s"), not \(given)",
                zh: "\(function) 接受 \(takes) 个参数，这里给了 \(given) 个"), at: range,
            help: usage.map { usage in
                guard takesData else { return usage }
                return Text(
                    en: "samples and labels are one argument, the pair (x, y): \(usage[.english])",
                    zh: "样本和标签合起来是一个参数，即 (x, y)：\(usage[.chinese])")
            })
    }

    static func missingArgument(
        _ name: String, of function: String, signature: String? = nil, at range: SourceRange
    ) -> Diagnostic {
        let known = CommandTable.index[function].map { CommandTable.commands[$0].signature }
        return Diagnostic(
            269, Text(en: "\(function) is not given its \(name)", zh: "\(function) 缺少参数 \(name)"), at: range,
            help: (signature ?? known).map(usage))
    }

    private static func usage(_ signature: String) -> Text {
        Text(en: "write \(signature)", zh: "写成 \(signature)")
    }

    static func tooManyCalls(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            706, Text(en: "1,000 calls are nested here, \(name) the last", zh: "这里嵌套了 1,000 层调用，最后是 \(name)"),
            at: range,
            help: Text(en: "does \(name) call itself without an end?", zh: "\(name) 是不是在没有尽头地调用自己？"))
    }
}
