public import Diagnostics
public import Documents

/// Plots as inline SVG: for HTML pages and notebooks, in the light and in the dark, wide and narrow, without a script.
///
/// Colours are custom properties that ``PlotStyle`` sets, with fallbacks; text and axes take the colour of the page's
/// text. Each picture carries its title and a description for those who cannot see it.
public struct SVGPlot: Sendable {
    /// One `div` that holds the pictures side by side; well-formed XML.
    public let markup: String

    /// Draws `plots`. `idPrefix` must be the page's only one; the ids made from it are `prefix-1-title` and so on.
    public init(_ plots: [Plot], idPrefix: String, language: MessageLanguage) {
        let pictures = plots.enumerated().map { index, plot in
            SVGPlot.picture(plot, id: "\(SVGPlot.identifier(idPrefix))-\(index + 1)", language: language)
        }
        markup = (["<div class=\"nb-plots\">"] + pictures + ["</div>"]).joined(separator: "\n")
    }

    private static let fonts =
        "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

    /// Spaces part the ids in a list of them, so none may be in one.
    private static func identifier(_ text: String) -> String {
        let parts = PlotText.line(text).split { $0 == " " || $0 == "\u{3000}" || $0 == "\u{A0}" }
        return SVGText.escaped(parts.joined(separator: "-"))
    }

    private static func picture(_ plot: Plot, id: String, language: MessageLanguage) -> String {
        let layout = PlotLayout(plot)
        let frame = SVGFrame(plot, layout: layout)
        let styles = styles(of: plot)
        let entries = layout.named.map { entry($0.label ?? "", for: $0, style: styles[$0.index]) }
        let legend = SVGLegend(entries, left: frame.left, right: frame.right, top: frame.footer + 7)
        let notes = PlotText.notes(layout, language: language).enumerated().map { line, note in
            SVGText.element(
                note, x: frame.left, y: legend.bottom + 13 + Double(line) * 15,
                attributes: "font-size=\"11\" opacity=\".75\"")
        }
        let height = (legend.bottom + Double(notes.count) * 15 + 8).rounded(.up)
        let description = PlotDescription(plot, layout: layout, language: language)
        let title = plot.title.map(PlotText.line).flatMap { $0.isEmpty ? nil : $0 } ?? description.heading

        let size = "width=\"\(SVGNumber.text(SVGFrame.width * 1.25))\" height=\"\(SVGNumber.text(height * 1.25))\""
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"nb-plot\""
                + " viewBox=\"0 0 \(SVGNumber.text(SVGFrame.width)) \(SVGNumber.text(height))\" \(size)"
                + " role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\" fill=\"currentColor\""
                + " font-family=\"\(fonts)\" font-size=\"12\">",
            "<title id=\"\(id)-title\">\(SVGText.escaped(title))</title>",
            "<desc id=\"\(id)-desc\">\(SVGText.escaped(description.text))</desc>",
        ]
        parts += frame.markup
        for series in layout.series where !series.geometry.isEmpty {
            parts.append(mark(series.geometry, in: frame, style: styles[series.index]))
        }
        parts += legend.markup + notes + ["</svg>"]
        return parts.joined(separator: "\n")
    }

    private static func styles(of plot: Plot) -> [SVGMarkStyle] {
        var (lines, points) = (0, 0)
        return plot.marks.enumerated().map { index, mark in
            switch mark.shape {
            case .line:
                lines += 1
                return SVGMarkStyle(index: index, indexInKind: lines - 1)
            case .points:
                points += 1
                return SVGMarkStyle(index: index, indexInKind: points - 1)
            }
        }
    }

    private static func mark(_ geometry: Geometry, in frame: SVGFrame, style: SVGMarkStyle) -> String {
        switch geometry {
        case .points(let points):
            let places = SVGThinning.points(points.map(frame.place))
            return style.points(places, radius: radius(count: points.count))
        case .paths(let runs):
            return line(runs.map { SVGThinning.line($0.map(frame.place)) }, style: style)
        }
    }

    private static func line(_ runs: [[(x: Double, y: Double)]], style: SVGMarkStyle) -> String {
        var data = ""
        for run in runs {
            for (index, place) in run.enumerated() {
                data +=
                    "\(index == 0 ? "M" : index == 1 ? "L" : " ")\(SVGNumber.text(place.x)) \(SVGNumber.text(place.y))"
            }
            if run.count == 1 { data += "h0" }
        }
        return "<path fill=\"none\" stroke=\"\(style.paint)\" stroke-width=\"1.8\" stroke-linejoin=\"round\""
            + " stroke-linecap=\"round\"\(style.dash) d=\"\(data)\"/>"
    }

    private static func radius(count: Int) -> Double {
        count <= 60 ? 3 : count <= 300 ? 2.5 : count <= 2000 ? 1.8 : 1.2
    }

    private static func entry(_ label: String, for series: PlotLayout.Series, style: SVGMarkStyle) -> SVGLegend.Entry {
        SVGLegend.Entry(label: label) { x, y in
            switch series.geometry {
            case .points: style.points([(x, y)], radius: 3)
            case .paths: line([[(x - 9, y), (x + 10, y)]], style: style)
            }
        }
    }
}
