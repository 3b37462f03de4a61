internal import BitCollections
internal import Causal
internal import Diagnostics

let frontdoorCommand = Command(
    "frontdoor", .cause, [.required("g"), .option("of", "None"), .option("on", "None")],
    Text(
        en:
            "The smallest sets of mediators that meet the front-door criterion: they carry the whole effect, and nobody confounds them with the cause, nor, given the cause, with the effect. Or why there is none.",
        zh: "满足前门准则的最小中介变量集：效应全部经过它们，它们与原因之间没有混杂，给定原因时与结果之间也没有。没有时说明为什么。"),
    example: """
        g = causal_graph("smoking -> tar -> cancer; smoking <-> cancer")
        frontdoor(g, of="smoking", on="cancer")
        """
) { session, arguments in
    let value = try arguments.causalGraph()
    let question = try arguments.question(value)
    let count = value.graph.names.count
    try session.charge(4 * count, through: value.graph)
    let door = FrontDoor(question)
    try session.charge(4 * min(door.mostChoices, 32 << min(door.largest.count, 20)), through: value.graph)
    return .causal(door.finding)
}

extension FrontDoor {
    fileprivate var finding: Finding {
        let graph = question.graph
        let effect = question.text
        let (sets, isComplete) = minimalSets()
        let sentence: Text
        var rows: [[Text]] = []
        if let noEffect = question.noEffect {
            sentence = noEffect
        } else if let path = unmetPath {
            let reasons = path.nodes.dropFirst().dropLast().map(whyNot)
            let written = path.text(in: graph)
            sentence = Text(
                en: "There is no front door for \(effect[.english]): nothing that may serve stands on \(written)"
                    + "\(reasons.isEmpty ? "" : "; \(semicolons(reasons)[.english])").",
                zh: "对于\(effect[.chinese])，没有前门：\(written) 上没有可用的变量"
                    + "\(reasons.isEmpty ? "" : "；\(semicolons(reasons)[.chinese])")。")
        } else if sets.count == 1, let set = sets.first {
            sentence = Text(
                en: "The front door for \(effect[.english]) is \(graph.braces(set)).",
                zh: "对于\(effect[.chinese])，前门是 \(graph.braces(set))。")
        } else {
            sentence = Text(
                en:
                    "Each of \(isComplete ? "these" : "the first") \(counted(sets.count, "set")) is a front door for \(effect[.english])\(isComplete ? "" : "; there may be more").",
                zh:
                    "这\(isComplete ? "" : "前") \(grouped(sets.count)) 个集合各是\(effect[.chinese])的一个前门\(isComplete ? "" : "；可能还有更多")。"
            )
            rows = sets.map { [Text(stringLiteral: graph.braces($0))] }
        }
        return Finding(
            kind: Text(en: "front door", zh: "前门"), sentence: sentence, truth: !sets.isEmpty,
            headings: [Text(en: "mediators", zh: "中介变量")], rows: rows,
            fields: [("possible", .truth(!sets.isEmpty)), ("sets", .list(List(sets.map { .names($0, of: graph) })))])
    }

    private func whyNot(_ node: Int) -> Text {
        let graph = question.graph
        let name = graph.names[node]
        if graph.latent.contains(node) { return Text(en: "\(name) is not observed", zh: "\(name) 没有被观测") }
        if let path = confounding(of: node)?.text(in: graph) {
            return Text(en: "\(name) is confounded with the cause by \(path)", zh: "\(name) 与原因被 \(path) 混杂")
        }
        if let path = backdoor(of: node)?.text(in: graph) {
            return Text(
                en: "\(name) is confounded with the outcome by \(path)", zh: "\(name) 与结果被 \(path) 混杂")
        }
        return Text(en: "\(name) is asked about itself", zh: "\(name) 本身就是所问的变量")
    }
}
