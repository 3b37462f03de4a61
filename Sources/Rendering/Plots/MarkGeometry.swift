import Documents

/// Where marks stand between two axes.
struct MarkGeometry {
    /// The horizontal axis.
    let x: Axis
    /// The vertical axis.
    let y: Axis
    /// How bars share the horizontal axis.
    let slots: BarSlots

    /// The places of `shape`, which is the mark number `index`.
    func place(_ shape: Mark.Shape, _ index: Int) -> Geometry {
        switch shape {
        case .points(let xs, let ys):
            .points(zip(xs, ys).compactMap(position).filter(Clipping.holds))
        case .line(let xs, let ys):
            .paths(Clipping.visibleRuns(zip(xs, ys).map(position)))
        case .bars(let bars):
            .bars(zip(bars.positions, bars.heights).compactMap { bar(index, at: $0, height: $1) })
        case .histogram(let histogram): bins(histogram)
        case .horizontal(let value): rule(y.fraction(value)) { Position(x: $0, y: $1) }
        case .vertical(let value): rule(x.fraction(value)) { Position(x: $1, y: $0) }
        }
    }

    private func position(_ x: Double, _ y: Double) -> Position? {
        guard let x = self.x.fraction(x), let y = self.y.fraction(y) else { return nil }
        return Position(x: x, y: y)
    }

    private func bar(_ index: Int, at place: Double, height: Double) -> Bar? {
        guard place.isFinite, y.fraction(height) != nil else { return nil }
        let (low, high) = slots.range(of: index, at: place)
        guard let box = box(x: (low, high), y: (min(height, 0), max(height, 0))) else { return nil }
        return Bar(box: box, isHanging: height < 0, value: height.short)
    }

    private func bins(_ histogram: Histogram) -> Geometry {
        let edges = zip(histogram.edges, histogram.edges.dropFirst())
        let boxes = zip(edges, histogram.counts).compactMap { edges, count in
            count > 0 ? box(x: edges, y: (0, count)) : nil
        }
        var outline: [Position] = []
        for (edges, count) in zip(edges, histogram.counts) {
            let top = y.place(count)
            for edge in [edges.0, edges.1] { outline.append(Position(x: x.place(edge), y: top)) }
        }
        guard let first = outline.first, let last = outline.last else { return .bins([], outline: []) }
        let floor = y.place(0)
        outline = [Position(x: first.x, y: floor)] + outline + [Position(x: last.x, y: floor)]
        return .bins(boxes, outline: Clipping.visibleRuns(outline))
    }

    /// The visible part of a rectangle; what a logarithmic axis cannot show begins at its start.
    private func box(x: (Double, Double), y: (Double, Double)) -> Box? {
        let (left, right) = (self.x.place(x.0), self.x.place(x.1))
        let (bottom, top) = (self.y.place(y.0), self.y.place(y.1))
        guard right > 0, left < 1, top >= 0, bottom <= 1, left <= right, bottom <= top else { return nil }
        return Box(x: max(left, 0)...min(right, 1), y: max(bottom, 0)...max(min(top, 1), max(bottom, 0)))
    }

    private func rule(_ fraction: Double?, _ at: (Double, Double) -> Position) -> Geometry {
        guard let fraction, (0...1).contains(fraction) else { return .paths([]) }
        return .rule(at(0, fraction), at(1, fraction))
    }
}

extension Axis {
    /// Where `value` stands; at the start where it has no place on a logarithmic axis.
    fileprivate func place(_ value: Double) -> Double { fraction(value) ?? 0 }
}
