internal import Diagnostics
internal import Documents
internal import Engine

let contourCommand = Command(
    "contour", .pictures, [.required("f"), .required("x"), .required("y"), .option("label", "None")],
    Text(
        en: "Lines along which f(x, y) has the same value, over two intervals.",
        zh: "f(x, y) 取相同值的等值线，在两个区间上。"),
    example: "plot contour(lambda a, b: a**2 + 3*b**2, (-3, 3), (-2, 2)), xlabel=\"a\", ylabel=\"b\""
) { session, arguments in
    let argument = try arguments["f"]
    guard case .function(let function) = argument.value else {
        throw arguments.wrong(argument, "f", wants: ("a function of two numbers", "两个数的函数"))
    }
    let x = try session.places("x", for: argument, arguments)
    let y = try session.places("y", for: argument, arguments)
    var values: [Double] = []
    for b in y {
        for a in x { values.append(try session.number(function, at: [a, b], argument)) }
    }
    let label = try arguments.text("label")
    return .marks([Mark(.contour(Surface(x: x, y: y, values: values)), label: label)])
}

extension Session {
    /// Where a function is asked along an axis; `function` is where it is written.
    fileprivate mutating func places(
        _ name: String, for function: GivenArgument, _ arguments: Arguments
    ) throws -> [Double] {
        let interval = try arguments[name]
        let ends = try array(interval, parameter: name, in: arguments).elements
        guard ends.count == 2 else {
            throw arguments.wrong(interval, name, wants: ("a pair (low, high)", "一对 (low, high)"))
        }
        guard ends[0] < ends[1], ends[0].isFinite, ends[1].isFinite else {
            throw Diagnostic.notAnInterval(function.text, ends[0], ends[1], at: interval.range)
        }
        return evenly(from: ends[0], to: ends[1], count: 41)
    }
}
