internal import Diagnostics
internal import Documents
internal import Engine

let lineCommand = Command(
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
            throw Diagnostic.needsInterval("line(\(first.text), -3, 3)", at: arguments.range)
        }
        guard low < high, low.isFinite, high.isFinite else {
            let (one, other) = (try arguments["y"].range, try arguments["to"].range)
            throw Diagnostic.notAnInterval(
                first.text, low, high, at: SourceRange(min(one.start, other.start), max(one.end, other.end)))
        }
        let x = evenly(from: low, to: high, count: 201)
        let y = try x.map { try session.number(function, at: [$0], first) }
        return .marks([Mark(.line(x: x, y: y), label: label)])
    }
    guard arguments.given("y") != nil else {
        let y = try session.column(first, "y", in: arguments)
        return .marks([Mark(.line(x: y.indices.map(Double.init), y: y), label: label)].thinned())
    }
    let (x, y) = try session.coordinates(arguments)
    return .marks([Mark(.line(x: x, y: y), label: label)].thinned())
}
