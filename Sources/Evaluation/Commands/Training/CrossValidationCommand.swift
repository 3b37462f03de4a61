internal import Diagnostics
internal import Engine

let crossValidationCommands: [Command] = [
    Command(
        "cross_validate", .metrics,
        [.required("make"), .required("data"), .optional("folds", "5")] + trainingParameters
            + [.option("stratify", "False")],
        Text(
            en:
                "Trains what make() gives on all folds but one, a fresh net for each, and measures it on that one: the loss, and metrics=, or where the labels are classes the accuracy. It takes the options of train.",
            zh: "每次留出一折，用 make() 给出的新模型在其余各折上训练，再在留出的一折上评估：损失，以及 metrics= 给出的指标；标签是类别时默认为准确率。其余选项与 train 相同。"),
        example:
            "seed 0\nscores = cross_validate(lambda: sequential(dense(1, sigmoid)), make_moons(60), folds=3, loss=binary_crossentropy, epochs=5)\nscores\nprint f\"{mean(scores.accuracy):.2f}\""
    ) { session, arguments in
        if session.graph.isRecording { throw EngineError.trainingInside("cross_validate") }
        let make = try arguments["make"]
        guard case .function(let function) = make.value else {
            throw arguments.wrong(make, "make", wants: ("a function that makes a net", "构造模型的函数"))
        }
        let data = try session.trainable(arguments["data"], "data", in: arguments)
        var options = try session.trainingOptions(arguments)
        if arguments.given("metrics") == nil, options.loss.comparesClasses { options.metrics = [.accuracy] }
        let folds = try session.folds(of: data, arguments)
        var made: [ModelID] = []
        let history = try session.crossValidate(folds, options: options, progress: session.host.trainingProgress) {
            session in
            let value = try session.call(function, [], at: make.range)
            guard case .model(let model) = value else {
                throw Diagnostic.makesNoModel(session.name(of: function), value, at: make.range)
            }
            if made.contains(model) { throw Diagnostic.sameModelAgain(session.name(of: function), at: make.range) }
            made.append(model)
            return model
        }
        if history.stoppedByNaN {
            session.warnings.append(
                .lossOfFoldIsNaN(fromTheStart: history.beganWithNaN || history.beganInfinite, at: arguments.range))
        }
        return .history(history, found: nil)
    }
]

extension Loss {
    /// Whether its labels are classes, so that predictions are right or wrong.
    fileprivate var comparesClasses: Bool {
        switch self {
        case .crossentropy, .binaryCrossentropy, .categoricalCrossentropy, .sparseCategoricalCrossentropy: true
        default: false
        }
    }
}

extension Diagnostic {
    static func makesNoModel(_ function: String, _ value: Value, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            390,
            Text(
                en: "cross_validate trains a model, and \(function) gives \(article(value.kindName))",
                zh: "cross_validate 要训练一个模型，而 \(function) 给出的是\(value.chineseKindName)"), at: range,
            help: Text(
                en: "does the function end with return sequential(…)?", zh: "函数最后有没有 return sequential(…)？"))
    }

    static func sameModelAgain(_ function: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            391,
            Text(
                en:
                    "\(function) gives the same model for a second fold: it has learnt the samples that it would be tested on",
                zh: "\(function) 为第二折给出了同一个模型：它已经学过用来测试它的样本"), at: range,
            help: Text(
                en: "make the model inside the function: return sequential(…)", zh: "在函数里面构造模型：return sequential(…)"))
    }

    static func lossOfFoldIsNaN(fromTheStart: Bool, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            393, .warning,
            Text(en: "the loss became nan in a fold, and its training stopped", zh: "有一折的损失变成 nan，这一折的训练停止"),
            at: range,
            help: fromTheStart
                ? Text(
                    en:
                        "it was no number before the first step: are there very large numbers in the data, or log(0) and 0/0 in a function of yours?",
                    zh: "第一步之前就不是有限的数：数据里是否有非常大的数，自己的函数里是否有 log(0) 或 0/0？")
                : Text(
                    en: "the steps are too large: lower lr, or bring the data to a common scale",
                    zh: "步子太大：把 lr 调小，或先把数据缩放到相近的大小"))
    }
}
