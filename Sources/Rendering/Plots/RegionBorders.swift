/// The lines between the regions of classes: through the middles of the edges between their cells, and smoothed, for the
/// cells' steps are not the classifier's.
struct RegionBorders {
    /// A place in the grid, in cells from its lower left corner.
    struct Place: Hashable {
        var x: Double
        var y: Double
    }

    /// The lines; where three classes meet, and at the edge of the grid, one ends.
    let lines: [[Place]]

    /// The borders of `grid`.
    init(_ grid: RegionGrid) {
        var pieces: [(Place, Place)] = []
        for row in 0...grid.rows {
            for column in 0...grid.columns {
                let corner = Place(x: Double(column), y: Double(row))
                let middles = RegionBorders.middles(about: (column, row), in: grid)
                if middles.count == 2 {
                    pieces.append((middles[0], middles[1]))
                } else {
                    pieces += middles.map { ($0, corner) }
                }
            }
        }
        lines = RegionBorders.joined(pieces).map { RegionBorders.smoothed(RegionBorders.smoothed($0)) }
    }

    /// The middles of the edges that meet at a corner and part classes.
    private static func middles(about corner: (column: Int, row: Int), in grid: RegionGrid) -> [Place] {
        let (column, row) = corner
        let (x, y) = (Double(column), Double(row))
        var middles: [Place] = []
        if grid.differ((column - 1, row), (column, row)) { middles.append(Place(x: x, y: y + 0.5)) }
        if grid.differ((column - 1, row - 1), (column, row - 1)) { middles.append(Place(x: x, y: y - 0.5)) }
        if grid.differ((column, row - 1), (column, row)) { middles.append(Place(x: x + 0.5, y: y)) }
        if grid.differ((column - 1, row - 1), (column - 1, row)) { middles.append(Place(x: x - 0.5, y: y)) }
        return middles
    }

    /// Pieces with common ends as lines, in the order of the pieces.
    private static func joined(_ pieces: [(Place, Place)]) -> [[Place]] {
        var meeting: [Place: [Int]] = [:]
        for (number, piece) in pieces.enumerated() {
            meeting[piece.0, default: []].append(number)
            meeting[piece.1, default: []].append(number)
        }
        var isUsed = Array(repeating: false, count: pieces.count)
        var lines: [[Place]] = []
        func follow(_ number: Int, from start: Place) {
            var line = [start]
            var next: Int? = number
            while let number = next, let end = line.last {
                isUsed[number] = true
                let place = pieces[number].0 == end ? pieces[number].1 : pieces[number].0
                line.append(place)
                let others = meeting[place] ?? []
                next = others.count == 2 ? others.first { !isUsed[$0] } : nil
            }
            lines.append(line)
        }
        // First the lines with ends, then the rings.
        for (number, piece) in pieces.enumerated() {
            for end in [piece.0, piece.1] where !isUsed[number] && meeting[end]?.count != 2 {
                follow(number, from: end)
            }
        }
        for (number, piece) in pieces.enumerated() where !isUsed[number] { follow(number, from: piece.0) }
        return lines
    }

    /// Each place the mean of its neighbours, weighted 1 4 6 4 1; the ends of a line stay.
    private static func smoothed(_ line: [Place]) -> [Place] {
        let isRing = line.count > 4 && line.first == line.last
        let last = line.count - 1
        func place(_ index: Int) -> Place {
            isRing ? line[(index + last) % last] : line[min(max(index, 0), last)]
        }
        return line.indices.map { index in
            guard isRing || (index > 0 && index < last) else { return line[index] }
            var (x, y) = (0.0, 0.0)
            for (offset, weight) in [(-2, 0.0625), (-1, 0.25), (0, 0.375), (1, 0.25), (2, 0.0625)] {
                let neighbour = place(index + offset)
                x += weight * neighbour.x
                y += weight * neighbour.y
            }
            return Place(x: x, y: y)
        }
    }
}
