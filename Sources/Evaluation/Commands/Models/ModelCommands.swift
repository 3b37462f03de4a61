internal import Diagnostics
internal import Documents
internal import Engine

let modelCommands: [Command] = [
    Command(
        "sequential", .models, [.several("layers"), .option("input", "None"), .option("precision", "32")],
        Text(
            en:
                "A model that applies layers, functions and models one after the other. Weights are drawn when the shape of one sample is known: by input=, or by the first data.",
            zh: "把层、函数和模型依次连成模型。知道一个样本的形状以后（用 input=，或由第一批数据）才抽取权重。"),
        example: "net = sequential(dense(4, tanh), dense(1, sigmoid), input=2)\nnet(array([[0, 1]])).shape",
        result: .model
    ) { session, arguments in
        var elements: [ModelPart] = []
        for argument in arguments.several {
            try session.collect(argument.value, argument, into: &elements, in: arguments)
        }
        guard !elements.isEmpty else {
            throw Diagnostic.missingArgument("layers", of: "sequential", at: arguments.range)
        }
        var precision = session.settings.precision
        if let bits = try arguments.integer("precision") {
            guard bits == 32 || bits == 64 else {
                throw Diagnostic.unknownChoice(
                    String(bits), of: "precision", known: ["32", "64"], at: try arguments["precision"].range)
            }
            precision = bits == 32 ? .single : .double
        }
        var input: [Int]?
        if let argument = arguments.given("input") {
            input = try Arguments.shape([argument], of: "sequential", name: "input")
        }
        return .model(try session.sequential(elements, input: input, precision: precision))
    },
    Command(
        "predict", .models, [.required("net"), .required("x")],
        Text(en: "What the model makes of samples: net(x).", zh: "模型对样本的输出：net(x)。"),
        example: "net = sequential(dense(1), input=2)\npredict(net, zeros(3, 2)).shape"
    ) { session, arguments in
        let model = try session.model(arguments)
        let argument = try arguments["x"]
        let x: NDArray =
            if case .dataset(let data) = argument.value { data.x } else { try arguments.array("x", &session) }
        return try Value(simplifying: session.predict(model, x))
    },
    Command(
        "summary", .models, [.required("net")],
        Text(
            en: "A table of the model's layers, the shapes they give and their numbers of parameters.",
            zh: "模型各层、输出形状和参数个数的表。"),
        example: "net = sequential(dense(10, relu), dense(2, softmax), input=20)\nsummary net"
    ) { session, arguments in .table(session.summary(of: try session.model(arguments))) },
]

extension Session {
    /// Layers, functions, models and lists of them, in order.
    mutating func collect(
        _ value: Value, _ argument: GivenArgument, into elements: inout [ModelPart], in arguments: Arguments
    ) throws {
        switch value {
        case .layer(let layer): elements.append(.layer(layer))
        case .model(let model): elements.append(.model(model))
        case .list(let list), .tuple(let list):
            for item in list.items { try collect(item, argument, into: &elements, in: arguments) }
        case .function(.activation(let activation)): elements.append(.activation(activation))
        case .function(.command(let index)):
            if let activation = Activation.named(CommandTable.commands[index].name) {
                elements.append(.activation(activation))
            } else if CommandTable.commands[index].family == .layers {
                throw Diagnostic.layerWithoutCall(CommandTable.commands[index], at: argument.range)
            } else {
                elements.append(.function(callable(.command(index))))
            }
        case .function(let function): elements.append(.function(callable(function)))
        default: throw arguments.wrong(argument, "layers", wants: ("a layer, a function or a model", "层、函数或模型"))
        }
    }

    /// The trainable arrays of a model, layer by layer.
    func parameters(of model: ModelID) -> [NDArray] {
        objects.layers(in: objects[model].elements).flatMap { layer in
            objects[layer].trained.map { objects[layer].parameters[$0] }
        }
    }

    func model(_ arguments: Arguments) throws -> ModelID {
        let argument = try arguments["net"]
        guard case .model(let model) = argument.value else {
            throw arguments.wrong(argument, "net", wants: ("a model", "一个模型"))
        }
        return model
    }

    /// What `net(x)` and `layer(x)` are given: the samples, and whether they run as in training; inside a layer that is a
    /// function as that does.
    mutating func batch(
        from given: [GivenArgument], of name: String, at range: SourceRange
    ) throws -> (x: NDArray, training: Bool) {
        var input: NDArray?
        var training = isTraining
        for argument in given {
            switch argument.keyword {
            case nil where input == nil:
                do {
                    if case .dataset(let data) = argument.value {
                        input = data.x
                    } else {
                        input = try array(argument.value)
                    }
                } catch let refusal as Refusal {
                    throw refusal.diagnostic(at: argument.range)
                }
            case "training"?:
                training = try truth(of: argument.value)
            case let keyword?:
                throw Diagnostic.unknownKeyword(
                    keyword, of: name, known: ["training"], at: argument.keywordRange ?? argument.range)
            case nil:
                throw Diagnostic.tooManyArguments(name, takes: 1, given: given.count, at: argument.range)
            }
        }
        guard let input else { throw Diagnostic.missingArgument("x", of: name, signature: "\(name)(x)", at: range) }
        return (input, training)
    }

    func summary(of model: ModelID) -> Table {
        let rows = summary(model)
        let isChinese = settings.language == .chinese
        let total = rows.reduce(0) { $0 + ($1.parameterCount ?? 0) }
        let fixed = total - rows.reduce(0) { $0 + ($1.trainedCount ?? 0) }
        var note = isChinese ? "共 \(grouped(total)) 个参数" : counted(total, "parameter")
        if fixed > 0 {
            note += isChinese ? "，其中 \(grouped(fixed)) 个不训练" : ", \(grouped(fixed)) of them not trained"
        }
        // Layers that have been drawn in another model are counted, but they are not all.
        if rows.contains(where: { $0.parameterCount == nil }) {
            note = isChinese ? "送入数据以后才知道大小" : "the sizes are known after the first data"
        }
        return Table(
            columns: [
                Table.Column(isChinese ? "层" : "layer", isNumeric: false),
                Table.Column(isChinese ? "输出形状" : "output", isNumeric: false),
                Table.Column(isChinese ? "参数" : "parameters", isNumeric: true),
            ],
            rows: rows.map {
                [
                    shortened($0.description.text), $0.outputShape.map(shapeText) ?? "?",
                    $0.parameterCount.map(grouped) ?? "?",
                ]
            },
            note: note)
    }
}

extension Diagnostic {
    static func layerWithoutCall(_ command: Command, at range: SourceRange) -> Diagnostic {
        let name = command.name
        if !command.parameters.contains(where: { $0.kind == .ordinary && $0.defaultText == nil }) {
            return Diagnostic(
                274, Text(en: "\(name) is not a layer yet: it is not called", zh: "\(name) 还不是一层：还没有调用"), at: range,
                help: Text(en: "write \(name)()", zh: "写成 \(name)()"))
        }
        let example = name == "dense" ? "dense(4, relu)" : command.signature
        return Diagnostic(
            274, Text(en: "\(name) is not a layer yet: it wants its size", zh: "\(name) 还不是一层：需要给出大小"), at: range,
            help: Text(en: "write \(example)", zh: "写成 \(example)"))
    }
}
