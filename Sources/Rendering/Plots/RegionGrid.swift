import Documents

/// The cells of regions, gathered into few rectangles, and the lines between classes.
struct RegionGrid {
    /// How many cells are in a row.
    let columns: Int
    /// How many rows there are.
    let rows: Int
    private let classes: [Int?]

    /// The grid of `regions`.
    init(_ regions: Regions) {
        columns = regions.columns
        rows = regions.classes.count / regions.columns
        classes = regions.classes
    }

    /// Where the edge before cell number `index` of `count` is.
    static func edge(_ index: Int, of count: Int, _ limits: Plot.Limits) -> Double {
        let share = Double(index) / Double(count)
        return limits.low * (1 - share) + limits.high * share
    }

    /// A rectangle of cells.
    struct Cells {
        var columns: Range<Int>
        var rows: Range<Int>
    }

    /// The cells of a class: runs along rows, joined with equal runs of the rows after.
    func boxes(of number: Int) -> [Cells] {
        var done: [Cells] = []
        var open: [Cells] = []
        for row in 0..<rows {
            var next: [Cells] = []
            for run in runs(of: number, row) {
                if let index = open.firstIndex(where: { $0.columns == run }) {
                    next.append(Cells(columns: run, rows: open[index].rows.lowerBound..<row + 1))
                    open.remove(at: index)
                } else {
                    next.append(Cells(columns: run, rows: row..<row + 1))
                }
            }
            done += open
            open = next
        }
        return done + open
    }

    private func runs(of number: Int, _ row: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var column = 0
        while column < columns {
            let start = column
            while column < columns, classes[row * columns + column] == number { column += 1 }
            if column > start { runs.append(start..<column) }
            column += 1
        }
        return runs
    }

    /// A corner of cells.
    struct Corner {
        var column: Int
        var row: Int
    }

    /// The straight lines between cells of different classes.
    var borders: [(start: Corner, end: Corner)] {
        var borders: [(start: Corner, end: Corner)] = []
        for column in 1..<max(columns, 1) {
            for run in changes(rows, { classes[$0 * columns + column - 1] != classes[$0 * columns + column] }) {
                borders.append(
                    (Corner(column: column, row: run.lowerBound), Corner(column: column, row: run.upperBound)))
            }
        }
        for row in 1..<max(rows, 1) {
            for run in changes(columns, { classes[(row - 1) * columns + $0] != classes[row * columns + $0] }) {
                borders.append((Corner(column: run.lowerBound, row: row), Corner(column: run.upperBound, row: row)))
            }
        }
        return borders
    }

    /// The runs of numbers below `count` for which `holds`.
    private func changes(_ count: Int, _ holds: (Int) -> Bool) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        for index in 0...count {
            if index < count, holds(index) {
                if start == nil { start = index }
            } else if let first = start {
                runs.append(first..<index)
                start = nil
            }
        }
        return runs
    }
}
