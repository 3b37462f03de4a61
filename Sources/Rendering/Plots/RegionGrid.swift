import Documents

/// The cells of regions, gathered into few rectangles.
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

    /// Where the edge before cell number `index` of `count` is; between edges for a fraction.
    static func edge(_ index: Double, of count: Int, _ limits: Plot.Limits) -> Double {
        let share = index / Double(count)
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

    /// Whether the cells at both places have different classes; false beyond the grid.
    func differ(_ a: (column: Int, row: Int), _ b: (column: Int, row: Int)) -> Bool {
        guard holds(a), holds(b) else { return false }
        return classes[a.row * columns + a.column] != classes[b.row * columns + b.column]
    }

    private func holds(_ cell: (column: Int, row: Int)) -> Bool {
        (0..<columns).contains(cell.column) && (0..<rows).contains(cell.row)
    }
}
