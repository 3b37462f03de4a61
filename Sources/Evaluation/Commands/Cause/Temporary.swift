internal import Causal
internal import Engine
struct VariableTeX { let text: String; init(_ name: String) { text = name } }
internal import Diagnostics
extension Diagnostic {
    static func unknownVariable(_ name: String, in graph: CausalGraph, at range: SourceRange) -> Diagnostic {
        Diagnostic(501, Text(en: name, zh: name), at: range)
    }
}
let temporaryCommands: [Command] = [
    Command("causal_graph", .cause, [.required("text")], Text(en: "", zh: ""), example: "1") { _, arguments in
        .causal(GraphValue(graph: try GraphText(parsing: try arguments.text("text") ?? "").graph))
    }
]
