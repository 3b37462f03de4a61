internal import Diagnostics
internal import Documents
internal import Engine

let areaCommand = Command(
    "area", .pictures, [.required("x"), .required("low"), .required("high"), .option("label", "None")],
    Text(en: "What lies between two curves over x, such as a range of uncertainty.", zh: "两条曲线之间的区域，例如不确定的范围。"),
    example: "x = linspace(0, 1, 20)\nplot area(x, x - 0.1, x + 0.1, label=\"± 0.1\"), line(x, x)"
) { session, arguments in
    let x = try session.column(arguments["x"], "x", in: arguments)
    let low = try session.ends("low", count: x.count, arguments)
    let high = try session.ends("high", count: x.count, arguments)
    let label = try arguments.text("label")
    return .marks([Mark(.area(x: x, low: low, high: high), label: label)].thinned())
}

extension Session {
    /// One curve of an area: a value for each x, or a number that is the same everywhere.
    fileprivate mutating func ends(_ name: String, count: Int, _ arguments: Arguments) throws -> [Double] {
        let argument = try arguments[name]
        let values = try column(argument, name, in: arguments)
        if let number = argument.value.double { return Array(repeating: number, count: count) }
        guard values.count == count else {
            throw Diagnostic.countsDiffer(("x", count), (name, values.count), at: argument.range)
        }
        return values
    }
}
