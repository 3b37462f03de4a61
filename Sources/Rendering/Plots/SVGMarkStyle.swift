import Documents

/// How marks tell themselves apart: by colour, and for print and the colour-blind by dash, shape and hatching.
struct SVGMarkStyle {
    /// The number of its colour.
    let color: Int
    /// The number of the mark among those of its kind.
    let indexInKind: Int
    /// The hatching of what it fills.
    let hatch: SVGHatch?
    /// How much of its colour fills it.
    let opacity: Double
    /// For how many classes regions are hatched.
    let classCount: Int
    private let id: String

    /// A style for each of `marks`; identifiers begin with `id`.
    static func styles(for marks: [Mark], id: String) -> [SVGMarkStyle] {
        var (color, counts) = (0, [MarkKind: Int]())
        let histograms = marks.count { MarkKind($0.shape) == .histogram }
        return marks.enumerated().map { index, mark in
            // Points on the line before them are its corners.
            let areCorners = index > 0 && mark.areCorners(of: marks[index - 1])
            if areCorners { color -= 1 }
            let kind = MarkKind(mark.shape)
            // Bars, bins and areas share their hatchings.
            let counted: MarkKind = kind == .histogram || kind == .area ? .bars : kind
            let indexInKind = counts[counted, default: 0]
            counts[counted] = indexInKind + 1
            let hatch = counted == .bars ? SVGHatch(indexInKind) : nil
            // Histograms lie over each other, and areas over lines.
            let opacity = hatch != nil ? 0.18 : kind == .histogram && histograms > 1 || kind == .area ? 0.3 : 0.7
            var classCount = 0
            if case .regions(let regions) = mark.shape { classCount = regions.names.count }
            let style = SVGMarkStyle(
                color: color, indexInKind: indexInKind, hatch: hatch, opacity: opacity, classCount: classCount,
                id: "\(id)-hatch-\(index + 1)")
            // Regions take the colours of the points that follow them; lines of reference and words that of the text.
            if kind != .regions, kind != .rule, kind != .words { color += 1 }
            return style
        }
    }

    /// The identifier of the hatching's pattern.
    var hatchIdentifier: String { id }

    /// The identifier of the pattern of a class of regions.
    func hatchIdentifier(_ number: Int) -> String { "\(id)-\(number + 1)" }

    /// The paint, a custom property with a colour that has a contrast of 3 on white and on black should it be missing.
    var paint: String { SVGMarkStyle.paint(color) }

    /// The paint number `color`.
    static func paint(_ color: Int) -> String {
        let number = color % PlotStyle.fallback.count
        return "var(--plot-\(number + 1),\(PlotStyle.fallback[number]))"
    }

    /// The patterns that the style needs.
    var patterns: [String] {
        let own = hatch.map { [$0.pattern(hatchIdentifier, paint: paint)] } ?? []
        return own
            + (0..<classCount).compactMap { number in
                SVGHatch(number)?.pattern(hatchIdentifier(number), paint: SVGMarkStyle.paint(number))
            }
    }

    /// The dash attribute of a line, with the space before it; nothing for a solid line.
    var dash: String {
        let dashes = ["", "6 4.5", "1 4", "9 4 1 4", "13 4.5", "6 4 1 4 1 4"]
        return SVGMarkStyle.attribute(dashes[indexInKind % dashes.count])
    }

    /// The dash attribute of a line of reference.
    var ruleDash: String {
        let dashes = ["5 3.5", "1.5 3", "10 3 2 3", "14 4"]
        return SVGMarkStyle.attribute(dashes[indexInKind % dashes.count])
    }

    private static func attribute(_ dash: String) -> String {
        dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
    }

    /// The path of points of `radius` at `places`, with the attributes that paint it.
    func points(_ places: [(x: Double, y: Double)], radius: Double, opacity: Double = 0.8) -> String {
        let shape = SVGMarkStyle.shapes[indexInKind % SVGMarkStyle.shapes.count]
        let piece = shape.outline.map { SVGMarkStyle.relative($0, radius: radius) } ?? "h0"
        let data = places.map { "M\(SVGNumber.text($0.x)) \(SVGNumber.text($0.y))\(piece)" }.joined()
        let style =
            shape.isFilled
            ? "fill=\"\(paint)\" fill-opacity=\"\(SVGNumber.text(opacity))\""
            : "fill=\"none\" stroke=\"\(paint)\" stroke-linecap=\"round\""
                + " stroke-width=\"\(SVGNumber.text(shape.outline == nil ? 2 * radius : radius / 1.8))\""
                + (shape.outline == nil || opacity < 0.8 ? " stroke-opacity=\"\(SVGNumber.text(opacity))\"" : "")
        return "<path \(style) d=\"\(data)\"/>"
    }

    /// A shape about a point: steps relative to it in units of the radius; nil for a disc, which is a dot of the pen.
    private struct PointShape {
        var outline: [(command: String, dx: Double, dy: Double)]?
        var isFilled = false
    }

    private static let shapes: [PointShape] = [
        PointShape(outline: nil),
        PointShape(outline: [("m", 0, -1.25), ("l", 1.15, 2), ("l", -2.3, 0), ("z", 0, 0)], isFilled: true),
        PointShape(
            outline: [("m", -0.95, -0.95), ("l", 1.9, 0), ("l", 0, 1.9), ("l", -1.9, 0), ("z", 0, 0)], isFilled: true),
        PointShape(outline: [("m", -1, -1), ("l", 2, 2), ("m", 0, -2), ("l", -2, 2)]),
        PointShape(outline: [("m", -1.2, 0), ("l", 2.4, 0), ("m", -1.2, -1.2), ("l", 0, 2.4)]),
        PointShape(
            outline: [("m", 0, -1.3), ("l", 1.3, 1.3), ("l", -1.3, 1.3), ("l", -1.3, -1.3), ("z", 0, 0)], isFilled: true
        ),
    ]

    private static func relative(_ outline: [(command: String, dx: Double, dy: Double)], radius: Double) -> String {
        outline.map { step in
            guard step.command != "z" else { return "z" }
            return "\(step.command)\(SVGNumber.text(step.dx * radius)) \(SVGNumber.text(step.dy * radius))"
        }.joined()
    }
}
