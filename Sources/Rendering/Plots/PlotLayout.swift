import Documents

/// A plot's axes and where its marks stand between them, the same for every format.
struct PlotLayout: Sendable {
    /// A mark that has been placed.
    struct Series: Sendable {
        /// Its number among the marks, which gives it its colour and character.
        var index: Int
        /// Its name in the legend, if it has one; clean, on one line.
        var label: String?
        /// Where it stands.
        var geometry: Geometry
    }

    /// The horizontal axis.
    let x: Axis
    /// The vertical axis.
    let y: Axis
    /// The marks, later ones over earlier ones.
    let series: [Series]
    /// How many points the evaluator left out.
    let thinned: Int

    /// Lays out `plot`.
    init(_ plot: Plot) {
        let isDrawable = { (x: Double, y: Double) in
            x.isFinite && y.isFinite && (!plot.hasLogarithmicX || x > 0) && (!plot.hasLogarithmicY || y > 0)
        }
        var xRange = Range()
        for mark in plot.marks {
            let (x, y) = mark.shape.coordinates
            for (x, y) in zip(x, y) where isDrawable(x, y) { xRange.insert(x) }
        }
        // A point on the axis would be half a point; a line may lie on it.
        let needsPadding = plot.marks.contains { $0.shape.needsPadding }
        x = Axis(
            data: xRange.limits, limits: plot.xLimits, isLogarithmic: plot.hasLogarithmicX, isWhole: xRange.isWhole,
            padding: needsPadding ? 0.04 : 0, startsAtZero: !needsPadding)
        var (seen, all) = (Range(), Range())
        for mark in plot.marks {
            let (xs, ys) = mark.shape.coordinates
            for (x, y) in zip(xs, ys) where isDrawable(x, y) {
                all.insert(y)
                if x >= self.x.low, x <= self.x.high { seen.insert(y) }
            }
        }
        let yRange = seen.limits == nil ? all : seen
        y = Axis(
            data: yRange.limits, limits: plot.yLimits, isLogarithmic: plot.hasLogarithmicY, isWhole: yRange.isWhole,
            padding: 0.05, startsAtZero: !needsPadding)
        let (xAxis, yAxis) = (x, y)
        series = plot.marks.enumerated().map { index, mark in
            Series(
                index: index, label: mark.label.map(PlotText.line),
                geometry: mark.shape.geometry(x: xAxis, y: yAxis))
        }
        thinned = plot.marks.reduce(0) { $0 + $1.thinned }
    }

    /// The marks that the legend names, so many that it does not outgrow the plot.
    var named: [Series] { Array(allNamed.prefix(24)) }
    /// How many more have a name.
    var unnamedCount: Int { max(0, allNamed.count - 24) }
    private var allNamed: [Series] { series.filter { $0.label?.isEmpty == false } }

    /// Whether there is nothing to be seen in the frame.
    var isEmpty: Bool {
        series.allSatisfy(\.geometry.isEmpty)
    }

    /// The smallest and largest of some values, and whether all are whole.
    private struct Range {
        var limits: Plot.Limits?
        var isWhole = true

        mutating func insert(_ value: Double) {
            if value.magnitude >= 0x1p53 || value != value.rounded() { isWhole = false }
            limits = Plot.Limits(min(limits?.low ?? value, value), max(limits?.high ?? value, value))
        }
    }
}
