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
        let shown = zip(plot.marks, layout.series).filter { !$1.geometry.isEmpty }
        let words = PlotWords(language: language, x: plot.xLabel, y: plot.yLabel ?? PlotDescription.subject(of: plot))
        guard !shown.isEmpty else {
            heading = words.empty
            text = heading + words.stop
            return
        }
        heading = words.heading(
            hasLines: shown.contains { $0.0.shape.isLine }, hasPoints: shown.contains { !$0.0.shape.isLine })
        var clauses: [String] = []
        var before: MarkFacts?
        for (mark, series) in shown.prefix(3) {
            let facts = MarkFacts(mark.shape, in: layout)
            clauses.append(words.clause(facts, name: shown.count > 1 ? series.label : nil, after: before))
            before = facts
        }
        let more = shown.count > 3 ? [words.more(shown.count - 3)] : []
        text = heading + words.colon + (clauses + more).joined(separator: words.semicolon) + words.stop
    }

    /// What stands for the y axis's name where there is none: the label of the only mark.
    private static func subject(of plot: Plot) -> String? {
        plot.marks.count == 1 ? plot.marks[0].label : nil
    }
}

extension Mark.Shape {
    /// Whether its points are joined.
    var isLine: Bool {
        if case .line = self { true } else { false }
    }
}
