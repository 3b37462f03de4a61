internal import Causal
internal import Diagnostics
internal import Engine

extension ResultRule {
    /// `estimate(data, g, of="T", on="Y")`: whether there is a graph, and whether it allows the method.
    static let effect = ResultRule { checker, arguments in
        for argument in [arguments["data"], arguments["graph"], arguments["method"]].compactMap(\.self) {
            let isWord = if case .known(.function(.command)) = argument.sketch { true } else { false }
            if !isWord, let example = argument.sketch.example,
                let refusal = Diagnostic.effectOfPredictor(
                    example, argument.program.text(of: argument.expression), at: argument.range)
            {
                throw refusal
            }
        }
        guard let graph = arguments["graph"] else {
            throw Diagnostic.effectWithoutGraph(of: arguments.command.name, at: arguments.range)
        }
        guard case .causal(let value)? = graph.sketch.constant, let value = value as? GraphValue,
            let of = arguments["of"], case .text(let treatment)? = of.sketch.constant,
            let on = arguments["on"], case .text(let outcome)? = on.sketch.constant
        else { return .unknown }
        let adjusting = arguments["adjust"]
        var names: [String]?
        if let adjusting {
            guard case .list(let list)? = adjusting.sketch.constant else { return .unknown }
            names = list.items.compactMap { if case .text(let name) = $0 { name } else { nil } }
        }
        // Which columns there are, the run tells.
        guard let estimator = arguments["method"].map(Checker.estimator) ?? .regression() else { return .unknown }
        _ = try EffectAsked(
            graph: value.graph, treatment: (treatment, of.range), outcome: (outcome, on.range),
            adjusting: names.flatMap { names in adjusting.map { (names, $0.range) } }, columns: nil,
            graphRange: graph.range
        ).plan(for: estimator)
        return .unknown
    }
}

extension Checker {
    /// The method that an argument names; nil where it is not known.
    fileprivate static func estimator(_ argument: SketchedArgument) -> Estimator? {
        switch argument.sketch.constant {
        case .function(.command(let index))?:
            switch CommandTable.commands[index].name {
            case "two_stage": .twoStage
            case "frontdoor": .frontDoor()
            default: .regression()
            }
        case .causal(let value as EstimatorValue)?: value.estimator
        default: nil
        }
    }
}
