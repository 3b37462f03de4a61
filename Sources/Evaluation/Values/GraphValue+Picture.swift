internal import BitCollections
internal import Causal
internal import Documents

extension GraphValue {
    var picture: GraphDiagram? { graph.diagram(treatments: exposures, outcomes: outcomes) }
}

extension EffectValue {
    /// The graph with treatment, outcome, and what was held fixed.
    var picture: GraphDiagram? {
        func nodes(_ names: [String]) -> NodeSet { NodeSet(names.compactMap(graph.node)) }
        let held: [String] =
            switch plan.way {
            case .adjusting(let names): names
            case .instruments(_, let given): given
            case .mediators: []
            }
        return graph.diagram(
            treatments: nodes([plan.treatment]), outcomes: nodes([plan.outcome]), given: nodes(held))
    }
}

extension CausalGraph {
    /// The graph as a picture; in a question each variable shows what it is there.
    func diagram(treatments: NodeSet = [], outcomes: NodeSet = [], given: NodeSet = []) -> GraphDiagram {
        GraphDiagram(
            nodes: names.enumerated().map { node, name in
                let role: GraphDiagram.Role =
                    treatments.contains(node)
                    ? .treatment
                    : outcomes.contains(node)
                        ? .outcome : given.contains(node) ? .given : latent.contains(node) ? .latent : .observed
                return GraphDiagram.Node(name, role: role)
            },
            arrows: arrows.map { GraphDiagram.Edge($0.from, $0.to) }, arcs: arcs.map { GraphDiagram.Edge($0.0, $0.1) })
    }
}
