/// The names below bars: written out where all are ASCII and have room, else numbered, with a key below.
struct ASCIINames {
    /// What stands right below the frame.
    let scale: ASCIIScale
    /// The lines that say which number is which name.
    let key: [String]

    /// The names of the bars in `layout`; nil where they have none.
    init?(_ layout: PlotLayout, canvas: ASCIICanvas) {
        let names = layout.slots.names
        guard !names.isEmpty else { return nil }
        let placed = names.enumerated().compactMap { index, name -> (column: Int, name: String, number: Int)? in
            guard let place = layout.x.fraction(Double(index)), (0...1).contains(place) else { return nil }
            return (canvas.column(place), name, index + 1)
        }
        let isPlain = names.allSatisfy { $0.utf8.allSatisfy { (0x20..<0x7F).contains($0) } }
        let written = ASCIIScale(columns: placed.map(\.column), texts: placed.map(\.name))
        if isPlain, written.isApart {
            scale = written
            key = []
            return
        }
        // Of many, every so many has its number.
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { step in
            let some = placed.filter { $0.number % step == 0 }
            return ASCIIScale(columns: some.map(\.column), texts: some.map { String($0.number) }).isApart
        }
        let some = placed.filter { $0.number % (step ?? 5000) == 0 }
        scale = ASCIIScale(columns: some.map(\.column), texts: some.map { String($0.number) })
        key = ASCIINames.lines(placed.prefix(60).map { "\($0.number) \($0.name)" } + (placed.count > 60 ? ["…"] : []))
    }

    /// Entries beside each other, as many as fit into the width of a plot.
    private static func lines(_ entries: [String]) -> [String] {
        var lines: [String] = []
        for entry in entries {
            if let last = lines.last, PlotText.columns(of: last) + 3 + PlotText.columns(of: entry) <= ASCIIPlot.columns
            {
                lines[lines.count - 1] = last + "   " + entry
            } else {
                lines.append(entry)
            }
        }
        return lines
    }
}
