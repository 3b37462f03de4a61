internal import Diagnostics
internal import Documents
internal import Engine

let sessionCommands: [Command] = [
    Command(
        "seed", .session, [.required("number")],
        Text(
            en: "Starts the random stream anew from a number; the same number gives the same draws, NumPy's.",
            zh: "用一个数重新开始随机数流；同样的数给出同样的随机数，与 NumPy 相同。"),
        example: "seed 0\nrand(3)"
    ) { session, arguments in
        guard let number = try arguments.integer("number", atLeast: 0), number < 1 << 32 else {
            throw Diagnostic.engine(
                .argument(name: "seed", value: try arguments["number"].value.double ?? .nan, .atMost(Int(UInt32.max))),
                at: arguments.range)
        }
        session.random = RandomState(seed: UInt32(truncatingIfNeeded: number &+ session.settings.seedOffset))
        return .none
    },
    Command(
        "print", .session, [.several("values"), .option("sep", "\" \"")],
        Text(
            en: "Shows values on one line. Arrays stand in NumPy's layout, numbers with at most 7 digits.",
            zh: "在一行里显示若干值。数组按 NumPy 的样子排列，数最多 7 位有效数字。"),
        example: "x = 2\nprint \"x is\", x"
    ) { session, arguments in
        let separator = try arguments.text("sep") ?? " "
        let line = arguments.several.map { session.plainText(of: $0.value) }.joined(separator: separator)
        try session.add(.text(line), at: arguments.range)
        return .none
    },
    Command(
        "show", .session, [.several("values")],
        Text(
            en: "Shows values as if each stood alone on a line; inside a loop or a function too.",
            zh: "像单独写在一行那样显示每个值；在循环和函数里也可以。"),
        example: "for k in range(3):\n    show k**2"
    ) { session, arguments in
        for argument in arguments.several { try session.show(argument.value, at: argument.range) }
        return .none
    },
    Command(
        "table", .session, [.several("columns"), .named("column"), .option("title", "None")],
        Text(
            en: "Makes a table: each argument is a column, headed by its own text or name.",
            zh: "做一张表：每个参数是一列，标题是参数本身或它的名字。"),
        example: "table k=[1, 2, 3], square=[1, 4, 9]"
    ) { session, arguments in
        var columns: [Table.Column] = []
        var entries: [[Value]] = []
        for argument in arguments.several + arguments.named {
            let items: [Value] =
                switch argument.value {
                case .array, .list, .tuple, .range: try session.items(of: argument.value, at: argument.range)
                case let value: [value]
                }
            if let first = entries.first, first.count != items.count {
                throw Diagnostic.countsDiffer(
                    (columns[0].heading, first.count), (argument.keyword ?? argument.text, items.count),
                    at: argument.range)
            }
            columns.append(
                Table.Column(argument.keyword ?? argument.text, isNumeric: items.allSatisfy(\.isNumber)))
            entries.append(items)
        }
        let rows = (0..<(entries.first?.count ?? 0)).map { row in entries.map { session.shortText(of: $0[row]) } }
        return .table(Table(title: try arguments.text("title"), columns: columns, rows: rows))
    },
    Command(
        "len", .session, [.required("value")],
        Text(
            en: "The number of items of a list, characters of a text, or entries along an array's first axis.",
            zh: "列表的项数、文本的字符数，或数组第一个轴的长度。"),
        example: "len([3, 1, 2])", result: .length, isStep: true
    ) { session, arguments in
        let argument = try arguments["value"]
        switch argument.value {
        case .list(let list), .tuple(let list): return .integer(list.items.count)
        case .range(let range): return .integer(range.count)
        case .text(let text): return .integer(text.unicodeScalars.count)
        case .array(let array) where array.rank > 0: return .integer(array.shape[0])
        case .dataset(let data): return .integer(data.count)
        default:
            throw arguments.wrong(argument, "value", wants: ("a list, a text, an array or a data set", "列表、文本、数组或数据集"))
        }
    },
    Command(
        "range", .session, [.required("start"), .optional("stop", "None"), .optional("step", "1")],
        Text(en: "Integers from start up to but not including stop.", zh: "从 start 到 stop（不含）的整数。"),
        example: "[k for k in range(1, 4)]",
        result: .range
    ) { _, arguments in
        guard let first = try arguments["start"].value.wholeNumber else {
            let name = arguments.given("stop") == nil ? "stop" : "start"
            throw arguments.wrong(try arguments["start"], name, wants: ("a whole number", "整数"))
        }
        let step = try arguments.integer("step") ?? 1
        guard step != 0 else {
            throw Diagnostic.engine(.argument(name: "step", value: 0, .atLeast(1)), at: arguments.range)
        }
        if let stop = try arguments.integer("stop") {
            return .range(IntegerRange(start: first, stop: stop, step: step))
        }
        return .range(IntegerRange(start: 0, stop: first, step: step))
    },
    Command(
        "zip", .session, [.several("sequences")],
        Text(
            en: "Tuples of the items at the same place of each sequence, up to the shortest.",
            zh: "把各序列同一位置的项组成元组，到最短的为止。"),
        example: "zip([1, 2], [\"a\", \"b\"])"
    ) { session, arguments in
        let sequences = try arguments.several.map { try session.items(of: $0.value, at: $0.range) }
        let count = sequences.map(\.count).min() ?? 0
        try session.graph.budget.request(bytes: 16 * count * (sequences.count + 1))
        return .list(List((0..<count).map { index in .tuple(List(sequences.map { $0[index] })) }))
    },
    Command(
        "enumerate", .session, [.required("sequence"), .optional("start", "0")],
        Text(en: "Pairs of a count and an item.", zh: "序号与项组成的对。"),
        example: "for k, name in enumerate([\"a\", \"b\"]):\n    print k, name"
    ) { session, arguments in
        let argument = try arguments["sequence"]
        let start = try arguments.integer("start") ?? 0
        let items = try session.items(of: argument.value, at: argument.range)
        guard !start.addingReportingOverflow(items.count).overflow else {
            throw Refusal.integerOverflow("\(start) + \(items.count)")
        }
        return .list(List(items.enumerated().map { .tuple(List([.integer(start + $0.offset), $0.element])) }))
    },
    Command(
        "sorted", .session, [.required("values"), .option("reverse", "False")],
        Text(
            en: "The items in ascending order as a list; equal ones keep their order, NaN comes last.",
            zh: "按升序排成列表；相等的保持原序，NaN 排在最后。"),
        example: "sorted([3, 1, 2])"
    ) { session, arguments in
        let argument = try arguments["values"]
        let items = try session.items(of: argument.value, at: argument.range)
        let reversed = try arguments.truth("reverse") ?? false
        let order: [Value]
        if items.allSatisfy({ $0.double != nil }) {
            let keyed = items.map { ($0.double ?? .nan, $0) }
            order = keyed.sorted { reversed ? $0.0 > $1.0 : $0.0 < $1.0 || ($1.0.isNaN && !$0.0.isNaN) }.map(\.1)
        } else if items.allSatisfy({ if case .text = $0 { true } else { false } }) {
            let keyed = items.map { (Array(session.plainText(of: $0).utf8), $0) }
            order = keyed.sorted {
                reversed ? $1.0.lexicographicallyPrecedes($0.0) : $0.0.lexicographicallyPrecedes($1.0)
            }.map(\.1)
        } else {
            throw arguments.wrong(argument, "values", wants: ("a list of numbers or of texts", "数的列表或文本的列表"))
        }
        return .list(List(order))
    },
    Command(
        "int", .session, [.required("value")],
        Text(
            en: "The integer that a value holds: a number loses its fraction, a text is read.",
            zh: "变成整数：数去掉小数部分，文本则读出来。"),
        example: "int(3.7)", isStep: true
    ) { session, arguments in
        let argument = try arguments["value"]
        switch argument.value {
        case .text(let text):
            guard let value = Int(text) else {
                throw arguments.wrong(argument, "value", wants: ("a whole number in digits", "数字写成的整数"))
            }
            return .integer(value)
        case .list, .tuple: throw arguments.wrong(argument, "value", wants: ("a number", "一个数"))
        default:
            guard let value = argument.value.double else {
                throw arguments.wrong(argument, "value", wants: ("a number", "一个数"))
            }
            guard let whole = Int(exactly: value.rounded(.towardZero)) else {
                throw Refusal.integerOverflow(plainNumber(value))
            }
            return .integer(whole)
        }
    },
    Command(
        "float", .session, [.required("value")],
        Text(en: "The number that a value holds.", zh: "变成数。"),
        example: "float(3)"
    ) { session, arguments in
        let argument = try arguments["value"]
        if case .text(let text) = argument.value, let value = Double(text) { return .number(value) }
        guard let value = argument.value.double else {
            throw arguments.wrong(argument, "value", wants: ("a number", "一个数"))
        }
        if case .array(let array) = argument.value, session.graph.isTraced(array) {
            var number = try session.graph.reshape(array, [])
            number.kind = .number
            return .array(number)
        }
        return .number(value)
    },
    Command(
        "str", .session, [.required("value")],
        Text(en: "A value as text.", zh: "变成文本。"),
        example: "str(1/3)"
    ) { session, arguments in .text(session.plainText(of: try arguments["value"].value)) },
    Command(
        "bool", .session, [.required("value")],
        Text(en: "Whether a value counts as true.", zh: "一个值算不算真。"),
        example: "bool([])"
    ) { session, arguments in .truth(try session.truth(of: arguments["value"].value)) },
    Command(
        "list", .session, [.optional("values", "None")],
        Text(en: "The items of a sequence as a list.", zh: "把序列的各项变成列表。"),
        example: "list(range(3))"
    ) { session, arguments in
        guard let argument = arguments.given("values") else { return .list(List([])) }
        return .list(List(try session.items(of: argument.value, at: argument.range)))
    },
]
