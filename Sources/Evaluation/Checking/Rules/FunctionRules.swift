internal import Diagnostics
internal import Engine

extension ResultRule {
    /// `grad(f, a, b)`: like a and b; without them a function.
    static func gradient(withValue: Bool) -> ResultRule {
        ResultRule { checker, arguments in
            guard let function = arguments["f"] else { return .unknown }
            try checker.requireFunction(function, in: arguments)
            guard !arguments.several.isEmpty else { return .gradient(function.sketch, withValue: withValue) }
            return try checker.gradient(
                of: function.sketch, arguments.several, withValue: withValue, at: arguments.range)
        }
    }

    /// `minimize(f, a, b, optimizer=…)`
    static let minimizing = ResultRule { checker, arguments in
        guard let argument = arguments["f"] else { return .unknown }
        try checker.requireFunction(argument, in: arguments)
        try checker.refuseOtherThanArrays(arguments.several, "arguments", of: "minimize")
        guard case .function(let function) = argument.sketch else { return .unknown }
        let result = try checker.call(function, arguments.several, at: arguments.range)
        try checker.refuseOtherThanNumber(result, of: function, at: arguments.range)
        return .unknown
    }

    /// `accuracy(net, data)`, `evaluate net, data, …`: whether the samples go into the net. What it gives for a net is
    /// what it gives for labels and predictions.
    static func measure(_ result: Sketch) -> ResultRule {
        ResultRule { checker, arguments in
            if arguments.command.takesSeveral, arguments.several.isEmpty {
                throw Diagnostic.missingArgument("metrics", of: arguments.command.name, at: arguments.range)
            }
            let given = arguments.given.filter { $0.keyword == nil }
            if given.count >= 2, case .known(.model(let model)) = given[0].sketch,
                let x = try checker.samples(given[1], in: arguments).x
            {
                _ = try checker.outline(model, for: Array(x.dropFirst()))
            }
            return result
        }
    }
}

extension Checker {
    fileprivate func requireFunction(_ argument: SketchedArgument, in arguments: SketchedArguments) throws {
        switch argument.sketch {
        case .unknown, .function, .gradient, .known(.function), .like(.function): return
        default:
            if let wrong = arguments.wrong(argument, "f", wants: ("a function", "一个函数")) { throw wrong }
        }
    }
}

extension Command {
    /// Whether it computes what it gives of its arguments alone, so that constants can be tried before the run.
    var isComputedOfConstants: Bool {
        switch family {
        case .arrays, .random, .metrics, .pictures: true
        case .training: !["train", "cross_validate"].contains(name)
        case .data: name.hasPrefix("make_") || name == "dataset"
        case .cause: questionsOfGraphs.contains(name)
        default: false
        }
    }
}

extension Value {
    /// Whether it is a number, a text, a word of the vocabulary, or made of such.
    var isPlain: Bool {
        switch self {
        case .none, .truth, .integer, .number, .text, .function(.command), .causal: true
        case .list(let list), .tuple(let list): list.items.allSatisfy(\.isPlain)
        default: false
        }
    }

    /// Whether it is, or holds, something that a session knows by a number.
    var isObject: Bool {
        switch self {
        case .layer, .model, .optimizer, .function, .schedule, .callback: true
        case .list(let list), .tuple(let list): list.items.contains(where: \.isObject)
        default: false
        }
    }
}

extension Sketch {
    /// What kind of value it is, where that is all that may be said.
    var withoutValue: Sketch {
        switch self {
        case .known(.integer): .integer
        case .known(.number): .number
        case .known(.truth): .truth
        case .list(let items): .list(items?.map(\.withoutValue))
        case .tuple(let items): .tuple(items?.map(\.withoutValue))
        default: self
        }
    }
}
