import Diagnostics
import Documents

/// Where the parts of a picture stand: what is above the frame, its scales, and what is below.
struct SVGFrame {
    /// The width of a picture that stands alone, in the units of its coordinates.
    static let wide = 400.0
    /// The width of one of several side by side: their letters are not to shrink with them.
    static let narrow = 320.0
    static let titleSize = 13.0
    static let textSize = 12.0
    /// The room for marks, letters and numbers that are wider than was estimated.
    static let margin = 8.0

    /// The picture's width.
    let width: Double
    /// The frame's left edge.
    let left: Double
    /// The frame's right edge.
    let right: Double
    /// The frame's upper edge.
    let top: Double
    /// The frame's lower edge.
    let bottom: Double
    /// Where what is below the scale and its name may begin.
    let footer: Double

    private let xTicks: [SVGTick]
    private let names: SVGNames?
    private let yTicks: [SVGTick]
    private let scaleHeight: Double
    private let title: [String]
    private let xLabel: [String]
    private let yLabel: [String]

    /// The frame for `layout` in a picture of `width`, with the names that `plot` gives.
    init(_ plot: Plot, layout: PlotLayout, width: Double) {
        self.width = width
        title = SVGFrame.titleLines(plot, width: width)
        xLabel = SVGFrame.lines(plot.xLabel, size: SVGFrame.textSize, width: width, atMost: 1)
        yLabel = SVGFrame.lines(plot.yLabel, size: SVGFrame.textSize, width: width, atMost: 1)
        yTicks = layout.y.ticks(atMost: 6).map { SVGTick($0, on: layout.y) }
        let left = SVGFrame.margin + (yTicks.map(\.width).max() ?? 0) + 7
        let right = width - 14
        (self.left, self.right) = (left, right)
        names = SVGNames(layout, left: left, right: right)
        xTicks = names == nil ? SVGFrame.ticks(on: layout.x, width: right - left) : []
        let titleHeight = title.isEmpty ? 0 : Double(title.count) * 17 + 3
        top = SVGFrame.margin + titleHeight + (yLabel.isEmpty ? 4 : 21)
        bottom = top + (width * 0.54).rounded()
        scaleHeight = names?.height ?? 20
        footer = bottom + scaleHeight + (xLabel.isEmpty ? 0 : 17)
    }

    /// The place in the picture of a place in the frame.
    func place(_ position: Position) -> (x: Double, y: Double) {
        (left + position.x * (right - left), bottom - position.y * (bottom - top))
    }

    /// As many numbers as stand apart below the frame.
    private static func ticks(on axis: Axis, width: Double) -> [SVGTick] {
        var ticks: [SVGTick] = []
        for limit in [7, 6, 5, 4] {
            ticks = axis.ticks(atMost: limit).map { SVGTick($0, on: axis) }
            let isApart = zip(ticks, ticks.dropFirst()).allSatisfy { a, b in
                (b.fraction - a.fraction) * width > (a.width + b.width) / 2 + 10
            }
            if isApart { return ticks }
        }
        // Numbers too long for their ticks: the first and the last are enough.
        return ticks.count > 2 ? [ticks[0], ticks[ticks.count - 1]] : ticks
    }

    /// The lines of a title, at the top of a picture.
    static func title(_ lines: [String]) -> [String] {
        lines.enumerated().map { line, text in
            SVGText.element(
                text, x: margin, y: margin + 11 + Double(line) * 17,
                attributes: "font-size=\"\(SVGNumber.text(titleSize))\" font-weight=\"600\"")
        }
    }

    /// The title of `plot` in lines as wide as a picture of `width`.
    static func titleLines(_ plot: Plot, width: Double) -> [String] {
        // Bold letters are wider.
        lines(plot.title, size: titleSize * 1.18, width: width, atMost: 3)
    }

    /// `text` in at most `count` lines as wide as a picture of `width`.
    static func lines(_ text: String?, size: Double, width: Double, atMost count: Int) -> [String] {
        SVGText.lines(text.map(PlotText.line) ?? "", size: size, width: width - 2 * margin, atMost: count)
    }

    /// Grid, axes, numbers, title and names.
    var markup: [String] {
        let (l, r, t, b) = (
            SVGNumber.text(left), SVGNumber.text(right), SVGNumber.text(top), SVGNumber.text(bottom)
        )
        let xs = xTicks.map { place(Position(x: $0.fraction, y: 0)).x }
        let ys = yTicks.map { place(Position(x: 0, y: $0.fraction)).y }
        let vertical = xs.map { "M\(SVGNumber.text($0)) \(t)V\(b)" }.joined()
        let horizontal = ys.map { "M\(l) \(SVGNumber.text($0))H\(r)" }.joined()
        let small = xs.map { "M\(SVGNumber.text($0)) \(b)v4" }.joined()
        let smallLeft = ys.map { "M\(l) \(SVGNumber.text($0))h-4" }.joined()
        var parts = [
            "<g fill=\"none\" stroke=\"currentColor\">",
            "<path stroke-opacity=\".13\" d=\"\(vertical)\(horizontal)\"/>",
            "<path stroke-opacity=\".6\" d=\"M\(l) \(t)V\(b)H\(r)\(small)\(smallLeft)\"/>",
            "</g>",
        ]
        parts.append("<g font-size=\"\(SVGNumber.text(SVGTick.size))\" text-anchor=\"middle\">")
        parts += zip(xTicks, xs).map { $0.element(x: $1, y: bottom + 16) }
        parts.append("</g>")
        if let names { parts += names.markup(top: bottom) }
        parts.append("<g font-size=\"\(SVGNumber.text(SVGTick.size))\" text-anchor=\"end\">")
        parts += zip(yTicks, ys).map { $0.element(x: left - 7, y: $1 + 3.8) }
        parts.append("</g>")
        parts += SVGFrame.title(title)
        parts += yLabel.map { SVGText.element($0, x: SVGFrame.margin, y: top - 10) }
        parts += xLabel.map {
            SVGText.element(
                $0, x: (left + right) / 2, y: bottom + scaleHeight + 14, attributes: "text-anchor=\"middle\"")
        }
        return parts
    }
}
