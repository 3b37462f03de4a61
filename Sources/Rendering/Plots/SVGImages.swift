import Documents

/// Pictures in rows, each above its name.
struct SVGImages {
    /// The elements.
    let markup: [String]
    /// Where what stands below may begin.
    let bottom: Double

    /// Draws `sheet` with the title of `plot` in a picture of `width`.
    init(_ sheet: ImageSheet, _ plot: Plot, width pictureWidth: Double) {
        let title = SVGFrame.titleLines(plot, width: pictureWidth)
        var parts = SVGFrame.title(title)
        let top = SVGFrame.margin + (title.isEmpty ? 0 : Double(title.count) * 17 + 3)
        let (room, gap) = (pictureWidth - 2 * SVGFrame.margin, 8.0)
        let perRow = min(max(sheet.count, 1), sheet.width * 2 > sheet.height * 3 ? 5 : 8)
        let width = min((room + gap) / Double(perRow) - gap, 110)
        let height = width * Double(sheet.height) / Double(sheet.width)
        let hasNames = sheet.labels.contains { !PlotText.line($0).isEmpty }
        let rowHeight = height + (hasNames ? 17 : 0) + gap
        let size = sheet.height * sheet.width * sheet.channels
        for number in 0..<sheet.count {
            let x = SVGFrame.margin + Double(number % perRow) * (width + gap)
            let y = top + Double(number / perRow) * rowHeight
            let graphic = PortableGraphic(
                width: sheet.width, height: sheet.height, channels: sheet.channels,
                pixels: sheet.pixels[number * size..<(number + 1) * size])
            parts.append(
                "<image x=\"\(SVGNumber.text(x))\" y=\"\(SVGNumber.text(y))\" width=\"\(SVGNumber.text(width))\""
                    + " height=\"\(SVGNumber.text(height))\" preserveAspectRatio=\"none\""
                    + " style=\"image-rendering:pixelated\" href=\"data:image/png;base64,\(graphic.base64)\"/>")
            guard hasNames, sheet.labels.indices.contains(number) else { continue }
            let name = SVGText.lines(PlotText.line(sheet.labels[number]), size: 11, width: width + gap, atMost: 1)
            parts += name.map {
                SVGText.element(
                    $0, x: x + width / 2, y: y + height + 12, attributes: "font-size=\"11\" text-anchor=\"middle\"")
            }
        }
        markup = parts
        bottom = top + Double((sheet.count + perRow - 1) / perRow) * rowHeight
    }
}
