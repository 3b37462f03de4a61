internal import Diagnostics
internal import Engine

let mathematicsCommands: [Command] = [
    Command(
        "grad", .mathematics, [.required("f"), .several("arguments")],
        Text(
            en:
                "The gradient of the number f(a, b, …) in each argument, by reverse-mode differentiation; without arguments, the function that gives it. The gradient has the shape of the argument; of a model it is a list beside its .parameters.",
            zh: "数 f(a, b, …) 对每个参数的梯度，用反向模式求导；不给参数时，得到求梯度的函数。梯度与参数形状相同；对模型，是与 .parameters 对应的列表。"),
        example: "grad(lambda x: sum(x**2), array([1.0, 2.0]))", result: .gradient(withValue: false)
    ) { session, arguments in
        try session.gradientCommand(arguments, withValue: false)
    },
    Command(
        "value_and_grad", .mathematics, [.required("f"), .several("arguments")],
        Text(en: "The pair of f(a, b, …) and its gradient.", zh: "f(a, b, …) 与它的梯度组成的对。"),
        example: "value_and_grad(lambda x: sum(x**2), array([1.0, 2.0]))", result: .gradient(withValue: true)
    ) { session, arguments in
        try session.gradientCommand(arguments, withValue: true)
    },
    Command(
        "minimize", .mathematics,
        [
            .required("f"), .several("arguments"), .option("optimizer", "adam()"), .option("steps", "1000"),
        ],
        Text(
            en:
                "Makes the number f(a, b, …) small by steps of an optimizer: models move in place, arrays and numbers in the .x of the history that it returns.",
            zh: "用优化器逐步减小数 f(a, b, …)：模型就地改变，数组和数在返回记录的 .x 里。"),
        example:
            "fit = minimize(lambda a: sum((a - 3)**2), array([0.0, 1.0]), optimizer=sgd(lr=0.1), steps=50)\nfit.x",
        result: .minimizing
    ) { session, arguments in
        try session.minimize(arguments)
    },
]

extension Session {
    mutating func gradientCommand(_ arguments: Arguments, withValue: Bool) throws -> Value {
        let argument = try arguments["f"]
        guard case .function(let function) = argument.value else {
            throw arguments.wrong(argument, "f", wants: ("a function", "一个函数"))
        }
        if arguments.several.isEmpty {
            guard function.nesting < FunctionValue.deepest else {
                throw Refusal.functionsTooDeep
            }
            return .function(withValue ? .valueAndGradient(function) : .gradient(function))
        }
        return try gradient(
            of: function, arguments.several, withValue: withValue, at: arguments.range)
    }

    /// The gradient of `function` at the given arguments. Gradients inside gradients, or inside what `train` and
    /// `minimize` record, share one graph.
    mutating func gradient(
        of function: FunctionValue, _ given: [GivenArgument], withValue: Bool, at range: SourceRange
    ) throws -> Value {
        let isOutermost = !graph.isRecording
        let restored = objects
        defer {
            if isOutermost { graph.endRecording() }
        }
        var leaves: [NDArray] = []
        var traced: [GivenArgument] = []
        for argument in given {
            let value = try trace(argument.value, into: &leaves, at: argument.range)
            traced.append(
                GivenArgument(argument, value: value))
        }
        let result: Value
        do {
            result = try call(function, traced, at: range)
        } catch {
            objects = restored
            throw error
        }
        guard let output = try? array(result), output.count == 1, result.double != nil else {
            let shape: [Int] = if case .array(let array) = result { array.shape } else { [] }
            objects = restored
            if case .array = result { throw Diagnostic.engine(.gradientOfArray(shape), at: range) }
            throw Diagnostic.gradientOfNothing(name(of: function), result, at: range)
        }
        let gradients = try graph.gradients(of: output, in: leaves)
        objects = restored
        var position = 0
        let parts = given.map { shaped(gradients, as: $0.value, from: &position) }
        let gradient: Value = parts.count == 1 ? parts[0] : .tuple(List(parts))
        let whole: Value = withValue ? .tuple(List([result, gradient])) : gradient
        return isOutermost ? whole.detached : whole
    }

    /// Arrays and numbers become leaves of the graph; a model's parameters do while the function runs.
    private mutating func trace(_ value: Value, into leaves: inout [NDArray], at range: SourceRange) throws -> Value {
        switch value {
        case .integer, .number, .truth, .array:
            let leaf = graph.variable(try array(value))
            leaves.append(leaf)
            return .array(leaf)
        case .list(let list):
            return .list(List(try list.items.map { try trace($0, into: &leaves, at: range) }))
        case .tuple(let list):
            return .tuple(List(try list.items.map { try trace($0, into: &leaves, at: range) }))
        case .model(let model):
            for layer in objects.layers(in: objects[model].elements) {
                for index in objects[layer].trained {
                    let leaf = graph.variable(objects[layer].parameters[index])
                    objects[layer].parameters[index] = leaf
                    leaves.append(leaf)
                }
            }
            return value
        default:
            throw Diagnostic.wrongKind(
                "argument", of: "grad", wants: ("a number, an array, a list of them or a model", "数、数组、它们的列表或模型"),
                is: value, at: range)
        }
    }

    private func shaped(_ gradients: [NDArray], as value: Value, from position: inout Int) -> Value {
        switch value {
        case .list(let list):
            return .list(List(list.items.map { shaped(gradients, as: $0, from: &position) }))
        case .tuple(let list):
            return .tuple(List(list.items.map { shaped(gradients, as: $0, from: &position) }))
        case .model(let model):
            let count = parameters(of: model).count
            defer { position += count }
            return .list(List(gradients[position..<(position + count)].map { .array($0) }))
        default:
            defer { position += 1 }
            return .array(gradients[position])
        }
    }
}

extension Diagnostic {
    static func gradientOfNothing(_ name: String, _ value: Value, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            323,
            Text(
                en: "a gradient is taken of one number, and \(name) gives \(article(value.kindName))",
                zh: "梯度要对一个数求，而 \(name) 给出的是\(value.chineseKindName)"), at: range,
            help: value.isNone
                ? .endsWithReturn : Text(en: "return the loss alone, as one number", zh: "请只返回损失这一个数"))
    }
}
