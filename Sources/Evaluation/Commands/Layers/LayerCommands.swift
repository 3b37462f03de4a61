internal import Diagnostics
internal import Engine

let layerCommands: [Command] = [
    Command(
        "dense", .layers,
        [
            .required("units"), .optional("activation", "linear"), .option("bias", "True"),
            .option("initializer", "glorot_uniform"), .option("regularizer", "None"),
        ],
        Text(
            en:
                "A layer that gives activation(x @ weights + bias); weights [inputs, units] are drawn by the initializer, the bias starts at 0. Of x [samples, inputs] it makes [samples, units]; Keras's Dense.",
            zh:
                "全连接层：activation(x @ weights + bias)；权重 [输入数, 单元数] 由 initializer 抽取，偏置从 0 开始。x [样本, 输入数] 变成 [样本, 单元数]；即 Keras 的 Dense。"
        ),
        example: "net = sequential(dense(3, relu), dense(1), input=2)\nsummary net",
        result: .layer
    ) { session, arguments in
        let units = try arguments.integer("units", atLeast: 1) ?? 1
        let activation = try arguments.given("activation").map { try session.activation($0, in: arguments) } ?? .linear
        let initializer =
            try arguments.given("initializer").map { try session.initializer($0, in: arguments) } ?? .glorotUniform
        return .layer(
            session.objects.add(
                try Dense(
                    units: units, activation: activation, usesBias: arguments.truth("bias") ?? true,
                    initializer: initializer,
                    regularizer: arguments.given("regularizer").map { try session.regularizer($0, in: arguments) })))
    },
    Command(
        "flatten", .layers, [.optional("x", "None")],
        Text(
            en:
                "A layer that lays the elements of each sample in one row; of an array, all its elements in one row. Of [samples, 4, 4] it makes [samples, 16].",
            zh: "展平层：把每个样本的元素排成一行；给出数组时，把它的所有元素排成一行。[样本, 4, 4] 变成 [样本, 16]。"),
        example: "net = sequential(flatten(), dense(1), input=(4, 4))\nsummary net",
        result: .flatten
    ) { session, arguments in
        guard arguments.given("x") != nil else { return .layer(session.objects.add(Flatten())) }
        let x = try arguments.array("x", &session)
        return try .array(session.graph.reshape(x, [x.count]))
    },
    Command(
        "embedding", .layers,
        [
            .required("size"), .required("dim"), .option("mask", "False"), .option("initializer", "None"),
            .option("regularizer", "None"),
        ],
        Text(
            en:
                "A layer that gives for each whole number below size its row of the weights [size, dim], which are drawn uniformly between ±0.05. With mask=True 0 is padding, which recurrent layers, attention and global_average_pool after it pass over. Of [samples, steps] it makes [samples, steps, dim].",
            zh:
                "嵌入层：对每个小于 size 的整数，给出权重 [size, dim] 中对应的一行；权重在 ±0.05 之间均匀抽取。mask=True 时 0 是填充，后面的循环层、attention 和 global_average_pool 会跳过它。[样本, 步] 变成 [样本, 步, dim]。"
        ),
        example: "net = sequential(embedding(10, 4), flatten(), dense(1), input=3)\nsummary net",
        result: .layer
    ) { session, arguments in
        .layer(
            session.objects.add(
                try Embedding(
                    size: arguments.integer("size", atLeast: 1) ?? 1,
                    features: arguments.integer("dim", atLeast: 1) ?? 1,
                    initializer: try arguments.given("initializer").map { try session.initializer($0, in: arguments) }
                        ?? .uniform(limit: 0.05),
                    regularizer: arguments.given("regularizer").map { try session.regularizer($0, in: arguments) },
                    masksZero: arguments.truth("mask") ?? false)))
    },
    Command(
        "positional_encoding", .layers, [],
        Text(
            en:
                "A layer that adds sin(t / 10000**(2i / features)) to the even and cos(t / 10000**(2i / features)) to the odd features of step t, so that the steps can be told apart. It keeps the shape [samples, steps, features] (Vaswani and others, 2017).",
            zh:
                "位置编码层：在第 t 步的偶数特征上加 sin(t / 10000**(2i / 特征数))，奇数特征上加 cos(t / 10000**(2i / 特征数))，使各步可以区分。形状 [样本, 步, 特征] 不变（Vaswani 等，2017）。"
        ),
        example: "net = sequential(positional_encoding(), input=(3, 2))\nnet(zeros(1, 3, 2))",
        result: .layer
    ) { session, _ in .layer(session.objects.add(PositionalEncoding())) },
]

extension Session {
    /// An activation: one of the vocabulary, or a function of the notebook.
    mutating func activation(_ argument: GivenArgument, in arguments: Arguments) throws -> Activation {
        switch argument.value {
        case .function(.activation(let activation)): return activation
        case .function(.command(let index)):
            let name = CommandTable.commands[index].name
            if let activation = Activation.named(name) { return activation }
            return .custom(callable(.command(index)))
        case .function(let function): return .custom(callable(function))
        case .text(let name):
            guard let activation = Activation.named(name) else {
                throw Diagnostic.unknownChoice(
                    name, of: "activation", known: Activation.vocabulary.map(\.name), at: argument.range)
            }
            return activation
        default:
            let wants = (en: "a function like relu", zh: "像 relu 这样的函数")
            // `leaky_relu(0.1)` is what the function makes of 0.1.
            for (name, option) in [("leaky_relu", "slope"), ("elu", "alpha")]
            where argument.text.hasPrefix(name + "(") && argument.text.hasSuffix(")") {
                let given = argument.text.dropFirst(name.utf8.count + 1).dropLast()
                throw arguments.wrong(
                    argument, "activation", wants: wants,
                    help: Text(
                        en: "write \(name)(\(option)=\(given)): without the name, \(given) is the x of the function",
                        zh: "写成 \(name)(\(option)=\(given))：不写名字时，\(given) 是函数的 x"))
            }
            throw arguments.wrong(argument, "activation", wants: wants)
        }
    }

    /// What an activation makes of the one argument of a call.
    mutating func apply(_ activation: Activation, _ given: [GivenArgument], at range: SourceRange) throws -> Value {
        let name = activation.description.text
        guard let argument = given.first else { throw Diagnostic.missingArgument("x", of: name, at: range) }
        if given.count > 1 {
            throw Diagnostic.tooManyArguments(name, takes: 1, given: given.count, at: given[1].range)
        }
        if let keyword = argument.keyword, keyword != "x" {
            throw Diagnostic.unknownKeyword(
                keyword, of: name, known: ["x"], at: argument.keywordRange ?? argument.range)
        }
        do {
            return try Value(simplifying: activation.apply(array(argument.value), in: &self))
        } catch let refusal as Refusal {
            throw refusal.diagnostic(at: argument.range)
        }
    }

    /// A function of the notebook as something that the engine can call.
    mutating func callable(_ function: FunctionValue) -> CallableID {
        callables.append(function)
        graph.budget.held += Value.function(function).byteCount
        return CallableID(index: callables.count - 1, name: name(of: function))
    }
}

extension Activation {
    /// The activations that have a name in the language, with Keras's defaults.
    static let vocabulary: [Activation] = [
        .linear, .relu, .leakyReLU(slope: 0.2), .elu(alpha: 1), .selu, .gelu, .silu, .sigmoid, .tanh, .softplus,
        .softsign,
        .softmax,
    ]

    static func named(_ name: String) -> Activation? { vocabulary.first { $0.name == name } }
}

extension Diagnostic {
    static func unknownChoice(_ name: String, of parameter: String, known: [String], at range: SourceRange)
        -> Diagnostic
    {
        Diagnostic(
            273, Text(en: "there is no \(parameter) \(name)", zh: "没有叫 \(name) 的 \(parameter)"), at: range,
            help: elsewhere(name, among: known) ?? closestMatch(to: name, among: known).map {
                Text(en: "did you mean \($0)?", zh: "是不是想写 \($0)？")
            } ?? Text(en: "there are \(known.joined(separator: ", "))", zh: "可选的有 \(known.joined(separator: "、"))"))
    }
}
