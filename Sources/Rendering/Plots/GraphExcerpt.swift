import Documents

/// So much of a graph as a picture has room for.
///
/// Of more than ``mostNodes`` variables, or with more than ``mostEdges`` between them, those stay that a question is about or
/// that are marked or framed, and then those that the fewest arrows and arcs part from them; without any, from the first.
struct GraphExcerpt {
    /// What is drawn.
    let graph: GraphDiagram
    /// How many variables are not.
    let omitted: Int
    /// How many arrows and arcs are not.
    let omittedEdges: Int

    /// A picture has no more variables,
    static let mostNodes = 48
    /// and no more arrows and arcs.
    static let mostEdges = 240

    /// What is drawn of `whole`.
    init(_ whole: GraphDiagram) {
        let edges = whole.arrows + whole.arcs
        guard whole.nodes.count > GraphExcerpt.mostNodes || edges.count > GraphExcerpt.mostEdges else {
            (graph, omitted, omittedEdges) = (whole, 0, 0)
            return
        }
        let nearest = GraphExcerpt.nearest(in: whole)
        var kept = Set(nearest.prefix(GraphExcerpt.mostNodes))
        while kept.count > 1,
            edges.count(where: { kept.contains($0.from) && kept.contains($0.to) }) > GraphExcerpt.mostEdges
        {
            kept.remove(nearest[kept.count - 1])
        }
        let nodes = whole.nodes.indices.filter(kept.contains)
        var number = whole.nodes.map { _ in 0 }
        for (index, node) in nodes.enumerated() { number[node] = index }
        func some(_ edges: [GraphDiagram.Edge]) -> [GraphDiagram.Edge] {
            edges.filter { kept.contains($0.from) && kept.contains($0.to) }.map {
                GraphDiagram.Edge(number[$0.from], number[$0.to], isMarked: $0.isMarked)
            }
        }
        graph = GraphDiagram(
            nodes: nodes.map { whole.nodes[$0] }, arrows: some(whole.arrows), arcs: some(whole.arcs),
            groups: whole.groups.map { group in
                GraphDiagram.Group(group.name, nodes: group.nodes.filter(kept.contains).map { number[$0] })
            }, marking: whole.marking)
        omitted = whole.nodes.count - nodes.count
        omittedEdges = whole.arrows.count + whole.arcs.count - graph.arrows.count - graph.arcs.count
    }

    /// All nodes, those that matter first, then by how far they are.
    private static func nearest(in graph: GraphDiagram) -> [Int] {
        var neighbours = Array(repeating: [Int](), count: graph.nodes.count)
        for edge in graph.arrows + graph.arcs {
            neighbours[edge.from].append(edge.to)
            neighbours[edge.to].append(edge.from)
        }
        let asked = graph.nodes.indices.filter {
            graph.nodes[$0].isMarked || ![.observed, .latent].contains(graph.nodes[$0].role)
        }
        var nearest: [Int] = []
        var isMet = graph.nodes.map { _ in false }
        for node in asked + graph.groups.flatMap(\.nodes) where !isMet[node] {
            isMet[node] = true
            nearest.append(node)
        }
        var index = 0
        while nearest.count < graph.nodes.count {
            if index == nearest.count, let next = isMet.firstIndex(of: false) {
                isMet[next] = true
                nearest.append(next)
            }
            for next in neighbours[nearest[index]] where !isMet[next] {
                isMet[next] = true
                nearest.append(next)
            }
            index += 1
        }
        return nearest
    }
}
