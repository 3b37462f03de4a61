/// Hatchings that part filled shapes from each other where colours cannot: on paper, and for the colour-blind.
enum SVGHatch: Int, CaseIterable, Sendable {
    case rising, falling, dots, horizontal, crossed, vertical

    /// The hatching of the filled mark number `index`; the first has none.
    init?(_ index: Int) {
        guard index > 0 else { return nil }
        self = SVGHatch.allCases[(index - 1) % SVGHatch.allCases.count]
    }

    /// The pattern under an identifier, drawn in `paint`.
    func pattern(_ identifier: String, paint: String) -> String {
        let (data, turn) =
            switch self {
            case .rising: ("M0 3h6", -45)
            case .falling: ("M0 3h6", 45)
            case .dots: ("M3 3h0", 45)
            case .horizontal: ("M0 3h6", 0)
            case .crossed: ("M0 3h6M3 0v6", 45)
            case .vertical: ("M0 3h6", 90)
            }
        let dot = self == .dots ? " stroke-linecap=\"round\"" : ""
        return "<pattern id=\"\(identifier)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\""
            + " patternTransform=\"rotate(\(turn))\"><path stroke=\"\(paint)\" stroke-width=\"\(self == .dots ? "2.6" : "1.4")\""
            + "\(dot) d=\"\(data)\"/></pattern>"
    }
}
