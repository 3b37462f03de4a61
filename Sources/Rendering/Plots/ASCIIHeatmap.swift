import Documents

/// A matrix in characters: its numbers where they have room, else shades.
struct ASCIIHeatmap {
    /// The frame, its scales, and what they mean.
    let lines: [String]

    /// The characters of the shades, from the smallest to the largest value; what is missing is blank.
    static let shades = Array(".:-=+*#%@".utf8)
    private static let mostLines = 40

    /// Draws `heatmap`, under whose columns stands `xLabel`.
    init(_ heatmap: Heatmap, xLabel: String?) {
        let rowNames = heatmap.rowNames.map { $0.map(PlotText.line) }
        let columnNames = heatmap.columnNames.map { $0.map(PlotText.line) }
        let writesRows = rowNames.map { $0.allSatisfy { PlotText.isASCII($0) && $0.utf8.count <= 20 } } ?? false
        let rowLabels = (0..<heatmap.rows).map { row in
            guard let rowNames else { return String(row * heatmap.step) }
            return writesRows ? rowNames[row] : String(row + 1)
        }
        let margin = rowLabels.map(\.utf8.count).max() ?? 0
        let room = max(ASCIIPlot.columns - margin - 3, 24)
        let numbers = heatmap.values.map(\.short)
        let longest = max(numbers.map(\.utf8.count).max() ?? 1, 1)
        let showsNumbers =
            heatmap.rows <= ASCIIHeatmap.mostLines && heatmap.columns * (longest + 2) <= room
        let cells: Cells
        if showsNumbers {
            let names = columnNames.flatMap { $0.allSatisfy(PlotText.isASCII) ? $0.map(\.utf8.count).max() : nil } ?? 0
            let width = min(room / heatmap.columns, max(longest, names) + 2)
            cells = Cells(heatmap, width: width, numbers: numbers)
        } else {
            cells = Cells(heatmap, room: room, lines: ASCIIHeatmap.mostLines)
        }

        let indent = String(repeating: " ", count: margin + 1)
        let border = indent + "+" + String(repeating: "-", count: cells.width) + "+"
        var lines = [border]
        for (row, text) in cells.rows {
            lines.append(
                String(repeating: " ", count: margin - rowLabels[row].utf8.count) + rowLabels[row] + " |" + text + "|")
        }
        lines.append(border)
        let names = columnNames ?? (0..<heatmap.columns).map { String($0 * heatmap.step) }
        var key: [String] = []
        if columnNames == nil {
            // Numbers need no key: as many as stand apart.
            let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { step in
                let some = stride(from: 0, to: heatmap.columns, by: step)
                return ASCIIScale(columns: some.map(cells.middle), texts: some.map { names[$0] }).isApart
            }
            let some = stride(from: 0, to: heatmap.columns, by: step ?? 5000)
            lines.append(
                ASCIIScale(columns: some.map(cells.middle), texts: some.map { names[$0] }).line(indent: margin + 2))
        } else {
            let below = ASCIINames(names, below: (0..<heatmap.columns).map { cells.middle(of: $0) })
            lines.append(below.scale.line(indent: margin + 2))
            key = below.key
        }
        if let xLabel, !xLabel.isEmpty {
            let start = margin + 2 + max(0, (cells.width - PlotText.columns(of: xLabel)) / 2)
            lines.append(String(repeating: " ", count: start) + xLabel)
        }
        if let rowNames, !writesRows, rowNames != columnNames || key.isEmpty { lines += ASCIINames.key(rowNames) }
        lines += key
        if !showsNumbers, let scale = ShadeScale(heatmap.values) {
            let (low, high) = (ASCIIHeatmap.shades[0], ASCIIHeatmap.shades[ASCIIHeatmap.shades.count - 1])
            lines.append(
                "\(String(decoding: [low], as: UTF8.self)) = \(scale.low.short)   "
                    + "\(String(decoding: [high], as: UTF8.self)) = \(scale.high.short)")
        }
        self.lines = lines
    }

    /// What stands in the frame.
    private struct Cells {
        /// The lines, each with the number of its first row.
        let rows: [(row: Int, text: String)]
        /// How many characters a line has.
        let width: Int
        private let cellWidth: Int
        private let step: Int

        /// Cells with their numbers.
        init(_ heatmap: Heatmap, width: Int, numbers: [String]) {
            cellWidth = width
            step = 1
            self.width = width * heatmap.columns
            rows = (0..<heatmap.rows).map { row in
                let texts = (0..<heatmap.columns).map { column -> String in
                    let number = numbers[row * heatmap.columns + column]
                    let left = (width - number.utf8.count + 1) / 2
                    return String(repeating: " ", count: left) + number
                        + String(repeating: " ", count: width - left - number.utf8.count)
                }
                return (row, texts.joined())
            }
        }

        /// Cells in shades; of too many, the means of blocks.
        init(_ heatmap: Heatmap, room: Int, lines: Int) {
            let scale = ShadeScale(heatmap.values)
            let step = (heatmap.columns + room - 1) / room
            let rowStep = (heatmap.rows + lines - 1) / lines
            let cellWidth = step > 1 ? 1 : min(room / heatmap.columns, 3)
            let starts = Array(stride(from: 0, to: heatmap.columns, by: step))
            rows = stride(from: 0, to: heatmap.rows, by: max(rowStep, 1)).map { row in
                let shades = starts.flatMap { column -> [UInt8] in
                    var (sum, count) = (0.0, 0.0)
                    for y in row..<min(row + rowStep, heatmap.rows) {
                        for x in column..<min(column + step, heatmap.columns) {
                            let value = heatmap.values[y * heatmap.columns + x]
                            if value.isFinite { (sum, count) = (sum + value / 1024, count + 1) }
                        }
                    }
                    let mean = count == 0 ? Double.nan : sum / count * 1024
                    let shade = scale?.part(of: mean, among: ASCIIHeatmap.shades.count)
                    let character = shade.map { ASCIIHeatmap.shades[$0] } ?? UInt8(ascii: " ")
                    return Array(repeating: character, count: cellWidth)
                }
                return (row, String(decoding: shades, as: UTF8.self))
            }
            (self.cellWidth, self.step) = (cellWidth, step)
            width = starts.count * cellWidth
        }

        /// The character in the middle of a column.
        func middle(of column: Int) -> Int { column / step * cellWidth + cellWidth / 2 }
    }
}
