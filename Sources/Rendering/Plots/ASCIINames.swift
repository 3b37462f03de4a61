/// The names below bars and columns: written out where all are ASCII and have room, else numbered, with a key below.
struct ASCIINames {
    /// What stands right below the frame.
    let scale: ASCIIScale
    /// The lines that say which number is which name.
    let key: [String]

    /// `names` below columns of characters; a column without a place is nil.
    init(_ names: [String], below columns: [Int?]) {
        let placed = zip(names, columns).enumerated().compactMap { index, entry in
            entry.1.map { (column: $0, name: entry.0, number: index + 1) }
        }
        let written = ASCIIScale(columns: placed.map(\.column), texts: placed.map(\.name))
        if names.allSatisfy(PlotText.isASCII), written.isApart {
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
        key = ASCIINames.key(names)
    }

    /// The names of the bars in `layout`; nil where they have none.
    init?(_ layout: PlotLayout, canvas: ASCIICanvas) {
        let names = layout.slots.names
        guard !names.isEmpty else { return nil }
        self.init(
            names,
            below: names.indices.map { index in
                layout.x.fraction(Double(index)).flatMap { (0...1).contains($0) ? canvas.column($0) : nil }
            })
    }

    /// The lines of a key: each name beside its number.
    static func key(_ names: [String]) -> [String] {
        let entries = names.prefix(60).enumerated().map { "\($0 + 1) \($1)" } + (names.count > 60 ? ["…"] : [])
        return PlotText.lines(entries, width: ASCIIPlot.columns)
    }
}
