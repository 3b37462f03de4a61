/// Cuts shapes off at the frame.
enum Clipping {
    /// Whether `position` is in the frame.
    static func holds(_ position: Position) -> Bool {
        (0...1).contains(position.x) && (0...1).contains(position.y)
    }

    /// The parts of the line through `positions` that are in the frame; nil interrupts it.
    static func visibleRuns(_ positions: [Position?]) -> [[Position]] {
        var runs: [[Position]] = []
        var run: [Position] = []
        func close() {
            if !run.isEmpty { runs.append(run) }
            run = []
        }
        for (index, position) in positions.enumerated() {
            guard let position else {
                close()
                continue
            }
            guard index > 0, let before = positions[index - 1] else {
                if holds(position) { run = [position] }
                continue
            }
            guard let (start, end) = visiblePart(from: before, to: position) else {
                close()
                continue
            }
            if run.isEmpty { run = [start] }
            if end != run.last { run.append(end) }
            if end != position { close() }
        }
        close()
        return runs
    }

    /// The part of a segment that is in the frame, by the algorithm of Y.-D. Liang and B. A. Barsky (1984).
    static func visiblePart(from a: Position, to b: Position) -> (Position, Position)? {
        if holds(a), holds(b) { return (a, b) }
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        var (enter, leave) = (0.0, 1.0)
        for (delta, distance) in [(-dx, a.x), (dx, 1 - a.x), (-dy, a.y), (dy, 1 - a.y)] {
            if delta == 0 {
                if distance < 0 { return nil }
            } else if delta < 0 {
                enter = max(enter, distance / delta)
            } else {
                leave = min(leave, distance / delta)
            }
        }
        guard enter <= leave else { return nil }
        func at(_ t: Double) -> Position {
            Position(x: min(max(a.x + t * dx, 0), 1), y: min(max(a.y + t * dy, 0), 1))
        }
        return (enter == 0 ? a : at(enter), leave == 1 ? b : at(leave))
    }

    /// The part of a polygon that is in the frame, by the algorithm of I. E. Sutherland and G. W. Hodgman (1974).
    static func polygon(_ corners: [Position]) -> [Position] {
        var corners = corners
        for edge in [Edge.left, .right, .bottom, .top] {
            var kept: [Position] = []
            for (index, corner) in corners.enumerated() {
                let before = corners[index == 0 ? corners.count - 1 : index - 1]
                if edge.depth(before) * edge.depth(corner) < 0 { kept.append(edge.crossing(before, corner)) }
                if edge.depth(corner) >= 0 { kept.append(corner) }
            }
            corners = kept
        }
        return corners
    }

    /// An edge of the frame.
    private enum Edge {
        case left, right, bottom, top

        /// How far within the edge `position` is.
        func depth(_ position: Position) -> Double {
            switch self {
            case .left: position.x
            case .right: 1 - position.x
            case .bottom: position.y
            case .top: 1 - position.y
            }
        }

        /// Where the line from one side of the edge to the other crosses it.
        func crossing(_ a: Position, _ b: Position) -> Position {
            let share = depth(a) / (depth(a) - depth(b))
            let place = Position(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
            return switch self {
            case .left: Position(x: 0, y: place.y)
            case .right: Position(x: 1, y: place.y)
            case .bottom: Position(x: place.x, y: 0)
            case .top: Position(x: place.x, y: 1)
            }
        }
    }
}
