internal import Diagnostics
internal import Documents
internal import Engine

let drawCommand = Command(
    "draw", .pictures, [.required("what")],
    Text(
        en:
            "A model or a causal graph as a picture: a small model of dense layers with its units and weights, any other layer by layer with shapes and numbers of parameters; a graph with an arrow from each cause to its effect.",
        zh: "把模型或因果图画成图：小的全连接模型画出神经元和权重，其他模型逐层画出形状和参数个数；因果图从每个原因画箭头到它的结果。"),
    example: "seed 0\nnet = sequential(dense(3, tanh), dense(1, sigmoid), input=2)\ndraw net"
) { session, arguments in
    let argument = try arguments["what"]
    if case .causal(let value) = argument.value, let picture = value.picture {
        return .plots([Plot(marks: [Mark(.graph(picture))])])
    }
    guard case .model(let model) = argument.value else {
        throw arguments.wrong(argument, "what", wants: ("a model or a causal graph", "模型或因果图"))
    }
    guard session.objects[model].isBuilt else { throw Diagnostic.drawsNoShapes(argument.text, at: argument.range) }
    return .plots([Plot(marks: [Mark(.net(session.objects.diagram(of: model)))])])
}

extension Diagnostic {
    /// A model whose weights are not drawn yet.
    fileprivate static func drawsNoShapes(_ name: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            443,
            Text(
                en: "\(name) has no weights to draw yet: it does not know the shape of a sample",
                zh: "\(name) 还没有可画的权重：不知道一个样本的形状"), at: range,
            help: Text(
                en: "say it with sequential(…, input=2), or train the net before: the first data tell it",
                zh: "用 sequential(…, input=2) 给出，或先训练：第一批数据会告诉它"))
    }
}
