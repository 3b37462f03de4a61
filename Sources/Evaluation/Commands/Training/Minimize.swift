internal import Diagnostics
internal import Engine

extension Session {
    /// `minimize(f, a, b, …, optimizer=adam(), steps=1000)`
    mutating func minimize(_ arguments: Arguments) throws -> Value {
        let argument = try arguments["f"]
        guard case .function(let function) = argument.value else {
            throw arguments.wrong(argument, "f", wants: ("a function", "一个函数"))
        }
        let given = arguments.several
        guard !given.isEmpty else {
            throw Diagnostic.missingArgument("arguments", of: "minimize", at: arguments.range)
        }
        var arrays: [NDArray] = []
        var models: [ModelID] = []
        for argument in given { try collect(argument.value, argument, &arrays, &models, in: arguments) }
        let steps = try arguments.integer("steps", atLeast: 1) ?? 1000
        let optimizer = try optimizer(arguments)
        let range = arguments.range
        let (history, found) = try minimize(
            arrays, models, optimizer: optimizer, steps: steps, progress: host.trainingProgress
        ) { session, traced in
            var rest = traced[...]
            let values = given.map { GivenArgument($0, value: $0.value.filled(from: &rest)) }
            let result = try session.call(function, values, at: range)
            guard result.double != nil, let loss = try? session.array(result) else {
                if case .array(let array) = result { throw Diagnostic.engine(.gradientOfArray(array.shape), at: range) }
                throw Diagnostic.gradientOfNothing(session.name(of: function), result, at: range)
            }
            return loss
        }
        if history.stoppedByNaN, let step = history.epochs.last {
            warnings.append(
                history.beganWithNaN ? .numberBeginsAsNaN(at: range) : .numberIsNaN(step: step, at: range))
        }
        var rest = found[...]
        let values = given.map { $0.value.filled(from: &rest).detached }
        return .history(history, found: values.count == 1 ? values[0] : .tuple(List(values)))
    }

    /// What moves in an argument: its arrays and numbers, or a model's parameters.
    private func collect(
        _ value: Value, _ argument: GivenArgument, _ arrays: inout [NDArray], _ models: inout [ModelID],
        in arguments: Arguments
    ) throws {
        switch value {
        case .array(let array): arrays.append(array.detached)
        case .integer, .number: arrays.append(NDArray(number: value.double ?? 0))
        case .list(let list), .tuple(let list):
            for item in list.items { try collect(item, argument, &arrays, &models, in: arguments) }
        case .model(let model):
            guard objects[model].isBuilt else { throw Diagnostic.notBuilt(argument.text, at: argument.range) }
            models.append(model)
        default:
            throw arguments.wrong(
                argument, "arguments",
                wants: ("a number, an array, a list of them or a model", "数、数组、它们的列表或模型"))
        }
    }
}

extension Value {
    /// The same value with other arrays in place of its arrays and numbers, taken from the front of `arrays`.
    func filled(from arrays: inout ArraySlice<NDArray>) -> Value {
        switch self {
        case .array, .integer, .number: arrays.popFirst().map { .array($0) } ?? self
        case .list(let list): .list(List(list.items.map { $0.filled(from: &arrays) }))
        case .tuple(let list): .tuple(List(list.items.map { $0.filled(from: &arrays) }))
        default: self
        }
    }
}

extension Diagnostic {
    static func notBuilt(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            380, Text(en: "\(name) has no weights to move yet", zh: "\(name) 还没有可以移动的权重"), at: range,
            help: Text(
                en: "say the shape of one sample: sequential(…, input=2)",
                zh: "给出一个样本的形状：sequential(…, input=2)"))
    }

    static func numberBeginsAsNaN(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            347, .warning,
            Text(
                en: "the number was nan before the first step, and minimize moved nothing",
                zh: "第一步之前这个数就是 nan，minimize 什么也没有改变"), at: range,
            help: Text(
                en: "look at what the function gives at the start: log(0), 0/0, or a nan in what it reads",
                zh: "看看函数在起点的值：log(0)、0/0，或者它读到的数里有 nan"))
    }

    static func numberIsNaN(step: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            381, .warning,
            Text(
                en: "the number became nan at step \(step), and minimize stopped", zh: "第 \(step) 步的数变成 nan，minimize 停止"
            ),
            at: range,
            help: Text(
                en: "a smaller lr, or a look at log(0) and 0/0 in the function, often helps",
                zh: "减小 lr，或检查函数里的 log(0) 和 0/0，往往有用"))
    }
}
