public import Diagnostics
public import Documents

/// What a plot shows, in one or two sentences made from its data, for those who cannot see it.
///
/// For example `Line plot of loss against epoch, epoch from 1 to 200: falls from 0.69 to 0.03, half of it by
/// epoch 18.`
public func alternativeText(of plot: Plot, language: MessageLanguage) -> String {
    PlotDescription(plot, layout: PlotLayout(plot), language: language).text
}

/// The sentences of ``alternativeText(of:language:)``.
struct PlotDescription {
    /// What is plotted against what, without a full stop.
    let heading: String
    /// Everything that is to be said.
    let text: String

    /// Describes `plot`, which `layout` has laid out.
    init(_ plot: Plot, layout: PlotLayout, language: MessageLanguage) {
        if let alone = PlotDescription.alone(plot, language) {
            heading = alone.heading
            text = PlotDescription.with(layout.omissions, alone.text, language)
            return
        }
        // The points of a line are said with it.
        let isSaid = plot.marks.indices.map { $0 > 0 && plot.marks[$0].areCorners(of: plot.marks[$0 - 1]) }
        let shown = zip(plot.marks, layout.series).filter { !$1.geometry.isEmpty && !isSaid[$1.index] }
        let words = PlotWords(
            language: language, x: plot.xLabel ?? PlotDescription.horizontalSubject(of: plot),
            y: plot.yLabel ?? PlotDescription.verticalSubject(of: plot))
        guard !shown.isEmpty else {
            heading = words.empty
            text = PlotDescription.with(layout.omissions, heading + words.stop, language)
            return
        }
        heading = words.heading(shown.map { MarkKind($0.0.shape) })
        var clauses: [String] = []
        var before: MarkFacts?
        for (mark, series) in shown.prefix(4) {
            let name = shown.count > 1 ? series.label : nil
            switch mark.shape {
            case .points(let x, let y), .line(let x, let y):
                let isLine = MarkKind(mark.shape) == .line
                let facts = MarkFacts(x: x, y: y, isLine: isLine, in: layout)
                clauses.append(words.clause(facts, name: name, after: before))
                before = facts
            case .bars(let bars): clauses.append(words.clause(bars, name: name))
            case .histogram(let histogram): clauses.append(words.clause(histogram, name: name))
            case .area(let x, let low, let high): clauses.append(words.clause(x, low, high, in: layout, name: name))
            case .contour(let surface): clauses.append(words.clause(surface, name: series.label))
            case .regions(let regions): clauses.append(words.clause(regions))
            case .horizontal(let y): clauses.append(words.line(atHeight: y, name: series.label))
            case .vertical(let x): clauses.append(words.line(at: x, name: series.label))
            case .text(let x, let y, let text): clauses.append(words.clause(text, x, y))
            case .heatmap, .images, .net, .graph: break
            }
        }
        let more = shown.count > 4 ? [words.more(shown.count - 4)] : []
        text = PlotDescription.with(
            layout.omissions, heading + words.colon + (clauses + more).joined(separator: words.semicolon) + words.stop,
            language)
    }

    /// A description, and what is left out of the picture.
    private static func with(_ omissions: Omissions, _ text: String, _ language: MessageLanguage) -> String {
        ([text] + PlotText.notes(omissions).map { $0[language] }).joined(separator: language == .chinese ? "" : " ")
    }

    /// The sentences about a mark that stands alone; nil of a plot with axes.
    private static func alone(_ plot: Plot, _ language: MessageLanguage) -> (heading: String, text: String)? {
        let words = PlotWords(language: language, x: plot.xLabel, y: plot.yLabel)
        switch plot.marks.first(where: \.standsAlone)?.shape {
        case .heatmap(let heatmap):
            let heading = words.heading(heatmap)
            return (heading, heading + (words.clause(heatmap).map { words.colon + $0 } ?? "") + words.stop)
        case .images(let sheet):
            let heading = words.heading(sheet)
            return (heading, heading + (words.clause(sheet).map { words.colon + $0 } ?? "") + words.stop)
        case .net(let net):
            let heading = words.heading(net)
            return (heading, heading + words.colon + words.clause(net) + words.stop)
        case .graph(let graph):
            let heading = words.heading(graph)
            return (heading, heading + words.colon + words.clause(graph) + words.stop)
        default: return nil
        }
    }

    /// What stands for the y axis's name where there is none: the label of the only mark.
    private static func verticalSubject(of plot: Plot) -> String? {
        guard plot.marks.count == 1 else { return nil }
        return switch plot.marks[0].shape {
        case .points, .line, .bars, .area: plot.marks[0].label
        default: nil
        }
    }

    /// What stands for the x axis's name where there is none: the label of the only histogram.
    private static func horizontalSubject(of plot: Plot) -> String? {
        guard plot.marks.count == 1, MarkKind(plot.marks[0].shape) == .histogram else { return nil }
        return plot.marks[0].label
    }
}
