internal import Diagnostics
internal import Engine

let oneHotCommands: [Command] = [
    Command(
        "one_hot", .arrays,
        [.required("labels"), .optional("classes", "None"), .several("more"), .option("columns", "None")],
        Text(
            en:
                "A row for each label with 1 in the label's column and 0 elsewhere; of data sets, a column of 0 and 1 for each category of the text columns, or of those named: one_hot(train_set, test_set, columns=[\"ward\"]).",
            zh:
                "每个标签一行，标签所在列为 1，其余为 0；对数据集，则把文本列（或所写的列）的每个类别变成一列 0 和 1：one_hot(train_set, test_set, columns=[\"ward\"])。"
        ),
        example: "one_hot([0, 2, 1], 3)\none_hot(kidney_stones()).features", isStep: true
    ) { session, arguments in
        let first = try arguments["labels"]
        if case .dataset = first.value {
            var sets = [try session.dataset(first, "data", in: arguments)]
            for argument in [arguments.given("classes")].compactMap(\.self) + arguments.several {
                sets.append(try session.dataset(argument, "data", in: arguments))
            }
            let columns = try session.texts("columns", arguments)
            return try session.transformed(sets) { sets, budget in
                try oneHot(sets, columns: columns, budget: budget, text: shortNumber)
            }
        }
        if arguments.given("columns") != nil {
            throw arguments.wrong(first, "labels", wants: ("a data set where columns are named", "数据集（因为写了 columns）"))
        }
        let labels = try arguments.array("labels", &session)
        let classes = try arguments.integer("classes", atLeast: 1)
        if let extra = arguments.several.first {
            throw Diagnostic.tooManyArguments("one_hot", takes: 2, given: 2 + arguments.several.count, at: extra.range)
        }
        let largest = labels.elements.reduce(0) { $1.isFinite ? max($0, $1) : $0 }
        try session.graph.budget.request(
            bytes: Session.bytes(labels.count, classes ?? Int(exactly: largest.rounded(.up)) ?? .max))
        return .array(try labels.oneHot(classes: classes))
    }
]
