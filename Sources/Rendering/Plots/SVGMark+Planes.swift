extension SVGMark {
    /// A tint between two curves, within the frame.
    func band(_ bands: [[BandEdge]]) -> String {
        let data = bands.map { band -> String in
            let corners = Clipping.polygon(BandEdge.outline(band))
            return corners.isEmpty ? "" : SVGPath.data([corners.map(frame.place)]) + "z"
        }.joined()
        return box(data, isOutlined: false)
    }

    /// Lines of equal value, the higher the thicker, each with its value on its longest piece.
    func contours(_ levels: [ContourLevel]) -> String {
        var parts: [String] = []
        var labels: [String] = []
        var taken: [(place: (x: Double, y: Double), half: Double)] = []
        for (index, level) in levels.enumerated() {
            let runs = level.runs.map { $0.map(frame.place) }
            let width = 0.8 + 1.4 * Double(index) / Double(max(levels.count - 1, 1))
            parts.append(
                "<path fill=\"none\" stroke=\"\(style.paint)\" stroke-width=\"\(SVGNumber.text(width))\""
                    + " stroke-linejoin=\"round\"\(style.dash) d=\"\(SVGPath.data(runs))\"/>")
            let text = level.value.withMinus
            guard let place = room(for: text, on: runs, number: index, beside: taken) else { continue }
            taken.append((place, SVGText.width(text, size: 11) / 2))
            labels.append(
                SVGText.element(
                    text, x: place.x, y: place.y + 3.5,
                    // Wide enough for a decimal point to hide the line.
                    attributes: "stroke=\"var(--paper,none)\" stroke-width=\"6\" paint-order=\"stroke\""))
        }
        parts += ["<g font-size=\"11\" text-anchor=\"middle\">"] + labels + ["</g>"]
        return parts.joined(separator: "\n")
    }

    /// A place on the longest of `runs` for a number: within the frame, and off the numbers that stand already.
    private func room(
        for text: String, on runs: [[(x: Double, y: Double)]], number: Int,
        beside taken: [(place: (x: Double, y: Double), half: Double)]
    ) -> (x: Double, y: Double)? {
        let half = SVGText.width(text, size: 11) / 2
        for run in runs.sorted(by: { $0.count > $1.count }).prefix(4) where run.count >= 6 {
            // Neighbours' numbers are not to stand in one line.
            for eighth in 0..<7 {
                let place = run[run.count * (1 + (2 * number + 3 * eighth + 1) % 7) / 8]
                let isInside =
                    place.x - half > frame.left && place.x + half < frame.right && place.y - 6 > frame.top
                    && place.y + 6 < frame.bottom
                let isFree = taken.allSatisfy { other in
                    (other.place.x - place.x).magnitude > other.half + half + 3
                        || (other.place.y - place.y).magnitude > 13
                }
                if isInside && isFree { return place }
            }
        }
        return nil
    }

    /// The cells of each class in its tint and hatching, and the lines between them.
    func regions(_ regions: [Region], borders: [[Position]]) -> String {
        let tints = regions.enumerated().filter { !$0.element.boxes.isEmpty }.map {
            region(rectangles($0.element.boxes), $0.offset)
        }
        let lines = SVGPath.data(borders.map { $0.map(frame.place) })
        let border = "<path fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".55\" d=\"\(lines)\"/>"
        return (tints + [border]).joined(separator: "\n")
    }

    /// The tint of the class number `number`, with its hatching.
    func region(_ data: String, _ number: Int) -> String {
        let tint =
            "<path fill=\"\(SVGMarkStyle.paint(number))\" fill-opacity=\".16\" shape-rendering=\"crispEdges\" d=\"\(data)\"/>"
        guard SVGHatch(number) != nil else { return tint }
        return tint + "\n<path fill=\"url(#\(style.hatchIdentifier(number)))\" fill-opacity=\".3\" d=\"\(data)\"/>"
    }

    /// Words to the right of a place, or to its left where there is more room.
    func words(_ text: String, at place: (x: Double, y: Double)) -> String {
        let isRight =
            place.x <= (frame.left + frame.right) / 2
            || place.x + 4 + SVGText.width(text, size: 11) <= frame.right
        let room = isRight ? frame.width - place.x - 8 : place.x - 8
        let line = SVGText.lines(text, size: 11, width: room, atMost: 1).first ?? ""
        let halo = "stroke=\"var(--paper,none)\" stroke-width=\"3\" paint-order=\"stroke\""
        return SVGText.element(
            line, x: place.x + (isRight ? 4 : -4), y: place.y - 4,
            attributes: "font-size=\"11\" text-anchor=\"\(isRight ? "start" : "end")\" \(halo)")
    }
}
