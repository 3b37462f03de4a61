/// A grid of characters within a frame, drawn on in unit coordinates.
struct ASCIICanvas {
    /// The columns within the frame.
    let width: Int
    /// The rows within the frame.
    let height: Int
    private var cells: [UInt8]

    /// An empty canvas.
    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        cells = Array(repeating: UInt8(ascii: " "), count: width * height)
    }

    /// The characters of row `row`, from the top.
    func row(_ row: Int) -> [UInt8] {
        Array(cells[(row * width)..<((row + 1) * width)])
    }

    /// The column that holds `x`, for x in 0...1.
    func column(_ x: Double) -> Int {
        min(Int(x * Double(width)), width - 1)
    }

    /// The row, from the top, that holds `y`, for y in 0...1.
    func row(at y: Double) -> Int {
        height - 1 - min(Int(y * Double(height)), height - 1)
    }

    /// Puts `character` at `position`.
    mutating func draw(_ character: UInt8, at position: Position) {
        put(character, column: column(position.x), row: row(at: position.y))
    }

    /// Draws the line through `run`, piece by piece where it turns back.
    mutating func draw(_ run: [Position], with brush: ASCIIBrush) {
        guard let first = run.first else { return }
        if run.count == 1 { return draw(brush.single, at: first) }
        var piece = [first]
        var direction = 0.0
        for (a, b) in zip(run, run.dropFirst()) {
            let step = b.x - a.x
            if step * direction < 0 {
                drawPiece(piece, with: brush)
                piece = [a]
                direction = 0
            }
            if step != 0 { direction = step }
            piece.append(b)
        }
        drawPiece(piece, with: brush)
    }

    /// Draws a line that goes to one side: in each column the rows it passes, in `brush`.
    ///
    /// A line spans each column from edge to edge; in a column it falls through, it is as tall as its way there.
    private mutating func drawPiece(_ run: [Position], with brush: ASCIIBrush) {
        var spans = [Span?](repeating: nil, count: width)
        for (a, b) in zip(run, run.dropFirst()) {
            let (left, right) = a.x <= b.x ? (a, b) : (b, a)
            for column in column(left.x)...column(right.x) {
                let edges = (Double(column) / Double(width), Double(column + 1) / Double(width))
                let start = height(of: left, right, at: max(edges.0, left.x), otherwise: left.y)
                let end = height(of: left, right, at: min(edges.1, right.x), otherwise: right.y)
                let span = spans[column] ?? Span(low: start, high: start)
                spans[column] = span.including(start, end)
            }
        }
        for (column, span) in spans.enumerated() {
            if let span { draw(span, in: column, with: brush) }
        }
    }

    private func height(of left: Position, _ right: Position, at x: Double, otherwise y: Double) -> Double {
        guard right.x > left.x else { return y }
        let t = (x - left.x) / (right.x - left.x)
        return min(max(left.y + t * (right.y - left.y), 0), 1)
    }

    private mutating func draw(_ span: Span, in column: Int, with brush: ASCIIBrush) {
        // A gentle slope is drawn by its middle, so that it does not thicken where it crosses from row to row.
        let isSteep = (span.high - span.low) * Double(height) > 1.2
        let middle = (span.low + span.high) / 2
        let (top, bottom) = isSteep ? (row(at: span.high), row(at: span.low)) : (row(at: middle), row(at: middle))
        for row in top...bottom {
            let level = middle * Double(height) - Double(height - 1 - row)
            put(top == bottom ? brush.flat(level) : brush.steep, column: column, row: row)
        }
    }

    /// Fills `box`: the characters whose middle is in it, and one column at least; with `floor` in place of a row that it
    /// does not half fill.
    mutating func fill(_ box: Box, with character: UInt8, floor: UInt8? = nil) {
        let columns =
            inside(box.x, of: width) ?? column(
                (box.x.lowerBound + box.x.upperBound) / 2)...column(
                (box.x.lowerBound + box.x.upperBound) / 2)
        guard let levels = inside(box.y, of: height) else {
            guard let floor, box.y.lowerBound < box.y.upperBound else { return }
            let row = row(at: (box.y.lowerBound + box.y.upperBound) / 2)
            for column in columns { put(floor, column: column, row: row) }
            return
        }
        for level in levels {
            for column in columns { put(character, column: column, row: height - 1 - level) }
        }
    }

    /// Fills the characters whose middle is in `box`.
    mutating func fillInside(_ box: Box, with character: UInt8) {
        guard let columns = inside(box.x, of: width), let levels = inside(box.y, of: height) else { return }
        for level in levels {
            for column in columns { put(character, column: column, row: height - 1 - level) }
        }
    }

    /// Fills what lies between the curves of `band`, column by column.
    mutating func fill(_ band: [BandEdge], with character: UInt8) {
        for (a, b) in zip(band, band.dropFirst()) {
            let (left, right) = a.x <= b.x ? (a, b) : (b, a)
            guard left.x < right.x, left.x <= 1, right.x >= 0 else { continue }
            for column in self.column(max(left.x, 0))...self.column(min(right.x, 1)) {
                let middle = min(max((Double(column) + 0.5) / Double(width), left.x), right.x)
                let share = (middle - left.x) / (right.x - left.x)
                let (low, high) = (
                    left.low + share * (right.low - left.low), left.high + share * (right.high - left.high)
                )
                guard max(low, high) >= 0, min(low, high) <= 1 else { continue }
                let (top, bottom) = (min(max(low, high), 1), max(min(low, high), 0))
                for row in self.row(at: top)...self.row(at: bottom) { put(character, column: column, row: row) }
            }
        }
    }

    /// The first row above those that a box with its upper edge at `y` fills.
    func row(above y: Double) -> Int {
        height - 1 - Int((y * Double(height) - 0.5).rounded(.up))
    }

    /// The first row below those that a box with its lower edge at `y` fills.
    func row(below y: Double) -> Int {
        height - Int((y * Double(height) - 0.5).rounded(.up))
    }

    /// Which of `count` equal parts of 0...1 have their middle in `range`, its lower end included and its upper not.
    private func inside(_ range: ClosedRange<Double>, of count: Int) -> ClosedRange<Int>? {
        let first = Int((range.lowerBound * Double(count) - 0.5).rounded(.up))
        let last = Int((range.upperBound * Double(count) - 0.5).rounded(.up)) - 1
        return first <= last ? max(first, 0)...min(last, count - 1) : nil
    }

    /// Writes ASCII `text` from `column` on in `row`, as far as both are within the frame.
    mutating func write(_ text: String, column: Int, row: Int) {
        guard (0..<height).contains(row) else { return }
        for (offset, character) in text.utf8.enumerated() where (0..<width).contains(column + offset) {
            put(character, column: column + offset, row: row)
        }
    }

    private mutating func put(_ character: UInt8, column: Int, row: Int) {
        cells[row * width + column] = character
    }

    private struct Span {
        var low: Double
        var high: Double

        func including(_ a: Double, _ b: Double) -> Span {
            Span(low: min(low, a, b), high: max(high, a, b))
        }
    }
}
