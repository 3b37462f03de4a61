internal import BitCollections
internal import Causal
internal import Diagnostics
internal import Documents

/// What `causal_graph` gives.
struct GraphValue: CausalValue {
    let graph: CausalGraph
    /// The variables that the graph's text names as exposures and outcomes; commands take them where `of=`, `on=` are left out.
    var exposures: NodeSet = []
    var outcomes: NodeSet = []

    var kind: Text { Text(en: "causal graph", zh: "因果图") }
    /// Three sets of places for each variable, and the names.
    var byteCount: Int {
        graph.names.reduce(0) { $0 + 16 + $1.utf8.count } + 3 * graph.names.count * (graph.names.count / 8 + 8)
    }

    var outline: Text {
        let counts = [
            (graph.names.count, "variable", "个变量"), (graph.arrows.count, "arrow", "条箭头"),
            (graph.arcs.count, "arc", "条双向弧"), (graph.latent.count, "latent variable", "个未观测变量"),
        ].enumerated().filter { $0.offset < 2 || $0.element.0 > 0 }.map(\.element)
        let (english, chinese) = (counts.map { counted($0.0, $0.1) }, counts.map { "\(grouped($0.0)) \($0.2)" })
        return Text(
            en: "causal graph of \(conjoined(english)[.english])", zh: "\(chinese.joined(separator: "、"))的因果图")
    }

    var fieldNames: [String] { ["variables", "latent", "arrows", "arcs"] }

    func field(_ name: String) -> Value? {
        func pair(_ one: Int, _ other: Int) -> Value {
            .tuple(List([.text(graph.names[one]), .text(graph.names[other])]))
        }
        switch name {
        case "variables": return .list(List(graph.names.map { .text($0) }))
        case "latent": return .names(graph.latent, of: graph)
        case "arrows": return .list(List(graph.arrows.map { pair($0.from, $0.to) }))
        case "arcs": return .list(List(graph.arcs.map { pair($0.0, $0.1) }))
        default: return nil
        }
    }

    func outputs(in language: MessageLanguage) -> [Output] { [.text(outline[language])] }
}

extension Value {
    /// The names of a graph's variables as a list.
    static func names(_ set: NodeSet, of graph: CausalGraph) -> Value {
        .list(List(set.map { .text(graph.names[$0]) }))
    }
}
