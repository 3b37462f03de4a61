internal import Diagnostics
internal import Engine

/// What `train` takes beside the net and the data.
let trainingParameters: [CommandParameter] = [
    .requiredOption("loss"), .option("optimizer", "adam()"), .option("epochs", "1"), .option("batch", "32"),
    .option("validation", "None"), .option("metrics", "None"), .option("callbacks", "None"),
    .option("shuffle", "True"),
]

let trainingCommands: [Command] = [
    Command(
        "train", .training,
        [.required("net"), .required("data")] + trainingParameters,
        Text(
            en:
                "Fits a model to data by steps of an optimizer on batches, and gives the history of the loss. Each epoch goes through the samples in batches; of each batch the loss is computed, its gradient in every weight, and the optimizer makes a step. The net keeps its new weights, and training it again goes on from there. A loss that becomes nan ends the training with a warning.",
            zh: "用优化器按批次拟合模型，得到损失的记录。每一轮把样本分批过一遍：对每一批计算损失和它对每个权重的梯度，由优化器走一步。模型保留新的权重，再次训练从那里继续。损失变成 nan 时训练停止并给出警告。"),
        example:
            "seed 1\nnet = sequential(dense(4, tanh), dense(1, sigmoid))\ntrain net, make_xor(4), loss=binary_crossentropy, optimizer=sgd(lr=0.5), epochs=20",
        result: .training
    ) { session, arguments in
        try session.train(arguments)
    }
]

extension Session {
    fileprivate mutating func train(_ arguments: Arguments) throws -> Value {
        if graph.isRecording { throw EngineError.trainingInside("train") }
        let model = try self.model(arguments)
        let data = try trainable(arguments["data"], "data", in: arguments)
        let options = try trainingOptions(arguments)
        try build(model, for: Array(data.x.shape.dropFirst()))
        if let output = objects[model].outputShapes.last,
            let warning = warningOfOutput(
                of: model, output,
                loss: options.loss.resolved(labels: data.y.shape, predictions: [data.count] + output),
                at: try arguments["net"].range)
        {
            warnings.append(warning)
        }
        var history = try train(model, x: data.x, y: data.y, options: options, progress: host.trainingProgress)
        history.record?.features = data.features
        if history.beganInfinite {
            warnings.append(.lossBeginsInfinite(at: arguments.range))
        } else if history.stoppedByNaN, let epoch = history.epochs.last {
            let weightsAreNaN = parameters(of: model).contains { $0.elements.contains(where: \.isNaN) }
            warnings.append(
                history.beganWithNaN
                    ? .lossBeginsAsNaN(weightsAreNaN: weightsAreNaN, at: arguments.range)
                    : .lossIsNaN(epoch: epoch, at: arguments.range))
        }
        return .history(history, found: nil)
    }

    /// The options that `train` has.
    mutating func trainingOptions(_ arguments: Arguments) throws -> TrainingOptions {
        let loss = try self.loss(arguments["loss"], of: arguments.command)
        var options = TrainingOptions(loss: loss, optimizer: try optimizer(arguments))
        options.epochs = try arguments.integer("epochs", atLeast: 1) ?? 1
        options.batch = try arguments.integer("batch", atLeast: 1) ?? 32
        options.shuffle = try arguments.truth("shuffle") ?? true
        if let validation = arguments.given("validation") {
            let data = try trainable(validation, "validation", in: arguments)
            options.validation = (data.x, data.y)
        }
        if let callbacks = arguments.given("callbacks") {
            options.callbacks = try callbacks.value.items.map { value in
                guard case .callback(let callback) = value else {
                    throw arguments.wrong(
                        callbacks, "callbacks",
                        wants: ("callbacks like early_stopping()", "像 early_stopping() 这样的回调"))
                }
                return callback
            }
        }
        if let metrics = arguments.given("metrics") { options.metrics = try self.metrics(metrics, in: arguments) }
        return options
    }

    /// Metrics, each under another name; several functions without one are `metric_1`, `metric_2`, ….
    private mutating func metrics(_ argument: GivenArgument, in arguments: Arguments) throws -> [TrainingMetric] {
        let areNamed = argument.value.items.filter(\.isLambda).count < 2
        var metrics: [TrainingMetric] = []
        var unnamed = 0
        for value in argument.value.items {
            var metric = try metric(value, argument, "metrics", in: arguments)
            if value.isLambda, !areNamed {
                unnamed += 1
                metric = TrainingMetric(name: "metric_\(unnamed)", formula: metric.formula)
            }
            if TrainingMetric.takenNames.contains(metric.name) || metric.name.hasPrefix("validation_") {
                throw Diagnostic.takenName(metric.name, at: argument.range)
            }
            guard !metrics.contains(where: { $0.name == metric.name }) else {
                throw Diagnostic.givenTwice(metric.name, of: "metrics", at: argument.range)
            }
            metrics.append(metric)
        }
        return metrics
    }

    /// The optimizer that was given, or adam().
    mutating func optimizer(_ arguments: Arguments) throws -> OptimizerID {
        try arguments.given("optimizer").map { try optimizer($0, in: arguments) } ?? objects.add(Optimizer(.adam()))
    }
}

extension TrainingMetric {
    /// What a history has columns or fields for already.
    fileprivate static let takenNames = ["epoch", "fold", "loss", "learning_rate"]
}

extension Diagnostic {
    fileprivate static func takenName(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            348,
            Text(
                en: "a metric cannot be called \(name): the history has a column of this name",
                zh: "指标不能叫 \(name)：训练记录已有同名的列"), at: range,
            help: Text(en: "give the function another name", zh: "给这个函数换个名字"))
    }

    /// No step was taken, so none was too large.
    static func lossBeginsAsNaN(weightsAreNaN: Bool, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            346, .warning,
            Text(
                en: "the loss was not a number before the first step, and nothing was trained",
                zh: "第一步之前损失就不是数，什么也没有训练"), at: range,
            help: weightsAreNaN
                ? Text(
                    en: "the weights of this model hold nan, perhaps from an earlier training: make the model anew",
                    zh: "模型的权重里有 nan，也许来自之前的训练：请重新构造模型")
                : notTheRate)
    }

    /// Steps were taken, and none could be right.
    static func lossBeginsInfinite(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            346, .warning,
            Text(en: "the loss was infinite before the first step", zh: "第一步之前损失就是无穷大"), at: range, help: notTheRate)
    }

    private static let notTheRate = Text(
        en:
            "lr is not the cause: are there very large numbers in the data, or log(0) and 0/0 in a function of yours?",
        zh: "原因不是 lr：数据里是否有非常大的数，自己的函数里是否有 log(0) 或 0/0？")

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

extension Value {
    /// Whether it is a function without a name.
    fileprivate var isLambda: Bool {
        if case .function(.closure(let closure)) = self { closure.name == "lambda" } else { false }
    }

    /// The items of a list or tuple, or the value by itself.
    fileprivate var items: [Value] {
        switch self {
        case .list(let list), .tuple(let list): list.items
        default: [self]
        }
    }
}
