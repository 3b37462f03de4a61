public import Diagnostics
public import Documents

/// Plots as inline SVG: for HTML pages and notebooks, in the light and in the dark, wide and narrow, without a script.
///
/// Colours are custom properties that ``PlotStyle`` sets, with fallbacks; text and axes take the colour of the page's
/// text. Each picture carries its title and a description for those who cannot see it.
public struct SVGPlot: Sendable {
    /// One `div` that holds the pictures side by side, below the title that all share; well-formed XML.
    public let markup: String
    /// Whether it may be wider than a page, and so has to be moved to and fro.
    let scrolls: Bool

    /// Draws `plots`. `idPrefix` must be the page's only one; the ids made from it are `prefix-1-title` and so on.
    public init(_ plots: [Plot], idPrefix: String, language: MessageLanguage) {
        let title = SharedTitle(plots)
        let pictures = title.plots.enumerated().map { index, plot in
            SVGPlot.picture(
                plot, id: "\(SVGPlot.identifier(idPrefix))-\(index + 1)",
                width: plots.count > 1 ? SVGFrame.narrow : SVGFrame.wide, language: language)
        }
        let several = plots.count > 1 ? " nb-several" : ""
        scrolls = plots.count == 1 && pictures[0].contains(" class=\"nb-wide\"")
        let heading = title.text.map { ["<p>\(SVGText.escaped($0))</p>"] } ?? []
        markup = (["<div class=\"nb-plots\(several)\">"] + heading + pictures + ["</div>"]).joined(separator: "\n")
    }

    private static let fonts =
        "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

    /// An identifier stands in lists parted by spaces and in `url(#…)`: of ASCII, only letters, digits and hyphens stay.
    private static func identifier(_ text: String) -> String {
        let parts = PlotText.line(text).unicodeScalars.split { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", "_": false
            default: scalar.value < 0x80 || scalar == "\u{3000}" || scalar == "\u{A0}"
            }
        }
        return parts.map { String($0) }.joined(separator: "-")
    }

    /// A picture; `style` is of the element itself, for one that stands alone: else the letters are those of the page.
    static func picture(
        _ plot: Plot, id: String, width: Double, language: MessageLanguage, style: String? = nil
    ) -> String {
        var width = width
        let layout = PlotLayout(plot)
        let alone = plot.marks.first(where: \.standsAlone)?.shape
        let (body, left, bottom): ([String], Double, Double)
        switch alone {
        case .heatmap(let heatmap):
            let picture = SVGHeatmap(heatmap, plot, width: width)
            (body, left, bottom) = (picture.markup, SVGFrame.margin, picture.bottom)
        case .images(let sheet):
            let picture = SVGImages(sheet, plot, width: width)
            (body, left, bottom) = (picture.markup, SVGFrame.margin, picture.bottom)
        case .net(let net):
            let picture = SVGNet(net, plot, width: width, language: language)
            width = picture.width
            (body, left, bottom) = (picture.markup, SVGFrame.margin, picture.bottom)
        case .graph(let graph):
            let picture = SVGGraph(graph, plot, width: width, language: language)
            width = picture.width
            (body, left, bottom) = (picture.markup, SVGFrame.margin, picture.bottom)
        default: (body, left, bottom) = marks(of: plot, layout, id: id, width: width, language)
        }
        let notes = PlotText.notes(layout, hasPicture: alone != nil, language: language).flatMap {
            SVGText.lines($0, size: 11, width: width - left - 4, atMost: 3)
        }.enumerated().map { line, note in
            SVGText.element(
                note, x: left, y: bottom + 13 + Double(line) * 15, attributes: "font-size=\"11\" opacity=\".75\"")
        }
        let height = (bottom + Double(notes.count) * 15 + 8).rounded(.up)
        let description = PlotDescription(plot, layout: layout, language: language)
        let title = plot.title.map(PlotText.line).flatMap { $0.isEmpty ? nil : $0 } ?? description.heading

        // A graph that is wider than a page keeps its letters readable and is moved to and fro.
        let isWide = if case .graph = alone { width > SVGFrame.wide } else { false }
        let size = "width=\"\(SVGNumber.text(width * 1.25))\" height=\"\(SVGNumber.text(height * 1.25))\""
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"\(isWide ? "nb-wide" : "nb-plot")\""
                + " viewBox=\"0 0 \(SVGNumber.text(width)) \(SVGNumber.text(height))\" \(size)"
                + " role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\" fill=\"currentColor\""
                + (style.map { " style=\"\($0)\" font-family=\"\(fonts)\"" } ?? "") + " font-size=\"12\">",
            "<title id=\"\(id)-title\">\(SVGText.escaped(title))</title>",
            "<desc id=\"\(id)-desc\">\(SVGText.escaped(description.text))</desc>",
        ]
        parts += body + notes + ["</svg>"]
        return parts.joined(separator: "\n")
    }

    /// The elements of marks between axes, with their legend, where the frame begins and where all ends.
    private static func marks(
        of plot: Plot, _ layout: PlotLayout, id: String, width: Double, _ language: MessageLanguage
    ) -> ([String], left: Double, bottom: Double) {
        let frame = SVGFrame(plot, layout: layout, width: width)
        let styles = SVGMarkStyle.styles(for: plot.marks, id: id)
        let marks = styles.map { SVGMark(style: $0, frame: frame) }
        let entries = layout.legend(language).map { entry in
            SVGLegend.Entry(label: entry.name) { x, y in
                marks[entry.series.index].sample(entry.series.geometry, part: entry.part, x: x, y: y)
            }
        }
        let legend = SVGLegend(entries, left: frame.left, right: frame.right, top: frame.footer + 7)
        let patterns = styles.flatMap(\.patterns)
        var parts = patterns.isEmpty ? [] : ["<defs>\(patterns.joined())</defs>"]
        parts += frame.markup
        for series in layout.series where !series.geometry.isEmpty {
            parts.append(marks[series.index].markup(series.geometry))
        }
        return (parts + barValues(layout, in: frame) + legend.markup, frame.left, legend.bottom)
    }

    /// The line that bars stand on where some hang from it, and their numbers where all have room.
    private static func barValues(_ layout: PlotLayout, in frame: SVGFrame) -> [String] {
        var parts: [String] = []
        let bars = layout.series.flatMap { series -> [Bar] in
            if case .bars(let bars) = series.geometry { bars } else { [] }
        }
        if let zero = layout.y.fraction(0), zero > 0, zero < 1, bars.contains(where: \.isHanging) {
            let ends = [frame.place(Position(x: 0, y: zero)), frame.place(Position(x: 1, y: zero))]
            parts.append("<path stroke=\"currentColor\" stroke-opacity=\".6\" d=\"\(SVGPath.data([ends]))\"/>")
        }
        guard layout.slots.isSingle, bars.count <= 40 else { return parts }
        let places = bars.map { bar in
            let middle = (bar.box.x.lowerBound + bar.box.x.upperBound) / 2
            return (x: frame.place(Position(x: middle, y: 0)).x, half: SVGText.width(bar.value, size: 11) / 2)
        }
        let isApart = zip(places, places.dropFirst()).allSatisfy { $1.x - $0.x > $0.half + $1.half + 2 }
        guard isApart else { return parts }
        parts.append("<g font-size=\"11\" text-anchor=\"middle\">")
        for (bar, place) in zip(bars, places) {
            let end = bar.isHanging ? bar.box.y.lowerBound : bar.box.y.upperBound
            let y = frame.place(Position(x: 0, y: end)).y + (bar.isHanging ? 11 : -4)
            parts.append(SVGText.element(bar.value.withMinus, x: place.x, y: y))
        }
        return parts + ["</g>"]
    }
}
