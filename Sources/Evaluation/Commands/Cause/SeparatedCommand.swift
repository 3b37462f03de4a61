internal import BitCollections
internal import Causal
internal import Diagnostics

let separatedCommand = Command(
    "separated", .cause, [.required("g"), .required("a"), .required("b"), .option("given", "[]")],
    Text(
        en:
            "Whether every path between two variables, or two lists of them, is blocked by those that are given (d-separation): then the graph makes them independent. It serves as True or False, and on a line of its own names a path that is open.",
        zh: "给定一些变量时，两个（或两组）变量之间的路径是否全被阻断（d-分离）：若是，则图意味着它们独立。可当作 True 或 False 用；单独一行时，会指出一条打开的路径。"),
    example: """
        g = causal_graph("sprinkler <- season -> rain; {sprinkler rain} -> wet -> slippery")
        separated(g, "sprinkler", "rain", given="season")
        separated(g, "sprinkler", "rain", given=["season", "slippery"])
        expect separated(g, "season", "slippery", given=["wet"])
        """
) { session, arguments in
    let graph = try arguments.causalGraph()
    let one = try arguments.asked("a", of: graph)
    let other = try arguments.asked("b", of: graph)
    let given = try arguments.variables("given", of: graph.graph) ?? []
    try arguments.refuseCommon(("a", one), ("b", other), in: graph.graph)
    try arguments.refuseCommon(("a", one), ("given", given), in: graph.graph)
    try arguments.refuseCommon(("b", other), ("given", given), in: graph.graph)
    try session.charge(4, through: graph.graph)
    return .causal(graph.graph.separation(one, other, given))
}

extension CausalGraph {
    fileprivate func separation(_ one: NodeSet, _ other: NodeSet, _ given: NodeSet) -> Finding {
        let (left, right, condition) = (list(one), list(other), self.given(given))
        let path = openPath(from: one, to: other, given: given)
        let sentence: Text
        if let path {
            let written = path.text(in: self)
            let openings = state(of: path, given: given).openings
            let why = semicolons(openings.map(reason))
            sentence = Text(
                en: "\(left[.english]) and \(right[.english]) are not separated\(condition[.english]): "
                    + "\(written) is open\(openings.isEmpty ? "" : ", because \(why[.english])").",
                zh: "\(condition[.chinese])\(left[.chinese]) 与 \(right[.chinese]) 没有被分离："
                    + "路径 \(written) 是打开的\(openings.isEmpty ? "" : "，因为\(why[.chinese])")。")
        } else {
            sentence = Text(
                en:
                    "\(left[.english]) and \(right[.english]) are separated\(condition[.english]): every path between them is blocked, and the graph makes them independent.",
                zh:
                    "\(condition[.chinese])\(left[.chinese]) 与 \(right[.chinese]) 被分离：它们之间的每条路径都被阻断，图意味着它们独立。")
        }
        return Finding(
            kind: Text(en: "separation", zh: "分离"), sentence: sentence, truth: path == nil,
            fields: [("path", path.map { .text($0.text(in: self)) } ?? .none)])
    }
}
