import Documents

/// A matrix in shades, with its numbers in the cells where they have room, its names, and the scale of its shades.
struct SVGHeatmap {
    /// The elements.
    let markup: [String]
    /// Where what stands below may begin.
    let bottom: Double

    private static let textSize = 11.0

    /// Draws `heatmap` with the title and names of `plot` in a picture of `width`.
    init(_ heatmap: Heatmap, _ plot: Plot, width pictureWidth: Double) {
        let title = SVGFrame.titleLines(plot, width: pictureWidth)
        let yLabel = SVGFrame.lines(plot.yLabel, size: SVGFrame.textSize, width: pictureWidth, atMost: 1)
        let xLabel = SVGFrame.lines(plot.xLabel, size: SVGFrame.textSize, width: pictureWidth, atMost: 1)
        let rowNames = (0..<heatmap.rows).map { row -> String in
            let name = heatmap.rowNames.map { PlotText.line($0[row]) } ?? String(row * heatmap.step)
            return SVGText.lines(name, size: SVGHeatmap.textSize, width: 120, atMost: 1).first ?? ""
        }
        let columnNames = (0..<heatmap.columns).map { column in
            heatmap.columnNames.map { PlotText.line($0[column]) } ?? String(column * heatmap.step)
        }
        let margin = rowNames.map { SVGText.width($0, size: SVGHeatmap.textSize) }.max() ?? 0
        let left = SVGFrame.margin + margin + 6
        let top = SVGFrame.margin + (title.isEmpty ? 0 : Double(title.count) * 17 + 3) + (yLabel.isEmpty ? 2 : 17)
        let width = min((pictureWidth - 14 - left) / Double(heatmap.columns), 64)
        let height = min(max(width, 20), 40, max(360 / Double(max(heatmap.rows, 1)), 2))
        let cells = Cells(left: left, top: top, width: width, height: height)
        let (right, end) = (left + width * Double(heatmap.columns), top + height * Double(heatmap.rows))

        var parts = SVGFrame.title(title) + yLabel.map { SVGText.element($0, x: SVGFrame.margin, y: top - 6) }
        parts += cells.markup(heatmap)
        parts.append(
            "<path fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".6\" d=\"M\(SVGNumber.text(left)) "
                + "\(SVGNumber.text(top))H\(SVGNumber.text(right))V\(SVGNumber.text(end))H\(SVGNumber.text(left))z\"/>")
        // Of many rows, every so many has its name.
        let step = max(1, Int((12 / height).rounded(.up)))
        parts.append("<g font-size=\"\(SVGNumber.text(SVGHeatmap.textSize))\" text-anchor=\"end\">")
        parts += stride(from: 0, to: heatmap.rows, by: step).map { row in
            SVGText.element(rowNames[row], x: left - 6, y: top + (Double(row) + 0.5) * height + 3.8)
        }
        parts.append("</g>")
        // Numbers need not all be there: as many as stand apart.
        let widest = columnNames.map { SVGText.width($0, size: SVGHeatmap.textSize) }.max() ?? 0
        let columnStep = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { Double($0) * width > widest + 6 } ?? 5000
        let named = stride(from: 0, to: heatmap.columns, by: heatmap.columnNames == nil ? columnStep : 1)
        let names = SVGNames(named.map { (left + (Double($0) + 0.5) * width, columnNames[$0]) })
        parts += names.markup(top: end)
        var bottom = end + names.height
        parts += xLabel.map {
            SVGText.element($0, x: (left + right) / 2, y: bottom + 13, attributes: "text-anchor=\"middle\"")
        }
        if !xLabel.isEmpty { bottom += 17 }
        if let scale = ShadeScale(heatmap.values) {
            parts += SVGHeatmap.scale(scale, left: left, top: bottom + 10)
            bottom += 26
        }
        markup = parts
        self.bottom = bottom
    }

    /// The shades in a row, between the smallest and the largest value.
    private static func scale(_ scale: ShadeScale, left: Double, top: Double) -> [String] {
        let (low, high) = (scale.low.short.withMinus, scale.high.short.withMinus)
        let start = left + SVGText.width(low, size: textSize) + 6
        var parts = [SVGText.element(low, x: left, y: top + 9, attributes: "font-size=\"11\"")]
        if scale.low < scale.high {
            // Each reaches to the end under those that follow, so that no gap shows between them.
            parts += ShadePalette.colors.enumerated().map { index, color in
                let length = SVGNumber.text(Double(ShadePalette.count - index) * 5)
                return "<path fill=\"\(color)\" shape-rendering=\"crispEdges\""
                    + " d=\"M\(SVGNumber.text(start + Double(index) * 5)) \(SVGNumber.text(top))h\(length)v10h-\(length)z\"/>"
            }
            let end = start + Double(ShadePalette.count) * 5 + 6
            parts.append(SVGText.element(high, x: end, y: top + 9, attributes: "font-size=\"11\""))
        }
        return parts
    }

    /// Where the cells are.
    private struct Cells {
        let left: Double
        let top: Double
        let width: Double
        let height: Double

        /// The cells of each shade in one path, and the numbers over them if all have room.
        func markup(_ heatmap: Heatmap) -> [String] {
            guard let scale = ShadeScale(heatmap.values) else { return [] }
            let shades = heatmap.values.map { scale.part(of: $0, among: ShadePalette.count) }
            var parts: [String] = []
            for (shade, color) in ShadePalette.colors.enumerated() {
                let data = shades.indices.filter { shades[$0] == shade }.map { index in
                    let (row, column) = index.quotientAndRemainder(dividingBy: heatmap.columns)
                    // Neighbours share the digits of their edge, so that no gap shows between them.
                    let (x, y) = (left + Double(column) * width, top + Double(row) * height)
                    return "M\(SVGNumber.text(x)) \(SVGNumber.text(y))"
                        + "H\(SVGNumber.text(left + Double(column + 1) * width))"
                        + "V\(SVGNumber.text(top + Double(row + 1) * height))H\(SVGNumber.text(x))z"
                }
                if !data.isEmpty {
                    parts.append(
                        "<path fill=\"\(color)\" shape-rendering=\"crispEdges\" d=\"\(data.joined())\"/>")
                }
            }
            let numbers = heatmap.values.map { $0.short.withMinus }
            let widest = numbers.map { SVGText.width($0, size: SVGHeatmap.textSize) }.max() ?? 0
            guard widest + 3 <= width, height >= 13 else { return parts }
            parts.append("<g font-size=\"\(SVGNumber.text(SVGHeatmap.textSize))\" text-anchor=\"middle\">")
            for (index, number) in numbers.enumerated() {
                guard let shade = shades[index] else { continue }
                let (row, column) = index.quotientAndRemainder(dividingBy: heatmap.columns)
                parts.append(
                    SVGText.element(
                        number, x: left + (Double(column) + 0.5) * width, y: top + (Double(row) + 0.5) * height + 3.8,
                        attributes: "fill=\"\(ShadePalette.ink(on: shade))\""))
            }
            return parts + ["</g>"]
        }
    }
}
