import Diagnostics
import Documents

/// What is said of a causal graph, in both languages.
struct GraphWords {
    let language: MessageLanguage

    /// What a role is called in a legend.
    func role(_ role: GraphDiagram.Role) -> String {
        switch role {
        case .observed: say("observed", "观测到的变量")
        case .latent: say("not observed", "未观测")
        case .treatment: say("treatment", "处理变量")
        case .outcome: say("outcome", "结果变量")
        case .given: say("given", "给定的变量")
        }
    }

    /// `is the treatment`, said of so many.
    func predicate(_ role: GraphDiagram.Role, _ count: Int) -> String {
        let isOne = count == 1
        let noun =
            switch role {
            case .treatment: isOne ? "the treatment" : "treatments"
            case .outcome: isOne ? "the outcome" : "outcomes"
            case .observed, .latent, .given: self.role(role)
            }
        let verb =
            switch role {
            case .latent: ""
            case .observed, .treatment, .outcome, .given: "是"
            }
        return say("\(isOne ? "is" : "are") \(noun)", verb + self.role(role))
    }

    /// What an arc means.
    var arc: String { say("share an unnamed cause", "有未列出的共同原因") }

    /// What is marked.
    func marking(_ graph: GraphDiagram) -> String? { graph.marking.map { PlotText.line($0[language]) } }

    /// That variables and arrows are not drawn.
    func omitted(_ excerpt: GraphExcerpt) -> String? {
        guard excerpt.omitted > 0 else { return nil }
        let (drawn, all) = (excerpt.graph.nodes.count.grouped, (excerpt.graph.nodes.count + excerpt.omitted).grouped)
        let edges = excerpt.omittedEdges
        return say(
            "\(drawn) of \(all) variables are drawn; \(edges == 1 ? "1 arrow or arc" : "\(edges.grouped) arrows and arcs") of the others \(edges == 1 ? "is" : "are") left out.",
            "共 \(all) 个变量，只画了 \(drawn) 个；与其余变量相连的 \(edges.grouped) 条箭头和弧没有画出。")
    }

    /// `A`, `A and B`, `A, B and C`
    func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return language == .chinese
            ? names.joined(separator: "、") : names.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The sentence in the language.
    func say(_ english: String, _ chinese: String) -> String { language == .chinese ? chinese : english }
}
