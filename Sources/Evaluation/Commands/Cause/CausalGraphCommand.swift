internal import Causal
internal import Diagnostics
internal import Engine

let causalGraphCommand = Command(
    "causal_graph", .cause, [.required("text")],
    Text(
        en:
            "A causal graph from its text: arrows from causes to effects, arcs `<->` between variables with an unnamed common cause, and `[latent]` behind variables that nobody observed. The text form of dagitty is read too.",
        zh: "从文本得到因果图：箭头从原因指向结果，`<->` 连接有未写明共同原因的变量，没有观测到的变量后写 `[latent]`。也能读 dagitty 的文本。"),
    example: """
        g = causal_graph("smoking -> tar -> cancer; smoking <- genes [latent] -> cancer")
        g
        g.variables
        """
) { session, arguments in
    let argument = try arguments["text"]
    if case .causal(let value) = argument.value, let model = value as? StructuralModel {
        return .causal(GraphValue(graph: try model.graph()))
    }
    guard case .text(let text) = argument.value else {
        throw arguments.wrong(argument, "text", wants: ("the text of a graph, as \"A -> B\"", "图的文本，如 \"A -> B\""))
    }
    try session.graph.budget.charge(operations: 10 * text.utf8.count)
    do {
        let read = try GraphText(parsing: text)
        let value = GraphValue(graph: read.graph, exposures: read.exposures, outcomes: read.outcomes)
        try session.graph.budget.request(bytes: value.byteCount)
        return .causal(value)
    } catch let error as GraphTextError {
        throw Diagnostic.graphText(error, in: text, at: argument.place(of: error.place, in: text))
    }
}

extension GivenArgument {
    /// Where a piece of a text stands, if the text is written out in one line without escapes; else the whole argument.
    fileprivate func place(of piece: Range<Int>, in value: String) -> SourceRange {
        let written = text
        guard written.utf8.count == value.utf8.count + 2, written.dropFirst().dropLast() == value,
            !value.contains(where: \.isNewline)
        else { return range }
        let start = range.start + 1
        return SourceRange(start + piece.lowerBound, start + piece.upperBound)
    }
}
