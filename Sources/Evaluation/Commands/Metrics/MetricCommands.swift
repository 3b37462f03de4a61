internal import Diagnostics
internal import Documents
internal import Engine

/// A number that labels and predictions give.
struct NamedMetric: Sendable {
    let name: String
    let value: @Sendable (_ labels: NDArray, _ predictions: NDArray) throws(EngineError) -> Double
}

/// A metric with its sentence and an example.
private struct MetricWord {
    let metric: NamedMetric
    /// The same made of primitives, where it has a derivative.
    let traced: Traced?
    let summary: Text
    let example: String

    typealias Traced = @Sendable (NDArray, NDArray, inout Graph) throws(EngineError) -> NDArray

    init(
        _ name: String, _ value: @escaping @Sendable (NDArray, NDArray) throws(EngineError) -> Double,
        traced: Traced? = nil, _ summary: Text, example: String = "([0, 1, 1, 0], [0, 1, 0, 0])"
    ) {
        metric = NamedMetric(name: name, value: value)
        self.traced = traced
        self.summary = summary
        self.example = name + example
    }
}

private let words: [MetricWord] = [
    MetricWord(
        "accuracy", Metric.accuracy,
        Text(
            en:
                "The share of labels that are predicted right. A probability counts as class 1 above one half; of several columns the largest counts.",
            zh: "预测正确的标签所占的比例。概率大于一半算类别 1；有几列时取最大的一列。")),
    MetricWord(
        "precision", Metric.precision,
        Text(
            en:
                "Of what is predicted positive, the share that is. True positives divided by all that are said to be positive; of more than two classes the mean over the classes.",
            zh: "预测为正的样本中真正为正的比例。真阳性除以所有判为阳性的个数；多于两类时取各类的平均。")),
    MetricWord(
        "recall", Metric.recall,
        Text(
            en:
                "Of what is positive, the share that is found. True positives divided by all that are positive; of more than two classes the mean over the classes.",
            zh: "真正为正的样本中被找出的比例。真阳性除以所有实际为阳性的个数；多于两类时取各类的平均。")),
    MetricWord(
        "f1", Metric.f1,
        Text(
            en: "The harmonic mean of precision and recall. 2·precision·recall / (precision + recall).",
            zh: "精确率与召回率的调和平均。2·precision·recall / (precision + recall)。")),
    MetricWord(
        "specificity", Metric.specificity,
        Text(en: "Of what is negative, the share that is not said to be positive.", zh: "真正为负的样本中没有被判为正的比例。")),
    MetricWord(
        "auc", Metric.auc,
        Text(
            en:
                "The area under the receiver operating characteristic: how often class 1 scores above class 0. One half is what chance gives.",
            zh: "ROC 曲线下的面积：类别 1 的得分高于类别 0 的比例。随机猜测得到一半。"),
        example: "([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])"),
    MetricWord(
        "log_loss", Metric.logLoss, traced: Metric.logLoss,
        Text(en: "The mean of -log of the probability of the true class.", zh: "真实类别概率的 -log 的平均。"),
        example: "([0, 1, 1], [0.1, 0.8, 0.6])"),
    MetricWord(
        "rmse", Metric.rmse, traced: Metric.rmse,
        Text(en: "The root of the mean of (y - y_hat)², in the unit of y.", zh: "(y - y_hat)² 的平均的平方根，单位与 y 相同。"),
        example: "([1, 2, 3], [1, 2, 5])"),
    MetricWord(
        "r2", Metric.r2, traced: Metric.r2,
        Text(
            en:
                "The share of the variance of y that is explained: 1 for all of it, 0 for no more than the mean does. 1 - sum((y - y_hat)²) / sum((y - mean(y))²).",
            zh: "y 的方差中被解释的比例：全部解释为 1，只相当于均值时为 0。1 - sum((y - y_hat)²) / sum((y - mean(y))²)。"),
        example: "([1, 2, 3], [1, 2, 4])"),
]

/// What `metrics=` takes: the metrics, and the losses that are metrics too.
private let namedMetrics =
    words.map(\.metric) + [NamedMetric(name: "mse", value: Metric.mse), NamedMetric(name: "mae", value: Metric.mae)]

let metricCommands: [Command] =
    words.map { word in
        Command(
            word.metric.name, .metrics, [.required("y"), .required("y_hat")], word.summary, example: word.example,
            result: .measure(.number)
        ) { session, arguments in
            let (labels, predictions) = try session.labelsAndPredictions(arguments)
            if session.graph.isTraced(labels) || session.graph.isTraced(predictions) {
                if let traced = word.traced { return .array(try traced(labels, predictions, &session.graph)) }
                let value = NDArray(number: try word.metric.value(labels.detached, predictions.detached))
                return .array(session.graph.opaque(value, from: [labels, predictions], by: word.metric.name))
            }
            return .number(try word.metric.value(labels, predictions))
        }
    } + [
        Command(
            "evaluate", .metrics, [.required("net"), .required("data"), .several("metrics")],
            Text(
                en: "A table of metrics or losses of a model on data, and how many samples they rest on.",
                zh: "模型在数据上的各项指标或损失，以及样本数。"),
            example:
                "seed 1\nnet = sequential(dense(1, sigmoid))\nevaluate net, make_xor(4), accuracy, mse",
            result: .measure(.unknown)
        ) { session, arguments in
            let model = try session.model(arguments)
            let data = try session.dataset(arguments["data"], "data", in: arguments)
            let predictions = try session.predict(model, data.x)
            let given = arguments.several
            guard !given.isEmpty else {
                throw Diagnostic.missingArgument("metrics", of: "evaluate", at: arguments.range)
            }
            var rows: [[String]] = []
            for argument in given {
                let function = try session.measure(argument, in: arguments)
                let labels = try session.graph.aligned(data.y, with: predictions)
                let value = try session.call(
                    function, with: [.array(labels), .array(predictions)], at: argument.range)
                try session.requireNumber(value, of: session.name(of: function), at: argument.range)
                let isWritten: Bool = if case .text = argument.value { false } else { argument.keyword == nil }
                let name = isWritten ? argument.text : session.name(of: function)
                rows.append([name, session.shortText(of: value)])
            }
            let isChinese = session.settings.language == .chinese
            return .table(
                Table(
                    columns: [
                        Table.Column(isChinese ? "指标" : "metric", isNumeric: false),
                        Table.Column(isChinese ? "值" : "value", isNumeric: true),
                    ], rows: rows, note: isChinese ? "\(grouped(data.count)) 个样本" : counted(data.count, "sample")))
        }
    ]

extension Session {
    /// What `evaluate` calls: a function, or the metric of a name.
    fileprivate func measure(_ argument: GivenArgument, in arguments: Arguments) throws -> FunctionValue {
        switch argument.value {
        case .function(let function): return function
        case .text(let name):
            let known = namedMetrics.map(\.name)
            guard known.contains(name), let index = CommandTable.index[name] else {
                throw Diagnostic.unknownChoice(name, of: "metric", known: known, at: argument.range)
            }
            return .command(index)
        default: throw arguments.wrong(argument, "metrics", wants: ("a metric like accuracy", "像 accuracy 这样的指标"))
        }
    }

    /// Throws where a metric is not one number.
    fileprivate mutating func requireNumber(_ value: Value, of function: String, at range: SourceRange) throws {
        switch value {
        case .truth, .integer, .number: return
        case .array, .list, .tuple, .range:
            let shape = try array(value).shape
            if shape.contains(where: { $0 != 1 }) {
                throw Diagnostic.engine(.notOneNumber(function: function, shape: shape), at: range)
            }
        default: throw Diagnostic.givesNoNumbers(function, value, at: range)
        }
    }

    /// A metric: one of the vocabulary, or a function of the notebook.
    mutating func metric(_ value: Value, _ argument: GivenArgument, _ name: String, in arguments: Arguments) throws
        -> TrainingMetric
    {
        let word: String? =
            switch value {
            case .text(let text): text
            case .function(.command(let index)): CommandTable.commands[index].name
            default: nil
            }
        if let word, let metric = namedMetrics.first(where: { $0.name == word }) {
            return TrainingMetric(name: word, formula: .known(metric.value))
        }
        if case .text(let text) = value {
            throw Diagnostic.unknownChoice(
                text, of: "metric", known: namedMetrics.map(\.name), at: argument.range)
        }
        guard case .function(let function) = value else {
            throw arguments.wrong(
                GivenArgument(argument, value: value), name, wants: ("metrics like accuracy", "像 accuracy 这样的指标"))
        }
        return TrainingMetric(name: self.name(of: function), formula: .custom(callable(function)))
    }
}

extension TrainingMetric {
    /// The share of labels that are predicted right.
    static let accuracy = TrainingMetric(name: "accuracy", formula: .known(Metric.accuracy))
}
