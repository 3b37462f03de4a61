internal import BitCollections
internal import Causal
internal import Diagnostics
internal import Documents

/// What `identify` gives: the formula that an effect equals, or the hedge because of which there is none.
struct EstimandValue: CausalValue {
    let graph: CausalGraph
    let identified: Identified

    /// A longer formula is not shown, and more steps are not.
    static let mostBytes = 4_000
    static let mostSteps = 40

    var kind: Text { Text(en: "estimand", zh: "估计目标") }
    var truth: Bool? { identified.estimand != nil }
    var byteCount: Int {
        let sizes = identified.steps.map { 64 + 16 * ($0.left.variables.count + ($0.right?.size ?? 0)) }
        return sizes.reduce(64 + 3 * graph.names.count * (graph.names.count / 8 + 24), +)
    }

    var fieldNames: [String] { ["possible", "formula", "text", "steps", "hedge"] }

    func field(_ name: String) -> Value? {
        switch name {
        case "possible": return .truth(identified.estimand != nil)
        case "formula": return equation.map { .text($0.tex) } ?? Value.none
        case "text": return equation.map { .text($0.text) } ?? Value.none
        case "steps": return .list(List(identified.steps.compactMap(formula).map { .text($0.text) }))
        case "hedge":
            guard let hedge = identified.hedge else { return Value.none }
            return .tuple(List([.names(hedge.outer, of: graph), .names(hedge.inner, of: graph)]))
        default: return nil
        }
    }

    /// `P(y | do(x)) = …`, nil if there is no formula.
    private var equation: Formula? {
        identified.estimand.map { FormulaWriter(for: graph).equation(identified.query, $0) }
    }

    private func formula(_ step: IdentificationStep) -> Formula? {
        step.right.map { FormulaWriter(for: graph).equation(step.left, $0) }
    }

    var outline: Text {
        let effect = identified.effect(in: graph)
        if let hedge = identified.hedge {
            let (outer, inner) = (graph.braces(hedge.outer), graph.braces(hedge.inner))
            return Text(
                en: "The effect \(effect[.english]) is not identifiable: \(outer) and \(inner) in it are a hedge.",
                zh: "\(effect[.chinese])不可识别：\(outer) 和其中的 \(inner) 构成一个树篱（hedge）。")
        }
        let text = equation.map { shown($0).text } ?? ""
        return Text(
            en: "The effect \(effect[.english]) is identifiable: \(text)", zh: "\(effect[.chinese])可以识别：\(text)")
    }

    func outputs(in language: MessageLanguage) -> [Output] {
        let words = IdentificationWords(graph: graph)
        let steps = identified.steps.prefix(Self.mostSteps).map { step in
            (formula: formula(step).map(shown), reason: words.reason(step)[language])
        }
        let left = identified.steps.count - steps.count
        let notes =
            (left > 0
                ? [Text(en: "\(counted(left, "more step")) not shown.", zh: "另有 \(grouped(left)) 步未列出。")] : [])
            + words.notes(identified)
        // A derivation of formulas, where outputs have one; the hedge can be drawn from its arrows and arcs.
        let table = Table(
            title: outline[language],
            columns: (language == .chinese ? ["步骤", "公式", "理由"] : ["step", "formula", "reason"])
                .map { Table.Column($0, isNumeric: false) },
            rows: steps.enumerated().map { [grouped($0 + 1), $1.formula?.text ?? "", $1.reason] },
            note: notes.isEmpty
                ? nil : notes.map { $0[language] }.joined(separator: language == .chinese ? "" : " "))
        return [.table(table)]
    }

    /// A formula that is too long to be read gives way to its left side.
    private func shown(_ formula: Formula) -> Formula {
        guard formula.tex.utf8.count > Self.mostBytes else { return formula }
        return Formula(tex: "\\ldots", text: "…")
    }
}

extension Identified {
    /// `of T on Y given Z`
    func effect(in graph: CausalGraph) -> Text {
        let (cause, outcome) = (graph.list(query.doing), graph.list(query.of))
        let given = graph.given(query.given)
        return Text(
            en: "of \(cause[.english]) on \(outcome[.english])\(given[.english])",
            zh: "\(query.given.isEmpty ? "" : "\(given[.chinese])，")\(cause[.chinese]) 对 \(outcome[.chinese]) 的作用")
    }
}
