import Documents

/// What a picture does not show of its data.
struct Omissions: Sendable {
    /// How many points the evaluator left out because there were too many.
    let thinned: Int
    /// How many values are not finite.
    let notFinite: Int
    /// How many values are not positive where an axis is logarithmic.
    let notPositive: Int
    /// How many values lie in none of the bins.
    let outside: Int
    /// How many pictures of a sheet are not shown.
    let pictures: Int
    /// Every how many rows and columns are shown.
    let step: Int

    /// Counts what is left out of `plot`.
    init(_ plot: Plot) {
        var (notFinite, notPositive, outside, pictures) = (0, 0, 0, 0)
        func count(_ x: Double, _ y: Double) {
            if !x.isFinite || !y.isFinite {
                notFinite += 1
            } else if plot.hasLogarithmicX && x <= 0 || plot.hasLogarithmicY && y <= 0 {
                notPositive += 1
            }
        }
        for mark in plot.marks {
            switch mark.shape {
            case .points(let x, let y), .line(let x, let y): for (x, y) in zip(x, y) { count(x, y) }
            case .bars(let bars):
                for (x, y) in zip(bars.positions, bars.heights) { count(bars.names == nil ? x : 1, y) }
            // An empty bin is no mistake on a logarithmic axis.
            case .histogram(let histogram): outside += histogram.outside
            case .area(let x, let low, let high):
                // A nan of either end counts, and so does the lower end of both.
                for (x, ends) in zip(x, zip(low, high)) { count(x, ends.0.isFinite ? min(ends.1, ends.0) : ends.0) }
            case .contour(let surface): notFinite += surface.values.count { !$0.isFinite }
            case .heatmap(let heatmap): notFinite += heatmap.values.count { !$0.isFinite }
            case .regions(let regions): notFinite += regions.classes.count { $0 == nil }
            case .images(let sheet): pictures += sheet.omitted
            case .graph: break
            case .net(let net): notFinite += net.notFinite
            case .text(let x, let y, _): count(x, y)
            case .horizontal(let y): count(1, y)
            case .vertical(let x): count(x, 1)
            }
        }
        thinned = plot.marks.reduce(0) { $0 + $1.thinned }
        self.notFinite = notFinite + plot.marks.reduce(0) { $0 + $1.omitted }
        self.notPositive = notPositive
        self.outside = outside
        self.pictures = pictures
        step = plot.marks.reduce(1) { max($0, $1.step) }
    }
}

extension Mark {
    /// Every how many rows and columns of a matrix or a picture are shown.
    fileprivate var step: Int {
        switch shape {
        case .heatmap(let heatmap): heatmap.step
        case .images(let sheet): sheet.step
        default: 1
        }
    }
}
