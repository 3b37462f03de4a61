import Diagnostics
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
        let reaches = shapes.flatMap { $0.reach(slots) }.filter { reach in
            let (x, y) = (reach.x ?? 1, reach.y ?? 1)
            return x.isFinite && y.isFinite && (!plot.hasLogarithmicX || x > 0) && (!plot.hasLogarithmicY || y > 0)
        }
        // A point on the axis would be half a point; a line may lie on it.
        let fillsFrame = shapes.contains { $0.fillsFrame }
        let needsPadding = !fillsFrame && shapes.contains { $0.needsPadding }
        let standsOnZero = shapes.contains { $0.standsOnZero }
        var xRange = Range()
        for reach in reaches { xRange.insert(reach.x, setsTicks: !reach.isEdge) }
        let x = Axis(
            data: xRange.limits, limits: plot.xLimits, isLogarithmic: plot.hasLogarithmicX, isWhole: xRange.isWhole,
            padding: needsPadding ? 0.04 : 0, startsAtZero: !needsPadding && !fillsFrame)
        var (seen, all) = (Range(), Range())
        for reach in reaches {
            all.insert(reach.y)
            if reach.x.map({ $0 >= x.low && $0 <= x.high }) ?? true { seen.insert(reach.y) }
        }
        var yRange = seen.limits == nil ? all : seen
        // Bars of no height stand at the foot of their plot.
        if standsOnZero, yRange.limits == Plot.Limits(0, 0) { yRange.limits = Plot.Limits(0, 1) }
        let y = Axis(
            data: yRange.limits, limits: plot.yLimits, isLogarithmic: plot.hasLogarithmicY, isWhole: yRange.isWhole,
            // Room for the numbers of bars.
            padding: fillsFrame ? 0 : slots.isSingle ? 0.12 : 0.05,
            startsAtZero: !fillsFrame && (standsOnZero || !needsPadding))
        let geometry = MarkGeometry(x: x, y: y, slots: slots)
        series = plot.marks.enumerated().map { index, mark in
            Series(
                index: index, label: mark.label.map(PlotText.line), geometry: geometry.place(mark.shape, index))
        }
        (self.x, self.y, self.slots) = (x, y, slots)
        omissions = Omissions(plot)
    }

    /// An entry of the legend: a mark, or a class of its regions.
    struct Entry {
        /// The mark.
        var series: Series
        /// The number of the class among the mark's.
        var part = 0
        /// What stands beside its sample.
        var name: String
    }

    /// The entries of the legend, so many that it does not outgrow the plot.
    func legend(_ language: MessageLanguage) -> [Entry] {
        Array(entries(language).prefix(24))
    }

    /// How many entries the legend has no room for.
    var unnamedCount: Int { max(0, entries(.english).count - 24) }

    private func entries(_ language: MessageLanguage) -> [Entry] {
        series.flatMap { series -> [Entry] in
            if case .regions(let regions, _) = series.geometry {
                return regions.enumerated().map { index, region in
                    let name = Text(en: "predicted \(region.name)", zh: "预测为 \(region.name)")[language]
                    return Entry(series: series, part: index, name: name)
                }
            }
            guard let label = series.label, !label.isEmpty else { return [] }
            return [Entry(series: series, name: label)]
        }
    }

    /// The numbers, from 1, of words that cannot stand in a frame of characters: they are long or not ASCII.
    var notes: [Int: Int] {
        var notes: [Int: Int] = [:]
        for case (let index, .words(_, let words)) in series.map({ ($0.index, $0.geometry) })
        where words.utf8.count > 40 || !PlotText.isASCII(words) {
            notes[index] = notes.count + 1
        }
        return notes
    }

    /// Whether there is nothing to be seen in the frame.
    var isEmpty: Bool {
        series.allSatisfy(\.geometry.isEmpty)
    }

    /// The smallest and largest of some values, and whether all are whole.
    private struct Range {
        var limits: Plot.Limits?
        private var hasOnlyWholes = true
        var isWhole: Bool { limits != nil && hasOnlyWholes }

        mutating func insert(_ value: Double?, setsTicks: Bool = true) {
            guard let value else { return }
            if setsTicks, value.magnitude >= 0x1p53 || value != value.rounded() { hasOnlyWholes = false }
            limits = Plot.Limits(min(limits?.low ?? value, value), max(limits?.high ?? value, value))
        }
    }
}
