extension Plot {
    /// A picture keeps at most this many points.
    public static let mostPoints = 20_000
}

extension Mark {
    /// How many points, bars or bins there are to draw.
    public var pointCount: Int {
        switch shape {
        case .points(let x, _), .line(let x, _): x.count
        case .bars(let bars): bars.heights.count
        case .histogram(let histogram): histogram.counts.count
        case .horizontal, .vertical: 1
        }
    }

    /// The same mark with every `step`th of its points, where it is made of points.
    fileprivate func keeping(every step: Int) -> Mark {
        let kept = Array(stride(from: 0, to: pointCount, by: step))
        func some<Element>(_ values: [Element]) -> [Element] { kept.map { values[$0] } }
        var mark = self
        switch shape {
        case .points(let x, let y): mark.shape = .points(x: some(x), y: some(y))
        case .line(let x, let y): mark.shape = .line(x: some(x), y: some(y))
        case .bars(let bars):
            mark.shape = .bars(
                bars.names.map { Bars(names: some($0), heights: some(bars.heights)) }
                    ?? Bars(positions: some(bars.positions), heights: some(bars.heights)))
        case .histogram, .horizontal, .vertical: return self
        }
        mark.thinned += pointCount - kept.count
        return mark
    }
}

extension [Mark] {
    /// The marks with so many points as a picture keeps: every second, third, … of them where there are more.
    public func thinned() -> [Mark] {
        let count = reduce(0) { $0 + $1.pointCount }
        guard count > Plot.mostPoints else { return self }
        return map { $0.keeping(every: (count + Plot.mostPoints - 1) / Plot.mostPoints) }
    }
}
