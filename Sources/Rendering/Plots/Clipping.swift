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
}
