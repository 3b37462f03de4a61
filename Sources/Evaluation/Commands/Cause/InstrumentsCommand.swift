internal import BitCollections
internal import Causal
internal import Diagnostics

let instrumentsCommand = Command(
    "instruments", .cause, [.required("g"), .option("of", "None"), .option("on", "None")],
    Text(
        en:
            "The observed variables that move the outcome through the cause alone, some of them only where others are given: with them two_stage estimates a linear effect in spite of hidden confounders.",
        zh: "只通过原因影响结果的观测变量，有的需要给定其他变量：有了它们，即使有隐藏的混杂因素，two_stage 也能估计线性效应。"),
    example: """
        g = causal_graph("price -> demand; price <-> demand; weather -> price; weather <- season -> demand")
        instruments(g, of="price", on="demand")
        """
) { session, arguments in
    let value = try arguments.causalGraph()
    let question = try arguments.question(value)
    _ = try arguments.oneVariable("of", of: value, role: value.exposures)
    _ = try arguments.oneVariable("on", of: value, role: value.outcomes)
    let count = value.graph.names.count
    try session.charge(4 * count * min(count, 20), through: value.graph)
    return .causal(question.finding(question.instruments()))
}

extension EffectQuestion {
    fileprivate func finding(_ instruments: [Instrument]) -> Finding {
        let names = instruments.map { graph.names[$0.node] }
        let sentence: Text
        if let first = instruments.first, instruments.count == 1 {
            let condition = graph.given(first.given)
            sentence = Text(
                en: "\(names[0]) is an instrument for \(text[.english])\(condition[.english]).",
                zh: "\(condition[.chinese])\(names[0]) 是\(text[.chinese])的工具变量。")
        } else if instruments.isEmpty {
            sentence = Text(
                en: "No observed variable is an instrument for \(text[.english]).",
                zh: "没有观测变量是\(text[.chinese])的工具变量。")
        } else {
            sentence = Text(
                en: "\(grouped(instruments.count)) variables are instruments for \(text[.english]).",
                zh: "有 \(grouped(instruments.count)) 个变量是\(text[.chinese])的工具变量。")
        }
        return Finding(
            kind: Text(en: "list of instruments", zh: "工具变量表"), sentence: sentence, truth: !instruments.isEmpty,
            headings: [Text(en: "instrument", zh: "工具变量"), Text(en: "given", zh: "给定")],
            rows: instruments.count < 2
                ? [] : instruments.map { [Text(stringLiteral: graph.names[$0.node]), graph.list($0.given)] },
            note: noEffect,
            fields: [
                ("possible", .truth(!instruments.isEmpty)), ("names", .list(List(names.map { .text($0) }))),
                ("given", .list(List(instruments.map { .names($0.given, of: graph) }))),
            ])
    }
}
