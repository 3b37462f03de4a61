internal import BitCollections
internal import Causal
internal import Diagnostics
internal import Engine

/// More paths are not looked for.
private let mostPaths = 1_000

let pathsCommand = Command(
    "paths", .cause, [.required("g"), .required("a"), .required("b"), .option("given", "[]")],
    Text(
        en:
            "Every path between two variables, the shortest first, with whether it is open or blocked given others, and why. At most 1,000 paths.",
        zh: "两个变量之间的所有路径，最短的在前，以及给定其他变量时它是打开还是阻断、为什么。最多 1,000 条。"),
    example: """
        g = causal_graph("T -> M -> Y; T <- Z -> Y; T -> C <- Y")
        paths(g, "T", "Y")
        paths(g, "T", "Y", given=["Z", "C"]).open
        """
) { session, arguments in
    let value = try arguments.causalGraph()
    let graph = value.graph
    let start = try arguments.oneVariable("a", of: value)
    let goal = try arguments.oneVariable("b", of: value)
    let given = try arguments.variables("given", of: graph) ?? []
    try arguments.refuseCommon(("a", [start]), ("b", [goal]), in: graph)
    try arguments.refuseCommon(("a", [start]), ("given", given), in: graph)
    try arguments.refuseCommon(("b", [goal]), ("given", given), in: graph)
    // As many as there can be at most in a small graph.
    let most = min(mostPaths, 1 << min(graph.arrows.count + graph.arcs.count, 10))
    try session.charge(most * graph.names.count, through: graph)
    let list = graph.paths(from: start, to: goal, limit: mostPaths)
    try session.graph.budget.request(bytes: list.paths.reduce(0) { $0 + 64 * $1.nodes.count })
    return .causal(graph.table(of: list, start, goal, given))
}

extension CausalGraph {
    fileprivate func table(of list: PathList, _ start: Int, _ goal: Int, _ given: NodeSet) -> Finding {
        let states = list.paths.map { state(of: $0, given: given) }
        let written = list.paths.map { $0.text(in: self) }
        let count = states.count
        let open = states.count(where: \.isOpen)
        let condition = self.given(given)
        let ends = Text(
            en: "between \(names[start]) and \(names[goal])", zh: "\(names[start]) 与 \(names[goal]) 之间")
        let sentence: Text
        if count == 0 {
            sentence = Text(en: "There is no path \(ends[.english]).", zh: "\(ends[.chinese])没有路径。")
        } else if list.isComplete {
            sentence = Text(
                en:
                    "There \(count == 1 ? "is" : "are") \(counted(count, "path")) \(ends[.english]), \(open == 0 ? "none" : grouped(open)) of them open\(condition[.english]).",
                zh: "\(ends[.chinese])有 \(grouped(count)) 条路径，\(condition[.chinese])其中 \(grouped(open)) 条是打开的。")
        } else {
            sentence = Text(
                en:
                    "Of the paths \(ends[.english]) these are the \(grouped(count)) shortest, \(grouped(open)) of them open\(condition[.english]); there are more.",
                zh:
                    "\(ends[.chinese])的路径中最短的 \(grouped(count)) 条，\(condition[.chinese])其中 \(grouped(open)) 条是打开的；还有更多。"
            )
        }
        func texts(_ isOpen: Bool) -> Value {
            .list(List(zip(written, states).filter { $0.1.isOpen == isOpen }.map { .text($0.0) }))
        }
        return Finding(
            kind: Text(en: "list of paths", zh: "路径表"), sentence: sentence,
            headings: [Text(en: "path", zh: "路径"), Text(en: "is", zh: "状态"), Text(en: "because", zh: "原因")],
            rows: zip(written, states).map { text, state in
                [
                    Text(stringLiteral: text),
                    state.isOpen ? Text(en: "open", zh: "打开") : Text(en: "blocked", zh: "阻断"), reasons(state),
                ]
            },
            fields: [("open", texts(true)), ("blocked", texts(false))])
    }
}
