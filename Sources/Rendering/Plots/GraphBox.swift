/// A place in the picture of a graph.
struct GraphPoint: Hashable {
    var x: Double
    var y: Double

    /// The place at a share of the way to `other`.
    func toward(_ other: GraphPoint, _ share: Double) -> GraphPoint {
        GraphPoint(x: x + (other.x - x) * share, y: y + (other.y - y) * share)
    }

    /// How far `other` is.
    func distance(to other: GraphPoint) -> Double {
        ((other.x - x) * (other.x - x) + (other.y - y) * (other.y - y)).squareRoot()
    }
}

/// What a variable takes in a picture: a box whose corners are round.
struct GraphBox {
    let middle: GraphPoint
    let width: Double
    let height: Double
    /// The radius of its corners.
    let radius: Double

    /// Whether `point` is in the box, made larger by `margin` on each side.
    func contains(_ point: GraphPoint, margin: Double) -> Bool {
        let (x, y) = (abs(point.x - middle.x), abs(point.y - middle.y))
        let (halfWidth, halfHeight, radius) = (width / 2 + margin, height / 2 + margin, radius + margin)
        let (dx, dy) = (x - (halfWidth - radius), y - (halfHeight - radius))
        return dx <= 0 || dy <= 0 ? x <= halfWidth && y <= halfHeight : dx * dx + dy * dy <= radius * radius
    }
}
