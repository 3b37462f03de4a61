public import Diagnostics
public import Documents

/// A plot as text: for Markdown, the terminal, and for those who cannot see the picture.
///
/// Everything in the frame and its scales is ASCII, so it lines up in every font of fixed width; titles, the names of
/// the axes and the legend may be Chinese and stand on lines of their own. About 72 columns and 20 rows.
public struct ASCIIPlot: Sendable {
    /// The lines, joined by LF, without a last line end.
    public let text: String

    /// Draws `plot`; notes are in `language`.
    public init(_ plot: Plot, language: MessageLanguage) {
        let layout = PlotLayout(plot)
        let brushes = ASCIIPlot.brushes(for: plot)
        var lines: [String] = []
        lines += [plot.title, plot.yLabel].compactMap { $0 }.map(PlotText.line).filter { !$0.isEmpty }
        lines += ASCIIPlot.frame(layout, brushes: brushes, xLabel: plot.xLabel.map(PlotText.line))
        lines += ASCIIPlot.legend(layout, brushes: brushes)
        lines += PlotText.notes(layout, language: language)
        text = lines.joined(separator: "\n")
    }

    /// Draws `plots` one below another, with an empty line between.
    public init(_ plots: [Plot], language: MessageLanguage) {
        text = plots.map { ASCIIPlot($0, language: language).text }.joined(separator: "\n\n")
    }

    private static let columns = 72
    private static let rows = 16
    private static let characters = Array("*+ox#@%&".utf8)

    /// A line that is alone is drawn with the pen; several, and points, each with a character of their own.
    private static func brushes(for plot: Plot) -> [ASCIIBrush] {
        let isLine = plot.marks.map { mark in
            if case .line = mark.shape { true } else { false }
        }
        let hasOneLine = isLine.count(where: { $0 }) == 1
        var stamps = 0
        return isLine.map { isLine in
            if isLine, hasOneLine { return .pen }
            stamps += 1
            return .stamp(characters[(stamps - 1) % characters.count])
        }
    }

    private static func frame(_ layout: PlotLayout, brushes: [ASCIIBrush], xLabel: String?) -> [String] {
        let yTicks = layout.y.ticks(atMost: 5)
        let margin = yTicks.map(\.text.utf8.count).max() ?? 0
        var canvas = ASCIICanvas(width: max(columns - margin - 3, 24), height: rows)
        for series in layout.series {
            let brush = brushes[series.index]
            switch series.geometry {
            case .points(let points): for point in points { canvas.draw(brush.single, at: point) }
            case .paths(let runs): for run in runs { canvas.draw(run, with: brush) }
            }
        }
        var labels: [Int: String] = [:]
        for tick in yTicks { labels[canvas.row(at: layout.y.fraction(tick))] = tick.text }
        let border = UInt8(ascii: "-")
        var bottom = Array(repeating: border, count: canvas.width)
        let scale = ASCIIScale(layout.x, canvas: canvas)
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
            let width = xLabel.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
            let start = margin + 2 + max(0, (canvas.width - width) / 2)
            lines.append(String(repeating: " ", count: start) + xLabel)
        }
        return lines
    }

    private static func legend(_ layout: PlotLayout, brushes: [ASCIIBrush]) -> [String] {
        layout.named.map { "\(brushes[$0.index].sample) \($0.label ?? "")" }
    }
}
