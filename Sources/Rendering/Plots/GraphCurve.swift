/// A line of the picture of a graph, made of cubic curves.
struct GraphCurve {
    /// Where it begins, and of each piece two places that pull it and its end.
    private(set) var points: [GraphPoint]
    /// Whether it is one straight line.
    let isStraight: Bool

    /// How many straight lines stand for a piece where curves are compared.
    private static let steps = 14

    /// A straight line.
    init(_ start: GraphPoint, _ end: GraphPoint) {
        points = [start, start.toward(end, 1.0 / 3), start.toward(end, 2.0 / 3), end]
        isStraight = true
    }

    /// A bow whose middle stands `bulge` to the side of the straight line, and more of it near the start for a `skew`
    /// above 0.
    init(_ start: GraphPoint, _ end: GraphPoint, bulge: Double, skew: Double) {
        let length = max(start.distance(to: end), 1)
        let pull = bulge * 4 / 3
        let (x, y) = ((end.y - start.y) / length * pull, (start.x - end.x) / length * pull)
        points = [start]
        for (share, part) in [(0.2, 1 + skew), (0.8, 1 - skew)] {
            let on = start.toward(end, share)
            points.append(GraphPoint(x: on.x + x * part, y: on.y + y * part))
        }
        points.append(end)
        isStraight = false
    }

    /// A smooth line through places that leaves each along the layers' direction; its ends are slanted or do so too.
    init(through stops: [GraphPoint], isAcross: Bool, hasSlantedEnds: Bool) {
        points = [stops[0]]
        for (index, (one, next)) in zip(stops, stops.dropFirst()).enumerated() {
            let middle = one.toward(next, 0.5)
            let leaving = isAcross ? GraphPoint(x: middle.x, y: one.y) : GraphPoint(x: one.x, y: middle.y)
            let coming = isAcross ? GraphPoint(x: middle.x, y: next.y) : GraphPoint(x: next.x, y: middle.y)
            points.append(hasSlantedEnds && index == 0 ? leaving.toward(coming, 0.65) : leaving)
            points.append(hasSlantedEnds && index == stops.count - 2 ? coming.toward(leaving, 0.65) : coming)
            points.append(next)
        }
        isStraight = false
    }

    /// The place on a piece at `share` of its way.
    private func point(_ piece: Int, _ share: Double) -> GraphPoint {
        let first = 3 * piece
        let (one, two) = (points[first + 1], points[first + 2])
        let (a, b, c) = (points[first].toward(one, share), one.toward(two, share), two.toward(points[first + 3], share))
        return a.toward(b, share).toward(b.toward(c, share), share)
    }

    /// Places along it.
    var samples: [GraphPoint] {
        [points[0]]
            + (0..<points.count / 3).flatMap { piece in
                (1...GraphCurve.steps).map { point(piece, Double($0) / Double(GraphCurve.steps)) }
            }
    }

    /// The same line from the other end.
    var reversed: GraphCurve {
        var curve = self
        curve.points.reverse()
        return curve
    }

    /// What is left of it outside `box`, at whose middle or edge it ends.
    func ending(at box: GraphBox, margin: Double) -> GraphCurve {
        var curve = self
        while curve.points.count > 4, box.contains(curve.points[curve.points.count - 4], margin: margin) {
            curve.points.removeLast(3)
        }
        curve.cut(at: box, margin: margin)
        return curve
    }

    /// Ends the last piece where it comes to `box`.
    private mutating func cut(at box: GraphBox, margin: Double) {
        let last = points.count / 3 - 1
        // The last place outside, of many and then between two of them.
        let step = (0..<64).last { !box.contains(point(last, Double($0) / 64), margin: margin) } ?? 0
        var (outside, inside) = (Double(step) / 64, Double(step + 1) / 64)
        for _ in 0..<20 {
            let middle = (outside + inside) / 2
            if box.contains(point(last, middle), margin: margin) { inside = middle } else { outside = middle }
        }
        let p = Array(points[(3 * last)...])
        let (a, b, c) = (p[0].toward(p[1], outside), p[1].toward(p[2], outside), p[2].toward(p[3], outside))
        let (d, e) = (a.toward(b, outside), b.toward(c, outside))
        points.replaceSubrange((3 * last)..., with: [p[0], a, d, d.toward(e, outside)])
    }
}
