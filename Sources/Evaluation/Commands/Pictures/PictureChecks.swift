internal import Diagnostics
internal import Documents

extension Session {
    /// The plot with at most so many points as a picture keeps, if its marks go together.
    static func checked(_ plot: Plot, at range: SourceRange) throws -> Plot {
        let names = plot.marks.compactMap { mark -> [String]? in
            if case .bars(let bars) = mark.shape { bars.names } else { nil }
        }
        for other in names.dropFirst() where other != names[0] {
            throw Diagnostic.barsDiffer(names[0], other, at: range)
        }
        if plot.marks.count > 1, plot.marks.contains(where: \.standsAlone) { throw Diagnostic.standsAlone(at: range) }
        var plot = plot
        plot.marks = plot.marks.thinned()
        return plot
    }
}
