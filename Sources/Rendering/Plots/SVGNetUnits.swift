import Documents

/// The units of a small net as circles in columns, and the weights between them as lines: the thicker the larger, solid
/// above zero and dashed below. A sign in a unit is its bias.
struct SVGNetUnits {
    /// The elements.
    let markup: [String]
    /// Where what stands below may begin.
    let bottom: Double

    /// Where the inputs stand, and as far from the right the last units.
    private static let left = 56.0
    private static let leastGap = 52.0
    private static let levels = 8

    /// How wide the picture has to be.
    static func leastWidth(_ units: NetDiagram.Units) -> Double {
        2 * SVGNetUnits.left + SVGNetUnits.leastGap * Double(units.layers.count)
    }

    /// Draws `units` from `top` on in a picture of `width`.
    init(_ units: NetDiagram.Units, top: Double, width: Double, words: NetWords) {
        let counts = units.counts
        let gap = (width - 2 * SVGNetUnits.left) / Double(counts.count - 1)
        func column(_ number: Int) -> Double { SVGNetUnits.left + Double(number) * gap }
        let textSize = gap < 84 ? 10.0 : 11.0
        func wrapped(_ texts: [String]) -> [String] {
            texts.flatMap { SVGText.lines(PlotText.line($0), size: textSize, width: min(gap, 104) - 6, atMost: 2) }
        }
        let heads = [wrapped([words.input])] + units.layers.map { wrapped($0.names) }
        let feet =
            [[NetWords.shape([units.inputs])]]
            + units.layers.map { layer in
                let count = layer.parameterCount
                // Narrow columns have the number alone.
                return [NetWords.shape([layer.count]), gap < 72 ? count.grouped : words.parameters(count)]
            }
        let most = counts.max() ?? 1
        let spacing = min(34, 240 / Double(most))
        let radius = min(11, spacing * 0.36)
        let headHeight = Double(heads.map(\.count).max() ?? 1) * 14
        let height = max(spacing * Double(most), 80)
        let middle = top + headHeight + 6 + height / 2
        func place(_ number: Int, _ unit: Int) -> (x: Double, y: Double) {
            (column(number), middle + (Double(unit) - Double(counts[number] - 1) / 2) * spacing)
        }

        var parts = ["<g font-size=\"\(SVGNumber.text(textSize))\" text-anchor=\"middle\">"]
        for (number, lines) in heads.enumerated() {
            // The last line stands right above the units.
            let start = top + headHeight - Double(lines.count - 1) * 14 - 3
            parts += lines.enumerated().map { SVGText.element($1, x: column(number), y: start + Double($0) * 14) }
        }
        let foot = middle + height / 2 + 16
        for (number, lines) in feet.enumerated() {
            parts += lines.enumerated().map {
                SVGText.element($1, x: column(number), y: foot + Double($0) * 14, attributes: "opacity=\".8\"")
            }
        }
        parts.append("</g><g font-size=\"11\" text-anchor=\"end\">")
        parts += (0..<units.inputs).map { unit in
            SVGText.element("x\(unit)", x: column(0) - radius - 5, y: place(0, unit).y + 3.8)
        }
        parts.append("</g>")

        var strokes = Strokes(units)
        for (number, layer) in units.layers.enumerated() {
            for (index, weight) in layer.weights.enumerated() {
                let (from, to) = index.quotientAndRemainder(dividingBy: layer.count)
                let (a, b) = (place(number, from), place(number + 1, to))
                let (dx, dy) = (b.x - a.x, b.y - a.y)
                let length = (dx * dx + dy * dy).squareRoot()
                let (x, y) = (dx / length * radius, dy / length * radius)
                strokes.add(weight, [(a.x + x, a.y + y), (b.x - x, b.y - y)])
            }
        }
        parts += strokes.markup
        let circles = counts.enumerated().flatMap { number, count in
            (0..<count).map { unit in
                let (x, y) = place(number, unit)
                let r = SVGNumber.text(radius)
                let across = SVGNumber.text(2 * radius)
                return
                    "M\(SVGNumber.text(x - radius)) \(SVGNumber.text(y))a\(r) \(r) 0 1 0 \(across) 0a\(r) \(r) 0 1 0 -\(across) 0z"
            }
        }
        parts.append(
            "<path fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".75\" stroke-width=\"1.2\" d=\"\(circles.joined())\"/>"
        )
        var signs = Strokes(units)
        for (number, layer) in units.layers.enumerated() {
            for (unit, bias) in layer.bias.enumerated() where bias != 0 && bias.isFinite {
                let (x, y) = place(number + 1, unit)
                let half = radius * 0.5
                signs.add(bias, [(x - half, y), (x + half, y)])
                if bias > 0 { signs.add(bias, [(x, y - half), (x, y + half)]) }
            }
        }
        parts += signs.markup(isDashed: false)
        let end = foot + Double((feet.map(\.count).max() ?? 1) - 1) * 14 + 8
        let legend = SVGLegend(
            SVGNetUnits.entries(units, strokes, words), left: SVGFrame.margin, right: width - SVGFrame.margin,
            top: end)
        markup = parts + legend.markup
        bottom = legend.bottom
    }

    private static func entries(
        _ units: NetDiagram.Units, _ strokes: Strokes, _ words: NetWords
    ) -> [SVGLegend.Entry] {
        let weights = units.layers.flatMap(\.weights).filter(\.isFinite)
        var entries: [SVGLegend.Entry] = []
        func line(_ weight: Double, _ label: String) {
            entries.append(
                SVGLegend.Entry(label: label) { x, y in
                    var sample = Strokes(units)
                    sample.add(weight, [(x - 9, y), (x + 10, y)])
                    return sample.markup.joined()
                })
        }
        if let high = weights.max(), high > 0 {
            line(high, words.say("weight above 0, up to \(high.short)", "权重为正，最大 \(high.short)"))
        }
        if let low = weights.min(), low < 0 {
            let value = low.short.withMinus
            line(low, words.say("below 0, down to \(value)", "权重为负，最小 \(value)"))
        }
        let biases = units.layers.flatMap(\.bias)
        if biases.contains(where: { $0 != 0 && $0.isFinite }) {
            entries.append(
                SVGLegend.Entry(label: words.say("in a unit: its bias", "圆中的符号：偏置")) { x, y in
                    var sample = Strokes(units)
                    sample.add(strokes.top / 2, [(x - 9, y), (x - 1, y)])
                    sample.add(strokes.top / 2, [(x - 5, y - 4), (x - 5, y + 4)])
                    sample.add(-strokes.top / 2, [(x + 3, y), (x + 11, y)])
                    return sample.markup(isDashed: false).joined()
                })
        }
        return entries
    }

    /// Lines of equal sign and about equal size in one path, the thin ones first.
    private struct Strokes {
        /// How thick the thickest is: thinner where there are many.
        private let width: Double
        /// The largest size of a weight or bias.
        let top: Double
        private var data = Array(repeating: "", count: 2 * SVGNetUnits.levels)

        init(_ units: NetDiagram.Units) {
            let most = units.layers.map(\.weights.count).max() ?? 0
            width = most <= 48 ? 3.4 : most <= 80 ? 2.6 : 2
            top = units.layers.flatMap { $0.weights + $0.bias }.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
        }

        mutating func add(_ weight: Double, _ run: [(x: Double, y: Double)]) {
            guard weight.isFinite else { return }
            let share = top > 0 ? weight.magnitude / top : 0
            let level = min(Int(share * Double(SVGNetUnits.levels)), SVGNetUnits.levels - 1)
            data[2 * level + (weight < 0 ? 1 : 0)] += SVGPath.data([run])
        }

        var markup: [String] { markup(isDashed: true) }

        func markup(isDashed: Bool) -> [String] {
            data.enumerated().filter { !$0.element.isEmpty }.map { index, data in
                let (level, sign) = index.quotientAndRemainder(dividingBy: 2)
                let share = (Double(level) + 0.5) / Double(SVGNetUnits.levels)
                let dash = sign == 1 && isDashed ? " stroke-dasharray=\"5 3\"" : ""
                return "<path fill=\"none\" stroke=\"\(SVGMarkStyle.paint(sign))\""
                    + " stroke-opacity=\"\(SVGNumber.text(0.4 + 0.55 * share))\""
                    + " stroke-width=\"\(SVGNumber.text(0.4 + width * share))\"\(dash) d=\"\(data)\"/>"
            }
        }
    }
}
