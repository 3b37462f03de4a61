extension ASCIICanvas {
    /// Draws the marks of `layout`, later ones over earlier ones, each with its brush.
    mutating func draw(_ layout: PlotLayout, with brushes: [ASCIIBrush]) {
        let hasOneHistogram = layout.series.count { if case .bins = $0.geometry { true } else { false } } == 1
        for series in layout.series {
            let brush = brushes[series.index]
            switch series.geometry {
            case .points(let points): for point in points { draw(brush.single, at: point) }
            case .paths(let runs): for run in runs { draw(run, with: brush) }
            case .bars(let bars): draw(bars, zero: layout.y.fraction(0), with: brush)
            case .bins(let boxes, _) where hasOneHistogram:
                for box in boxes { fill(box, with: brush.single, floor: UInt8(ascii: "_")) }
            // The second would hide the first: both are drawn by their outlines.
            case .bins(_, let outline): for run in outline { draw(run, with: brush) }
            case .bands(let bands): for band in bands { fill(band, with: brush.single) }
            case .contours(let levels):
                for (index, level) in levels.enumerated() {
                    for run in level.runs { draw(run, with: .stamp(brush.level(index))) }
                }
            case .regions(let regions, _):
                for (number, region) in regions.enumerated() {
                    let character = ASCIIBrush.regions[number % ASCIIBrush.regions.count]
                    for box in region.boxes { fillInside(box, with: character) }
                }
            case .rule(let a, let b): draw([a, b], with: brush)
            case .words(let place, let words): write(words, beside: place, note: layout.notes[series.index])
            }
        }
        guard layout.slots.isSingle else { return }
        for case .bars(let bars) in layout.series.map(\.geometry) { writeValues(of: bars) }
    }

    private mutating func draw(_ bars: [Bar], zero: Double?, with brush: ASCIIBrush) {
        if let zero, zero > 0, zero < 1, bars.contains(where: \.isHanging) {
            write(String(repeating: "-", count: width), column: 0, row: row(at: zero))
        }
        for bar in bars { fill(bar.box, with: brush.single, floor: UInt8(ascii: "_")) }
    }

    /// Writes words beside a place: to its right, to its left where there is no room; their number where they do not fit
    /// or are not ASCII.
    private mutating func write(_ words: String, beside place: Position, note: Int?) {
        let text = note.map { "[\($0)]" } ?? words
        let column = column(place.x)
        let start = column + text.utf8.count <= width ? column : max(0, width - text.utf8.count)
        write(text, column: start, row: row(at: place.y))
    }

    /// Puts each bar's number at its end, if all of them have room.
    private mutating func writeValues(of bars: [Bar]) {
        let places = bars.map { bar -> (start: Int, row: Int) in
            let middle = column((bar.box.x.lowerBound + bar.box.x.upperBound) / 2)
            let row = bar.isHanging ? row(below: bar.box.y.lowerBound) : row(above: bar.box.y.upperBound)
            return (max(0, min(middle - (bar.value.utf8.count - 1) / 2, width - bar.value.utf8.count)), row)
        }
        let ends = zip(places, bars).map { $0.start + $1.value.utf8.count }
        guard zip(ends, places.dropFirst()).allSatisfy({ $0 < $1.start }) else { return }
        for (place, bar) in zip(places, bars) where !bar.value.isEmpty {
            write(bar.value, column: place.start, row: place.row)
        }
    }
}
