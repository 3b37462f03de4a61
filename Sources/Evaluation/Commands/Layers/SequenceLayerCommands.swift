internal import Diagnostics
internal import Engine

let sequenceLayerCommands: [Command] = [
    recurrentCommand(
        "simple_rnn", .simple,
        Text(
            en:
                "A layer that goes through the steps of [samples, steps, features]: h = activation(x_t @ weights + h @ recurrent + bias), from h = 0. It gives the last h, with sequences=True all. The result is [samples, units] or [samples, steps, units].",
            zh:
                "循环层：沿 [样本, 步, 特征] 的步走，h = activation(x_t @ weights + h @ recurrent + bias)，h 从 0 开始。给出最后的 h，sequences=True 时给出每一步的。结果为 [样本, 单元] 或 [样本, 步, 单元]。"
        ),
        example: "net = sequential(simple_rnn(4), dense(1), input=(10, 1))\nnet(zeros(3, 10, 1)).shape"),
    recurrentCommand(
        "lstm", .lstm,
        Text(
            en:
                "A recurrent layer with a cell that gates write to, keep and read: the kernels' columns are the input gate, the forget gate, the candidate and the output gate. The forget gate's bias starts at 1. c = f*c + i*candidate, h = o*tanh(c); the result is [samples, units] or [samples, steps, units] (Hochreiter and Schmidhuber, 1997).",
            zh:
                "带记忆单元的循环层，由门控制写入、保留和读出：权重各列依次是输入门、遗忘门、候选值、输出门。遗忘门的偏置从 1 开始。c = f*c + i*候选，h = o*tanh(c)；结果为 [样本, 单元] 或 [样本, 步, 单元]（Hochreiter 与 Schmidhuber，1997）。"
        ),
        example: "net = sequential(lstm(16, sequences=True), lstm(8), dense(1), input=(20, 3))\nsummary net"),
    recurrentCommand(
        "gru", .gru(resetsAfter: true),
        Text(
            en:
                "A recurrent layer whose gates mix the old state with a candidate: h = z*h + (1 - z)*candidate. The kernels' columns are the update gate, the reset gate and the candidate; reset_after=False lets the reset gate act before the product. The result is [samples, units] or [samples, steps, units] (Cho and others, 2014).",
            zh:
                "用门混合旧状态与候选值的循环层：h = z*h + (1 - z)*候选值。权重各列依次是更新门、重置门、候选值；reset_after=False 时重置门在相乘之前起作用。结果为 [样本, 单元] 或 [样本, 步, 单元]（Cho 等，2014）。"
        ),
        example: "net = sequential(gru(8), dense(1, sigmoid), input=(10, 2))\nnet.layers[0].bias.shape"),
    Command(
        "bidirectional", .layers, [.required("layer")],
        Text(
            en:
                "A layer that runs a recurrent layer forwards, and another of the same kind backwards, and puts their results side by side.",
            zh: "让一个循环层正向走，另一个同样的层反向走，再把两者的结果并排。"),
        example: "net = sequential(bidirectional(lstm(8)), dense(1), input=(20, 3))\nsummary net",
        result: .layer
    ) { session, arguments in
        let argument = try arguments["layer"]
        if case .layer(let layer) = argument.value,
            let definition = Bidirectional(layer, in: &session.objects)
        {
            return .layer(session.objects.add(definition))
        }
        throw Diagnostic.notRecurrent(argument)
    },
    Command(
        "attention", .layers,
        [
            .required("heads"), .required("key"), .option("causal", "False"), .option("initializer", "glorot_uniform"),
            .option("regularizer", "None"),
        ],
        Text(
            en:
                "A layer in which each step looks at all: for each of its heads softmax(Q @ K.T / sqrt(key)) @ V, where Q, K and V are linear in the input. With causal=True no step sees a later one. It keeps the shape [samples, steps, features] (Vaswani and others, 2017).",
            zh:
                "注意力层：每一步看所有的步。每个头计算 softmax(Q @ K.T / sqrt(key)) @ V，其中 Q、K、V 是输入的线性变换。causal=True 时看不到后面的步。形状 [样本, 步, 特征] 不变（Vaswani 等，2017）。"
        ),
        example: "net = sequential(attention(2, 8, causal=True), input=(10, 4))\nnet(zeros(3, 10, 4)).shape",
        result: .layer
    ) { session, arguments in
        let heads = try arguments.integer("heads", atLeast: 1) ?? 1
        let key = try arguments.integer("key", atLeast: 1) ?? 1
        return .layer(
            session.objects.add(
                try Attention(
                    heads: heads, key: key, isCausal: arguments.truth("causal") ?? false,
                    initializer: try arguments.given("initializer").map { try session.initializer($0, in: arguments) }
                        ?? .glorotUniform,
                    regularizer: arguments.given("regularizer").map { try session.regularizer($0, in: arguments) })))
    },
]

/// `simple_rnn`, `lstm` and `gru`: the options that a cell has.
private func recurrentCommand(
    _ name: String, _ cell: RecurrentCell, _ summary: Text, example: String
) -> Command {
    var parameters: [CommandParameter] = [.required("units"), .optional("activation", "tanh")]
    if cell != .simple { parameters.append(.option("recurrent_activation", "sigmoid")) }
    parameters += [.option("sequences", "False"), .option("bias", "True")]
    if case .gru = cell { parameters.append(.option("reset_after", "True")) }
    parameters += [.option("initializer", "glorot_uniform"), .option("regularizer", "None")]
    return Command(name, .layers, parameters, summary, example: example, result: .layer) { session, arguments in
        var cell = cell
        if case .gru = cell { cell = .gru(resetsAfter: try arguments.truth("reset_after") ?? true) }
        let activation = try arguments.given("activation").map { try session.activation($0, in: arguments) }
        let gates = try arguments.given("recurrent_activation").map { try session.activation($0, in: arguments) }
        return .layer(
            session.objects.add(
                try Recurrent(
                    cell, units: arguments.integer("units", atLeast: 1) ?? 1, activation: activation ?? .tanh,
                    gateActivation: gates ?? .sigmoid, usesBias: arguments.truth("bias") ?? true,
                    givesEveryStep: arguments.truth("sequences") ?? false,
                    initializer: try arguments.given("initializer").map { try session.initializer($0, in: arguments) }
                        ?? .glorotUniform,
                    regularizer: arguments.given("regularizer").map { try session.regularizer($0, in: arguments) })))
    }
}

extension Diagnostic {
    /// Samples that are not [steps, features].
    static func notASequence(_ layer: String, _ found: [Int], at range: SourceRange?) -> Diagnostic {
        let help: Text? =
            found.count == 1
            ? Text(
                en:
                    "with one feature a step, x[:, :, None] makes [samples, \(found[0]), 1] of it; else reshape(x, (len(x), steps, features))",
                zh: "若每一步只有一个特征，x[:, :, None] 把它变成 [样本, \(found[0]), 1]；否则用 reshape(x, (len(x), steps, features))")
            : nil
        return Diagnostic(
            370,
            Text(
                en: "\(layer) takes samples of [steps, features], not of shape \(shapeText(found))",
                zh: "\(layer) 接受 [步, 特征] 的样本，这里的形状是 \(shapeText(found))"), at: range, help: help)
    }

    /// A layer over steps after one that gives the last state alone.
    static func stepsGivenUp(
        _ layer: String, after previous: String, isBidirectional: Bool, at range: SourceRange?
    ) -> Diagnostic {
        let single = "\(previous)(…, sequences=True)"
        let change = isBidirectional ? "bidirectional(\(single))" : single
        let name = isBidirectional ? "bidirectional" : previous
        return Diagnostic(
            371,
            Text(
                en: "\(layer) wants every step, and the \(name) before it gives only the last",
                zh: "\(layer) 需要每一步，而它前面的 \(name) 只给出最后一步"), at: range,
            help: Text(en: "write \(change) before it", zh: "前一层写成 \(change)"))
    }

    /// Samples without a step.
    static func noSteps(_ layer: String, at range: SourceRange?) -> Diagnostic {
        Diagnostic(
            372, Text(en: "\(layer) is given sequences without a step", zh: "\(layer) 收到的序列一步也没有"), at: range,
            help: Text(en: "is a slice of the samples empty?", zh: "样本的切片是否为空？"))
    }

    /// What `bidirectional` cannot turn round.
    fileprivate static func notRecurrent(_ argument: GivenArgument) -> Diagnostic {
        let found = argument.text.isEmpty ? article(argument.value.kindName) : argument.text
        let help =
            if case .function(.command(let index)) = argument.value,
                ["simple_rnn", "lstm", "gru"].contains(CommandTable.commands[index].name)
            {
                Text(en: "write bidirectional(\(found)(8))", zh: "写成 bidirectional(\(found)(8))")
            } else {
                Text(en: "give it simple_rnn(…), lstm(…) or gru(…)", zh: "给它 simple_rnn(…)、lstm(…) 或 gru(…)")
            }
        return Diagnostic(
            373,
            Text(en: "bidirectional wants a recurrent layer, not \(found)", zh: "bidirectional 需要循环层，不是 \(found)"),
            at: argument.range, help: help)
    }
}
