internal import Diagnostics
internal import Engine

/// A word for an initialiser: `dense(4, initializer=he_normal)` takes it as it is, and called it draws an array.
private func initializer(_ initializer: Initializer, _ summary: Text, example: String) -> Command {
    Command(initializer.name, .layers, [.several("sizes")], summary, example: example, result: .shaped(.number)) {
        session, arguments in
        let shape = try Arguments.shape(arguments.several, of: initializer.name)
        return .array(try initializer.draw(shape, in: &session))
    }
}

let initializerCommands: [Command] = [
    initializer(
        .glorotUniform,
        Text(
            en:
                "Weights drawn uniformly between ±√(6 / (inputs + outputs)). What layers take by themselves (Glorot and Bengio, 2010).",
            zh: "在 ±√(6 / (输入数 + 输出数)) 之间均匀抽取权重。各层默认的做法（Glorot 与 Bengio，2010）。"),
        example: "seed 0\nglorot_uniform(2, 3)"),
    initializer(
        .glorotNormal,
        Text(
            en:
                "Weights drawn from the normal distribution of variance 2 / (inputs + outputs), cut off at two deviations (Glorot and Bengio, 2010).",
            zh: "从方差为 2 / (输入数 + 输出数) 的正态分布抽取权重，截断在两倍标准差处（Glorot 与 Bengio，2010）。"),
        example: "seed 0\nglorot_normal(2, 3)"),
    initializer(
        .heUniform,
        Text(
            en: "Weights drawn uniformly between ±√(6 / inputs). For relu (He and others, 2015).",
            zh: "在 ±√(6 / 输入数) 之间均匀抽取权重。适合 relu（He 等，2015）。"),
        example: "seed 0\nhe_uniform(2, 3)"),
    initializer(
        .heNormal,
        Text(
            en:
                "Weights drawn from the normal distribution of variance 2 / inputs, cut off at two deviations; for relu (He and others, 2015).",
            zh: "从方差为 2 / 输入数 的正态分布抽取权重，截断在两倍标准差处；适合 relu（He 等，2015）。"),
        example: "seed 0\nnet = sequential(dense(3, relu, initializer=he_normal), input=2)\nnet.layers[0].weights"),
    initializer(
        .lecunNormal,
        Text(
            en:
                "Weights drawn from the normal distribution of variance 1 / inputs, cut off at two deviations; for selu (LeCun and others, 1998).",
            zh: "从方差为 1 / 输入数 的正态分布抽取权重，截断在两倍标准差处；适合 selu（LeCun 等，1998）。"),
        example: "seed 0\nlecun_normal(2, 3)"),
    initializer(
        .orthogonal,
        Text(
            en:
                "Weights whose columns, or rows where these are fewer, are orthogonal and of length 1. Products with them keep lengths (Saxe and others, 2014).",
            zh: "各列（行更少时为各行）相互正交、长度为 1 的权重。与它相乘不改变长度（Saxe 等，2014）。"),
        example: "seed 0\nW = orthogonal(3, 2)\nexpect W.T @ W ≈ eye(2)"),
    regularizer(
        "l1", { .l1($0) },
        Text(
            en: "Adds strength·sum(|w|) to the loss, which draws weights to 0.", zh: "在损失上加 strength·sum(|w|)，使权重趋于 0。"),
        example: "dense(4, relu, regularizer=l1(0.001))"),
    regularizer(
        "l2", { .l2($0) },
        Text(
            en: "Adds strength·sum(w²) to the loss, which keeps weights small.", zh: "在损失上加 strength·sum(w²)，使权重保持较小。"),
        example: "dense(4, relu, regularizer=l2(0.001))"),
]

private func regularizer(
    _ name: String, _ make: @escaping @Sendable (Double) -> Regularizer, _ summary: Text, example: String
) -> Command {
    Command(name, .layers, [.optional("strength", "0.01")], summary, example: example) { _, arguments in
        .regularizer(make(try arguments.number("strength", .notNegative) ?? 0.01))
    }
}

extension Initializer {
    /// The initialisers that have a name in the language.
    static let vocabulary: [Initializer] = [
        .zeros, .constant(1), .glorotUniform, .glorotNormal, .heUniform, .heNormal, .lecunNormal, .orthogonal,
    ]

    static func named(_ name: String) -> Initializer? { vocabulary.first { $0.name == name } }
}

extension Session {
    /// What a layer's weights begin as: one of the vocabulary, a number, or a function of a shape.
    mutating func initializer(_ argument: GivenArgument, in arguments: Arguments) throws -> Initializer {
        switch argument.value {
        case .function(.command(let index)):
            if let initializer = Initializer.named(CommandTable.commands[index].name) { return initializer }
            return .custom(callable(.command(index)))
        case .function(let function): return .custom(callable(function))
        case .integer(let value): return .constant(Double(value))
        case .number(let value): return .constant(value)
        case .text(let name):
            guard let initializer = Initializer.named(name) else {
                throw Diagnostic.unknownChoice(
                    name, of: "initializer", known: Initializer.vocabulary.map(\.name), at: argument.range)
            }
            return initializer
        default:
            throw arguments.wrong(
                argument, "initializer", wants: ("an initializer like he_normal", "像 he_normal 这样的初始化方法"))
        }
    }

    /// What keeps a layer's weights small: `l2(0.01)`, or the word alone.
    mutating func regularizer(_ argument: GivenArgument, in arguments: Arguments) throws -> Regularizer {
        switch argument.value {
        case .regularizer(let regularizer): return regularizer
        case .function(.command(let index)):
            switch CommandTable.commands[index].name {
            case "l1": return .l1()
            case "l2": return .l2()
            default: break
            }
        default: break
        }
        throw arguments.wrong(argument, "regularizer", wants: ("a regularizer like l2(0.01)", "像 l2(0.01) 这样的正则项"))
    }
}
