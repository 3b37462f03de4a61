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
    /// How near a line may pass a variable.
    private static let clearance = 6.0

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
        addArcs(graph)
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

    private typealias Placed = (boxes: [GraphBox], stops: [[GraphPoint]], width: Double)

    /// Outlines, and of each arrow the places that it passes between other variables.
    private static func place(
        _ graph: GraphDiagram, _ sizes: [(width: Double, height: Double)], isAcross: Bool
    ) -> Placed {
        let room = sizes.map { size in
            let length = isAcross ? size.height + 22 : size.width + 16
            return 2 * Int((length / unit / 2).rounded(.up))
        }
        let layout = GraphLayout(graph, sizes: room, bend: 2)
        // How far a layer reaches along the way of the arrows, and the gap behind it: wide where they are steep.
        var (depths, steepest) = (Array(repeating: 0.0, count: layout.layerCount), Array(repeating: 0, count: layout.layerCount))
        for (node, size) in sizes.enumerated() {
            depths[layout.layers[node]] = max(depths[layout.layers[node]], isAcross ? size.width : size.height)
        }
        for (arrow, bends) in zip(graph.arrows, layout.bends) {
            let places = [layout.places[arrow.from]] + bends + [layout.places[arrow.to]]
            let first = min(layout.layers[arrow.from], layout.layers[arrow.to])
            for (index, (one, next)) in zip(places, places.dropFirst()).enumerated() where first + index < layout.layerCount {
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
            return bends.enumerated().flatMap { index, place in
                let layer = first + 1 + index
                let across = Double(place) * unit
                let half = depths[layer] / 2
                return [point(middles[layer] - half, across), point(middles[layer] + half, across)]
            }
        }
        return (boxes, stops, isAcross ? end : Double(layout.extent) * unit)
    }

    /// A straight arrow where nothing stands in its way, else one that passes between the variables.
    private func arrow(_ edge: GraphDiagram.Edge, stops: [GraphPoint]) -> GraphCurve {
        let (cause, effect) = (boxes[edge.from], boxes[edge.to])
        func side(_ box: GraphBox, _ side: Double) -> GraphPoint {
            isAcross
                ? GraphPoint(x: box.middle.x + side * box.width / 2, y: box.middle.y)
                : GraphPoint(x: box.middle.x, y: box.middle.y + side * box.height / 2)
        }
        var curve = GraphCurve(cause.middle, effect.middle)
        if hits(curve, except: edge) > 0 {
            curve = GraphCurve(
                through: [cause.middle] + stops + [effect.middle], isAcross: isAcross, hasSlantedEnds: true)
        }
        if hits(curve, except: edge) > 0 {
            curve = GraphCurve(
                through: [side(cause, 1)] + stops + [side(effect, -1)], isAcross: isAcross, hasSlantedEnds: false)
        }
        return curve.reversed.ending(at: cause, margin: SVGGraphScene.gap).reversed
            .ending(at: effect, margin: SVGGraphScene.gap)
    }

    /// How many variables but its ends a line runs into.
    private func hits(_ curve: GraphCurve, except edge: GraphDiagram.Edge) -> Int {
        let samples = curve.samples
        return boxes.indices.count { node in
            node != edge.from && node != edge.to
                && samples.contains { boxes[node].contains($0, margin: SVGGraphScene.clearance) }
        }
    }

    /// Adds each arc as the bow that runs into the fewest variables, then crosses the fewest lines, then is flattest;
    /// those between near variables first.
    private mutating func addArcs(_ graph: GraphDiagram) {
        func length(_ arc: Int) -> Double {
            boxes[graph.arcs[arc].from].middle.distance(to: boxes[graph.arcs[arc].to].middle)
        }
        var found: [Int: GraphCurve] = [:]
        var lines = arrows.map { GraphTrack($0) }
        for arc in graph.arcs.indices.sorted(by: { (length($0), $0) < (length($1), $1) }) {
            let edge = graph.arcs[arc]
            // Always from the left, so that a bow to the first side is one upwards.
            let isLeft = boxes[edge.from].middle.x <= boxes[edge.to].middle.x
            let (one, other) = isLeft ? (boxes[edge.from], boxes[edge.to]) : (boxes[edge.to], boxes[edge.from])
            let base = 14 + length(arc) * 0.22
            var best: (cost: Double, curve: GraphCurve)?
            func attempt(_ step: Int, _ side: Double, _ skew: Double) {
                let bulge = side * (base + Double(step) * 13)
                let curve = GraphCurve(one.middle, other.middle, bulge: bulge, skew: skew)
                    .ending(at: other, margin: SVGGraphScene.gap)
                    .reversed.ending(at: one, margin: SVGGraphScene.gap).reversed
                var cost =
                    Double(hits(curve, except: edge)) * 400 + Double(step) * 2 + (side < 0 ? 1 : 0) + abs(skew) * 8
                guard cost < best?.cost ?? .infinity else { return }
                let track = GraphTrack(curve)
                cost += Double(lines.reduce(0) { $0 + $1.crossings(track) }) * 9
                if cost < best?.cost ?? .infinity { best = (cost, curve) }
            }
            for step in 0..<14 {
                for side in [1.0, -1] { for skew in [0, 0.5, -0.5] { attempt(step, side, skew) } }
            }
            // Nothing is clear: further out it may be.
            if best?.cost ?? 0 >= 400 {
                for step in stride(from: 0, to: 60, by: 2) {
                    for side in [1.0, -1] { for skew in [0, 0.25, -0.25, 0.8, -0.8] { attempt(step, side, skew) } }
                }
            }
            guard let best else { continue }
            found[arc] = best.curve
            lines.append(GraphTrack(best.curve))
        }
        arcs = graph.arcs.indices.compactMap { found[$0] }
    }
}

/// A line as short straight pieces, to count where it crosses others.
private struct GraphTrack {
    private let points: [GraphPoint]
    private let low: GraphPoint
    private let high: GraphPoint

    init(_ curve: GraphCurve) {
        points = curve.isStraight ? [curve.points[0], curve.points[3]] : curve.samples
        low = GraphPoint(x: points.map(\.x).min() ?? 0, y: points.map(\.y).min() ?? 0)
        high = GraphPoint(x: points.map(\.x).max() ?? 0, y: points.map(\.y).max() ?? 0)
    }

    func crossings(_ other: GraphTrack) -> Int {
        guard low.x <= other.high.x, other.low.x <= high.x, low.y <= other.high.y, other.low.y <= high.y else { return 0 }
        var count = 0
        for (a, b) in zip(points, points.dropFirst()) {
            for (c, d) in zip(other.points, other.points.dropFirst()) {
                guard min(a.x, b.x) <= max(c.x, d.x), min(c.x, d.x) <= max(a.x, b.x) else { continue }
                func side(_ p: GraphPoint, _ q: GraphPoint, _ r: GraphPoint) -> Bool {
                    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) > 0
                }
                if side(a, b, c) != side(a, b, d), side(c, d, a) != side(c, d, b) { count += 1 }
            }
        }
        return count
    }
}
