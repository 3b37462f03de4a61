/// How marks tell themselves apart: by colour, and for print and the colour-blind by dash and shape.
struct SVGMarkStyle {
    /// The number of the mark among all.
    let index: Int
    /// The number of the mark among those of its kind.
    let indexInKind: Int

    /// The paint, a custom property with a colour that has a contrast of 3 on white and on black should it be missing.
    var paint: String {
        let number = index % PlotStyle.fallback.count
        return "var(--plot-\(number + 1),\(PlotStyle.fallback[number]))"
    }

    /// The dash attribute of a line, with the space before it; nothing for a solid line.
    var dash: String {
        let dashes = ["", "6 4.5", "1 4", "9 4 1 4", "13 4.5", "6 4 1 4 1 4"]
        let dash = dashes[indexInKind % dashes.count]
        return dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
    }

    /// The path of points of `radius` at `places`, with the attributes that paint it.
    func points(_ places: [(x: Double, y: Double)], radius: Double) -> String {
        let shape = SVGMarkStyle.shapes[indexInKind % SVGMarkStyle.shapes.count]
        let piece = shape.outline.map { SVGMarkStyle.relative($0, radius: radius) } ?? "h0"
        let data = places.map { "M\(SVGNumber.text($0.x)) \(SVGNumber.text($0.y))\(piece)" }.joined()
        let style =
            shape.isFilled
            ? "fill=\"\(paint)\" fill-opacity=\".8\""
            : "fill=\"none\" stroke=\"\(paint)\" stroke-linecap=\"round\""
                + " stroke-width=\"\(SVGNumber.text(shape.outline == nil ? 2 * radius : radius / 1.8))\""
                + (shape.outline == nil ? " stroke-opacity=\".8\"" : "")
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
