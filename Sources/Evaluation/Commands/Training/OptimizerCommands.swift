internal import Diagnostics
internal import Engine

/// A word for an optimiser: its own numbers, after the learning rate, and before them what every optimiser takes.
private func optimizer(
    _ standard: OptimizerRule, _ own: [CommandParameter], _ summary: Text, example: String,
    _ rule: @escaping @Sendable (Arguments) throws -> OptimizerRule
) -> Command {
    let decay = standard.defaultWeightDecay == 0 ? "None" : plainNumber(standard.defaultWeightDecay)
    let shared: [CommandParameter] = [
        .option("weight_decay", decay), .option("clip_value", "None"), .option("clip_norm", "None"),
        .option("global_clip_norm", "None"),
    ]
    return Command(
        standard.name, .training, [.optional("lr", plainNumber(standard.defaultRate))] + own + shared, summary,
        example: example, result: .optimizer
    ) { session, arguments in
        let rate = try arguments.given("lr").map { try session.learningRate($0, in: arguments) }
        return .optimizer(
            session.objects.add(
                Optimizer(
                    try rule(arguments), rate: rate,
                    weightDecay: try arguments.number("weight_decay", .notNegative),
                    clipping: try clipping(arguments))))
    }
}

/// At most one of the three ways to clip gradients, as in Keras.
private func clipping(_ arguments: Arguments) throws -> Clipping? {
    let ways: [(String, (Double) -> Clipping)] = [
        ("clip_value", Clipping.value), ("clip_norm", Clipping.norm), ("global_clip_norm", Clipping.globalNorm),
    ]
    var chosen: (name: String, clipping: Clipping)?
    for (name, way) in ways {
        guard let limit = try arguments.number(name, .positive) else { continue }
        if let chosen {
            throw Diagnostic.clippedTwice(chosen.name, name, of: arguments.command.name, at: try arguments[name].range)
        }
        chosen = (name, way(limit))
    }
    return chosen?.clipping
}

private let betas: [CommandParameter] = [
    .option("beta1", "0.9"), .option("beta2", "0.999"), .option("epsilon", "1e-07"),
]

extension Arguments {
    fileprivate func beta1() throws -> Double { try number("beta1", .share) ?? 0.9 }
    fileprivate func beta2(_ standard: Double = 0.999) throws -> Double { try number("beta2", .share) ?? standard }
    fileprivate func epsilon() throws -> Double { try number("epsilon", .notNegative) ?? 1e-7 }
    fileprivate func amsgrad() throws -> Bool { try truth("amsgrad") ?? false }
}

let optimizerCommands: [Command] = [
    optimizer(
        .sgd(), [.option("momentum", "0"), .option("nesterov", "False")],
        Text(
            en: "Gradient descent: v = momentum·v - lr·g, w += v. Without momentum, w -= lr·g.",
            zh: "梯度下降：v = momentum·v - lr·g，w += v。没有动量时 w -= lr·g。"),
        example: "sgd(lr=0.5)"
    ) { arguments in
        .sgd(
            momentum: try arguments.number("momentum", .probability) ?? 0,
            nesterov: try arguments.truth("nesterov") ?? false)
    },
    optimizer(
        .adam(), betas + [.option("amsgrad", "False")],
        Text(
            en:
                "Steps scaled by running means of the gradient and its square (Kingma and Ba, 2015; epsilon as in Keras). m += (g - m)·(1 - beta1), v += (g² - v)·(1 - beta2), w -= lr·√(1 - beta2ᵗ) / (1 - beta1ᵗ) · m / (√v + epsilon) in step t.",
            zh:
                "用梯度及其平方的滑动平均调节步长（Kingma 与 Ba，2015；epsilon 的位置与 Keras 相同）。第 t 步：m += (g - m)·(1 - beta1)，v += (g² - v)·(1 - beta2)，w -= lr·√(1 - beta2ᵗ) / (1 - beta1ᵗ) · m / (√v + epsilon)。"
        ),
        example: "adam(lr=0.01)"
    ) { arguments in
        .adam(
            beta1: try arguments.beta1(), beta2: try arguments.beta2(), epsilon: try arguments.epsilon(),
            amsgrad: try arguments.amsgrad())
    },
    optimizer(
        .adamw(), betas + [.option("amsgrad", "False")],
        Text(
            en:
                "Adam that also draws the weights towards zero: w -= w·weight_decay·lr before each step (Loshchilov and Hutter, 2019).",
            zh: "Adam 加上独立的权重衰减：每步之前 w -= w·weight_decay·lr（Loshchilov 与 Hutter，2019）。"),
        example: "adamw(lr=0.01, weight_decay=0.1)"
    ) { arguments in
        .adamw(
            beta1: try arguments.beta1(), beta2: try arguments.beta2(), epsilon: try arguments.epsilon(),
            amsgrad: try arguments.amsgrad())
    },
    optimizer(
        .rmsprop(),
        [
            .option("rho", "0.9"), .option("momentum", "0"), .option("epsilon", "1e-07"), .option("centered", "False"),
        ],
        Text(
            en:
                "Steps divided by the root of a running mean of the squared gradient. v = rho·v + (1 - rho)·g², w -= lr·g / √(v + epsilon) (Tieleman and Hinton, 2012).",
            zh: "把步长除以梯度平方滑动平均的平方根。v = rho·v + (1 - rho)·g²，w -= lr·g / √(v + epsilon)（Tieleman 与 Hinton，2012）。"),
        example: "rmsprop(lr=0.01, momentum=0.9)"
    ) { arguments in
        .rmsprop(
            rho: try arguments.number("rho", .share) ?? 0.9,
            momentum: try arguments.number("momentum", .probability) ?? 0, epsilon: try arguments.epsilon(),
            centered: try arguments.truth("centered") ?? false)
    },
    optimizer(
        .adagrad(), [.option("initial", "0.1"), .option("epsilon", "1e-07")],
        Text(
            en:
                "Steps divided by the root of the sum of all squared gradients so far, which begins at initial. s += g², w -= lr·g / √(s + epsilon) (Duchi and others, 2011).",
            zh: "把步长除以至今所有梯度平方之和（从 initial 起）的平方根。s += g²，w -= lr·g / √(s + epsilon)（Duchi 等，2011）。"),
        example: "adagrad(lr=0.1)"
    ) { arguments in
        .adagrad(
            initial: try arguments.number("initial", .notNegative) ?? 0.1, epsilon: try arguments.epsilon())
    },
    optimizer(
        .adadelta(), [.option("rho", "0.95"), .option("epsilon", "1e-07")],
        Text(
            en:
                "Steps as large as the steps before: the gradient times the ratio of the two running root mean squares (Zeiler, 2012).",
            zh: "步长与以往的步长相当：梯度乘以两个滑动均方根之比（Zeiler，2012）。"),
        example: "adadelta(lr=1.0)"
    ) { arguments in
        .adadelta(rho: try arguments.number("rho", .share) ?? 0.95, epsilon: try arguments.epsilon())
    },
    optimizer(
        .adamax(), betas,
        Text(
            en:
                "Adam with a fading largest gradient in place of the root of the mean square. m += (g - m)·(1 - beta1), u = max(beta2·u, |g|), w -= lr·m / ((1 - beta1ᵗ)·(u + epsilon)) (Kingma and Ba, 2015).",
            zh:
                "用逐渐衰减的最大梯度代替均方根的 Adam。m += (g - m)·(1 - beta1)，u = max(beta2·u, |g|)，w -= lr·m / ((1 - beta1ᵗ)·(u + epsilon))（Kingma 与 Ba，2015）。"
        ),
        example: "adamax(lr=0.01)"
    ) { arguments in
        .adamax(beta1: try arguments.beta1(), beta2: try arguments.beta2(), epsilon: try arguments.epsilon())
    },
    optimizer(
        .nadam(), betas,
        Text(en: "Adam with Nesterov's momentum (Dozat, 2016).", zh: "带 Nesterov 动量的 Adam（Dozat，2016）。"),
        example: "nadam(lr=0.01)"
    ) { arguments in
        .nadam(beta1: try arguments.beta1(), beta2: try arguments.beta2(), epsilon: try arguments.epsilon())
    },
    optimizer(
        .lion(), [.option("beta1", "0.9"), .option("beta2", "0.99")],
        Text(
            en:
                "Steps of the same size in every weight: only the sign of the gradient's running mean counts. w -= lr·sign(beta1·m + (1 - beta1)·g), m = beta2·m + (1 - beta2)·g (Chen and others, 2023).",
            zh: "每个权重的步长都相同：只看梯度滑动平均的符号。w -= lr·sign(beta1·m + (1 - beta1)·g)，m = beta2·m + (1 - beta2)·g（Chen 等，2023）。"
        ),
        example: "lion(lr=0.0001)"
    ) { arguments in
        .lion(beta1: try arguments.beta1(), beta2: try arguments.beta2(0.99))
    },
]

extension Session {
    /// A learning rate: a number, a schedule, or a function of the step.
    mutating func learningRate(_ argument: GivenArgument, in arguments: Arguments) throws -> LearningRate {
        switch argument.value {
        case .schedule(let rate): return rate
        case .function(let function): return LearningRate(.function(callable(function)))
        default:
            guard let rate = argument.value.double else {
                throw arguments.wrong(
                    argument, "lr", wants: ("a number, a schedule or a function", "一个数、学习率计划或函数"))
            }
            guard rate > 0, rate.isFinite else {
                throw Diagnostic.engine(
                    .argument(name: "lr", value: rate, rate > 0 ? .finite : .positive), at: argument.range)
            }
            return LearningRate(rate)
        }
    }

    /// An optimiser, or the word for one without its parentheses.
    mutating func optimizer(_ argument: GivenArgument, in arguments: Arguments) throws -> OptimizerID {
        if case .optimizer(let given) = argument.value { return given }
        let word: String? =
            switch argument.value {
            case .function(.command(let index)): CommandTable.commands[index].name
            case .text(let name): name
            default: nil
            }
        // `optimizer=adam` and `optimizer="adam"` mean adam().
        let known = optimizerCommands.map(\.name)
        if let word, known.contains(word), let index = CommandTable.index[word],
            case .optimizer(let made) = try call(.command(index), [], at: arguments.range)
        {
            return made
        }
        if case .text(let name) = argument.value {
            throw Diagnostic.unknownChoice(name, of: "optimizer", known: known, at: argument.range)
        }
        throw arguments.wrong(argument, "optimizer", wants: ("an optimizer like adam()", "像 adam() 这样的优化器"))
    }
}

extension Diagnostic {
    static func clippedTwice(_ first: String, _ second: String, of optimizer: String, at range: SourceRange)
        -> Diagnostic
    {
        Diagnostic(
            331,
            Text(
                en: "\(optimizer) is given \(first) and \(second), and clips gradients in one way only",
                zh: "\(optimizer) 同时给了 \(first) 和 \(second)，而梯度只能用一种方式裁剪"), at: range,
            help: Text(en: "leave one of them out", zh: "去掉其中一个"))
    }
}
