extension Plot {
    /// A picture keeps at most this many points.
    public static let mostPoints = 20_000
}

extension Mark {
    /// Whether it can be drawn with fewer points.
    fileprivate var isThinnable: Bool {
        switch shape {
        case .points, .line, .bars, .area: true
        case .histogram, .contour, .regions, .horizontal, .vertical, .text, .heatmap, .images, .net, .graph: false
        }
    }

    /// How many points, bars, bins, cells or pixels there are to draw.
    public var pointCount: Int {
        switch shape {
        case .points(let x, _), .line(let x, _): x.count
        case .bars(let bars): bars.heights.count
        case .histogram(let histogram): histogram.counts.count
        case .area(let x, _, _): x.count
        case .contour(let surface): surface.values.count
        case .regions(let regions): regions.classes.count
        case .horizontal, .vertical, .text: 1
        case .heatmap(let heatmap): heatmap.values.count
        case .images(let sheet): sheet.pixels.count
        case .graph(let graph): graph.nodes.count + graph.arrows.count + graph.arcs.count
        case .net(let net): net.steps.count + (net.units?.layers.reduce(0) { $0 + $1.weights.count } ?? 0)
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
        case .area(let x, let low, let high): mark.shape = .area(x: some(x), low: some(low), high: some(high))
        case .histogram, .contour, .regions, .horizontal, .vertical, .text, .heatmap, .images, .net, .graph:
            return self
        }
        mark.thinned += pointCount - kept.count
        return mark
    }
}

extension [Mark] {
    /// The marks with so many points as a picture keeps: every second, third, … of them where there are more.
    public func thinned() -> [Mark] {
        let points = reduce(0) { $0 + ($1.isThinnable ? $1.pointCount : 0) }
        let others = reduce(0) { $0 + ($1.isThinnable ? 0 : $1.pointCount) }
        let room = Swift.max(Plot.mostPoints - others, 1000)
        guard points > room else { return self }
        return map { $0.isThinnable ? $0.keeping(every: (points + room - 1) / room) : $0 }
    }
}
