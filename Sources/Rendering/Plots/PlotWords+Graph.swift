import Diagnostics
import Documents

extension PlotWords {
    /// More causes, and more arcs, are not told.
    private static var mostCauses: Int { 16 }

    /// How many variables a graph has.
    func heading(_ graph: GraphDiagram) -> String {
        let count = graph.nodes.count
        return say(
            count == 1 ? "Causal graph of 1 variable" : "Causal graph of \(count.grouped) variables",
            "\(count.grouped) 个变量的因果图")
    }

    /// Which variable causes which, which share an unnamed cause, what each is in the question, and what is marked.
    func clause(_ graph: GraphDiagram) -> String {
        let words = GraphWords(language: language)
        func names(_ nodes: [Int]) -> String {
            let names = nodes.prefix(PlotWords.mostCauses).map { PlotWords.name(graph.nodes[$0].name) ?? "" }
            let more = nodes.count - names.count
            return words.list(names + (more > 0 ? [say("\(more.grouped) more", "另外 \(more.grouped) 个")] : []))
        }
        var clauses: [String] = []
        let causes = graph.nodes.indices.filter { node in graph.arrows.contains { $0.from == node } }
        for cause in causes.prefix(PlotWords.mostCauses) {
            let effects = graph.arrows.filter { $0.from == cause }.map(\.to)
            clauses.append(
                say("\(names([cause])) causes \(names(effects))", "\(zh(names([cause])))影响\(zh(names(effects)))"))
        }
        let toldLess = max(0, causes.count - PlotWords.mostCauses)
        if toldLess > 0 {
            clauses.append(
                say("and \(toldLess.grouped) more cause others", "另有 \(toldLess.grouped) 个变量影响其他变量"))
        }
        for arc in graph.arcs.prefix(PlotWords.mostCauses) {
            clauses.append(
                say(
                    "\(names([arc.from])) and \(names([arc.to])) share an unnamed cause",
                    "\(zh(names([arc.from])))与\(zh(names([arc.to])))有未列出的共同原因"))
        }
        let moreArcs = graph.arcs.count - PlotWords.mostCauses
        if moreArcs > 0 {
            clauses.append(say("and \(moreArcs.grouped) more pairs do", "另有 \(moreArcs.grouped) 对"))
        }
        if clauses.isEmpty { clauses.append(say("no arrows", "没有箭头")) }
        for role in GraphDiagram.Role.allCases where role != .observed {
            let nodes = graph.nodes.indices.filter { graph.nodes[$0].role == role }
            guard !nodes.isEmpty else { continue }
            let predicate = words.predicate(role, nodes.count)
            clauses.append(say("\(names(nodes)) \(predicate)", zh(names(nodes)) + predicate))
        }
        if let marking = words.marking(graph) {
            let edges =
                graph.arrows.filter(\.isMarked).map { "\(names([$0.from])) → \(names([$0.to]))" }
                + graph.arcs.filter(\.isMarked).map { "\(names([$0.from])) ↔ \(names([$0.to]))" }
            let loose = graph.nodes.indices.filter { node in
                graph.nodes[node].isMarked
                    && !(graph.arrows + graph.arcs).contains { $0.isMarked && ($0.from == node || $0.to == node) }
            }
            let told = edges.prefix(PlotWords.mostCauses) + (loose.isEmpty ? [] : [names(loose)])
            let more = edges.count > PlotWords.mostCauses ? ["…"] : []
            clauses.append(marking + colon + (told + more).joined(separator: say(", ", "，")))
        }
        for group in graph.groups { clauses.append(PlotText.line(group.name[language]) + colon + names(group.nodes)) }
        return clauses.joined(separator: semicolon)
    }
}
