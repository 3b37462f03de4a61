/// The names below bars: beside each other where they have room, else slanted.
struct SVGNames {
    /// The room that they take below the frame.
    let height: Double
    private let places: [(x: Double, name: String)]
    private let slant: Slant?
    private static let size = 11.0
    private static let longest = 96.0

    /// The names of the bars in `layout`, whose frame reaches from `left` to `right`; nil where they have none.
    init?(_ layout: PlotLayout, left: Double, right: Double) {
        guard !layout.slots.names.isEmpty else { return nil }
        self.init(
            layout.slots.names.enumerated().compactMap { index, name in
                guard let place = layout.x.fraction(Double(index)), (0...1).contains(place) else { return nil }
                return (left + place * (right - left), name)
            })
    }

    /// Each of `names` below its place.
    init(_ names: [(x: Double, name: String)]) {
        func isApart(_ places: [(x: Double, name: String)], _ width: (String) -> Double) -> Bool {
            zip(places, places.dropFirst()).allSatisfy { $1.x - $0.x > (width($0.name) + width($1.name)) / 2 + 6 }
        }
        let width = { (name: String) in SVGText.width(name, size: SVGNames.size) }
        if isApart(names, width) {
            (places, slant, height) = (names, nil, 20)
            return
        }
        // Slanted names need a line's height each, steeper ones less room; of too many, every so many is named.
        let slant = Slant.all.first { slant in isApart(names) { _ in 11.5 / slant.sine - 6 } } ?? Slant.steepest
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000].first { step in
            isApart(names.enumerated().filter { $0.offset % step == 0 }.map(\.element)) { _ in 11.5 / slant.sine - 6 }
        }
        let some = names.enumerated().filter { $0.offset % (step ?? 5000) == 0 }.map(\.element)
        places = some.map { place in
            // A name at the left must not leave the picture.
            let room = min(SVGNames.longest, (place.x - 4) / slant.cosine)
            let lines = SVGText.lines(place.name, size: SVGNames.size, width: room, atMost: 1)
            return (place.x, lines.first ?? "")
        }
        self.slant = slant
        // The letters have a height of their own.
        height = 16 + (places.map { width($0.name) }.max() ?? 0) * slant.sine
    }

    /// The elements, below the frame's lower edge at `top`.
    func markup(top: Double) -> [String] {
        let anchor = slant == nil ? "middle" : "end"
        return ["<g font-size=\"\(SVGNumber.text(SVGNames.size))\" text-anchor=\"\(anchor)\">"]
            + places.map { place in
                guard let slant else { return SVGText.element(place.name, x: place.x, y: top + 16) }
                let (x, y) = (place.x + 4, top + 11)
                let turn = "transform=\"rotate(-\(slant.degrees) \(SVGNumber.text(x)) \(SVGNumber.text(y)))\""
                return SVGText.element(place.name, x: x, y: y, attributes: turn)
            } + ["</g>"]
    }

    /// How names lean.
    private struct Slant {
        let degrees: Int
        let sine: Double
        let cosine: Double

        static let steepest = Slant(degrees: 75, sine: 0.966, cosine: 0.259)
        static let all = [
            Slant(degrees: 40, sine: 0.643, cosine: 0.766), Slant(degrees: 60, sine: 0.866, cosine: 0.5), steepest,
        ]
    }
}
