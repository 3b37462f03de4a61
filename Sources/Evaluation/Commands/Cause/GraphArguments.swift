internal import BitCollections
internal import Causal
internal import Diagnostics
internal import Engine

extension Arguments {
    /// The causal graph `g`.
    func causalGraph() throws -> GraphValue {
        let argument = try self["g"]
        guard case .causal(let value) = argument.value, let graph = value as? GraphValue else {
            throw Diagnostic.notAGraph(argument.value, of: command.name, at: argument.range)
        }
        return graph
    }

    /// The variables of an argument: a name, or a list of names; nil where it was left out.
    func variables(_ name: String, of graph: CausalGraph) throws -> NodeSet? {
        guard let argument = given(name) else { return nil }
        let items: [Value] =
            switch argument.value {
            case .list(let list), .tuple(let list): list.items
            case let value: [value]
            }
        var set = NodeSet()
        for item in items {
            guard case .text(let text) = item else {
                throw Diagnostic.wrongKind(
                    name, of: command.name, wants: ("a name or a list of names", "变量名或变量名的列表"), is: item,
                    at: argument.range)
            }
            guard let node = graph.node(text) else {
                throw Diagnostic.unknownVariable(text, known: graph.names, at: argument.range)
            }
            set.insert(node)
        }
        return set
    }

    /// At least one variable; where the argument is left out those that the graph's text gives that role.
    func asked(_ name: String, of graph: GraphValue, role: NodeSet = []) throws -> NodeSet {
        let set = try variables(name, of: graph.graph) ?? role
        guard !set.isEmpty else {
            throw Diagnostic.nothingAsked(name, of: command.name, at: given(name)?.range ?? range)
        }
        return set
    }

    /// One variable.
    func oneVariable(_ name: String, of graph: GraphValue, role: NodeSet = []) throws -> Int {
        let set = try asked(name, of: graph, role: role)
        guard let node = set.first, set.count == 1 else {
            throw Diagnostic.severalVariables(name, of: command.name, set.count, at: given(name)?.range ?? range)
        }
        return node
    }

    /// That no variable stands in two arguments.
    func refuseCommon(_ one: (name: String, set: NodeSet), _ other: (name: String, set: NodeSet), in graph: CausalGraph)
        throws
    {
        guard let node = one.set.intersection(other.set).first else { return }
        throw Diagnostic.sameVariable(
            graph.names[node], one.name, other.name, at: given(other.name)?.range ?? given(one.name)?.range ?? range)
    }

    /// The effect of `of=` on `on=`: two sets of observed variables that have none in common.
    func question(_ graph: GraphValue, isDirect: Bool = false) throws -> EffectQuestion {
        let exposures = try asked("of", of: graph, role: graph.exposures)
        let outcomes = try asked("on", of: graph, role: graph.outcomes)
        try refuseCommon(("of", exposures), ("on", outcomes), in: graph.graph)
        for (name, set) in [("of", exposures), ("on", outcomes)] {
            if let node = set.intersection(graph.graph.latent).first {
                throw Diagnostic.latentAsked(graph.graph.names[node], name, at: given(name)?.range ?? range)
            }
        }
        return EffectQuestion(graph.graph, of: exposures, on: outcomes, isDirect: isDirect)
    }
}

extension Session {
    /// Charges for going `rounds` times through a graph.
    mutating func charge(_ rounds: Int, through value: CausalGraph) throws {
        let size = value.names.count + value.arrows.count + value.arcs.count
        let (cost, overflow) = (10 * size).multipliedReportingOverflow(by: rounds)
        try graph.budget.charge(operations: overflow ? .max : cost)
    }
}

extension EffectQuestion {
    /// `the effect of T on Y`
    var text: Text {
        let (of, on) = (graph.list(exposures), graph.list(outcomes))
        return isDirect
            ? Text(
                en: "the direct effect of \(of[.english]) on \(on[.english])",
                zh: " \(of[.chinese]) 对 \(on[.chinese]) 的直接效应")
            : Text(
                en: "the effect of \(of[.english]) on \(on[.english])", zh: " \(of[.chinese]) 对 \(on[.chinese]) 的效应")
    }

    /// That there is no effect to look for.
    var noEffect: Text? {
        guard onCausalPaths.isEmpty else { return nil }
        let (of, on) = (graph.list(exposures), graph.list(outcomes))
        return Text(
            en: "In the graph no arrows lead from \(of[.english]) to \(on[.english]): if it is right, the effect is 0.",
            zh: "图中没有从 \(of[.chinese]) 通向 \(on[.chinese]) 的箭头：若图正确，效应就是 0。")
    }
}

extension Diagnostic {
    static func notAGraph(_ value: Value, of command: String, at range: SourceRange) -> Diagnostic {
        let help: Text? =
            switch value {
            case .text:
                Text(en: "make it a graph first: causal_graph(\"A -> B\")", zh: "先变成图：causal_graph(\"A -> B\")")
            case let value where value.predicts:
                Text(
                    en:
                        "it foretells one thing from others and knows no causes; say what causes what: causal_graph(\"A -> B\")",
                    zh: "它由一些量预测另一些量，并不知道原因；请说明什么导致什么：causal_graph(\"A -> B\")")
            default: nil
            }
        return wrongKind("g", of: command, wants: ("a causal graph", "因果图"), is: value, at: range, help: help)
    }
}
