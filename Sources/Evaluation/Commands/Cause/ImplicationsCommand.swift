internal import BitCollections
internal import Causal
internal import Diagnostics

/// More implications are not looked for.
private let mostImplications = 1_000

let implicationsCommand = Command(
    "implications", .cause, [.required("g")],
    Text(
        en:
            "What data can say against a graph: for every two observed variables that some others separate, that they are independent given the fewest of those. At most 1,000.",
        zh: "数据能用来反驳这个图的地方：每两个能被其他观测变量分离的变量，在给定其中最少的几个时应当独立。最多 1,000 条。"),
    example: """
        g = causal_graph("A -> B -> C -> D; A -> D")
        implications(g)
        """
) { session, arguments in
    let graph = try arguments.causalGraph().graph
    let count = graph.names.count
    try session.charge(count * min(count, 200), through: graph)
    let (list, isComplete) = graph.implications(limit: mostImplications)
    let written = grouped(list.count)
    let sentence =
        list.isEmpty
        ? Text(
            en: "The graph implies no independence among observed variables: no data can speak against it this way.",
            zh: "这个图不意味着观测变量之间有任何独立性：数据无法由此反驳它。")
        : Text(
            en:
                "The graph implies \(isComplete ? "" : "more than ")\(list.count == 1 ? "1 independence" : "\(written) independencies") that data can test.",
            zh: "这个图意味着\(isComplete ? "" : "超过") \(written) 条可用数据检验的独立性。")
    return .causal(
        Finding(
            kind: Text(en: "list of implications", zh: "可检验推论表"), sentence: sentence,
            headings: [Text(en: "independent", zh: "独立的变量"), Text(en: "given", zh: "给定")],
            rows: list.map { one in
                [Text(stringLiteral: "\(graph.names[one.one]) ⊥ \(graph.names[one.other])"), graph.list(one.given)]
            },
            fields: [
                ("pairs", .list(List(list.map { .names([$0.one, $0.other], of: graph) }))),
                ("given", .list(List(list.map { .names($0.given, of: graph) }))),
            ]))
}
