internal import Diagnostics
internal import Documents
internal import Engine

let histCommand = Command(
    "hist", .pictures, [.required("x"), .option("bins", "10"), .option("label", "None")],
    Text(
        en:
            "A histogram: how many values fall into so many bins of equal width, or into bins between given edges; NumPy's bins.",
        zh: "直方图：落入若干等宽区间的值各有多少个，也可以给出各区间的边界；区间与 NumPy 相同。"),
    example: "seed 0\nplot hist(randn(200), bins=8), xlabel=\"value\""
) { session, arguments in
    let values = try session.array(arguments["x"], parameter: "x", in: arguments).elements
    let finite = values.filter(\.isFinite)
    let bins: Bins
    if let argument = arguments.given("bins"), argument.value.double == nil {
        let edges = try session.column(argument, "bins", in: arguments)
        guard (2...1001).contains(edges.count), edges.allSatisfy(\.isFinite),
            zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 })
        else { throw Diagnostic.edgesDoNotRise(edges, at: argument.range) }
        bins = Bins(counting: finite, between: edges)
    } else {
        bins = try Bins(counting: finite, bins: try arguments.integer("bins") ?? 10)
    }
    let sample = NDArray(shape: [finite.count], elements: finite)
    let middle =
        finite.isEmpty
        ? nil
        : Plot.Limits(
            try sample.quantile(0.25, axis: 0).elements[0], try sample.quantile(0.75, axis: 0).elements[0])
    var mark = Mark(
        .histogram(
            Histogram(edges: bins.edges, counts: bins.counts.map(Double.init), middle: middle, outside: bins.outside)),
        label: try arguments.text("label"))
    mark.omitted = values.count - finite.count
    return .marks([mark])
}
