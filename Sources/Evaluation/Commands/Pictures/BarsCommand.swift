internal import Diagnostics
internal import Documents
internal import Engine

let barsCommand = Command(
    "bars", .pictures, [.required("labels"), .optional("values", "None"), .option("label", "None")],
    Text(
        en: "Bars from zero: bars(names, values), bars(numbers, values), or bars(values) at 0, 1, 2, ….",
        zh: "从零起的条形：bars(名字, 值)、bars(数, 值)，或 bars(值)，依次在 0、1、2、… 处。"),
    example: "plot bars([\"rain\", \"sun\", \"snow\"], [12, 15, 3]), ylabel=\"days\""
) { session, arguments in
    let label = try arguments.text("label")
    let first = try arguments["labels"]
    guard arguments.given("values") != nil else {
        if Session.texts(first.value) != nil {
            throw Diagnostic.missingArgument("values", of: "bars", at: arguments.range)
        }
        let heights = try session.column(first, "values", in: arguments)
        let bars = Bars(positions: heights.indices.map(Double.init), heights: heights)
        return .marks([Mark(.bars(bars), label: label)].thinned())
    }
    let heights = try session.column(arguments["values"], "values", in: arguments)
    let labels = try session.items(of: first.value, at: first.range).map(\.detached)
    guard labels.count == heights.count else {
        throw Diagnostic.countsDiffer(
            ("labels", labels.count), ("values", heights.count), at: try arguments["values"].range)
    }
    // Numbers are places on the axis, unless two are the same.
    let positions = labels.compactMap { label -> Double? in
        if case .text = label { nil } else { label.double }
    }.filter(\.isFinite)
    let bars =
        positions.count == labels.count && Set(positions).count == positions.count
        ? Bars(positions: positions, heights: heights)
        : Bars(names: labels.map { session.shortText(of: $0) }, heights: heights)
    return .marks([Mark(.bars(bars), label: label)].thinned())
}
