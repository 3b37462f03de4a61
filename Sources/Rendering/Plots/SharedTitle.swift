import Documents

/// Plots side by side that have one title: it stands once, above all of them.
struct SharedTitle {
    /// The title, in one line; nil where they have none, or not the same.
    let text: String?
    /// The plots without it.
    let plots: [Plot]

    /// The title of `plots`.
    init(_ plots: [Plot]) {
        let title = plots.first?.title
        let line = title.map(PlotText.line) ?? ""
        guard plots.count > 1, !line.isEmpty, plots.allSatisfy({ $0.title == title }) else {
            (text, self.plots) = (nil, plots)
            return
        }
        text = line
        self.plots = plots.map { plot in
            var plot = plot
            plot.title = nil
            return plot
        }
    }
}
