import Documents

/// A place that a mark wants to be seen at; nil on an axis that it has no wish for.
struct Reach {
    var x: Double?
    var y: Double?
    /// Whether `x` is where a bar ends and not a number of the data, which ticks should stand at.
    var isEdge = false
}

extension Mark.Shape {
    /// Every place that counts for the limits of the axes, for the mark number `index`.
    func reach(_ index: Int, _ slots: BarSlots) -> [Reach] {
        switch self {
        case .points(let x, let y), .line(let x, let y): zip(x, y).map { Reach(x: $0, y: $1) }
        case .bars(let bars):
            zip(bars.positions, bars.heights).flatMap { position, height in
                [
                    Reach(x: position, y: height), Reach(x: position, y: 0),
                    Reach(x: position - slots.width / 2, y: height, isEdge: true),
                    Reach(x: position + slots.width / 2, y: height, isEdge: true),
                ]
            }
        case .histogram(let histogram):
            histogram.edges.map { Reach(x: $0) } + histogram.counts.map { Reach(y: $0) } + [Reach(y: 0)]
        case .horizontal(let y): [Reach(y: y)]
        case .vertical(let x): [Reach(x: x)]
        }
    }

    /// Whether the shape wants air between its ends and the frame.
    var needsPadding: Bool {
        switch self {
        case .points, .bars, .histogram: true
        case .line(let x, _): x.count == 1
        case .horizontal, .vertical: false
        }
    }

    /// Whether the shape stands on zero, so that the axis begins there.
    var standsOnZero: Bool {
        switch self {
        case .bars, .histogram: true
        case .points, .line, .horizontal, .vertical: false
        }
    }
}
