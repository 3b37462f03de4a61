internal import Diagnostics
internal import Documents
internal import Engine

let pictureCommands: [Command] = [
    Command(
        "points", .pictures, [.required("x"), .required("y"), .option("label", "None"), .option("by", "None")],
        Text(
            en: "Unconnected points; with by=, a colour and a name for each of its values.",
            zh: "不相连的点；给出 by= 时，每个取值一种颜色和一个名字。"),
        example: "plot points([1, 2, 3], [1, 4, 9])"
    ) { session, arguments in
        let (x, y) = try session.coordinates(arguments)
        let label = try arguments.text("label")
        guard let by = arguments.given("by") else { return .marks([session.thinned(.points(x: x, y: y), label)]) }
        let groups = try session.items(of: by.value, at: by.range).map { session.shortText(of: $0.detached) }
        guard groups.count == x.count else {
            throw Diagnostic.countsDiffer(("x", x.count), ("by", groups.count), at: by.range)
        }
        var names: [String] = []
        for group in groups where !names.contains(group) {
            names.append(group)
            if names.count > 20 {
                throw Diagnostic.engine(.argument(name: "by", value: Double(names.count), .atMost(20)), at: by.range)
            }
        }
        names.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        return .marks(
            names.map { name in
                let rows = groups.indices.filter { groups[$0] == name }
                return session.thinned(.points(x: rows.map { x[$0] }, y: rows.map { y[$0] }), name)
            })
    },
    Command(
        "line", .pictures, [.required("x"), .optional("y", "None"), .optional("to", "None"), .option("label", "None")],
        Text(
            en:
                "Points joined in their order: line(x, y), line(y) against 0, 1, 2, …, or line(f, low, high) of a function.",
            zh: "依次相连的点：line(x, y)；line(y) 以 0、1、2、… 为横坐标；line(f, low, high) 画函数。"),
        example: "plot line(lambda x: x**2, -1, 1)"
    ) { session, arguments in
        let label = try arguments.text("label")
        let first = try arguments["x"]
        if case .function(let function) = first.value {
            guard let low = try arguments.number("y"), let high = try arguments.number("to") else {
                throw Diagnostic.missingArgument("range", of: "line", at: arguments.range)
            }
            return .marks([try session.sampled(function, low, high, label, first)])
        }
        guard arguments.given("y") != nil else {
            let y = try session.column(first, "y", in: arguments)
            return .marks([session.thinned(.line(x: y.indices.map(Double.init), y: y), label)])
        }
        let (x, y) = try session.coordinates(arguments)
        return .marks([session.thinned(.line(x: x, y: y), label)])
    },
    Command(
        "plot", .pictures,
        [
            .several("marks"), .option("title", "None"), .option("xlabel", "None"), .option("ylabel", "None"),
            .option("xlim", "None"), .option("ylim", "None"), .option("logx", "False"), .option("logy", "False"),
        ],
        Text(
            en: "A picture of marks, of a history, or of plots side by side.", zh: "由图形标记、训练记录，或并排的几幅图组成的图。"),
        example: "x = linspace(0, 6, 50)\nplot line(x, sin(x), label=\"sin\"), points([0, 3], [0, 0]), title=\"A wave\""
    ) { session, arguments in
        guard !arguments.several.isEmpty else {
            throw Diagnostic.missingArgument("marks", of: "plot", at: arguments.range)
        }
        var plot = Plot(marks: [])
        var plots: [Plot] = []
        for argument in arguments.several {
            try session.collect(argument.value, argument, into: &plot, &plots, in: arguments)
        }
        if !plot.marks.isEmpty {
            guard plots.isEmpty else {
                throw arguments.wrong(
                    arguments.several[0], "marks", wants: ("either marks or whole plots", "要么是标记，要么是整幅图"))
            }
            plots = [plot]
        }
        for index in plots.indices {
            if let title = try arguments.text("title") { plots[index].title = title }
            if let label = try arguments.text("xlabel") { plots[index].xLabel = label }
            if let label = try arguments.text("ylabel") { plots[index].yLabel = label }
            if let limits = try limits("xlim", arguments, &session) { plots[index].xLimits = limits }
            if let limits = try limits("ylim", arguments, &session) { plots[index].yLimits = limits }
            if let isLogarithmic = try arguments.truth("logx") { plots[index].hasLogarithmicX = isLogarithmic }
            if let isLogarithmic = try arguments.truth("logy") { plots[index].hasLogarithmicY = isLogarithmic }
        }
        return .plots(plots)
    },
]

private func limits(_ name: String, _ arguments: Arguments, _ session: inout Session) throws -> Plot.Limits? {
    guard let argument = arguments.given(name) else { return nil }
    let pair = try arguments.array(name, &session)
    if pair.count == 2, pair.elements[0] >= pair.elements[1] {
        throw Diagnostic(
            299,
            Text(
                en:
                    "\(name) goes from the lower to the higher end, not from \(plainNumber(pair.elements[0])) to \(plainNumber(pair.elements[1]))",
                zh: "\(name) 应从小到大，不能从 \(plainNumber(pair.elements[0])) 到 \(plainNumber(pair.elements[1]))"),
            at: argument.range)
    }
    guard pair.count == 2, pair.elements[0] < pair.elements[1], pair.elements.allSatisfy(\.isFinite) else {
        throw arguments.wrong(argument, name, wants: ("a pair (low, high)", "一对 (low, high)，且 low < high"))
    }
    return Plot.Limits(pair.elements[0], pair.elements[1])
}

extension Session {
    /// A picture keeps at most this many points; more are thinned, and the picture says so.
    static let mostPoints = 20_000

    fileprivate mutating func column(_ argument: GivenArgument, _ name: String, in arguments: Arguments) throws
        -> [Double]
    {
        let array = try array(argument, parameter: name, in: arguments)
        guard array.rank <= 1 || array.shape.filter({ $0 != 1 }).count <= 1 else {
            throw arguments.wrong(argument, name, wants: ("one column of numbers", "一列数"))
        }
        return array.elements
    }

    fileprivate mutating func coordinates(_ arguments: Arguments) throws -> ([Double], [Double]) {
        let x = try column(arguments["x"], "x", in: arguments)
        let y = try column(arguments["y"], "y", in: arguments)
        guard x.count == y.count else {
            throw Diagnostic.countsDiffer(("x", x.count), ("y", y.count), at: try arguments["y"].range)
        }
        return (x, y)
    }

    func thinned(_ shape: Mark.Shape, _ label: String?) -> Mark {
        let (x, y) =
            switch shape {
            case .points(let x, let y), .line(let x, let y): (x, y)
            }
        guard x.count > Self.mostPoints else { return Mark(shape, label: label) }
        let step = (x.count + Self.mostPoints - 1) / Self.mostPoints
        let kept = Array(stride(from: 0, to: x.count, by: step))
        let (keptX, keptY) = (kept.map { x[$0] }, kept.map { y[$0] })
        var mark: Mark =
            switch shape {
            case .points: Mark(.points(x: keptX, y: keptY), label: label)
            case .line: Mark(.line(x: keptX, y: keptY), label: label)
            }
        mark.thinned = x.count - kept.count
        return mark
    }

    /// A function over an interval, asked once with 201 values; one that takes numbers only, value by value.
    fileprivate mutating func sampled(
        _ function: FunctionValue, _ low: Double, _ high: Double, _ label: String?, _ argument: GivenArgument
    ) throws -> Mark {
        guard low < high, low.isFinite, high.isFinite else {
            throw Diagnostic.engine(.argument(name: "high", value: high, .positive), at: argument.range)
        }
        let x = (0...200).map { low + (high - low) * Double($0) / 200 }
        var y: [Double] = []
        for value in x {
            let result = try call(function, with: [.number(value)], at: argument.range)
            guard let number = result.double else {
                throw Diagnostic(
                    275,
                    Text(
                        en:
                            "\(argument.text)(\(plainNumber(value))) is \(article(result.kindName)), and a line needs a number",
                        zh: "\(argument.text)(\(plainNumber(value))) 是\(result.chineseKindName)，画线需要一个数"),
                    at: argument.range)
            }
            y.append(number)
        }
        return Mark(.line(x: x, y: y), label: label)
    }

    fileprivate mutating func collect(
        _ value: Value, _ argument: GivenArgument, into plot: inout Plot, _ plots: inout [Plot], in arguments: Arguments
    ) throws {
        switch value {
        case .marks(let marks): plot.marks += marks
        case .plots(let others): plots += others
        case .history(let history, _): plots.append(picture(of: history))
        case .list(let list), .tuple(let list):
            for item in list.items { try collect(item, argument, into: &plot, &plots, in: arguments) }
        case .function:
            throw Diagnostic(
                276, Text(en: "a function needs an interval to be drawn over", zh: "画函数需要给出区间"), at: argument.range,
                help: Text(en: "write plot line(\(argument.text), -3, 3)", zh: "写成 plot line(\(argument.text), -3, 3)"))
        default:
            throw arguments.wrong(
                argument, "marks", wants: ("marks like points(x, y), or a history", "像 points(x, y) 这样的标记，或训练记录"))
        }
    }

    /// The loss, and the validation loss beside it, over the epochs.
    private func picture(of history: History) -> Plot {
        let epochs = history.epochs.map(Double.init)
        var plot = Plot(
            marks: history.columnNames.filter { $0.hasSuffix("loss") }.compactMap { name in
                history.column(name).map { Mark(.line(x: epochs, y: $0), label: name) }
            })
        plot.xLabel = settings.language == .chinese ? history.unit.chineseName : history.unit.rawValue
        plot.yLabel = settings.language == .chinese ? "损失" : "loss"
        return plot
    }
}

extension History.Unit {
    fileprivate var chineseName: String {
        switch self {
        case .epoch: "轮次"
        case .step: "步数"
        case .fold: "折"
        }
    }
}
