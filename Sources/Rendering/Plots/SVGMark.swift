/// The elements that show a mark, and its sample in the legend.
struct SVGMark {
    /// Its colour, dash, shape and hatching.
    let style: SVGMarkStyle
    /// Where it is drawn.
    let frame: SVGFrame

    /// The elements for `geometry`.
    func markup(_ geometry: Geometry) -> String {
        switch geometry {
        case .points(let points): self.points(SVGThinning.points(points.map(frame.place)), count: points.count)
        case .paths(let runs): line(runs.map { SVGThinning.line($0.map(frame.place)) })
        case .bars(let bars): solid(bars.map(\.box))
        case .bins(let boxes, let outline):
            solid(boxes, isOutlined: false)
                + "\n<path fill=\"none\" stroke=\"\(style.paint)\" stroke-width=\"1.4\""
                + "\(style.dash) d=\"\(SVGPath.data(outline.map { $0.map(frame.place) }))\"/>"
        case .bands(let bands): band(bands)
        case .contours(let levels): contours(levels)
        case .regions(let regions, let borders): self.regions(regions, borders: borders)
        case .rule(let a, let b): rule([frame.place(a), frame.place(b)])
        case .words(let place, let text): words(text, at: frame.place(place))
        }
    }

    /// What stands about (x, y) in the legend for a mark like `geometry`, of regions for the class number `part`.
    func sample(_ geometry: Geometry, part: Int, x: Double, y: Double) -> String {
        let square = "M\(SVGNumber.text(x - 8)) \(SVGNumber.text(y - 5))h17v10h-17z"
        return switch geometry {
        case .points: style.points([(x, y)], radius: 3)
        case .paths, .contours, .words: line([[(x - 9, y), (x + 10, y)]])
        case .bars, .bins, .bands: box(square)
        case .regions:
            region(square, part) + "\n<path fill=\"none\" stroke=\"\(SVGMarkStyle.paint(part))\" d=\"\(square)\"/>"
        case .rule: rule([(x - 9, y), (x + 10, y)])
        }
    }

    /// Very many points are drawn faintly in several layers, so that it shows where they are dense.
    private func points(_ places: [(x: Double, y: Double)], count: Int) -> String {
        let layers = count > 2000 ? 6 : 1
        let radius = SVGMark.radius(count: count)
        return (0..<min(layers, max(places.count, 1))).map { layer in
            let some = places.enumerated().filter { $0.offset % layers == layer }.map(\.element)
            return style.points(some, radius: radius, opacity: layers > 1 ? 0.5 : 0.8)
        }.joined(separator: "\n")
    }

    func line(_ runs: [[(x: Double, y: Double)]]) -> String {
        "<path fill=\"none\" stroke=\"\(style.paint)\" stroke-width=\"1.8\" stroke-linejoin=\"round\""
            + " stroke-linecap=\"round\"\(style.dash) d=\"\(SVGPath.data(runs))\"/>"
    }

    /// Lines of reference take the colour of the text.
    func rule(_ ends: [(x: Double, y: Double)]) -> String {
        "<path fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".75\" stroke-width=\"1.3\""
            + "\(style.ruleDash) d=\"\(SVGPath.data([ends]))\"/>"
    }

    func solid(_ boxes: [Box], isOutlined: Bool = true) -> String {
        box(rectangles(boxes), isOutlined: isOutlined)
    }

    /// The data of a path of rectangles.
    func rectangles(_ boxes: [Box]) -> String {
        boxes.map { box in
            let (left, top) = frame.place(Position(x: box.x.lowerBound, y: box.y.upperBound))
            let (right, bottom) = frame.place(Position(x: box.x.upperBound, y: box.y.lowerBound))
            return "M\(SVGNumber.text(left)) \(SVGNumber.text(top))H\(SVGNumber.text(right))"
                + "V\(SVGNumber.text(bottom))H\(SVGNumber.text(left))z"
        }.joined()
    }

    /// A tint, with the hatching of the style over it.
    func box(_ data: String, isOutlined: Bool = true) -> String {
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
