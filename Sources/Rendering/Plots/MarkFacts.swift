import Documents

/// What can be said about a mark from its visible points.
struct MarkFacts {
    /// Where the points are.
    let x: (low: Double, high: Double)
    /// Where the points are.
    let y: (low: Double, high: Double)
    /// How many points are visible.
    let count: Int
    /// What the points do.
    let trend: Trend

    /// What points do from the first to the last.
    enum Trend {
        /// All have the same y.
        case constant
        /// A line that ends far from where it began; half of the way is done at `half`, if that is worth saying.
        case change(from: Double, to: Double, half: Double?)
        /// A line that goes up and down, and where it is lowest and highest.
        case wander(lowAt: Double, highAt: Double)
        /// Points in which y goes with x: their correlation.
        case correlation(Double)
        /// Points in which nothing is clear.
        case cloud
    }

    /// The facts about points, joined or not, of which at least one is drawable.
    init(x xs: [Double], y ys: [Double], isLine: Bool, in layout: PlotLayout) {
        var points = zip(xs, ys).filter { x, y in
            layout.x.fraction(x).map((0...1).contains) == true && layout.y.fraction(y).map((0...1).contains) == true
        }
        // A line may cross the frame without a point in it.
        if points.isEmpty { points = zip(xs, ys).filter { $0.isFinite && $1.isFinite } }
        var (lowest, highest) = (0, 0)
        for index in points.indices {
            if points[index].1 < points[lowest].1 { lowest = index }
            if points[index].1 > points[highest].1 { highest = index }
        }
        count = points.count
        x = (points.map(\.0).min() ?? 0, points.map(\.0).max() ?? 0)
        y = points.isEmpty ? (0, 0) : (points[lowest].1, points[highest].1)
        if y.low == y.high {
            trend = .constant
        } else if !isLine {
            let correlation = MarkFacts.correlation(points)
            trend = correlation.magnitude >= 0.5 ? .correlation(correlation) : .cloud
        } else if let change = MarkFacts.change(points, range: y.high / 4 - y.low / 4) {
            trend = change
        } else {
            trend = .wander(lowAt: points[lowest].0, highAt: points[highest].0)
        }
    }

    /// A change from the first point to the last of at least three quarters of the range, which is four times `range`,
    /// with no great setback on the way.
    private static func change(_ points: [(Double, Double)], range: Double) -> Trend? {
        guard let first = points.first, let last = points.last else { return nil }
        let net = last.1 / 4 - first.1 / 4
        guard net.magnitude >= 0.75 * range, zip(points, points.dropFirst()).allSatisfy({ $0.0 <= $1.0 }) else {
            return nil
        }
        var (furthest, setback) = (0.0, 0.0)
        for point in points {
            let way = (point.1 / 4 - first.1 / 4) / net
            furthest = max(furthest, way)
            setback = max(setback, furthest - way)
        }
        guard setback < 0.3 else { return nil }
        let half = points.count < 8 ? nil : points.first { (($0.1 / 4 - first.1 / 4) / net) >= 0.5 }?.0
        let share = half.map { ($0 / 4 - first.0 / 4) / (last.0 / 4 - first.0 / 4) } ?? 0.5
        return .change(from: first.1, to: last.1, half: share < 0.3 || share > 0.7 ? half : nil)
    }

    /// Pearson's correlation; 0 where it has none.
    private static func correlation(_ points: [(Double, Double)]) -> Double {
        guard points.count >= 3 else { return 0 }
        let count = Double(points.count)
        let meanX = points.reduce(0) { $0 + $1.0 } / count
        let meanY = points.reduce(0) { $0 + $1.1 } / count
        var (xx, yy, xy) = (0.0, 0.0, 0.0)
        for (x, y) in points {
            xx += (x - meanX) * (x - meanX)
            yy += (y - meanY) * (y - meanY)
            xy += (x - meanX) * (y - meanY)
        }
        let correlation = xy / (xx.squareRoot() * yy.squareRoot())
        return correlation.isFinite ? correlation : 0
    }
}
