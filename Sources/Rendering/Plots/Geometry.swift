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

/// Where a band begins and ends above a place.
struct BandEdge: Hashable, Sendable {
    /// The place.
    var x: Double
    /// Where one of its curves is.
    var low: Double
    /// Where the other is.
    var high: Double

    /// The polygon around a band.
    static func outline(_ band: [BandEdge]) -> [Position] {
        band.map { Position(x: $0.x, y: $0.high) } + band.reversed().map { Position(x: $0.x, y: $0.low) }
    }
}

/// The lines of one value.
struct ContourLevel: Hashable, Sendable {
    /// The value.
    var value: String
    /// Its lines.
    var runs: [[Position]]
}

/// The cells of one class.
struct Region: Hashable, Sendable {
    /// What the class is called.
    var name: String
    /// Rectangles that do not overlap.
    var boxes: [Box]
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
    /// What lies between two curves; not cut off.
    case bands([[BandEdge]])
    /// Lines of equal value, from the lowest.
    case contours([ContourLevel])
    /// The cells of each class, and the lines between them.
    case regions([Region], borders: [[Position]])
    /// A straight line from edge to edge, against which others are read.
    case rule(Position, Position)
    /// Words beside a place.
    case words(Position, String)

    /// Whether nothing is to be seen.
    var isEmpty: Bool {
        switch self {
        case .points(let points): points.isEmpty
        case .paths(let paths): paths.isEmpty
        case .bars(let bars): bars.isEmpty
        case .bins(let boxes, _): boxes.isEmpty
        case .bands(let bands): !bands.contains { !Clipping.polygon(BandEdge.outline($0)).isEmpty }
        case .contours(let levels): levels.isEmpty
        case .regions(let regions, _): regions.allSatisfy(\.boxes.isEmpty)
        case .rule, .words: false
        }
    }
}
