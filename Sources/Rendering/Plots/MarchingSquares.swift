import Documents

/// Lines of equal value through a grid, after W. E. Lorensen and H. E. Cline, "Marching cubes" (1987), in two dimensions.
///
/// Cells are visited row by row from the lowest, and lines begun in that order, so the same grid gives the same lines
/// everywhere.
enum MarchingSquares {
    /// The lines along which `surface` has the value `level`, in its own coordinates; the last point of a closed line is
    /// its first. A cell with a corner that is not finite has none.
    static func lines(of level: Double, on surface: Surface) -> [[(x: Double, y: Double)]] {
        let segments = segments(of: level, on: surface)
        var neighbours: [Int: [Int]] = [:]
        for (index, segment) in segments.enumerated() {
            neighbours[segment.start, default: []].append(index)
            neighbours[segment.end, default: []].append(index)
        }
        var isUsed = Array(repeating: false, count: segments.count)
        /// The edges that a line passes, from the edge `start` on.
        func follow(_ start: Int) -> [Int] {
            var edges = [start]
            while let next = neighbours[edges[edges.count - 1]]?.first(where: { !isUsed[$0] }) {
                isUsed[next] = true
                let segment = segments[next]
                edges.append(segment.start == edges[edges.count - 1] ? segment.end : segment.start)
            }
            return edges
        }
        var lines: [[(x: Double, y: Double)]] = []
        for (index, segment) in segments.enumerated() where !isUsed[index] {
            isUsed[index] = true
            let ahead = follow(segment.end)
            let behind = follow(segment.start)
            lines.append((behind.reversed() + ahead).map { place(on: $0, level, surface) })
        }
        return lines
    }

    /// A piece of a line within a cell, from one of its edges to another.
    private struct Segment {
        var start: Int
        var end: Int
    }

    private static func segments(of level: Double, on surface: Surface) -> [Segment] {
        let (columns, rows) = (surface.x.count, surface.y.count)
        var segments: [Segment] = []
        guard columns > 1, rows > 1 else { return [] }
        for row in 0..<rows - 1 {
            for column in 0..<columns - 1 {
                let corner = row * columns + column
                // Anticlockwise from the lower left.
                let values = [corner, corner + 1, corner + columns + 1, corner + columns].map { surface.values[$0] }
                guard values.allSatisfy(\.isFinite) else { continue }
                // An edge is named by its first point: even along a row, odd along a column.
                let (bottom, right, top, left) = (
                    2 * corner, 2 * (corner + 1) + 1, 2 * (corner + columns), 2 * corner + 1
                )
                let above = values.map { $0 >= level }
                let middleIsAbove = values.reduce(0) { $0 + $1 / 4 } >= level
                switch (above[0], above[1], above[2], above[3]) {
                case (true, true, true, true), (false, false, false, false): break
                case (true, false, false, false), (false, true, true, true):
                    segments.append(Segment(start: left, end: bottom))
                case (false, true, false, false), (true, false, true, true):
                    segments.append(Segment(start: bottom, end: right))
                case (false, false, true, false), (true, true, false, true):
                    segments.append(Segment(start: right, end: top))
                case (false, false, false, true), (true, true, true, false):
                    segments.append(Segment(start: top, end: left))
                case (true, true, false, false), (false, false, true, true):
                    segments.append(Segment(start: left, end: right))
                case (true, false, false, true), (false, true, true, false):
                    segments.append(Segment(start: bottom, end: top))
                // A saddle: its middle tells which corners belong together.
                case (true, false, true, false), (false, true, false, true):
                    if above[0] == middleIsAbove {
                        segments += [Segment(start: bottom, end: right), Segment(start: top, end: left)]
                    } else {
                        segments += [Segment(start: left, end: bottom), Segment(start: right, end: top)]
                    }
                }
            }
        }
        return segments
    }

    /// Where the level is on an edge, between its ends by proportion.
    private static func place(on edge: Int, _ level: Double, _ surface: Surface) -> (x: Double, y: Double) {
        let columns = surface.x.count
        let point = edge / 2
        let (column, row) = (point % columns, point / columns)
        let isAlongRow = edge % 2 == 0
        let (a, b) = (surface.values[point], surface.values[isAlongRow ? point + 1 : point + columns])
        let share = ShadeScale.share(of: level, from: a, to: b)
        func between(_ low: Double, _ high: Double) -> Double { low * (1 - share) + high * share }
        return isAlongRow
            ? (between(surface.x[column], surface.x[column + 1]), surface.y[row])
            : (surface.x[column], between(surface.y[row], surface.y[row + 1]))
    }
}
