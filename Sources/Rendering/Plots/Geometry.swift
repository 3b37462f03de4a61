/// A place in the frame: (0, 0) is its lower left corner, (1, 1) its upper right one.
struct Position: Hashable, Sendable {
    /// From left to right.
    var x: Double
    /// From bottom to top.
    var y: Double
}

/// A rectangle in the frame.
struct Box: Hashable, Sendable {
    /// From left to right.
    var x: ClosedRange<Double>
    /// From bottom to top.
    var y: ClosedRange<Double>
}

/// A bar in the frame.
struct Bar: Hashable, Sendable {
    /// What it covers.
    var box: Box
    /// Whether it hangs from zero.
    var isHanging: Bool
    /// Its height in digits.
    var value: String
}

/// What a mark looks like within the frame; everything outside is cut off.
enum Geometry: Hashable, Sendable {
    /// Unconnected points.
    case points([Position])
    /// Runs of joined points; a run of one point stands for itself.
    case paths([[Position]])
    /// Bars.
    case bars([Bar])
    /// Bins side by side, and the line around them from the bottom left to the bottom right.
    case bins([Box], outline: [[Position]])
    /// A straight line from edge to edge, against which others are read.
    case rule(Position, Position)

    /// Whether nothing is to be seen.
    var isEmpty: Bool {
        switch self {
        case .points(let points): points.isEmpty
        case .paths(let paths): paths.isEmpty
        case .bars(let bars): bars.isEmpty
        case .bins(let boxes, _): boxes.isEmpty
        case .rule: false
        }
    }
}
