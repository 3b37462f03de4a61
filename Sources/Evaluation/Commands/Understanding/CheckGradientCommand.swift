internal import Diagnostics
internal import Documents
internal import Engine
internal import Language

let checkGradientCommands: [Command] = [
    Command(
        "check_gradient", .understanding, [.required("f"), .required("g"), .several("arguments")],
        Text(
            en:
                "Says whether g(a, b, …) gives the gradient of the number f(a, b, …) in each argument, and if not, how it is wrong: by a constant multiple, in some elements, transposed, through a derivative taken at the wrong place. The true gradient is found by reverse mode, and central differences are set beside it.",
            zh:
                "检查 g(a, b, …) 是不是数 f(a, b, …) 对每个参数的梯度；若不是，说出错在哪里：差一个常数倍、只错几个元素、转置了，还是导数取错了地方。真值用反向模式求得，旁边列出中心差商作证。"),
        example: """
            x, y = array([1.0, 2.0, 3.0]), array([2.0, 4.0, 7.0])
            def loss(w):
                return mean((w*x - y)**2)
            def slope(w):
                return mean((w*x - y) * x)
            check_gradient(loss, slope, 0.5)
            """
    ) { session, arguments in
        try session.checkGradient(arguments)
    }
]

extension Session {
    fileprivate mutating func checkGradient(_ arguments: Arguments) throws -> Value {
        let functions = try ["f", "g"].map { name in
            let argument = try arguments[name]
            guard case .function(let function) = argument.value else {
                throw arguments.wrong(argument, name, wants: ("a function", "一个函数"))
            }
            return function
        }
        let given = arguments.several
        guard !given.isEmpty else {
            throw Diagnostic.missingArgument("arguments", of: "check_gradient", at: arguments.range)
        }
        var leaves: [GradientLeaf] = []
        for (place, argument) in given.enumerated() {
            let name = nameOfArgument(place, argument, of: functions[0])
            try collect(argument.value, name, argument, into: &leaves, in: arguments)
        }
        let range = arguments.range
        let claims = try claimed(by: functions[1], given, at: range)
        let check = try checkGradient(in: leaves.map(\.target), claimed: claims) { session, traced in
            var rest = traced[...]
            let values = given.map { GivenArgument($0, value: $0.value.filled(from: &rest)) }
            let result = try session.call(functions[0], values, at: range)
            guard result.double != nil, let number = try? session.array(result) else {
                if case .array(let array) = result { throw Diagnostic.engine(.gradientOfArray(array.shape), at: range) }
                throw Diagnostic.gradientOfNothing(session.name(of: functions[0]), result, at: range)
            }
            return number
        }
        return .table(check.table(names: leaves.map(\.name), in: settings.language))
    }

    /// What an argument is called: as it is written, if that is a name, else as the function calls it.
    private func nameOfArgument(_ place: Int, _ argument: GivenArgument, of function: FunctionValue) -> String {
        if argument.text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }), argument.value.double == nil {
            return argument.text
        }
        if case .closure(let closure) = function {
            let parameters = closure.program.tree[closure.function].parameters
            if parameters.indices.contains(place) { return names[parameters[place].name] }
        }
        return shortened(argument.text)
    }

    /// What the gradient is taken in, in the order of the arguments.
    private func collect(
        _ value: Value, _ name: String, _ argument: GivenArgument, into leaves: inout [GradientLeaf],
        in arguments: Arguments
    ) throws {
        switch value {
        case .array(let array): leaves.append(GradientLeaf(name: name, target: .array(array)))
        case .integer, .number:
            leaves.append(GradientLeaf(name: name, target: .array(NDArray(number: value.double ?? 0))))
        case .list(let list), .tuple(let list):
            for (index, item) in list.items.enumerated() {
                try collect(item, "\(name)[\(index)]", argument, into: &leaves, in: arguments)
            }
        case .model(let model):
            guard objects[model].isBuilt else { throw Diagnostic.notBuilt(name, at: argument.range) }
            for layer in objects.layers(in: objects[model].elements) {
                for index in objects[layer].trained {
                    let number = leaves.count { $0.name.hasPrefix(name + ".parameters[") }
                    leaves.append(
                        GradientLeaf(name: "\(name).parameters[\(number)]", target: .parameter(layer, index)))
                }
            }
        default:
            throw arguments.wrong(
                argument, "arguments",
                wants: ("a number, an array, a list of them or a model", "数、数组、它们的列表或模型"))
        }
    }

    /// What the reader's function gives, an array for each leaf. What it draws and moves is put back.
    private mutating func claimed(
        by function: FunctionValue, _ given: [GivenArgument], at range: SourceRange
    ) throws -> [NDArray] {
        let before = (random, objects)
        defer { (random, objects) = before }
        let result = try call(function, given, at: range)
        let name = self.name(of: function)
        var claims: [NDArray] = []
        if given.count == 1 {
            try collectClaims(result, like: given[0].value, into: &claims, of: name, at: range)
            return claims
        }
        guard let results = result.itemsOfList, results.count == given.count else {
            throw Diagnostic.otherGradients(name, result, arguments: given.count, at: range)
        }
        for (result, argument) in zip(results, given) {
            try collectClaims(result, like: argument.value, into: &claims, of: name, at: range)
        }
        return claims
    }

    private mutating func collectClaims(
        _ claim: Value, like value: Value, into claims: inout [NDArray], of name: String, at range: SourceRange
    ) throws {
        let parts: [Value?]
        switch value {
        case .list(let list), .tuple(let list): parts = list.items
        case .model(let model): parts = Array(repeating: nil, count: parameters(of: model).count)
        default:
            switch claim {
            case .truth, .integer, .number, .array, .range, .list, .tuple:
                claims.append(try array(claim).detached)
            default: throw Diagnostic.noGradient(name, claim, at: range)
            }
            return
        }
        let items: [Value]
        if let list = claim.itemsOfList {
            items = list
        } else if case .array(let array) = claim, array.rank > 0 {
            items = try self.items(of: claim, at: range)
        } else {
            throw Diagnostic.noGradient(name, claim, at: range)
        }
        guard items.count == parts.count else {
            throw Diagnostic.otherGradients(name, claim, arguments: parts.count, at: range)
        }
        for (item, part) in zip(items, parts) {
            try collectClaims(item, like: part ?? .none, into: &claims, of: name, at: range)
        }
    }
}

/// An array that the gradient is taken in, and what it is called.
private struct GradientLeaf {
    let name: String
    let target: GradientTarget
}

extension Value {
    fileprivate var itemsOfList: [Value]? {
        switch self {
        case .list(let list), .tuple(let list): list.items
        default: nil
        }
    }
}

extension Diagnostic {
    fileprivate static func otherGradients(
        _ function: String, _ value: Value, arguments: Int, at range: SourceRange
    ) -> Diagnostic {
        let count = value.itemsOfList?.count
        return Diagnostic(
            340,
            Text(
                en:
                    "\(function) gives \(count.map { counted($0, "value") } ?? article(value.kindName)), and there are \(counted(arguments, "array")) to take the gradient in",
                zh:
                    "\(function) 给出的是\(count.map { " \($0) 个值" } ?? value.chineseKindName)，而梯度要对 \(arguments) 个数组求"),
            at: range,
            help: Text(
                en: "return one gradient for each argument, in their order: return dW, db",
                zh: "按参数的顺序，每个参数返回一个梯度：return dW, db"))
    }

    fileprivate static func noGradient(_ function: String, _ value: Value, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            341,
            Text(
                en: "a gradient is numbers, and \(function) gives \(article(value.kindName))",
                zh: "梯度应是数，而 \(function) 给出的是\(value.chineseKindName)"), at: range,
            help: value.isNone
                ? .endsWithReturn
                : Text(
                    en: "return an array of the same shape as the argument", zh: "请返回与参数形状相同的数组"))
    }
}
