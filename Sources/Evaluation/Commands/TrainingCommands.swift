internal import Diagnostics
internal import Engine

/// The losses, in the order of the reference; each is also a function `f(y, y_hat)` or `f(net, data)`.
private let lossSummaries: [(Loss, Text)] = [
    (.mse, Text(en: "The mean of (y - y_hat)².", zh: "(y - y_hat)² 的平均。")),
    (.halfMSE, Text(en: "Half of the mean of (y - y_hat)².", zh: "(y - y_hat)² 的平均的一半。")),
    (
        .binaryCrossentropy,
        Text(
            en: "The mean of -y·log(p) - (1-y)·log(1-p), with p kept 10⁻⁷ away from 0 and 1.",
            zh: "-y·log(p) - (1-y)·log(1-p) 的平均，p 与 0、1 至少相距 10⁻⁷。")
    ),
    (
        .categoricalCrossentropy,
        Text(
            en: "The mean of -log of the probability of the true class, given one-hot labels.",
            zh: "标签为独热编码时，真实类别概率的 -log 的平均。")
    ),
    (
        .sparseCategoricalCrossentropy,
        Text(
            en: "The mean of -log of the probability of the true class, given class numbers.",
            zh: "标签为类别编号时，真实类别概率的 -log 的平均。")
    ),
    (
        .crossentropy,
        Text(
            en:
                "The cross-entropy that fits: categorical when labels are shaped like the output, binary for one column, sparse for class numbers.",
            zh: "自动选择的交叉熵：标签与输出同形时为 categorical，单列时为 binary，类别编号时为 sparse。")
    ),
]

let trainingCommands: [Command] =
    [
        Command(
            "train", .training,
            [
                .required("net"), .required("data"), .requiredOption("loss"), .option("optimizer", "adam()"),
                .option("epochs", "1"), .option("batch", "32"), .option("validation", "None"),
                .option("metrics", "None"), .option("shuffle", "True"),
            ],
            Text(
                en: "Fits a model to data by steps of an optimizer on batches, and gives the history of the loss.",
                zh: "用优化器按批次拟合模型，得到损失的记录。"),
            example:
                "seed 1\nnet = sequential(dense(4, tanh), dense(1, sigmoid))\ntrain net, make_xor(4), loss=binary_crossentropy, optimizer=sgd(lr=0.5), epochs=20"
        ) { session, arguments in
            try session.train(arguments)
        },
        Command(
            "sgd", .training, [.optional("lr", "0.01"), .option("momentum", "0"), .option("nesterov", "False")],
            Text(en: "Gradient descent: v = momentum·v - lr·g, w += v.", zh: "梯度下降：v = momentum·v - lr·g，w += v。"),
            example: "sgd(lr=0.5)"
        ) { session, arguments in
            let rate = try rate(arguments, default: 0.01)
            return .optimizer(
                session.objects.add(
                    Optimizer.sgd(
                        rate: rate, momentum: try arguments.number("momentum") ?? 0,
                        nesterov: try arguments.truth("nesterov") ?? false)))
        },
        Command(
            "adam", .training,
            [
                .optional("lr", "0.001"), .option("beta1", "0.9"), .option("beta2", "0.999"),
                .option("epsilon", "1e-07"),
            ],
            Text(
                en:
                    "Steps scaled by running means of the gradient and its square (Kingma and Ba, 2015; epsilon as in Keras).",
                zh: "用梯度及其平方的滑动平均调节步长（Kingma 与 Ba，2015；epsilon 的位置与 Keras 相同）。"),
            example: "adam(lr=0.01)"
        ) { session, arguments in
            let rate = try rate(arguments, default: 0.001)
            return .optimizer(
                session.objects.add(
                    Optimizer.adam(
                        rate: rate, beta1: try arguments.number("beta1") ?? 0.9,
                        beta2: try arguments.number("beta2") ?? 0.999,
                        epsilon: try arguments.number("epsilon") ?? 1e-7)))
        },
    ]
    + lossSummaries.map { loss, summary in
        Command(
            loss.name, .training, [.required("y"), .required("y_hat")], summary,
            example: loss == .mse || loss == .halfMSE
                ? "\(loss.name)([1, 2, 3], [1, 2, 5])"
                : loss == .sparseCategoricalCrossentropy || loss == .crossentropy
                    ? "\(loss.name)([0, 1], [[0.9, 0.1], [0.2, 0.8]])"
                    : loss == .categoricalCrossentropy
                        ? "\(loss.name)([[1, 0], [0, 1]], [[0.9, 0.1], [0.2, 0.8]])"
                        : "\(loss.name)([0, 1], [0.25, 0.5])"
        ) { session, arguments in
            let (labels, predictions) = try session.labelsAndPredictions(arguments)
            return try session.value(of: loss, labels: labels, predictions: predictions)
        }
    }

private func rate(_ arguments: Arguments, default value: Double) throws -> Double {
    let rate = try arguments.number("lr") ?? value
    guard rate > 0, rate.isFinite else {
        throw Diagnostic.engine(.argument(name: "lr", value: rate, .positive), at: try arguments["lr"].range)
    }
    return rate
}

extension Session {
    fileprivate mutating func train(_ arguments: Arguments) throws -> Value {
        let model = try self.model(arguments)
        let data = try trainable(arguments["data"], "data", in: arguments)
        let loss = try self.loss(arguments["loss"], in: arguments)
        let optimizer: OptimizerID
        switch arguments.given("optimizer")?.value {
        case nil: optimizer = objects.add(Optimizer.adam())
        case .optimizer(let given): optimizer = given
        case .function(.command(let index)) where ["sgd", "adam"].contains(CommandTable.commands[index].name):
            // `optimizer=adam` means adam().
            guard case .optimizer(let made) = try call(.command(index), [], at: arguments.range) else {
                return .none
            }
            optimizer = made
        default:
            throw arguments.wrong(
                try arguments["optimizer"], "optimizer", wants: ("an optimizer like adam()", "像 adam() 这样的优化器"))
        }
        var options = TrainingOptions(loss: loss, optimizer: optimizer)
        options.epochs = try arguments.integer("epochs", atLeast: 1) ?? 1
        options.batch = try arguments.integer("batch", atLeast: 1) ?? 32
        options.shuffle = try arguments.truth("shuffle") ?? true
        if let validation = arguments.given("validation") {
            let data = try trainable(validation, "validation", in: arguments)
            options.validation = (data.x, data.y)
        }
        if let metrics = arguments.given("metrics") {
            let given: [Value] =
                switch metrics.value {
                case .list(let list), .tuple(let list): list.items
                case let value: [value]
                }
            options.metrics = try given.map { value in
                let metric = try metric(value, metrics, "metrics", in: arguments)
                return TrainingMetric(name: metric.name) { labels, predictions throws(EngineError) in
                    try metric.value(labels, predictions)
                }
            }
        }
        let progress = host.trainingProgress
        let history = try train(model, x: data.x, y: data.y, options: options, progress: progress)
        if history.stoppedByNaN, let epoch = history.epochs.last {
            warnings.append(.lossIsNaN(epoch: epoch, at: arguments.range))
        }
        return .history(history)
    }

    private mutating func loss(_ argument: GivenArgument, in arguments: Arguments) throws -> Loss {
        switch argument.value {
        case .function(.command(let index)):
            if let loss = Loss.named(CommandTable.commands[index].name) { return loss }
            return .custom(callable(.command(index)))
        case .function(let function): return .custom(callable(function))
        case .text(let name):
            guard let loss = Loss.named(name) else {
                throw Diagnostic.unknownChoice(name, of: "loss", known: lossSummaries.map(\.0.name), at: argument.range)
            }
            return loss
        default: throw arguments.wrong(argument, "loss", wants: ("a function like mse", "像 mse 这样的函数"))
        }
    }

    /// `f(y, y_hat)`, or `f(net, data)` where the model predicts.
    mutating func labelsAndPredictions(_ arguments: Arguments) throws -> (NDArray, NDArray) {
        if case .model(let model) = try arguments["y"].value {
            let data = try dataset(arguments["y_hat"], "data", in: arguments)
            return (data.y, try predict(model, data.x))
        }
        return (try arguments.array("y", &self), try arguments.array("y_hat", &self))
    }
}

extension Loss {
    fileprivate static func named(_ name: String) -> Loss? { lossSummaries.first { $0.0.name == name }?.0 }
}

extension Session {
    /// The loss as a number, after the labels have been looked at.
    fileprivate mutating func value(of loss: Loss, labels: NDArray, predictions: NDArray) throws -> Value {
        try loss.check(labels: labels, predictions: predictions.shape)
        return try Value(simplifying: loss.apply(labels: labels, predictions: predictions, in: &self))
    }
}

extension Diagnostic {
    static func lossIsNaN(epoch: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            330, .warning,
            Text(en: "the loss became nan in epoch \(epoch), and training stopped", zh: "第 \(epoch) 轮损失变成 nan，训练停止"),
            at: range,
            help: Text(
                en: "the steps are too large: lower lr, or bring the data to a common scale",
                zh: "步子太大：把 lr 调小，或先把数据缩放到相近的大小"))
    }
}
