import Documents

/// A place that a mark wants to be seen at; nil on an axis that it has no wish for.
struct Reach {
    var x: Double?
    var y: Double?
    /// Whether `x` is where a bar ends and not a number of the data, which ticks should stand at.
    var isEdge = false
}

extension Mark.Shape {
    /// Every place that counts for the limits of the axes.
    func reach(_ slots: BarSlots) -> [Reach] {
        switch self {
        case .points(let x, let y), .line(let x, let y): zip(x, y).map { Reach(x: $0, y: $1) }
        case .bars(let bars):
            zip(bars.positions, bars.heights).flatMap { position, height -> [Reach] in
                let half = slots.width / 2 + slots.air
                return [
                    Reach(x: position, y: height), Reach(x: position, y: 0),
                    Reach(x: position - half, y: height, isEdge: true),
                    Reach(x: position + half, y: height, isEdge: true),
                ]
            }
        case .histogram(let histogram):
            histogram.edges.map { Reach(x: $0) } + histogram.counts.map { Reach(y: $0) } + [Reach(y: 0)]
        case .area(let x, let low, let high):
            zip(x, zip(low, high)).flatMap { x, ends in
                ends.0.isFinite && ends.1.isFinite ? [Reach(x: x, y: ends.0), Reach(x: x, y: ends.1)] : []
            }
        case .contour(let surface): surface.x.map { Reach(x: $0) } + surface.y.map { Reach(y: $0) }
        case .regions(let regions):
            [Reach(x: regions.x.low, y: regions.y.low), Reach(x: regions.x.high, y: regions.y.high)]
        case .horizontal(let y): [Reach(y: y)]
        case .vertical(let x): [Reach(x: x)]
        case .text(let x, let y, _): [Reach(x: x, y: y)]
        case .heatmap, .images, .net, .graph: []
        }
    }

    /// Whether the shape wants air between its ends and the frame.
    var needsPadding: Bool {
        switch self {
        case .points, .bars, .histogram, .text: true
        case .line(let x, _), .area(let x, _, _): x.count == 1
        case .contour, .regions, .horizontal, .vertical, .heatmap, .images, .net, .graph: false
        }
    }

    /// Whether the shape is to fill the frame to its edges.
    var fillsFrame: Bool {
        switch self {
        case .contour, .regions: true
        case .points, .line, .bars, .histogram, .area, .horizontal, .vertical, .text, .heatmap, .images, .net, .graph:
            false
        }
    }

    /// Whether the shape stands on zero, so that the axis begins there.
    var standsOnZero: Bool {
        switch self {
        case .bars, .histogram: true
        case .points, .line, .area, .contour, .regions, .horizontal, .vertical, .text, .heatmap, .images, .net, .graph:
            false
        }
    }
}
