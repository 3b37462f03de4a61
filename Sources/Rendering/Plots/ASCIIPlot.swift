public import Diagnostics
public import Documents

/// A plot as text: for Markdown, the terminal, and for those who cannot see the picture.
///
/// Everything in the frame and its scales is ASCII, so it lines up in every font of fixed width; titles, the names of
/// the axes and the legend may be Chinese and stand on lines of their own. About 72 columns and 20 rows.
public struct ASCIIPlot: Sendable {
    /// The lines, joined by LF, without a last line end.
    public let text: String

    /// Draws `plot`, with axes in `columns` columns where they are fewer than usual; notes are in `language`.
    public init(_ plot: Plot, columns: Int = Self.columns, language: MessageLanguage) {
        let layout = PlotLayout(plot)
        let brushes = ASCIIBrush.brushes(for: plot.marks)
        var lines: [String] = []
        lines += [plot.title, plot.yLabel].compactMap { $0 }.map(PlotText.line).filter { !$0.isEmpty }
        let xLabel = plot.xLabel.map(PlotText.line)
        switch plot.marks.first(where: \.standsAlone)?.shape {
        case .heatmap(let heatmap): lines += ASCIIHeatmap(heatmap, xLabel: xLabel).lines
        case .images(let sheet): lines += ASCIIImages(sheet, language: language).lines
        case .net(let net): lines += ASCIINet(net, language: language).lines
        case .graph(let graph): lines += ASCIIGraph(graph, language: language).lines
        default:
            lines += ASCIIPlot.frame(
                layout, brushes: brushes, xLabel: xLabel, columns: min(columns, Self.columns))
            lines += ASCIIPlot.legend(layout, brushes: brushes, language: language)
        }
        let hasPicture = plot.marks.contains(where: \.standsAlone)
        lines += PlotText.notes(layout, hasPicture: hasPicture, language: language)
        text = lines.joined(separator: "\n")
    }

    /// Draws `plots` one below another, with an empty line between, below the title that all share.
    public init(_ plots: [Plot], columns: Int = Self.columns, language: MessageLanguage) {
        let title = SharedTitle(plots)
        let pictures = title.plots.map { ASCIIPlot($0, columns: columns, language: language).text }
        text = ([title.text].compactMap { $0 } + pictures).joined(separator: "\n\n")
    }

    /// The width of a plot, scale and frame included.
    public static let columns = 72
    private static let rows = 16

    private static func frame(
        _ layout: PlotLayout, brushes: [ASCIIBrush], xLabel: String?, columns: Int
    ) -> [String] {
        let yTicks = layout.y.ticks(atMost: 5)
        let margin = yTicks.map(\.text.utf8.count).max() ?? 0
        var canvas = ASCIICanvas(width: max(columns - margin - 3, 24), height: rows)
        canvas.draw(layout, with: brushes)
        var labels: [Int: String] = [:]
        for tick in yTicks { labels[canvas.row(at: layout.y.fraction(tick))] = tick.text }
        let border = UInt8(ascii: "-")
        var bottom = Array(repeating: border, count: canvas.width)
        let names = ASCIINames(layout, canvas: canvas)
        let scale = names?.scale ?? ASCIIScale(layout.x, canvas: canvas)
        for column in scale.columns { bottom[column] = UInt8(ascii: "+") }
        let indent = String(repeating: " ", count: margin + 1)

        var lines = [indent + "+" + String(repeating: "-", count: canvas.width) + "+"]
        for row in 0..<canvas.height {
            let label = labels[row] ?? ""
            let inside = String(decoding: canvas.row(row), as: UTF8.self)
            let padding = String(repeating: " ", count: margin - label.utf8.count)
            lines.append(padding + label + " " + (labels[row] == nil ? "|" : "+") + inside + "|")
        }
        lines.append(indent + "+" + String(decoding: bottom, as: UTF8.self) + "+")
        let numbers = scale.line(indent: margin + 2)
        if !numbers.isEmpty { lines.append(numbers) }
        if let xLabel, !xLabel.isEmpty {
            let start = margin + 2 + max(0, (canvas.width - PlotText.columns(of: xLabel)) / 2)
            lines.append(String(repeating: " ", count: start) + xLabel)
        }
        return lines + (names?.key ?? [])
    }

    private static func legend(_ layout: PlotLayout, brushes: [ASCIIBrush], language: MessageLanguage) -> [String] {
        var lines = layout.legend(language).map { entry in
            let brush = brushes[entry.series.index]
            switch entry.series.geometry {
            case .regions:
                let character = ASCIIBrush.regions[entry.part % ASCIIBrush.regions.count]
                return "\(String(decoding: [character], as: UTF8.self)) \(entry.name)"
            // Its levels stand below.
            case .contours: return entry.name
            default: return "\(brush.sample) \(entry.name)"
            }
        }
        let notes = layout.notes
        for series in layout.series {
            switch series.geometry {
            case .contours(let levels):
                let brush = brushes[series.index]
                lines += PlotText.lines(
                    levels.enumerated().map { index, level in
                        "\(String(decoding: [brush.level(index)], as: UTF8.self)) = \(level.value)"
                    }, width: columns)
            case .words(_, let words):
                if let note = notes[series.index] { lines.append("[\(note)] \(words)") }
            default: break
            }
        }
        return lines
    }
}
