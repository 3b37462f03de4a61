internal import Diagnostics
internal import Engine

let dataCommands: [Command] = [
    Command(
        "dataset", .data,
        [.optional("x", "None"), .optional("y", "None"), .named("column"), .option("target", "None")],
        Text(
            en:
                "A data set of samples x and labels y, or of named columns and the name of the target; a list of texts is a column of categories, None is missing.",
            zh: "由样本 x 和标签 y，或由带名字的列和目标列的名字，组成数据集；文本列表是类别列，None 是缺失。"),
        example: "dataset(age=[31, 45, 52], dose=[1, 0, 1], target=\"dose\")",
        result: .pairedData
    ) { session, arguments in
        let target = try arguments.text("target")
        if arguments.named.isEmpty, target == nil || arguments.given("x")?.keyword == nil {
            let x = try arguments.array("x", &session)
            let y = try session.dataColumn(arguments["y"], "y", in: arguments)
            for (name, rank) in [("x", x.rank), ("y", y.values.rank)] where rank == 0 {
                throw Diagnostic.numberForSamples(name, of: "dataset", at: try arguments[name].range)
            }
            return .dataset(try dataset(x: x, y: y, target: target ?? "y", at: arguments.range))
        }
        guard let target else {
            throw Diagnostic.missingArgument("target", of: "dataset", at: arguments.range)
        }
        // A column may be called x or y.
        let given = arguments.named + ["x", "y"].compactMap { arguments.given($0) }
        let columns = try given.sorted { $0.range.start < $1.range.start }.map { argument in
            guard let name = argument.keyword else {
                throw arguments.wrong(argument, "x", wants: ("a column with a name, like age=x", "带名字的列，如 age=x"))
            }
            return (name: name, column: try session.dataColumn(argument, name, in: arguments), range: argument.range)
        }
        guard let labels = columns.first(where: { $0.name == target }) else {
            throw Diagnostic.engine(
                .unknownColumn(target, known: columns.map(\.name)), at: try arguments["target"].range)
        }
        for (name, column, range) in columns where column.values.rank == 0 {
            throw Diagnostic.numberForColumn(name, at: range)
        }
        for (name, column, range) in columns where column.values.shape.first != labels.column.values.shape.first {
            throw Diagnostic.countsDiffer(
                (name, column.values.shape.first ?? 1), (target, labels.column.values.shape.first ?? 1), at: range)
        }
        return .dataset(try Dataset(columns: columns.map { ($0.name, $0.column) }, target: target))
    },
    Command(
        "split", .data,
        [
            .required("data"), .option("test", "0.25"), .option("validation", "None"), .option("stratify", "False"),
            .option("shuffle", "True"),
        ],
        Text(
            en:
                "Parts of a data set by chance: training and test, or with validation= training, validation and test. As scikit-learn's train_test_split does.",
            zh: "把数据集随机分开：训练集和测试集；给出 validation= 时为训练集、验证集和测试集。与 scikit-learn 的 train_test_split 相同。"),
        example:
            "seed 0\ndata = make_xor(100, noise=0.1)\ntrain_set, test_set = split(data, test=0.2)\nlen(train_set), len(test_set)",
        result: .split
    ) { session, arguments in
        let data = try session.dataset(arguments["data"], "data", in: arguments)
        let parts = try split(
            data, test: try portion("test", arguments) ?? .share(0.25), validation: portion("validation", arguments),
            stratify: arguments.truth("stratify") ?? false, shuffle: arguments.truth("shuffle") ?? true,
            random: &session.random)
        return .tuple(List(parts.parts.map { .dataset($0) }))
    },
    Command(
        "kfold", .data,
        [.required("data"), .optional("folds", "5"), .option("shuffle", "True"), .option("stratify", "False")],
        Text(
            en:
                "A list of pairs of a training and a test set, so that each sample is in one of the test sets; with stratify=True each has the classes in the same proportions. As scikit-learn's KFold and StratifiedKFold do.",
            zh: "由训练集和测试集组成的若干对，每个样本恰好属于一个测试集；stratify=True 时各部分的类别比例相同。与 scikit-learn 的 KFold 和 StratifiedKFold 相同。"),
        example:
            "seed 0\nfor train_set, test_set in kfold(make_xor(10, noise=0.1), 5):\n    print(len(train_set), len(test_set))"
    ) { session, arguments in
        let data = try session.dataset(arguments["data"], "data", in: arguments)
        let pairs = try session.folds(of: data, arguments, shuffle: arguments.truth("shuffle") ?? true)
        return .list(List(pairs.map { .tuple(List([.dataset($0.train), .dataset($0.test)])) }))
    },
    Command(
        "batches", .data, [.required("data"), .optional("size", "32"), .option("shuffle", "False")],
        Text(
            en: "A list of data sets of so many samples one after the other, the last with what is left.",
            zh: "把数据集依次切成若干份，每份这么多样本，最后一份是剩下的。"),
        example: "for part in batches(iris(), 64):\n    print len(part)"
    ) { session, arguments in
        let data = try session.dataset(arguments["data"], "data", in: arguments)
        let size = try arguments.integer("size", atLeast: 1) ?? 32
        try session.graph.budget.request(bytes: Session.bytes(2, data.x.count + data.y.count))
        let parts = try batches(
            data, size: size, shuffle: arguments.truth("shuffle") ?? false, random: &session.random)
        return .list(List(parts.map { .dataset($0) }))
    },
]

extension Session {
    /// A data set, or a pair `(x, y)` that serves as one.
    mutating func dataset(_ argument: GivenArgument, _ name: String, in arguments: Arguments) throws -> Dataset {
        if case .causal(let value) = argument.value, let data = value.data { return data }
        switch argument.value {
        case .dataset(let data): return data
        case .tuple(let pair) where pair.items.count == 2:
            if argument.value.holdsTrace(of: graph) { throw Refusal.tracedData.diagnostic(at: argument.range) }
            do {
                let (x, y) = (try array(pair.items[0]), try dataColumn(pair.items[1]))
                if x.rank == 0 || y.values.rank == 0 {
                    throw Diagnostic.numberForSamples(x.rank == 0 ? "x" : "y", at: argument.range)
                }
                return try Evaluation.dataset(x: x, y: y, target: "y", at: argument.range)
            } catch let error as EngineError {
                throw Diagnostic.engine(error, at: argument.range)
            } catch let refusal as Refusal {
                throw refusal.diagnostic(at: argument.range)
            }
        default: throw arguments.wrong(argument, name, wants: ("a data set or a pair (x, y)", "数据集或一对 (x, y)"))
        }
    }
}

extension Session {
    /// A data set that a model can learn from: samples of numbers without gaps. A mistake is marked at the argument.
    mutating func trainable(_ argument: GivenArgument, _ name: String, in arguments: Arguments) throws -> Dataset {
        let data = try dataset(argument, name, in: arguments)
        do throws(EngineError) {
            guard data.count > 0 else { throw .tooFewSamples(found: 0, needed: 1) }
            try data.checkNumbers()
        } catch {
            throw Diagnostic.engine(error, at: argument.range)
        }
        if data.x.shape.dropFirst() == [0] { throw Diagnostic.withoutColumns(data.x.shape, at: argument.range) }
        return data
    }
}

extension Session {
    /// The pairs of sets that `folds` and `stratify` ask for.
    mutating func folds(
        of data: Dataset, _ arguments: Arguments, shuffle: Bool = true
    ) throws -> [(train: Dataset, test: Dataset)] {
        let folds = try arguments.integer("folds", atLeast: 2) ?? 5
        try graph.budget.request(bytes: Session.bytes(of: [folds, data.x.count + data.y.count]))
        return try kFold(
            data, folds: folds, shuffle: shuffle, stratify: arguments.truth("stratify") ?? false, random: &random)
    }
}

/// A data set of samples and labels, which must be equally many.
private func dataset(x: NDArray, y: Column, target: String, at range: SourceRange) throws -> Dataset {
    do {
        return try Dataset(x: x, y: y.values, classes: y.categories, target: target)
    } catch .countsDiffer(let samples, let labels) {
        throw Diagnostic.countsDiffer(samples: samples, labels: labels, at: range)
    }
}

extension Diagnostic {
    static func countsDiffer(samples: Int, labels: Int, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            286,
            Text(
                en: "x has \(counted(samples, "sample")), y has \(counted(labels, "label"))",
                zh: "x 有 \(samples) 个样本，y 有 \(labels) 个标签"), at: range,
            help: Text(en: "each sample needs its label, along the first axis", zh: "每个样本要有一个标签，都沿第 0 轴排列"))
    }

    static func numberForSamples(_ name: String, of command: String = "", at range: SourceRange) -> Diagnostic {
        Diagnostic(
            389, Text(en: "\(name) is one number, not a row of them", zh: "\(name) 只是一个数，不是一列数"), at: range,
            help: Text(
                en: "samples lie along the first axis, each beside its label: \(command)([[1, 2], [3, 4]], [0, 1])",
                zh: "样本沿第 0 轴排列，各有一个标签：\(command)([[1, 2], [3, 4]], [0, 1])"))
    }

    fileprivate static func numberForColumn(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            389, Text(en: "\(name) is one number, not a row of them", zh: "\(name) 只是一个数，不是一列数"), at: range,
            help: Text(en: "a column has an entry for each sample: \(name)=[1, 2]", zh: "列里每个样本一项：\(name)=[1, 2]"))
    }

    /// Samples from which nothing but one answer for all could be learned.
    static func withoutColumns(_ shape: [Int], at range: SourceRange) -> Diagnostic {
        Diagnostic(
            326,
            Text(
                en: "the samples have no columns: x has shape \(shapeText(shape))",
                zh: "样本没有列：x 的形状是 \(shapeText(shape))"), at: range,
            help: Text(
                en: "is a slice of the columns empty? They are counted from 0",
                zh: "是不是列的切片为空？列从 0 数起"))
    }
}

/// A share between 0 and 1, or a whole number of samples.
private func portion(_ name: String, _ arguments: Arguments) throws -> Portion? {
    guard let argument = arguments.given(name) else { return nil }
    if let count = argument.value.wholeNumber { return .count(count) }
    guard let share = try arguments.number(name) else { return nil }
    guard EngineError.Requirement.properShare.isMet(by: share) else {
        let count = Int(exactly: share).flatMap { $0 > 1 ? $0 : nil } ?? 20
        throw Diagnostic.argument(
            name, share, .properShare, at: argument.range,
            help: Text(
                en: "\(name)=0.2 is a share of the samples, \(name)=\(count) a number of them",
                zh: "\(name)=0.2 是样本的比例，\(name)=\(count) 是样本数"))
    }
    return .share(share)
}
