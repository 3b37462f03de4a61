internal import Diagnostics
internal import Documents
internal import Engine

private let methods = ["saliency", "integrated_gradients", "permutation", "partial_dependence"]

private let prepared = """
    seed 0
    data = make_classification(samples=100, features=4, informative=2, redundant=0)
    net = sequential(dense(6, tanh), dense(1, sigmoid))
    h = train(net, data, loss=binary_crossentropy, optimizer=adam(lr=0.05), epochs=20)

    """

let explainCommands: [Command] = [
    Command(
        "explain", .understanding,
        [
            .required("net"), .required("data"), .requiredOption("method"), .option("output", "None"),
            .option("baseline", "0"), .option("repeats", "5"),
        ],
        Text(
            en:
                "Says which features a net's output rests on. For samples method=saliency (how much the output follows each number) or integrated_gradients (what each adds between a baseline and the sample); for data method=permutation (what is lost when a feature is shuffled) or partial_dependence (how the mean output moves with it).",
            zh:
                "说出模型的输出依据哪些特征。对样本：method=saliency（输出随每个数变化多少）或 integrated_gradients（从基线到样本，每个数贡献多少）；对数据：method=permutation（打乱一个特征损失多少）或 partial_dependence（平均输出如何随它变化）。"
        ),
        example: prepared
            + "explain net, data.x[:1], method=integrated_gradients\nexplain net, data, method=permutation"
    ) { session, arguments in
        try session.explain(arguments)
    },
    Command(
        "saliency", .understanding, [.required("net"), .required("x"), .option("output", "None")],
        Text(
            en:
                "The size of the derivative of a net's output in each number of the samples; of several columns that of the largest, or of output= (Simonyan and others, 2014).",
            zh: "模型输出对样本中每个数的导数的大小；输出有多列时取最大的一列，或 output= 指定的列（Simonyan 等，2014）。"),
        example: prepared + "saliency(net, data.x[:2])"
    ) { session, arguments in
        let model = try session.model(arguments)
        let x = try session.samples(arguments["x"], in: arguments).x
        return .array(try session.saliency(model, x, output: try arguments.integer("output")).parts)
    },
    Command(
        "integrated_gradients", .understanding,
        [.required("net"), .required("x"), .option("baseline", "0"), .option("output", "None")],
        Text(
            en:
                "What each number of the samples adds to a net's output on the straight way from the baseline; the parts of a sample sum to the difference of the two outputs (Sundararajan and others, 2017).",
            zh: "沿从基线到样本的直线，样本中每个数给模型输出带来多少；一个样本各部分之和等于两处输出之差（Sundararajan 等，2017）。"),
        example: prepared
            + "parts = integrated_gradients(net, data.x[:1])\nsum(parts), net(data.x[:1])[0, 0] - net(zeros(1, 4))[0, 0]"
    ) { session, arguments in
        let model = try session.model(arguments)
        let x = try session.samples(arguments["x"], in: arguments).x
        return .array(try session.integrated(model, x, arguments).parts)
    },
    Command(
        "partial_dependence", .understanding,
        [.required("net"), .required("data"), .required("feature"), .option("output", "None")],
        Text(
            en:
                "The mean output of a net where one feature is set to the same value in all samples: [values, 2], the values and the means, for a line (Friedman, 2001).",
            zh: "把一个特征在所有样本中设为同一个值时模型的平均输出：[取值数, 2]，依次是取值和平均输出，可用来画线（Friedman，2001）。"),
        example: prepared + "curve = partial_dependence(net, data, \"x1\")\nplot line(curve[:, 0], curve[:, 1])"
    ) { session, arguments in
        let model = try session.model(arguments)
        let data = try session.rows(arguments["data"], in: arguments)
        let argument = try arguments["feature"]
        let index: Int?
        switch argument.value {
        case .text(let name): index = data.features.firstIndex { $0.utf8.elementsEqual(name.utf8) }
        default: index = argument.value.wholeNumber
        }
        guard let index, data.features.indices.contains(index) else {
            throw Diagnostic.engine(
                .unknownColumn(session.plainText(of: argument.value), known: data.features), at: argument.range)
        }
        let output = try session.explainedOutput(model, data, arguments)
        let dependence = try session.partialDependence(model, data, feature: index, output: output)
        return .array(
            NDArray(
                shape: [dependence.values.count, 2],
                elements: zip(dependence.values, dependence.means).flatMap { [$0, $1] }))
    },
]

extension Session {
    fileprivate mutating func explain(_ arguments: Arguments) throws -> Value {
        let model = try self.model(arguments)
        let argument = try arguments["method"]
        let method: String
        switch argument.value {
        case .text(let name): method = name
        case .function(.command(let index)): method = CommandTable.commands[index].name
        default: throw arguments.wrong(argument, "method", wants: ("a method like saliency", "像 saliency 这样的方法"))
        }
        switch method {
        case "saliency":
            let (x, features) = try samples(arguments["data"], in: arguments)
            let found = try saliency(model, x, output: try arguments.integer("output"))
            return .table(found.table(x, features, in: settings.language))
        case "integrated_gradients":
            let (x, features) = try samples(arguments["data"], in: arguments)
            return .table(try integrated(model, x, arguments).table(x, features, in: settings.language))
        case "permutation":
            let data = try rows(arguments["data"], in: arguments)
            let usesClasses = try looking { try $0.predictsClasses(model, data) }
            let importance = try permutationImportance(
                model, data, repeats: try arguments.integer("repeats", atLeast: 1) ?? 5
            ) { labels, predictions in
                try usesClasses ? Metric.accuracy(labels, predictions) : Metric.r2(labels, predictions)
            }
            return .table(
                importance.table(data, usesClasses ? "accuracy" : "r2", in: settings.language))
        case "partial_dependence":
            let data = try rows(arguments["data"], in: arguments)
            let output = try explainedOutput(model, data, arguments)
            let curves = try data.features.indices.map {
                try partialDependence(model, data, feature: $0, output: output)
            }
            return .table(curves.table(data.features, in: settings.language))
        default: throw Diagnostic.unknownChoice(method, of: "method", known: methods, at: argument.range)
        }
    }

    /// Samples to explain, and what their numbers are called.
    fileprivate mutating func samples(
        _ argument: GivenArgument, in arguments: Arguments
    ) throws -> (x: NDArray, features: [String]) {
        if case .dataset(let data) = argument.value { return (data.x, data.features) }
        let x = try array(argument, parameter: "x", in: arguments).detached
        guard let rows = x.shape.first, rows > 0 else {
            throw Diagnostic.engine(.tooFewSamples(found: 0, needed: 1), at: argument.range)
        }
        return (x, x.rank == 2 ? (0..<x.shape[1]).map { "x\($0)" } : [])
    }

    /// Data whose samples are rows of features.
    fileprivate mutating func rows(_ argument: GivenArgument, in arguments: Arguments) throws -> Dataset {
        let data = try trainable(argument, "data", in: arguments)
        guard data.x.rank == 2 else { throw Diagnostic.engine(.notAMatrix(data.x.shape), at: argument.range) }
        guard data.count > 0 else { throw Diagnostic.engine(.tooFewSamples(found: 0, needed: 1), at: argument.range) }
        return data
    }

    fileprivate mutating func integrated(
        _ model: ModelID, _ x: NDArray, _ arguments: Arguments
    ) throws -> Attribution {
        let baseline = arguments.given("baseline") == nil ? NDArray(number: 0) : try arguments.array("baseline", &self)
        return try integratedGradients(
            model, x, baseline: baseline.detached, output: try arguments.integer("output"))
    }

    /// The column of the output: the one that is asked for, of two classes the second, else the first.
    fileprivate mutating func explainedOutput(
        _ model: ModelID, _ data: Dataset, _ arguments: Arguments
    ) throws -> Int {
        if let output = try arguments.integer("output") { return output }
        return try looking { try $0.predict(model, data.rows(0..<1).x).shape.dropFirst().reduce(1, *) } == 2 ? 1 : 0
    }

    /// Whether what a net gives is compared with labels by class: zeros and ones, or a column for each class.
    private mutating func predictsClasses(_ model: ModelID, _ data: Dataset) throws -> Bool {
        let columns = try predict(model, data.rows(0..<1).x).shape.dropFirst().reduce(1, *)
        return data.y.elements.allSatisfy { $0 == 0 || $0 == 1 } || columns > 1 && data.y.count == data.count
    }
}
