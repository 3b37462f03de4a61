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
    /// How the bars share the horizontal axis, and what they are called.
    let slots: BarSlots
    /// What was left out.
    let omissions: Omissions

    /// Lays out `plot`.
    init(_ plot: Plot) {
        let slots = BarSlots(plot.marks)
        let shapes = plot.marks.map(\.shape)
        let reaches = shapes.enumerated().flatMap { $1.reach($0, slots) }.filter { reach in
            let (x, y) = (reach.x ?? 1, reach.y ?? 1)
            return x.isFinite && y.isFinite && (!plot.hasLogarithmicX || x > 0) && (!plot.hasLogarithmicY || y > 0)
        }
        // A point on the axis would be half a point; a line may lie on it.
        let needsPadding = shapes.contains { $0.needsPadding }
        let standsOnZero = shapes.contains { $0.standsOnZero }
        var xRange = Range()
        for reach in reaches { xRange.insert(reach.x, setsTicks: !reach.isEdge) }
        let x = Axis(
            data: xRange.limits, limits: plot.xLimits, isLogarithmic: plot.hasLogarithmicX, isWhole: xRange.isWhole,
            padding: needsPadding ? 0.04 : 0, startsAtZero: !needsPadding)
        var (seen, all) = (Range(), Range())
        for reach in reaches {
            all.insert(reach.y)
            if reach.x.map({ $0 >= x.low && $0 <= x.high }) ?? true { seen.insert(reach.y) }
        }
        let yRange = seen.limits == nil ? all : seen
        let y = Axis(
            data: yRange.limits, limits: plot.yLimits, isLogarithmic: plot.hasLogarithmicY, isWhole: yRange.isWhole,
            // Room for the numbers of bars.
            padding: slots.isSingle ? 0.12 : 0.05, startsAtZero: standsOnZero || !needsPadding)
        let geometry = MarkGeometry(x: x, y: y, slots: slots)
        series = plot.marks.enumerated().map { index, mark in
            Series(
                index: index, label: mark.label.map(PlotText.line), geometry: geometry.place(mark.shape, index))
        }
        (self.x, self.y, self.slots) = (x, y, slots)
        omissions = Omissions(plot)
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

        mutating func insert(_ value: Double?, setsTicks: Bool = true) {
            guard let value else { return }
            if setsTicks, value.magnitude >= 0x1p53 || value != value.rounded() { isWhole = false }
            limits = Plot.Limits(min(limits?.low ?? value, value), max(limits?.high ?? value, value))
        }
    }
}
