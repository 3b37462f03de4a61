internal import Diagnostics
internal import Engine

let dataCommands: [Command] = [
    Command(
        "dataset", .data,
        [.optional("x", "None"), .optional("y", "None"), .named("column"), .option("target", "None")],
        Text(
            en: "A data set of samples x and labels y, or of named columns and the name of the target.",
            zh: "由样本 x 和标签 y，或由带名字的列和目标列的名字，组成数据集。"),
        example: "dataset(age=[31, 45, 52], dose=[1, 0, 1], target=\"dose\")"
    ) { session, arguments in
        if arguments.named.isEmpty {
            let x = try arguments.array("x", &session)
            return .dataset(try dataset(x: x, y: arguments.array("y", &session), at: arguments.range))
        }
        let columns = try arguments.named.map { argument in
            (
                name: argument.keyword ?? "",
                values: try session.array(argument, parameter: argument.keyword ?? "", in: arguments)
            )
        }
        guard let target = try arguments.text("target") else {
            throw Diagnostic.missingArgument("target", of: "dataset", at: arguments.range)
        }
        guard columns.contains(where: { $0.name == target }) else {
            throw Diagnostic.engine(
                .unknownColumn(target, known: columns.map(\.name)), at: try arguments["target"].range)
        }
        guard let labels = columns.first(where: { $0.name == target })?.values else { return .none }
        let features = columns.filter { $0.name != target }
        let x = try session.graph.stack(features.map(\.values), axis: 1)
        return .dataset(try Dataset(x: x, y: labels, features: features.map(\.name), target: target))
    },
    Command(
        "make_classification", .data,
        [
            .optional("samples", "100"), .optional("features", "20"), .option("informative", "2"),
            .option("redundant", "2"), .option("repeated", "0"), .option("classes", "2"), .option("clusters", "2"),
            .option("weights", "None"), .option("flip", "0.01"), .option("separation", "1.0"),
            .option("hypercube", "True"), .option("shuffle", "True"),
        ],
        Text(
            en: "Clusters of points around the corners of a hypercube, scikit-learn's make_classification.",
            zh: "超立方体各顶点周围的点簇，与 scikit-learn 的 make_classification 相同。"),
        example: "seed 42\ndata = make_classification(samples=200, features=20)\ndata.x.shape"
    ) { session, arguments in
        let samples = try arguments.integer("samples", atLeast: 1) ?? 100
        let features = try arguments.integer("features", atLeast: 1) ?? 20
        try session.graph.budget.request(bytes: Session.bytes(samples, features))
        return .dataset(
            try makeClassification(
                samples: samples, features: features, informative: arguments.integer("informative") ?? 2,
                redundant: arguments.integer("redundant") ?? 2, repeated: arguments.integer("repeated") ?? 0,
                classes: arguments.integer("classes") ?? 2, clustersPerClass: arguments.integer("clusters") ?? 2,
                weights: arguments.given("weights") == nil ? nil : arguments.array("weights", &session).elements,
                flip: arguments.number("flip") ?? 0.01, separation: arguments.number("separation") ?? 1,
                hypercube: arguments.truth("hypercube") ?? true, shuffle: arguments.truth("shuffle") ?? true,
                random: &session.random))
    },
    Command(
        "make_xor", .data, [.optional("samples", "None"), .optional("noise", "0")],
        Text(
            en:
                "The corners of the unit square with the exclusive or of their coordinates: the truth table, or that many samples in random order; with normal noise on the coordinates.",
            zh: "单位正方形的顶点和坐标的异或：不给个数时是真值表，否则是打乱顺序的若干样本；坐标可带正态噪声。"),
        example: "seed 0\nmake_xor(8, noise=0.1).y"
    ) { session, arguments in
        let samples = try arguments.integer("samples", atLeast: 1)
        try session.graph.budget.request(bytes: Session.bytes(samples ?? 4, 3))
        return .dataset(
            try makeXor(samples: samples, noise: arguments.number("noise") ?? 0, random: &session.random))
    },
    Command(
        "split", .data,
        [
            .required("data"), .option("test", "0.25"), .option("validation", "None"), .option("stratify", "False"),
            .option("shuffle", "True"),
        ],
        Text(
            en: "Parts of a data set by chance: training and test, or with validation= training, validation and test.",
            zh: "把数据集随机分开：训练集和测试集；给出 validation= 时为训练集、验证集和测试集。"),
        example:
            "seed 0\ndata = make_xor(100, noise=0.1)\ntrain_set, test_set = split(data, test=0.2)\nlen(train_set), len(test_set)"
    ) { session, arguments in
        let data = try session.dataset(arguments["data"], "data", in: arguments)
        let parts = try split(
            data, test: try portion("test", arguments) ?? .share(0.25), validation: portion("validation", arguments),
            stratify: arguments.truth("stratify") ?? false, shuffle: arguments.truth("shuffle") ?? true,
            random: &session.random)
        return .tuple(List(parts.parts.map { .dataset($0) }))
    },
]

extension Session {
    /// A data set, or a pair `(x, y)` that serves as one.
    mutating func dataset(_ argument: GivenArgument, _ name: String, in arguments: Arguments) throws -> Dataset {
        switch argument.value {
        case .dataset(let data): return data
        case .tuple(let pair) where pair.items.count == 2:
            do {
                return try Evaluation.dataset(x: array(pair.items[0]), y: array(pair.items[1]), at: argument.range)
            } catch let error as EngineError {
                throw Diagnostic.engine(error, at: argument.range)
            } catch let refusal as Refusal {
                throw refusal.diagnostic(at: argument.range)
            }
        default: throw arguments.wrong(argument, name, wants: ("a data set or a pair (x, y)", "数据集或一对 (x, y)"))
        }
    }
}

/// A data set of samples and labels, which must be equally many.
private func dataset(x: NDArray, y: NDArray, at range: SourceRange) throws -> Dataset {
    do {
        return try Dataset(x: x, y: y)
    } catch .countsDiffer(let samples, let labels) {
        throw Diagnostic(
            286,
            Text(
                en: "x has \(counted(samples, "sample")), y has \(counted(labels, "label"))",
                zh: "x 有 \(samples) 个样本，y 有 \(labels) 个标签"), at: range,
            help: Text(en: "each sample needs its label, along the first axis", zh: "每个样本要有一个标签，都沿第 0 轴排列"))
    }
}

/// A share between 0 and 1, or a whole number of samples.
private func portion(_ name: String, _ arguments: Arguments) throws -> Portion? {
    guard let argument = arguments.given(name) else { return nil }
    if let count = argument.value.wholeNumber { return .count(count) }
    return try arguments.number(name).map { .share($0) }
}
