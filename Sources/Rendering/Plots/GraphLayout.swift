import Documents

/// Where the variables of a graph stand: in layers, each behind its causes, and across them at whole places.
///
/// The same for every format, which only says how much room a variable takes across. Parts that nothing joins stand
/// beside each other, variables without arrows in rows of their own.
struct GraphLayout {
    /// Of each node its layer, from 0.
    private(set) var layers: [Int]
    /// Of each node the place of its middle across the layers.
    private(set) var places: [Int]
    /// Of each arrow the places at which it passes the layers between its ends.
    private(set) var bends: [[Int]]
    /// How many layers there are.
    private(set) var layerCount: Int
    /// How much room all take across.
    private(set) var extent: Int

    /// Lays out `graph`, whose nodes take `sizes` across and whose arrows take `bend` where they pass a layer; even numbers.
    init(_ graph: GraphDiagram, sizes: [Int], bend: Int) {
        layers = Array(repeating: 0, count: graph.nodes.count)
        places = layers
        bends = Array(repeating: [], count: graph.arrows.count)
        (layerCount, extent) = (0, 0)
        let straight = GraphLayout.straightness(graph)
        var parts = GraphLayout.parts(graph)
        let alone = parts.filter { $0.count == 1 }.flatMap { $0 }
        parts = parts.filter { $0.count > 1 }
        for part in parts {
            var number = Array(repeating: 0, count: graph.nodes.count)
            for (index, node) in part.enumerated() { number[node] = index }
            let isIn = Set(part)
            let kept = graph.arrows.indices.filter { isIn.contains(graph.arrows[$0].from) }
            let arrows = kept.map { (from: number[graph.arrows[$0].from], to: number[graph.arrows[$0].to]) }
            let arcs = graph.arcs.filter { isIn.contains($0.from) }.map { (number[$0.from], number[$0.to]) }
            let inLayers = GraphLayers(part.count, arrows: arrows)
            let order = GraphOrder(inLayers, arrows: arrows, arcs: arcs)
            let room = order.items.map { $0.node.map { sizes[part[$0]] } ?? bend }
            let anchor = part.firstIndex { graph.nodes[$0].role == .treatment } ?? part.indices.first
            let placed = GraphPlaces(
                order, sizes: room, weights: kept.map { straight[$0] }, anchor: anchor)
            let end = zip(placed.places, room).map { $0 + $1 / 2 }.max() ?? 0
            for (index, node) in part.enumerated() {
                layers[node] = inLayers.layers[index]
                places[node] = extent + placed.places[index]
            }
            for (arrow, chain) in zip(kept, order.chains) {
                bends[arrow] = chain.dropFirst().dropLast().map { extent + placed.places[$0] }
            }
            layerCount = max(layerCount, inLayers.count)
            extent += end
        }
        let columns = max(layerCount, min(alone.count, 4))
        var (index, depth) = (0, 0)
        while index < alone.count {
            let row = alone[index..<min(index + columns, alone.count)]
            depth = row.reduce(0) { max($0, sizes[$1]) }
            for (layer, node) in row.enumerated() {
                layers[node] = layer
                places[node] = extent + depth / 2
            }
            extent += depth
            index += columns
        }
        layerCount = alone.isEmpty ? layerCount : columns
    }

    /// The nodes that arrows and arcs join, part by part in the order of their first.
    private static func parts(_ graph: GraphDiagram) -> [[Int]] {
        var neighbours = Array(repeating: [Int](), count: graph.nodes.count)
        for edge in graph.arrows + graph.arcs where edge.from != edge.to {
            neighbours[edge.from].append(edge.to)
            neighbours[edge.to].append(edge.from)
        }
        var isMet = graph.nodes.map { _ in false }
        var parts: [[Int]] = []
        for start in graph.nodes.indices where !isMet[start] {
            var part: [Int] = []
            var waiting = [start]
            isMet[start] = true
            while let node = waiting.popLast() {
                part.append(node)
                for next in neighbours[node] where !isMet[next] {
                    isMet[next] = true
                    waiting.append(next)
                }
            }
            parts.append(part.sorted())
        }
        return parts
    }

    /// How straight each arrow is to be: those on ways from a treatment to an outcome more than others, and most of all one
    /// that leads there directly.
    private static func straightness(_ graph: GraphDiagram) -> [Double] {
        func reached(_ role: GraphDiagram.Role, isForward: Bool) -> [Bool] {
            var isMet = graph.nodes.map { $0.role == role }
            for _ in graph.nodes {
                for arrow in graph.arrows {
                    let (from, to) = isForward ? (arrow.from, arrow.to) : (arrow.to, arrow.from)
                    if isMet[from] { isMet[to] = true }
                }
            }
            return isMet
        }
        let (behind, before) = (reached(.treatment, isForward: true), reached(.outcome, isForward: false))
        return graph.arrows.map { arrow in
            guard behind[arrow.from], before[arrow.to] else { return 1 }
            return graph.nodes[arrow.from].role == .treatment && graph.nodes[arrow.to].role == .outcome ? 100 : 12
        }
    }
}
