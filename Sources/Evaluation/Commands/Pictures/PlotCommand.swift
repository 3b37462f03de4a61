internal import Diagnostics
internal import Documents
internal import Engine

let plotCommand = Command(
    "plot", .pictures,
    [
        .several("marks"), .option("title", "None"), .option("xlabel", "None"), .option("ylabel", "None"),
        .option("xlim", "None"), .option("ylim", "None"), .option("logx", "False"), .option("logy", "False"),
    ],
    Text(
        en:
            "A picture of marks, of a history, or of plots side by side. It is SVG in HTML, and characters in Markdown and in the terminal.",
        zh: "由图形标记、训练记录，或并排的几幅图组成的图。在 HTML 里是 SVG，在 Markdown 和终端里由字符组成。"),
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
    if plots.count == 1 {
        // Marks beside a whole plot are drawn over it.
        plots[0].marks += plot.marks
    } else if !plot.marks.isEmpty {
        guard plots.isEmpty else { throw Diagnostic.marksBesidePlots(plots.count, at: arguments.range) }
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
        let axes = [
            ("xlim", plots[index].xLimits, plots[index].hasLogarithmicX),
            ("ylim", plots[index].yLimits, plots[index].hasLogarithmicY),
        ]
        for case (let name, let limits?, true) in axes where limits.low <= 0 {
            throw Diagnostic.limitOffLogarithm(name, limits.low, at: arguments.given(name)?.range ?? arguments.range)
        }
        plots[index] = try Session.checked(plots[index], at: arguments.range)
    }
    return .plots(plots)
}

private func limits(_ name: String, _ arguments: Arguments, _ session: inout Session) throws -> Plot.Limits? {
    guard let argument = arguments.given(name) else { return nil }
    let pair = try arguments.array(name, &session)
    if pair.count == 2, pair.elements[0] >= pair.elements[1] {
        throw Diagnostic(
            299,
            Text(
                en:
                    "\(name) goes from the lower to the higher end, not from \(shortNumber(pair.elements[0])) to \(shortNumber(pair.elements[1]))",
                zh: "\(name) 应从小到大，不能从 \(shortNumber(pair.elements[0])) 到 \(shortNumber(pair.elements[1]))"),
            at: argument.range,
            help: .wayToInterval(pair.elements[0], pair.elements[1])
                ?? Text(
                    en: "without \(name) the picture takes the range of the data",
                    zh: "不写 \(name)，图就取数据的范围"))
    }
    guard pair.count == 2, pair.elements[0] < pair.elements[1], pair.elements.allSatisfy(\.isFinite) else {
        throw arguments.wrong(argument, name, wants: ("a pair (low, high)", "一对 (low, high)，且 low < high"))
    }
    return Plot.Limits(pair.elements[0], pair.elements[1])
}

extension Session {
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
            throw Diagnostic.needsInterval("plot line(\(argument.text), -3, 3)", at: argument.range)
        default:
            throw arguments.wrong(
                argument, "marks", wants: ("marks like points(x, y), or a history", "像 points(x, y) 这样的标记，或训练记录"),
                help: Text(
                    en: "a word makes marks of numbers: plot line(x, y), plot points(x, y), plot bars(names, heights)",
                    zh: "要先把数变成标记：plot line(x, y)、plot points(x, y) 或 plot bars(names, heights)"))
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
