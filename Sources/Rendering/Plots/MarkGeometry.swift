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
        case .area(let xs, let lows, let highs): .bands(bands(xs, lows, highs))
        case .contour(let surface): .contours(contours(surface))
        case .regions(let regions): self.regions(regions)
        case .horizontal(let value): rule(y.fraction(value)) { Position(x: $0, y: $1) }
        case .vertical(let value): rule(x.fraction(value)) { Position(x: $1, y: $0) }
        case .text(let x, let y, let words):
            position(x, y).flatMap { Clipping.holds($0) ? .words($0, PlotText.line(words)) : nil } ?? .paths([])
        case .heatmap, .images, .net, .graph: .paths([])
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

    private func bands(_ xs: [Double], _ lows: [Double], _ highs: [Double]) -> [[BandEdge]] {
        var bands: [[BandEdge]] = []
        var isOpen = false
        for (place, ends) in zip(xs, zip(lows, highs)) {
            guard let place = x.fraction(place), let low = y.fraction(ends.0), let high = y.fraction(ends.1) else {
                isOpen = false
                continue
            }
            if !isOpen { bands.append([]) }
            isOpen = true
            bands[bands.count - 1].append(BandEdge(x: place, low: low, high: high))
        }
        return bands
    }

    private func contours(_ surface: Surface) -> [ContourLevel] {
        ContourLevels.places(of: surface.values.filter(\.isFinite)).compactMap { level in
            let runs = MarchingSquares.lines(of: level.value, on: surface).flatMap { line in
                Clipping.visibleRuns(line.map { position($0.x, $0.y) })
            }
            return runs.isEmpty ? nil : ContourLevel(value: level.text, runs: runs)
        }
    }

    private func regions(_ regions: Regions) -> Geometry {
        let grid = RegionGrid(regions)
        func place(_ column: Int, _ row: Int) -> (x: Double, y: Double) {
            (
                RegionGrid.edge(Double(column), of: grid.columns, regions.x),
                RegionGrid.edge(Double(row), of: grid.rows, regions.y)
            )
        }
        let parts = regions.names.enumerated().map { number, name in
            let boxes = grid.boxes(of: number).compactMap { cells -> Box? in
                let (start, end) = (
                    place(cells.columns.lowerBound, cells.rows.lowerBound),
                    place(cells.columns.upperBound, cells.rows.upperBound)
                )
                return box(x: (start.x, end.x), y: (start.y, end.y))
            }
            return Region(name: PlotText.line(name), boxes: boxes)
        }
        let borders = RegionBorders(grid).lines.flatMap { line in
            Clipping.visibleRuns(
                line.map { corner in
                    position(
                        RegionGrid.edge(corner.x, of: grid.columns, regions.x),
                        RegionGrid.edge(corner.y, of: grid.rows, regions.y))
                })
        }
        return .regions(parts, borders: borders)
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
