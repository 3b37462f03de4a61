import Documents

/// A line as short straight pieces, to count where it crosses others.
struct GraphTrack {
    private let samples: [GraphPoint]
    private let points: [GraphPoint]
    private let low: GraphPoint
    private let high: GraphPoint

    /// The pieces of `curve`.
    init(_ curve: GraphCurve) {
        samples = curve.samples
        points = curve.isStraight ? [curve.points[0], curve.points[3]] : samples
        low = GraphPoint(x: points.map(\.x).min() ?? 0, y: points.map(\.y).min() ?? 0)
        high = GraphPoint(x: points.map(\.x).max() ?? 0, y: points.map(\.y).max() ?? 0)
    }

    /// How near a line may pass a variable.
    private static let clearance = 6.0

    /// How many variables but the ends of `edge` it runs into.
    func hits(among boxes: [GraphBox], except edge: GraphDiagram.Edge) -> Int {
        boxes.indices.count {
            $0 != edge.from && $0 != edge.to && hits(boxes[$0], margin: GraphTrack.clearance)
        }
    }

    private func hits(_ box: GraphBox, margin: Double) -> Bool {
        let (x, y) = (box.width / 2 + margin, box.height / 2 + margin)
        guard low.x <= box.middle.x + x, high.x >= box.middle.x - x, low.y <= box.middle.y + y,
            high.y >= box.middle.y - y
        else { return false }
        return samples.contains { box.contains($0, margin: margin) }
    }

    /// How often it crosses `other`.
    func crossings(_ other: GraphTrack) -> Int {
        guard low.x <= other.high.x, other.low.x <= high.x, low.y <= other.high.y, other.low.y <= high.y else {
            return 0
        }
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
