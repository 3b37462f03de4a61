internal import Causal
internal import Diagnostics
internal import Engine

/// The ways to estimate an effect; each takes hidden layers for what it has to learn.
let estimatorCommands: [Command] = [
    estimator(
        "regression", [.option("outcome", "None"), .option("interactions", "[]")] + learningParameters,
        Text(
            en:
                "The g-formula: a regression m(t, x) of the outcome on treatment and covariates, and the mean of m(1, x) - m(0, x) over all samples (Robins, 1986). Without outcome= a straight line.",
            zh: "g 公式：用处理和协变量对结果做回归 m(t, x)，再对所有样本求 m(1, x) - m(0, x) 的平均（Robins，1986）。不给 outcome= 时是直线。"),
        example: "regression(outcome=[dense(16, tanh)], epochs=100)"
    ) { session, arguments in
        .regression(
            outcome: try session.learner("outcome", arguments),
            interactions: try session.texts("interactions", arguments) ?? [])
    },
    estimator(
        "ipw",
        [.option("propensity", "None"), .option("mean", "\"hajek\""), .option("clip", "None")] + learningParameters,
        Text(
            en:
                "Inverse probability weighting: outcomes weighted by 1 / e(x) for the treated and 1 / (1 - e(x)) for the others, where e(x) is the probability to be treated (Horvitz and Thompson, 1952; Hájek, 1971). Without propensity= a logistic regression.",
            zh:
                "逆概率加权：受处理者的结果乘以 1 / e(x)，其他人的乘以 1 / (1 - e(x))，e(x) 是接受处理的概率（Horvitz 与 Thompson，1952；Hájek，1971）。不给 propensity= 时是逻辑回归。"
        ),
        example: "ipw(mean=\"horvitz_thompson\", clip=0.01)"
    ) { session, arguments in
        let means: [String: Estimator.WeightedMean] = ["hajek": .hajek, "horvitz_thompson": .horvitzThompson]
        let name = try arguments.text("mean") ?? "hajek"
        guard let mean = means[name] else {
            throw Diagnostic.unknownChoice(
                name, of: "mean", known: ["hajek", "horvitz_thompson"], at: try arguments["mean"].range)
        }
        return .ipw(mean, propensity: try session.learner("propensity", arguments), clip: try arguments.clip())
    },
    estimator(
        "aipw",
        [
            .option("outcome", "None"), .option("propensity", "None"), .option("folds", "None"),
            .option("clip", "None"),
            .option("interactions", "None"),
        ] + learningParameters,
        Text(
            en:
                "Augmented inverse probability weighting, right if either the outcome's models or the propensity is; nets are learnt without the fold that they are used on (Robins, Rotnitzky and Zhao, 1994; Chernozhukov and others, 2018). With interactions= one model of the outcome for both groups, else one for each.",
            zh:
                "增广逆概率加权：结果模型和倾向得分只要有一个对，估计就对；网络在不含所用那一折的样本上学习（Robins、Rotnitzky 与 Zhao，1994；Chernozhukov 等，2018）。给出 interactions= 时两组共用一个结果模型，否则每组一个。"
        ),
        example: "aipw(outcome=dense(16, relu), folds=2)"
    ) { session, arguments in
        let outcome = try session.learner("outcome", arguments)
        let interactions = try session.texts("interactions", arguments)
        return .aipw(
            outcome: interactions.map { .together(outcome, interactions: $0) } ?? .apart(outcome),
            propensity: try session.learner("propensity", arguments), folds: try arguments.folds(),
            clip: try arguments.clip())
    },
    estimator(
        "s_learner", [.option("outcome", "None"), .option("propensity", "None")] + learningParameters,
        Text(
            en:
                "One model of the outcome with the treatment among its features; the effect on a sample is what switching it changes (Künzel and others, 2019).",
            zh: "只用一个结果模型，处理是它的一个特征；对一个样本的效应就是切换处理带来的变化（Künzel 等，2019）。"),
        example: "s_learner(outcome=dense(32, tanh))"
    ) { session, arguments in
        .sLearner(
            outcome: try session.learner("outcome", arguments),
            propensity: try session.learner("propensity", arguments))
    },
    estimator(
        "t_learner", [.option("outcome", "None"), .option("propensity", "None")] + learningParameters,
        Text(
            en:
                "Two models of the outcome, one learnt from the treated and one from the others; the effect on a sample is their difference (Künzel and others, 2019).",
            zh: "两个结果模型，一个由受处理者学得，一个由其他人学得；对一个样本的效应是两者之差（Künzel 等，2019）。"),
        example: "t_learner(outcome=dense(32, tanh))"
    ) { session, arguments in
        .tLearner(
            outcome: try session.learner("outcome", arguments),
            propensity: try session.learner("propensity", arguments))
    },
    estimator(
        "x_learner",
        [.option("outcome", "None"), .option("propensity", "None"), .option("clip", "None")] + learningParameters,
        Text(
            en:
                "Models of the effect itself, learnt from what each group's outcomes differ by from the other group's model, and weighted by the propensity (Künzel and others, 2019). For groups of very different size.",
            zh: "直接学习效应的模型：用每组的结果与另一组模型之差来学，再按倾向得分加权（Künzel 等，2019）。适合两组人数悬殊的数据。"),
        example: "x_learner(outcome=dense(32, tanh))"
    ) { session, arguments in
        .xLearner(
            outcome: try session.learner("outcome", arguments),
            propensity: try session.learner("propensity", arguments), clip: try arguments.clip())
    },
    estimator(
        "dr_learner",
        [
            .option("outcome", "None"), .option("propensity", "None"), .option("effect", "None"),
            .option("folds", "None"),
            .option("clip", "None"),
        ] + learningParameters,
        Text(
            en:
                "A model of the effect learnt from the doubly robust outcomes of aipw (Kennedy, 2023). Without effect= it has the hidden layers of the outcome.",
            zh: "用 aipw 的双重稳健结果学习效应的模型（Kennedy，2023）。不给 effect= 时，隐藏层与 outcome 相同。"),
        example: "dr_learner(outcome=dense(32, tanh), effect=dense(8, tanh), folds=2)"
    ) { session, arguments in
        .drLearner(
            outcome: try session.learner("outcome", arguments),
            propensity: try session.learner("propensity", arguments),
            effect: arguments.given("effect") == nil ? nil : try session.learner("effect", arguments),
            folds: try arguments.folds(), clip: try arguments.clip())
    },
    estimator(
        "tarnet", netParameters,
        Text(
            en:
                "A net with a head for each treatment on layers that both share; the effect on a sample is the difference of the heads (Shalit, Johansson and Sontag, 2017).",
            zh: "共享若干层、每种处理各有一个头的网络；对一个样本的效应是两个头之差（Shalit、Johansson 与 Sontag，2017）。"),
        example: "tarnet(shared=[dense(32, elu), dense(32, elu)], outcome=dense(16, elu))"
    ) { session, arguments in .net(try session.net(.tarnet, arguments)) },
    estimator(
        "dragonnet", netParameters + [.option("propensity", "None"), .option("targeting", "1")],
        Text(
            en:
                "A tarnet whose shared layers also have to tell the treatment, and whose loss is bent so that the average effect is doubly robust: targeted regularisation (Shi, Blei and Veitch, 2019).",
            zh: "共享层还要预测处理的 tarnet，其损失经过修正，使平均效应双重稳健：定向正则化（Shi、Blei 与 Veitch，2019）。"),
        example: "dragonnet(targeting=1)"
    ) { session, arguments in
        let targeting = try arguments.number("targeting", .notNegative) ?? 1
        var net = try session.net(.dragonnet(targeting: targeting), arguments)
        net.propensity = try session.parts("propensity", arguments) ?? []
        return .net(net)
    },
    estimator(
        "cfr", netParameters + [.option("balance", "1")],
        Text(
            en:
                "A tarnet whose shared layers are kept alike for both groups: balance= times the squared distance of their means joins the loss (Shalit, Johansson and Sontag, 2017).",
            zh: "让两组的共享表示保持相近的 tarnet：损失中加上 balance= 乘以两组均值的距离平方（Shalit、Johansson 与 Sontag，2017）。"),
        example: "cfr(balance=1)"
    ) { session, arguments in
        .net(try session.net(.cfr(balance: try arguments.number("balance", .notNegative) ?? 1), arguments))
    },
    estimator(
        "two_stage", [],
        Text(
            en:
                "Two-stage least squares: only as much of the treatment as the graph's instruments move is compared, so that an unobserved common cause does not matter (Wright, 1928).",
            zh: "两阶段最小二乘：只比较由图中工具变量引起的那部分处理，因此看不见的共同原因不起作用（Wright，1928）。"),
        example: "two_stage()"
    ) { _, _ in .twoStage },
]

/// What all nets of a method are trained with.
private let learningParameters: [CommandParameter] = [
    .option("epochs", "None"), .option("batch", "64"), .option("lr", "0.005"), .option("l2", "None"),
]

/// What a net with two heads is made of and trained with.
private let netParameters: [CommandParameter] = [
    .option("shared", "[dense(32, elu), dense(32, elu)]"), .option("outcome", "dense(32, elu)"),
    .option("epochs", "60"),
    .option("batch", "64"), .option("lr", "0.001"), .option("l2", "0.0001"),
]

private func estimator(
    _ name: String, _ parameters: [CommandParameter], _ summary: Text, example: String,
    make: @escaping @Sendable (inout Session, Arguments) throws -> Estimator
) -> Command {
    Command(name, .cause, parameters, summary, example: example, result: .estimator) { session, arguments in
        .causal(EstimatorValue(estimator: try make(&session, arguments), word: name))
    }
}

extension Arguments {
    /// How many folds nuisance functions are learnt on: nets fit their own samples too well, straight lines do not.
    fileprivate func folds() throws -> Int {
        let learnsNets = ["outcome", "propensity", "effect"].contains { given($0) != nil }
        return try integer("folds", atLeast: 1) ?? (learnsNets ? 5 : 1)
    }

    /// What propensities are kept away from 0 and 1.
    fileprivate func clip() throws -> Double? {
        guard let clip = try number("clip") else { return nil }
        guard clip > 0, clip < 0.5 else {
            throw wrong(try self["clip"], "clip", wants: ("a number between 0 and 0.5", " 0 到 0.5 之间的数"))
        }
        return clip
    }
}

extension Session {
    /// A learner with the hidden layers of an argument; linear without one.
    fileprivate mutating func learner(_ name: String, _ arguments: Arguments) throws -> Learner {
        guard let parts = try parts(name, arguments) else { return .linear }
        return Learner(
            hidden: parts.compactMap { part in
                switch part {
                case .layer(let layer): .layer(objects[layer].definition)
                case .activation(let activation): .activation(activation)
                case .function, .model: nil
                }
            },
            epochs: try arguments.integer("epochs", atLeast: 1), batch: try arguments.integer("batch", atLeast: 1),
            rate: try arguments.number("lr", .positive), l2: try arguments.number("l2", .notNegative))
    }

    /// A net of two heads.
    fileprivate mutating func net(
        _ kind: RepresentationNet.Kind, _ arguments: Arguments
    ) throws -> RepresentationNet {
        func dense() throws -> ModelPart { .layer(objects.add(try Dense(units: 32, activation: .elu(alpha: 1)))) }
        var net = RepresentationNet(
            kind, shared: try parts("shared", arguments) ?? [dense(), dense()],
            head: try parts("outcome", arguments) ?? [dense()])
        net.epochs = try arguments.integer("epochs", atLeast: 1) ?? net.epochs
        net.batch = try arguments.integer("batch", atLeast: 1) ?? net.batch
        if let rate = try arguments.number("lr", .positive) {
            net.optimizer = Optimizer(.adam(), rate: LearningRate(rate))
        }
        if let l2 = try arguments.number("l2", .notNegative) { net.regularizer = l2 > 0 ? .l2(l2) : nil }
        return net
    }

    /// Hidden layers: a layer, an activation or a list of them; nil where none are given.
    fileprivate func parts(_ name: String, _ arguments: Arguments) throws -> [ModelPart]? {
        guard let argument = arguments.given(name) else { return nil }
        let parts: [Value] =
            switch argument.value {
            case .list(let list), .tuple(let list): list.items
            case let value: [value]
            }
        return try parts.map { part in
            switch part {
            case .layer(let layer): return .layer(layer)
            case .function(.activation(let activation)): return .activation(activation)
            case .function(.command(let index)):
                if let activation = Activation.named(CommandTable.commands[index].name) {
                    return .activation(activation)
                }
            default: break
            }
            throw arguments.wrong(
                argument, name, wants: ("hidden layers, like dense(16, relu)", "隐藏层，如 dense(16, relu)"),
                help: Text(
                    en: "the last layer of one unit is added by \(arguments.command.name) itself",
                    zh: "最后一个单元的层由 \(arguments.command.name) 自己加上"))
        }
    }
}
