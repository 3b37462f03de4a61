import Documents

/// Where everything in the picture of a causal graph stands.
///
/// Layers follow each other from left to right, as the field draws treatment and outcome; from top to bottom where that
/// is narrower and from left to right would be wider than a page.
struct SVGGraphScene {
    /// A line of a name.
    static let (textSize, lineHeight) = (12.0, 14.0)
    /// The unit of places across layers.
    private static let unit = 13.0
    private static let widestName = 118.0
    private static let page = 520.0

    /// Of each variable the lines of its name.
    let names: [[String]]
    /// Of each variable its outline.
    private(set) var boxes: [GraphBox] = []
    /// From the edge of a cause to the edge of an effect.
    private(set) var arrows: [GraphCurve] = []
    /// From variable to variable.
    private(set) var arcs: [GraphCurve] = []
    /// Of each variable the curves' distance from its outline.
    static let gap = 3.0

    private let isAcross: Bool

    /// Places for `graph`.
    init(_ graph: GraphDiagram) {
        names = graph.nodes.map { node in
            let lines = SVGText.lines(
                PlotText.line(node.name), size: SVGGraphScene.textSize, width: SVGGraphScene.widestName, atMost: 2)
            return lines.isEmpty ? [""] : lines
        }
        let sizes = names.map { lines in
            let text = lines.reduce(0) { max($0, SVGText.width($1, size: SVGGraphScene.textSize)) }
            return (
                width: max(30, (text + 20).rounded(.up)), height: Double(lines.count) * SVGGraphScene.lineHeight + 16
            )
        }
        let flat = SVGGraphScene.place(graph, sizes, isAcross: true)
        let tall = flat.width > SVGGraphScene.page ? SVGGraphScene.place(graph, sizes, isAcross: false) : nil
        let chosen = tall.flatMap { $0.width < flat.width ? $0 : nil } ?? flat
        isAcross = tall == nil || chosen.width == flat.width
        boxes = chosen.boxes
        arrows = graph.arrows.indices.map { arrow(graph.arrows[$0], stops: chosen.stops[$0]) }
        arcs = SVGGraphArcs(graph, boxes: boxes, arrows: arrows).curves
    }

    /// The outermost places, with room around lines and frames.
    var corners: (low: GraphPoint, high: GraphPoint) {
        var (low, high) = (GraphPoint(x: 0, y: 0), GraphPoint(x: 0, y: 0))
        func include(_ point: GraphPoint, _ x: Double, _ y: Double) {
            low = GraphPoint(x: min(low.x, point.x - x), y: min(low.y, point.y - y))
            high = GraphPoint(x: max(high.x, point.x + x), y: max(high.y, point.y + y))
        }
        if let first = boxes.first { (low, high) = (first.middle, first.middle) }
        for box in boxes { include(box.middle, box.width / 2 + 8, box.height / 2 + 8) }
        for curve in arrows + arcs { for point in curve.samples { include(point, 3, 3) } }
        return (low, high)
    }

    private typealias Placed = (boxes: [GraphBox], stops: [ArraySlice<GraphPoint>], width: Double)

    /// Outlines, and of each arrow the edges of the layers that it leaves, passes and comes to, where it does.
    private static func place(
        _ graph: GraphDiagram, _ sizes: [(width: Double, height: Double)], isAcross: Bool
    ) -> Placed {
        let room = sizes.map { size in
            let length = isAcross ? size.height + 22 : size.width + 16
            return 2 * Int((length / unit / 2).rounded(.up))
        }
        let layout = GraphLayout(graph, sizes: room, bend: 2)
        // How far a layer reaches along the way of the arrows, and the gap behind it: wide where they are steep.
        var (depths, steepest) = (
            Array(repeating: 0.0, count: layout.layerCount), Array(repeating: 0, count: layout.layerCount)
        )
        for (node, size) in sizes.enumerated() {
            depths[layout.layers[node]] = max(depths[layout.layers[node]], isAcross ? size.width : size.height)
        }
        for (arrow, bends) in zip(graph.arrows, layout.bends) {
            let places = [layout.places[arrow.from]] + bends + [layout.places[arrow.to]]
            let first = min(layout.layers[arrow.from], layout.layers[arrow.to])
            for (index, (one, next)) in zip(places, places.dropFirst()).enumerated()
            where first + index < layout.layerCount {
                steepest[first + index] = max(steepest[first + index], abs(one - next))
            }
        }
        var middles: [Double] = []
        var end = 0.0
        for (layer, depth) in depths.enumerated() {
            middles.append(end + depth / 2)
            let steep = Double(steepest[layer]) * unit * (isAcross ? 0.3 : 0.16)
            end += depth + (isAcross ? min(46 + steep, 96) : min(32 + steep, 64))
        }
        func point(_ along: Double, _ across: Double) -> GraphPoint {
            isAcross ? GraphPoint(x: along, y: across) : GraphPoint(x: across, y: along)
        }
        let boxes = sizes.enumerated().map { node, size in
            GraphBox(
                middle: point(middles[layout.layers[node]], Double(layout.places[node]) * unit), width: size.width,
                height: size.height, radius: graph.nodes[node].role == .given ? 3 : min(size.height / 2, 15))
        }
        let stops = zip(graph.arrows, layout.bends).map { arrow, bends in
            let first = min(layout.layers[arrow.from], layout.layers[arrow.to])
            let places = [layout.places[arrow.from]] + bends + [layout.places[arrow.to]]
            return places.enumerated().flatMap { index, place in
                let layer = min(first + index, depths.count - 1)
                let across = Double(place) * unit
                let half = depths[layer] / 2
                return [point(middles[layer] - half, across), point(middles[layer] + half, across)]
            }.dropFirst().dropLast()
        }
        return (boxes, stops, isAcross ? end : Double(layout.extent) * unit)
    }

    /// A straight arrow where nothing stands in its way, else one that passes between the variables.
    private func arrow(_ edge: GraphDiagram.Edge, stops: ArraySlice<GraphPoint>) -> GraphCurve {
        let (cause, effect) = (boxes[edge.from], boxes[edge.to])
        func side(_ box: GraphBox, _ side: Double) -> GraphPoint {
            isAcross
                ? GraphPoint(x: box.middle.x + side * box.width / 2, y: box.middle.y)
                : GraphPoint(x: box.middle.x, y: box.middle.y + side * box.height / 2)
        }
        var curve = GraphCurve(cause.middle, effect.middle)
        if GraphTrack(curve).hits(among: boxes, except: edge) > 0 {
            curve = GraphCurve(
                through: [cause.middle] + stops.dropFirst().dropLast() + [effect.middle], isAcross: isAcross,
                hasSlantedEnds: true)
        }
        if GraphTrack(curve).hits(among: boxes, except: edge) > 0 {
            curve = GraphCurve(
                through: [side(cause, 1)] + stops + [side(effect, -1)], isAcross: isAcross, hasSlantedEnds: false)
        }
        return curve.reversed.ending(at: cause, margin: SVGGraphScene.gap).reversed
            .ending(at: effect, margin: SVGGraphScene.gap)
    }
}
