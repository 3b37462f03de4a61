internal import Diagnostics
internal import Documents
internal import Engine

/// Tables and pictures of how a classifier does.
let classifierCommands: [Command] = [
    Command(
        "confusion", .metrics, [.required("y"), .required("y_hat")],
        Text(
            en: "A table of how often samples of each class are taken for each class, of a net on data or of labels.",
            zh: "每一类样本被判为各类的次数表，可用于模型和数据，也可用于标签和预测。"),
        example: "confusion([0, 1, 1, 0], [0, 1, 0, 0])"
    ) { session, arguments in
        let (labels, predictions) = try session.labelsAndPredictions(arguments)
        let names = try session.classNames(arguments)
        let confusion = try Metric.confusion(
            labels.detached, predictions.detached, classes: min(names?.count ?? 0, 101))
        return .table(confusion.table(names: names, in: session.settings.language))
    },
    Command(
        "roc", .metrics, [.required("y"), .required("y_hat")],
        Text(
            en:
                "The receiver operating characteristic: the share of class 1 found against the share of class 0 taken for it.",
            zh: "ROC 曲线：类别 1 被找出的比例，对类别 0 被误判的比例。"),
        example: "roc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])"
    ) { session, arguments in
        let (labels, scores) = try session.labelsAndPredictions(arguments)
        let curve = try Metric.rocCurve(labels.detached, scores.detached)
        let area = try Metric.auc(labels.detached, scores.detached)
        let isChinese = session.settings.language == .chinese
        var plot = Plot(marks: [
            Mark(.line(x: curve.falsePositiveRates, y: curve.truePositiveRates), label: "AUC \(brief(area))"),
            Mark(.line(x: [0, 1], y: [0, 1]), label: isChinese ? "随机猜测" : "by chance"),
        ])
        plot.title =
            isChinese
            ? "类别 1 的样本得分高于类别 0 的：\(percent(area)) 的配对如此"
            : "A sample of class 1 scores above one of class 0 in \(percent(area)) of pairs"
        plot.xLabel = isChinese ? "假阳性率" : "false positive rate"
        plot.yLabel = isChinese ? "真阳性率" : "true positive rate"
        return .plots([plot])
    },
    Command(
        "calibration", .metrics, [.required("y"), .required("y_hat"), .option("bins", "10")],
        Text(
            en:
                "The reliability curve: how often class 1 occurs against how probable it is said to be, with the expected calibration error.",
            zh: "可靠性曲线：类别 1 实际出现的比例，对预测的概率；并给出期望校准误差。"),
        example: "calibration([0, 0, 1, 1, 1], [0.1, 0.4, 0.35, 0.8, 0.9], bins=5)"
    ) { session, arguments in
        let (labels, probabilities) = try session.labelsAndPredictions(arguments)
        let calibration = try Metric.calibration(
            labels.detached, probabilities.detached, bins: try arguments.integer("bins", atLeast: 1) ?? 10)
        let isChinese = session.settings.language == .chinese
        let error = brief(calibration.expectedError)
        var plot = Plot(marks: [
            Mark(
                .line(x: calibration.predicted, y: calibration.observed),
                label: isChinese ? "期望校准误差 \(error)" : "expected error \(error)"),
            Mark(.points(x: calibration.predicted, y: calibration.observed)),
            Mark(.line(x: [0, 1], y: [0, 1]), label: isChinese ? "完全校准" : "calibrated"),
        ])
        plot.title = calibration.sentence[session.settings.language]
        plot.xLabel = isChinese ? "预测的概率" : "predicted probability"
        plot.yLabel = isChinese ? "实际的比例" : "observed share"
        return .plots([plot])
    },
]

extension Session {
    /// The names of the classes of `f(net, data)`, where the data have any.
    fileprivate func classNames(_ arguments: Arguments) throws -> [String]? {
        guard case .model = try arguments["y"].value, case .dataset(let data) = try arguments["y_hat"].value else {
            return nil
        }
        return data.classes
    }
}

extension Confusion {
    /// A row for each true class, a column for each predicted one.
    fileprivate func table(names: [String]?, in language: MessageLanguage) -> Table {
        let isChinese = language == .chinese
        let titles = classes.map { label -> String in
            guard let index = Int(exactly: label), let names, names.indices.contains(index) else {
                return shortNumber(label)
            }
            return names[index]
        }
        return Table(
            title: sentence(titles)[language],
            columns: [Table.Column(isChinese ? "真实 ↓ 预测 →" : "true ↓ predicted →", isNumeric: false)]
                + titles.map { Table.Column($0, isNumeric: true) },
            rows: zip(titles, counts).map { title, row in [title] + row.map(String.init) })
    }

    /// How many are right, and which mistake is made most often; of equal ones the first in the table.
    private func sentence(_ names: [String]) -> Text {
        let total = counts.reduce(0) { $0 + $1.reduce(0, +) }
        var worst: (count: Int, row: Int, column: Int) = (0, 0, 0)
        for (row, entries) in counts.enumerated() {
            for (column, count) in entries.enumerated() where row != column && count > worst.count {
                worst = (count, row, column)
            }
        }
        if worst.count == 0 {
            return Text(
                en: total == 1 ? "The sample is right." : "All \(grouped(total)) samples are right.",
                zh: "\(grouped(total)) 个样本全部判对。")
        }
        let share = percent(Double(right) / Double(total))
        let (label, taken) = (names[worst.row], names[worst.column])
        var others = -1
        for (row, entries) in counts.enumerated() {
            for (column, count) in entries.enumerated() where row != column && count == worst.count { others += 1 }
        }
        return Text(
            en:
                "\(grouped(right)) of \(counted(total, "sample")) are right, \(share); most often \(label) is taken for \(taken), \(counted(worst.count, "time"))\(others == 0 ? "" : ", and as often \(counted(others, "other pair"))").",
            zh:
                "\(grouped(total)) 个样本判对 \(grouped(right)) 个，即 \(share)；最常见的是把 \(label) 判为 \(taken)，\(grouped(worst.count)) 次\(others == 0 ? "" : "，另有 \(grouped(others)) 种误判同样多")。"
        )
    }
}

extension Calibration {
    /// How far the probabilities are off on average, and where most.
    fileprivate var sentence: Text {
        let gaps = zip(predicted, observed).map { ($0 - $1).magnitude }
        let worst = gaps.indices.reduce(0) { gaps[$1] > gaps[$0] ? $1 : $0 }
        let (said, found) = (brief(predicted[worst]), brief(observed[worst]))
        return Text(
            en:
                "Mean error \(brief(expectedError)), largest at \(said): there class 1 has a share of \(found)",
            zh: "平均误差 \(brief(expectedError))，在 \(said) 处最大：那里类别 1 的比例是 \(found)")
    }
}
