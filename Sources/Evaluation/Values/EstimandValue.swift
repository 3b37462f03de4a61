internal import BitCollections
internal import Causal
internal import Diagnostics
internal import Documents

/// What `identify` gives: the formula that an effect equals, or the hedge because of which there is none.
struct EstimandValue: CausalValue {
    let graph: CausalGraph
    let identified: Identified

    /// A longer formula is not shown, and more steps are not.
    static let mostBytes = 1_000
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
            let formula = formula(step).map(shown)
            return Derivation.Step(
                tex: formula?.tex ?? "", text: formula?.text ?? "", reason: words.reason(step)[language])
        }
        let left = identified.steps.count - steps.count
        let notes =
            (left > 0
                ? [Text(en: "\(counted(left, "more step")) not shown.", zh: "另有 \(grouped(left)) 步未列出。")] : [])
            + words.notes(identified)
        let derivation = Derivation(
            title: outline[language], steps: steps,
            note: notes.isEmpty
                ? nil : notes.map { $0[language] }.joined(separator: language == .chinese ? "" : " "))
        guard identified.hedge != nil, let picture else { return [.derivation(derivation)] }
        return [.derivation(derivation), .plots([Plot(marks: [Mark(.graph(picture))])])]
    }

    /// The graph over what is observed, with the question in it, and the hedge if there is one.
    var picture: GraphDiagram? {
        let projection = graph.projected
        let nodes = Array(projection.nodes)
        let hedge = identified.hedge
        func places(_ set: NodeSet) -> [Int] { nodes.indices.filter { set.contains(nodes[$0]) } }
        func edges(_ neighbours: [NodeSet], _ marked: [Hedge.Edge], isArc: Bool) -> [GraphDiagram.Edge] {
            nodes.indices.flatMap { to in
                nodes.indices.filter { neighbours[nodes[to]].contains(nodes[$0]) && (!isArc || $0 < to) }.map { from in
                    let edge = Hedge.Edge(from: nodes[from], to: nodes[to])
                    return GraphDiagram.Edge(from, to, isMarked: marked.contains(edge))
                }
            }
        }
        return GraphDiagram(
            nodes: nodes.map { node in
                let role: GraphDiagram.Role =
                    identified.query.doing.contains(node)
                    ? .treatment
                    : identified.query.of.contains(node)
                        ? .outcome : identified.query.given.contains(node) ? .given : .observed
                return GraphDiagram.Node(graph.names[node], role: role)
            },
            arrows: edges(projection.parents, hedge?.arrows ?? [], isArc: false),
            arcs: edges(projection.siblings, hedge?.arcs ?? [], isArc: true),
            groups: hedge.map {
                [
                    GraphDiagram.Group(Text(en: "inner forest", zh: "内层森林"), nodes: places($0.inner)),
                    GraphDiagram.Group(Text(en: "outer forest", zh: "外层森林"), nodes: places($0.outer)),
                ]
            } ?? [],
            marking: hedge.map { _ in Text(en: "hedge", zh: "树篱") })
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
            zh: "\(query.given.isEmpty ? "" : "\(given[.chinese])，")\(cause[.chinese]) 对 \(outcome[.chinese]) 的效应")
    }
}
