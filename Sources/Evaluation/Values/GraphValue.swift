internal import Causal
internal import Diagnostics
internal import Documents

/// What `causal_graph` gives.
struct GraphValue: CausalValue {
    let graph: CausalGraph

    var kind: Text { Text(en: "causal graph", zh: "因果图") }
    /// Three sets of places for each variable, and the names.
    var byteCount: Int {
        graph.names.reduce(0) { $0 + 16 + $1.utf8.count } + 3 * graph.names.count * (graph.names.count / 8 + 8)
    }

    var outline: Text {
        let (variables, arrows) = (graph.names.count, graph.arrows.count)
        return Text(
            en: "causal graph of \(counted(variables, "variable")) and \(counted(arrows, "arrow"))",
            zh: "\(grouped(variables)) 个变量、\(grouped(arrows)) 条箭头的因果图")
    }

    func outputs(in language: MessageLanguage) -> [Output] { [.text(outline[language])] }
}
