/// A place in the frame: (0, 0) is its lower left corner, (1, 1) its upper right one.
struct Position: Hashable, Sendable {
    /// From left to right.
    var x: Double
    /// From bottom to top.
    var y: Double
}

/// What a mark looks like within the frame; everything outside is cut off.
enum Geometry: Hashable, Sendable {
    /// Unconnected points.
    case points([Position])
    /// Runs of joined points; a run of one point stands for itself.
    case paths([[Position]])

    /// Whether nothing is to be seen.
    var isEmpty: Bool {
        switch self {
        case .points(let points): points.isEmpty
        case .paths(let paths): paths.isEmpty
        }
    }
}
