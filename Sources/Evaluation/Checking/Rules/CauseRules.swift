internal import BitCollections
internal import Causal
internal import Diagnostics
internal import Engine

extension ResultRule {
    /// `estimate(data, g, of="T", on="Y")`: whether there is a graph, and whether it allows the method.
    static let effect = ResultRule { checker, arguments in
        for argument in [arguments["data"], arguments["g"], arguments["method"]].compactMap(\.self) {
            let isWord = if case .known(.function(.command)) = argument.sketch { true } else { false }
            if !isWord, let example = argument.sketch.example,
                let refusal = Diagnostic.effectOfPredictor(
                    example, argument.program.text(of: argument.expression), at: argument.range)
            {
                throw refusal
            }
        }
        guard let graph = arguments["g"] else {
            throw Diagnostic.effectWithoutGraph(of: arguments.command.name, at: arguments.range)
        }
        // Which columns there are, the run tells.
        guard case .causal(let value)? = graph.sketch.constant, let value = value as? GraphValue,
            let estimator = arguments["method"].map(Checker.estimator) ?? .regression(),
            let treatment = try Checker.variables(arguments["of"], of: value.graph), treatment.set.count == 1,
            let outcome = try Checker.variables(arguments["on"], of: value.graph), outcome.set.count == 1
        else { return .unknown }
        let adjusting = try Checker.variables(arguments["adjust"], of: value.graph)
        if adjusting == nil, arguments["adjust"] != nil { return .unknown }
        for of in treatment.set {
            for on in outcome.set {
                _ = try EffectAsked(
                    graph: value.graph, treatment: (of, treatment.range), outcome: (on, outcome.range),
                    adjusting: adjusting, columns: nil, graphRange: graph.range
                ).plan(for: estimator)
            }
        }
        return .unknown
    }
}

extension Checker {
    /// The variables that an argument names; nil where it is not known or left out.
    fileprivate static func variables(
        _ argument: SketchedArgument?, of graph: CausalGraph
    ) throws -> (set: NodeSet, range: SourceRange)? {
        guard let argument, let value = argument.sketch.constant else { return nil }
        let items: [Value] =
            switch value {
            case .list(let list), .tuple(let list): list.items
            default: [value]
            }
        var set = NodeSet()
        for item in items {
            guard case .text(let name) = item else { return nil }
            guard let node = graph.node(name) else {
                throw Diagnostic.unknownVariable(name, known: graph.names, at: argument.range)
            }
            set.insert(node)
        }
        return (set, argument.range)
    }

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
