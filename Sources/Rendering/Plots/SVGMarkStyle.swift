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
    /// The identifier of the hatching's pattern.
    let hatchIdentifier: String

    /// A style for each of `marks`; identifiers begin with `id`.
    static func styles(for marks: [Mark], id: String) -> [SVGMarkStyle] {
        var (colors, lines, points, solids, rules) = (0, 0, 0, 0, 0)
        func next(_ counter: inout Int) -> Int {
            counter += 1
            return counter - 1
        }
        let histograms = marks.count { MarkKind($0.shape) == .histogram }
        return marks.enumerated().map { index, mark in
            let indexInKind =
                switch mark.shape {
                case .line: next(&lines)
                case .points: next(&points)
                case .bars, .histogram: next(&solids)
                case .horizontal, .vertical: next(&rules)
                }
            let (color, hatch): (Int, SVGHatch?) =
                switch mark.shape {
                case .line, .points: (next(&colors), nil)
                case .bars, .histogram: (next(&colors), SVGHatch(indexInKind))
                case .horizontal, .vertical: (0, nil)
                }
            // Histograms lie over each other.
            let opacity = hatch != nil ? 0.18 : histograms > 1 ? 0.3 : 0.7
            return SVGMarkStyle(
                color: color, indexInKind: indexInKind, hatch: hatch, opacity: opacity,
                hatchIdentifier: "\(id)-hatch-\(index + 1)")
        }
    }

    /// The paint, a custom property with a colour that has a contrast of 3 on white and on black should it be missing.
    var paint: String { SVGMarkStyle.paint(color) }

    /// The paint number `color`.
    static func paint(_ color: Int) -> String {
        let number = color % PlotStyle.fallback.count
        return "var(--plot-\(number + 1),\(PlotStyle.fallback[number]))"
    }

    /// The pattern that the style needs, if it hatches.
    var pattern: String? { hatch?.pattern(hatchIdentifier, paint: paint) }

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
