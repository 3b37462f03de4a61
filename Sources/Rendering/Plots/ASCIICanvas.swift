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

    /// Draws the line through `run`: in each column the rows it passes, in `brush`.
    ///
    /// A line spans each column from edge to edge; in a column it falls through, it is as tall as its way there.
    mutating func draw(_ run: [Position], with brush: ASCIIBrush) {
        guard let first = run.first else { return }
        if run.count == 1 { return draw(brush.single, at: first) }
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

/// The characters that a mark is drawn with.
enum ASCIIBrush: Hashable, Sendable {
    /// One character everywhere.
    case stamp(UInt8)
    /// `.`, `-` and `'` by the height within the row and `|` where it is steep: finer, but the same for every line.
    case pen

    /// For a single point.
    var single: UInt8 {
        switch self {
        case .stamp(let character): character
        case .pen: UInt8(ascii: "*")
        }
    }

    /// For a flat piece at `level` of its row, 0 at the bottom and 1 at the top.
    func flat(_ level: Double) -> UInt8 {
        switch self {
        case .stamp(let character): character
        case .pen: UInt8(ascii: level < 1.0 / 3 ? "." : level < 2.0 / 3 ? "-" : "'")
        }
    }

    /// For a piece that passes through several rows.
    var steep: UInt8 {
        switch self {
        case .stamp(let character): character
        case .pen: UInt8(ascii: "|")
        }
    }

    /// What stands for it in the legend.
    var sample: String {
        switch self {
        case .stamp(let character): String(decoding: [character], as: UTF8.self)
        case .pen: "-"
        }
    }
}
