internal import Diagnostics
internal import Engine
internal import Language

/// Layers made of layers, and of functions of the notebook.
let compositeLayerCommands: [Command] = [
    Command(
        "residual", .layers, [.several("layers")],
        Text(
            en:
                "A layer that adds its input to what its layers, functions and models make of it one after the other; they must keep its shape (He and others, 2016).",
            zh: "残差层：把输入加到各层、函数、模型依次得到的结果上；它们不能改变形状（He 等，2016）。"),
        example: "net = sequential(residual(dense(8, relu), dense(4)), dense(1), input=4)\nsummary net",
        result: .layer
    ) { session, arguments in
        var parts: [ModelPart] = []
        for argument in arguments.several {
            try session.collect(argument.value, argument, into: &parts, in: arguments)
        }
        guard !parts.isEmpty else {
            throw Diagnostic.missingArgument("layers", of: "residual", at: arguments.range)
        }
        return .layer(session.objects.add(Residual(parts: try session.objects.elements(of: parts))))
    },
    Command(
        "layer", .layers, [.required("function"), .named("arrays")],
        Text(
            en:
                "A layer that gives function(x, W=W, …) and trains the arrays, layers and models that it is given by name.",
            zh: "由函数做成的层：给出 function(x, W=W, …)，并训练按名字给它的数组、层和模型。"),
        example: """
            def scale(x, W):
                return x * W
            net = sequential(layer(scale, W=ones(3)), dense(1), input=3)
            summary net
            """
    ) { session, arguments in
        let argument = try arguments["function"]
        guard case .function(let function) = argument.value else {
            throw arguments.wrong(argument, "function", wants: ("a function", "一个函数"))
        }
        try session.checkParameters(of: function, arguments.named)
        var arrays: [(name: String, value: NDArray)] = []
        var given: [(name: String, value: FunctionLayer.Argument)] = []
        var parts: [ModelPart] = []
        for argument in arguments.named {
            guard let name = argument.keyword else { continue }
            switch argument.value {
            case .layer(let layer):
                parts.append(.layer(layer))
                given.append((name, .layer(layer)))
            case .model(let model):
                parts.append(.model(model))
                given.append((name, .model(model)))
            default:
                arrays.append((name, try session.array(argument, parameter: name, in: arguments)))
                given.append((name, .array))
            }
        }
        let elements = try session.objects.elements(of: parts)
        let layer = FunctionLayer(session.callable(function), given, parts: elements)
        return .layer(session.objects.add(layer, arrays: arrays))
    },
]

extension Session {
    /// Refuses names that a function of the notebook does not have beside its first.
    fileprivate func checkParameters(of function: FunctionValue, _ given: [GivenArgument]) throws {
        guard case .closure(let closure) = function else { return }
        let known = closure.program.tree[closure.function].parameters.dropFirst().map { names[$0.name] }
        for argument in given {
            guard let name = argument.keyword, !known.contains(name) else { continue }
            throw Diagnostic.unknownKeyword(
                name, of: closure.name, known: known, at: argument.keywordRange ?? argument.range)
        }
    }
}
