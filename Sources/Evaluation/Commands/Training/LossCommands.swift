internal import Diagnostics
internal import Engine

/// A loss: also a function `f(y, y_hat)` or `f(net, data)`.
private struct LossWord {
    let loss: Loss
    let summary: Text
    let example: String
}

private let numbers = "([1, 2, 3], [1, 2, 5])"
private let chances = "([0, 1], [0.25, 0.5])"

/// The losses, in the order of the reference.
private let words: [LossWord] = [
    LossWord(
        loss: .mse,
        summary: Text(
            en: "The mean of (y - y_hat)². For values; large errors weigh most.", zh: "(y - y_hat)² 的平均。用于数值；大的误差影响最大。"),
        example: "mse" + numbers),
    LossWord(
        loss: .halfMSE,
        summary: Text(
            en: "Half of the mean of (y - y_hat)². Its derivative in y_hat is (y_hat - y) / n, without the factor 2.",
            zh: "(y - y_hat)² 的平均的一半。对 y_hat 的导数是 (y_hat - y) / n，没有系数 2。"),
        example: "half_mse" + numbers),
    LossWord(
        loss: .mae,
        summary: Text(
            en: "The mean of |y - y_hat|. For values; in the unit of y.", zh: "|y - y_hat| 的平均。用于数值；单位与 y 相同。"),
        example: "mae" + numbers),
    LossWord(
        loss: .logCosh,
        summary: Text(
            en: "The mean of log(cosh(y_hat - y)): about e²/2 for small errors, |e| - log(2) for large ones.",
            zh: "log(cosh(y_hat - y)) 的平均：误差小时约为 e²/2，误差大时约为 |e| - log(2)。"),
        example: "log_cosh" + numbers),
    LossWord(
        loss: .binaryCrossentropy,
        summary: Text(
            en:
                "The mean of -y·log(p) - (1-y)·log(1-p), with p kept 10⁻⁷ away from 0 and 1. For labels 0 and 1 and a last layer with sigmoid.",
            zh: "-y·log(p) - (1-y)·log(1-p) 的平均，p 与 0、1 至少相距 10⁻⁷。用于标签 0 和 1，最后一层用 sigmoid。"),
        example: "binary_crossentropy" + chances),
    LossWord(
        loss: .categoricalCrossentropy,
        summary: Text(
            en:
                "The mean of -log of the probability of the true class, given one-hot labels. For a last layer with softmax.",
            zh: "标签为独热编码时，真实类别概率的 -log 的平均。最后一层用 softmax。"),
        example: "categorical_crossentropy([[1, 0], [0, 1]], [[0.9, 0.1], [0.2, 0.8]])"),
    LossWord(
        loss: .sparseCategoricalCrossentropy,
        summary: Text(
            en:
                "The mean of -log of the probability of the true class, given class numbers. For a last layer with softmax.",
            zh: "标签为类别编号时，真实类别概率的 -log 的平均。最后一层用 softmax。"),
        example: "sparse_categorical_crossentropy([0, 1], [[0.9, 0.1], [0.2, 0.8]])"),
    LossWord(
        loss: .crossentropy,
        summary: Text(
            en:
                "The cross-entropy that fits: categorical when labels are shaped like the output, binary for one column, sparse for class numbers.",
            zh: "自动选择的交叉熵：标签与输出同形时为 categorical，单列时为 binary，类别编号时为 sparse。"),
        example: "crossentropy([0, 1], [[0.9, 0.1], [0.2, 0.8]])"),
    LossWord(
        loss: .hinge,
        summary: Text(
            en: "The mean of max(1 - y·y_hat, 0), for labels -1 and 1, or 0 and 1 with 0 taken as -1.",
            zh: "max(1 - y·y_hat, 0) 的平均，标签为 -1 和 1；标签为 0 和 1 时，0 当作 -1。"),
        example: "hinge([-1, 1, 1], [-2.0, 0.5, 3.0])"),
    LossWord(
        loss: .klDivergence,
        summary: Text(
            en:
                "The mean over samples of sum(y·log(y / y_hat)): how far predicted probabilities are from the given ones.",
            zh: "sum(y·log(y / y_hat)) 对样本的平均：预测的概率与给定的概率相差多少。"),
        example: "kl_divergence([[0.5, 0.5], [0.1, 0.9]], [[0.5, 0.5], [0.4, 0.6]])"),
]

let lossCommands: [Command] =
    words.map { word in
        Command(word.loss.name, .training, [.required("y"), .required("y_hat")], word.summary, example: word.example) {
            session, arguments in
            let (labels, predictions) = try session.labelsAndPredictions(arguments)
            return try session.value(of: word.loss, labels: labels, predictions: predictions)
        }
    } + [
        Command(
            "huber", .training, [.required("y"), .required("y_hat"), .option("delta", "1")],
            Text(
                en:
                    "The mean of e²/2 for errors up to delta, of delta·|e| - delta²/2 beyond. For values with outliers (Huber, 1964).",
                zh: "误差不超过 delta 时取 e²/2，超过时取 delta·|e| - delta²/2，再求平均。用于有离群值的数值（Huber，1964）。"),
            example: "huber([1, 2, 3], [1, 2, 5], delta=0.5)"
        ) { session, arguments in
            let (labels, predictions) = try session.labelsAndPredictions(arguments)
            let delta = try arguments.number("delta", .positive) ?? 1
            return try session.value(of: .huber(delta: delta), labels: labels, predictions: predictions)
        }
    ]

extension Loss {
    /// The losses that have a name in the language, with Keras' defaults.
    static let vocabulary = words.map(\.loss) + [.huber()]

    static func named(_ name: String) -> Loss? { vocabulary.first { $0.name == name } }
}

extension Session {
    /// A loss: one of the vocabulary, or a function of the notebook.
    mutating func loss(_ argument: GivenArgument, of command: Command) throws -> Loss {
        switch argument.value {
        case .function(.command(let index)):
            if let loss = Loss.named(CommandTable.commands[index].name) { return loss }
            return .custom(callable(.command(index)))
        case .function(let function): return .custom(callable(function))
        case .text(let name):
            guard let loss = Loss.named(name) else {
                throw Diagnostic.unknownChoice(
                    name, of: "loss", known: Loss.vocabulary.map(\.name), at: argument.range)
            }
            return loss
        default:
            throw Diagnostic.wrongKind(
                "loss", of: command.name, wants: ("a function like mse", "像 mse 这样的函数"), is: argument.value,
                at: argument.range)
        }
    }

    /// The loss as a number, after the labels have been looked at.
    fileprivate mutating func value(of loss: Loss, labels: NDArray, predictions: NDArray) throws -> Value {
        try loss.check(labels: labels, predictions: predictions.shape)
        return try Value(simplifying: loss.apply(labels: labels, predictions: predictions, in: &self))
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
