internal import Diagnostics
internal import Documents
internal import Engine

/// A number that labels and predictions give.
struct NamedMetric: Sendable {
    let name: String
    let value: @Sendable (_ labels: NDArray, _ predictions: NDArray) throws(EngineError) -> Double
}

private let metricSummaries: [(NamedMetric, Text)] = [
    (
        NamedMetric(name: "accuracy", value: Metric.accuracy),
        Text(en: "The share of labels that are predicted right.", zh: "预测正确的标签所占的比例。")
    ),
    (
        NamedMetric(name: "precision", value: Metric.precision),
        Text(en: "Of what is predicted positive, the share that is.", zh: "预测为正的样本中真正为正的比例。")
    ),
    (
        NamedMetric(name: "recall", value: Metric.recall),
        Text(en: "Of what is positive, the share that is found.", zh: "真正为正的样本中被找出的比例。")
    ),
    (
        NamedMetric(name: "f1", value: Metric.f1),
        Text(en: "The harmonic mean of precision and recall.", zh: "精确率与召回率的调和平均。")
    ),
]

let metricCommands: [Command] =
    metricSummaries.map { metric, summary in
        Command(
            metric.name, .metrics, [.required("y"), .required("y_hat")], summary,
            example: "\(metric.name)([0, 1, 1, 0], [0, 1, 0, 0])"
        ) { session, arguments in
            let (labels, predictions) = try session.labelsAndPredictions(arguments)
            return .number(try metric.value(labels.detached, predictions.detached))
        }
    } + [
        Command(
            "evaluate", .metrics, [.required("net"), .required("data"), .several("metrics")],
            Text(
                en: "A table of metrics or losses of a model on data, and how many samples they rest on.",
                zh: "模型在数据上的各项指标或损失，以及样本数。"),
            example:
                "seed 1\nnet = sequential(dense(1, sigmoid))\nevaluate net, make_xor(4), accuracy, mse"
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
                guard case .function(let function) = argument.value else {
                    throw arguments.wrong(argument, "metrics", wants: ("a metric like accuracy", "像 accuracy 这样的指标"))
                }
                let value = try session.call(
                    function, with: [.array(data.y), .array(predictions)], at: argument.range)
                let name = argument.keyword == nil ? argument.text : session.name(of: function)
                rows.append([name, session.shortText(of: value)])
            }
            let isChinese = session.settings.language == .chinese
            return .table(
                Table(
                    columns: [
                        Table.Column(isChinese ? "指标" : "metric", isNumeric: false),
                        Table.Column(isChinese ? "值" : "value", isNumeric: true),
                    ], rows: rows, note: isChinese ? "\(data.count) 个样本" : "\(data.count) samples"))
        }
    ]

extension Session {
    mutating func metric(_ value: Value, _ argument: GivenArgument, _ name: String, in arguments: Arguments) throws
        -> NamedMetric
    {
        if case .text(let text) = value, let metric = metricSummaries.first(where: { $0.0.name == text })?.0 {
            return metric
        }
        guard case .function(.command(let index)) = value,
            let metric = metricSummaries.first(where: { $0.0.name == CommandTable.commands[index].name })?.0
        else {
            throw arguments.wrong(argument, name, wants: ("metrics like accuracy", "像 accuracy 这样的指标"))
        }
        return metric
    }
}
