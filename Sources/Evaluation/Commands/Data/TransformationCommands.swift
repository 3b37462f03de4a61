internal import Diagnostics
internal import Engine

let transformationCommands: [Command] = [
    Command(
        "standardize", .data, [.required("data"), .several("more"), .option("target", "False")],
        Text(
            en:
                "The features with mean 0 and standard deviation 1; mean and deviation are those of the first set, all sets are treated alike. The target stays as it is unless target=True. A set that is tested on must not take part in the mean, so give it second.",
            zh: "把特征变成均值 0、标准差 1；均值和标准差取自第一个数据集，所有数据集同样处理。目标不变，除非 target=True。测试用的数据不应参与求均值，所以放在后面。"),
        example:
            "seed 0\ntrain_set, test_set = split(iris(), test=0.2)\ntrain_set, test_set = standardize(train_set, test_set)\nstd(train_set.x, axis=0)",
        result: .sameSets
    ) { session, arguments in
        let target = try arguments.truth("target") ?? false
        return try session.transformed(arguments) { sets, _ in try standardize(sets, target: target) }
    },
    Command(
        "normalize", .data, [.required("data"), .several("more"), .option("target", "False")],
        Text(
            en:
                "The features in the range 0 to 1; smallest and largest are those of the first set, all sets are treated alike. The target stays as it is unless target=True.",
            zh: "把特征变到 0 到 1；最小值和最大值取自第一个数据集，所有数据集同样处理。目标不变，除非 target=True。"),
        example: "data = normalize(wine())\nmin(data.x), max(data.x)",
        result: .sameSets
    ) { session, arguments in
        let target = try arguments.truth("target") ?? false
        return try session.transformed(arguments) { sets, _ in try normalize(sets, target: target) }
    },
    Command(
        "fill_missing", .data, [.required("data"), .several("more"), .option("method", "mean")],
        Text(
            en:
                "The features without gaps: what is missing becomes the first set's mean, median, \"most_frequent\" value, or a number; in a column of text always its most frequent text.",
            zh: "补上特征的空缺：用第一个数据集的均值（mean）、中位数（median）、最常见的值（\"most_frequent\"）或一个数；文本列总是用最常见的文本。"),
        example: "birds = fill_missing(penguins(), method=median)\nbirds[\"bill_length_mm\"][:5], birds[\"sex\"][:5]"
    ) { session, arguments in
        let filling = try filling(arguments)
        return try session.transformed(arguments) { sets, _ in try fillMissing(sets, with: filling) }
    },
    Command(
        "drop_missing", .data, [.required("data"), .several("more")],
        Text(en: "The samples in which nothing is missing, neither of x nor of y.", zh: "只留下 x 和 y 都没有缺失的样本。"),
        example: "len(penguins()), len(drop_missing(penguins()))"
    ) { session, arguments in
        try session.transformed(arguments) { sets, _ in try sets.map { try dropMissing($0) } }
    },
    Command(
        "select_features", .data,
        [.required("data"), .several("more"), .option("k", "10"), .option("method", "None")],
        Text(
            en:
                "The k features that tell most about the target by themselves in the first set, by the F test: \"f_classif\" for classes, \"f_regression\" for numbers, as scikit-learn's SelectKBest.",
            zh: "第一个数据集里单独看最能说明目标的 k 个特征，按 F 检验：类别用 \"f_classif\"，数值用 \"f_regression\"，与 scikit-learn 的 SelectKBest 相同。"
        ),
        example: "select_features(wine(), k=3).features"
    ) { session, arguments in
        let count = try arguments.integer("k") ?? 10
        let method = try arguments.text("method")
        let scores: [String: FeatureScore] = ["f_classif": .classification, "f_regression": .regression]
        if let method, scores[method] == nil {
            throw Diagnostic.unknownChoice(
                method, of: "method", known: ["f_classif", "f_regression"], at: try arguments["method"].range)
        }
        return try session.transformed(arguments) { sets, _ in
            guard let first = sets.first else { return [] }
            return try selectFeatures(
                sets, count: count, score: method.flatMap { scores[$0] } ?? FeatureScore(for: first))
        }
    },
]

/// What `method=` says: `mean`, `median`, their names as text, `"most_frequent"`, or a number.
private func filling(_ arguments: Arguments) throws -> Filling {
    guard let argument = arguments.given("method") else { return .mean }
    let name: String
    switch argument.value {
    case .text(let text): name = text
    case .function(.command(let index)): name = CommandTable.commands[index].name
    default:
        guard let number = argument.value.double else {
            throw arguments.wrong(
                argument, "method",
                wants: ("mean, median, \"most_frequent\" or a number", " mean、median、\"most_frequent\" 或一个数"))
        }
        return .number(number)
    }
    switch name {
    case "mean": return .mean
    case "median": return .median
    case "most_frequent": return .mostFrequent
    default:
        throw Diagnostic.unknownChoice(
            name, of: "method", known: ["mean", "median", "most_frequent"], at: argument.range)
    }
}

extension Session {
    /// What a transformation makes of the data sets `data, more, …`: one, or a tuple of as many.
    mutating func transformed(
        _ arguments: Arguments, _ transform: ([Dataset], Budget) throws -> [Dataset]
    ) throws -> Value {
        var sets = [try dataset(arguments["data"], "data", in: arguments)]
        for argument in arguments.several { sets.append(try dataset(argument, "data", in: arguments)) }
        return try transformed(sets, transform)
    }

    mutating func transformed(_ sets: [Dataset], _ transform: ([Dataset], Budget) throws -> [Dataset]) throws -> Value {
        for set in sets { try graph.budget.request(bytes: Session.bytes(2, set.x.count + set.y.count)) }
        let made = try transform(sets, graph.budget).map { Value.dataset($0) }
        return made.count == 1 ? made[0] : .tuple(List(made))
    }

    /// A list of texts.
    func texts(_ name: String, _ arguments: Arguments) throws -> [String]? {
        guard let argument = arguments.given(name) else { return nil }
        let items: [Value] =
            switch argument.value {
            case .list(let list), .tuple(let list): list.items
            case let value: [value]
            }
        return try items.map { item in
            guard case .text(let text) = item else {
                throw arguments.wrong(argument, name, wants: ("a list of names in quotation marks", "带引号的名字列表"))
            }
            return text
        }
    }
}
