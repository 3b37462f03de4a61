/// The numbers below the frame of an ASCII plot.
struct ASCIIScale {
    /// The columns within the frame that have a tick.
    let columns: [Int]
    private let texts: [String]

    /// As many round numbers as stand apart below a canvas.
    init(_ axis: Axis, canvas: ASCIICanvas) {
        var columns: [Int] = []
        var texts: [String] = []
        for limit in [8, 6, 5, 4] {
            let ticks = axis.ticks(atMost: limit)
            columns = ticks.map { canvas.column(axis.fraction($0)) }
            texts = ticks.map(\.text)
            if ASCIIScale(columns: columns, texts: texts).isApart { break }
        }
        self.init(columns: columns, texts: texts)
    }

    /// These texts below these columns.
    init(columns: [Int], texts: [String]) {
        self.columns = columns
        self.texts = texts
    }

    /// Whether each text stands clear of its neighbours.
    var isApart: Bool {
        let places = zip(columns, texts).map { ASCIIScale.start(of: $1, at: $0) }
        let ends = zip(places, texts).map { $0 + $1.utf8.count }
        return zip(ends, places.dropFirst()).allSatisfy { $0 + 2 <= $1 }
    }

    /// The numbers, each below its tick, where the frame's inside starts at column `indent`; one that has no room is
    /// left out.
    func line(indent: Int) -> String {
        var line: [UInt8] = []
        for (column, text) in zip(columns, texts) {
            let start = max(0, indent + ASCIIScale.start(of: text, at: column))
            guard line.isEmpty || start > line.count else { continue }
            line += Array(repeating: UInt8(ascii: " "), count: start - line.count)
            line += Array(text.utf8)
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// Where a number starts so that its digits are centred on the tick; a sign hangs out to the left.
    private static func start(of text: String, at column: Int) -> Int {
        let sign = text.hasPrefix("-") ? 1 : 0
        return column - (text.utf8.count - sign) / 2 - sign
    }
}
