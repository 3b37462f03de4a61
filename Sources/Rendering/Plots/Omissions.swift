import Documents

/// What a picture does not show of its data.
struct Omissions: Sendable {
    /// How many points the evaluator left out because there were too many.
    let thinned: Int
    /// How many values are not finite.
    let notFinite: Int
    /// How many values are not positive where an axis is logarithmic.
    let notPositive: Int

    /// Counts what is left out of `plot`.
    init(_ plot: Plot) {
        var (notFinite, notPositive) = (0, 0)
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
            case .histogram: break
            case .horizontal(let y): count(1, y)
            case .vertical(let x): count(x, 1)
            }
        }
        thinned = plot.marks.reduce(0) { $0 + $1.thinned }
        self.notFinite = notFinite + plot.marks.reduce(0) { $0 + $1.omitted }
        self.notPositive = notPositive
    }
}
