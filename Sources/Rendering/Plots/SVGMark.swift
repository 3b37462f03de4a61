/// The elements that show a mark, and its sample in the legend.
struct SVGMark {
    /// Its colour, dash, shape and hatching.
    let style: SVGMarkStyle
    /// Where it is drawn.
    let frame: SVGFrame

    /// The elements for `geometry`.
    func markup(_ geometry: Geometry) -> String {
        switch geometry {
        case .points(let points):
            style.points(SVGThinning.points(points.map(frame.place)), radius: SVGMark.radius(count: points.count))
        case .paths(let runs): line(runs.map { SVGThinning.line($0.map(frame.place)) })
        case .bars(let bars): solid(bars.map(\.box))
        case .bins(let boxes, let outline):
            solid(boxes, isOutlined: false)
                + "\n<path fill=\"none\" stroke=\"\(style.paint)\" stroke-width=\"1.4\""
                + "\(style.dash) d=\"\(SVGPath.data(outline.map { $0.map(frame.place) }))\"/>"
        case .rule(let a, let b): rule([frame.place(a), frame.place(b)])
        }
    }

    /// What stands about (x, y) in the legend for a mark like `geometry`.
    func sample(_ geometry: Geometry, x: Double, y: Double) -> String {
        switch geometry {
        case .points: style.points([(x, y)], radius: 3)
        case .paths: line([[(x - 9, y), (x + 10, y)]])
        case .bars, .bins: box("M\(SVGNumber.text(x - 8)) \(SVGNumber.text(y - 5))h17v10h-17z")
        case .rule: rule([(x - 9, y), (x + 10, y)])
        }
    }

    private func line(_ runs: [[(x: Double, y: Double)]]) -> String {
        "<path fill=\"none\" stroke=\"\(style.paint)\" stroke-width=\"1.8\" stroke-linejoin=\"round\""
            + " stroke-linecap=\"round\"\(style.dash) d=\"\(SVGPath.data(runs))\"/>"
    }

    /// Lines of reference take the colour of the text.
    private func rule(_ ends: [(x: Double, y: Double)]) -> String {
        "<path fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".75\" stroke-width=\"1.3\""
            + "\(style.ruleDash) d=\"\(SVGPath.data([ends]))\"/>"
    }

    private func solid(_ boxes: [Box], isOutlined: Bool = true) -> String {
        box(
            boxes.map { box in
                let (left, top) = frame.place(Position(x: box.x.lowerBound, y: box.y.upperBound))
                let (right, bottom) = frame.place(Position(x: box.x.upperBound, y: box.y.lowerBound))
                return
                    "M\(SVGNumber.text(left)) \(SVGNumber.text(top))H\(SVGNumber.text(right))V\(SVGNumber.text(bottom))"
                    + "H\(SVGNumber.text(left))z"
            }.joined(), isOutlined: isOutlined)
    }

    /// A tint, with the hatching of the style over it.
    private func box(_ data: String, isOutlined: Bool = true) -> String {
        let stroke = isOutlined ? " stroke=\"\(style.paint)\"" : ""
        let tint =
            "<path fill=\"\(style.paint)\" fill-opacity=\"\(SVGNumber.text(style.opacity))\"\(stroke) d=\"\(data)\"/>"
        guard style.hatch != nil else { return tint }
        return tint + "\n<path fill=\"url(#\(style.hatchIdentifier))\" d=\"\(data)\"/>"
    }

    private static func radius(count: Int) -> Double {
        count <= 60 ? 3 : count <= 300 ? 2.5 : count <= 2000 ? 1.8 : 1.2
    }
}

/// The data of SVG paths.
enum SVGPath {
    /// Straight lines through each run of places; a run of one is a dot of the pen.
    static func data(_ runs: [[(x: Double, y: Double)]]) -> String {
        var data = ""
        for run in runs {
            for (index, place) in run.enumerated() {
                data +=
                    "\(index == 0 ? "M" : index == 1 ? "L" : " ")\(SVGNumber.text(place.x)) \(SVGNumber.text(place.y))"
            }
            if run.count == 1 { data += "h0" }
        }
        return data
    }
}
