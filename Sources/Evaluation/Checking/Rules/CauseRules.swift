internal import BitCollections
internal import Causal
internal import Diagnostics
internal import Engine

extension ResultRule {
    /// `estimate(data, g, of="T", on="Y")`: whether there is a graph, and whether it allows the method.
    static let effect = ResultRule { checker, arguments in
        for argument in [arguments["data"], arguments["g"], arguments["method"]].compactMap(\.self)
        where argument.sketch.predicts {
            throw Diagnostic.effectOfPredictor(argument.text, at: argument.range)
        }
        if let method = arguments["method"], let refusal = Checker.methodRefusal(method) { throw refusal }
        if let contrast = arguments["contrast"], let wrong = Checker.contrastRefusal(contrast, in: arguments) {
            throw wrong
        }
        guard let graph = arguments["g"] else {
            throw Diagnostic.effectWithoutGraph(of: arguments.command.name, at: arguments.range)
        }
        guard let example = graph.sketch.example else { return .unknown }
        guard case .causal(let value) = example, let value = value as? GraphValue else {
            throw Diagnostic.notAGraph(example, of: arguments.command.name, at: graph.range)
        }
        // Which columns there are, the run tells.
        guard case .known = graph.sketch,
            let treatment = try Checker.variable("of", in: arguments, of: value.graph, role: value.exposures),
            let outcome = try Checker.variable("on", in: arguments, of: value.graph, role: value.outcomes),
            let estimator = arguments["method"].map(Checker.estimator) ?? .regression()
        else { return .unknown }
        let adjusting = try Checker.variables(arguments["adjust"], of: value.graph)
        if adjusting == nil, arguments["adjust"] != nil { return .unknown }
        _ = try EffectAsked(
            graph: value.graph, treatment: treatment, outcome: outcome, adjusting: adjusting, columns: nil,
            graphRange: graph.range, methodRange: arguments["method"]?.range
        ).plan(for: estimator)
        if let method = arguments["method"],
            let name = estimator.interactions.first(where: { value.graph.node($0) == nil })
        {
            let others = value.graph.observed.subtracting([treatment.node, outcome.node])
            throw Diagnostic.unknownCovariate(name, known: others.map { value.graph.names[$0] }, at: method.range)
        }
        return .unknown
    }

    /// `aipw(folds=2)`: of constants it is made before the run.
    static let estimator = made { _ in .causal(EstimatorValue(estimator: .regression(), word: "regression")) }

    /// `refute effect`: whether it is one. Of a risk ratio e_value tells too.
    static let ofEffect = ResultRule { _, arguments in
        guard let argument = arguments["effect"], let example = argument.sketch.example else { return .unknown }
        if case .causal(is EffectValue) = example { return .unknown }
        if arguments.command.name == "e_value", example.isScalar || example.double != nil { return .unknown }
        throw Diagnostic.notAnEffect(example, of: arguments.command.name, at: argument.range)
    }
}

extension SketchedArgument {
    fileprivate var text: String { program.text(of: expression) }
}

extension Sketch {
    /// Whether it is known to tell outcomes from features.
    fileprivate var predicts: Bool {
        switch self {
        case .function: true
        case .known(let value): value.predicts
        case .like(.model): true
        default: false
        }
    }
}

extension Estimator {
    /// The covariates whose slope may differ by treatment, as they were named.
    fileprivate var interactions: [String] {
        switch self {
        case .regression(_, let names), .aipw(.together(_, let names), _, _, _): names
        default: []
        }
    }
}

extension Checker {
    /// That an argument is known to be no method.
    fileprivate static func methodRefusal(_ argument: SketchedArgument) -> Diagnostic? {
        switch argument.sketch {
        case .known(.function(.command(let index)))
        where EstimatorValue.words.contains(CommandTable.commands[index].name):
            nil
        case .known(let value): Diagnostic.notAMethod(value, argument.text, at: argument.range)
        case .like(let value):
            switch value {
            case .layer, .model: Diagnostic.notAMethod(value, argument.text, at: argument.range)
            default: nil
            }
        default: nil
        }
    }

    /// That an argument is known to be no pair.
    fileprivate static func contrastRefusal(
        _ argument: SketchedArgument, in arguments: SketchedArguments
    ) -> Diagnostic? {
        switch argument.sketch {
        case .tuple(let items?), .list(let items?): if items.count == 2 { return nil }
        case .known(.tuple(let list)), .known(.list(let list)): if list.items.count == 2 { return nil }
        case .known(.text), .known(.integer), .known(.number), .known(.truth): break
        default: return nil
        }
        return arguments.wrong(argument, "contrast", wants: TreatmentColumns.Contrast.kind)
    }

    /// The one variable that `of` or `on` names, or that the graph's text gives that role; nil where it is not known.
    fileprivate static func variable(
        _ name: String, in arguments: SketchedArguments, of graph: CausalGraph, role: NodeSet
    ) throws -> (node: Int, range: SourceRange)? {
        let argument = arguments[name]
        let named = try variables(argument, of: graph)
        guard let set = argument == nil ? role : named?.set else { return nil }
        let range = argument?.range ?? arguments.range
        guard let node = set.first else { throw Diagnostic.nothingAsked(name, of: arguments.command.name, at: range) }
        guard set.count == 1 else {
            throw Diagnostic.severalVariables(name, of: arguments.command.name, set.count, at: range)
        }
        return (node, argument?.range ?? arguments["g"]?.range ?? range)
    }

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
