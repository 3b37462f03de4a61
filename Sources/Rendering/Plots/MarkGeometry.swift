import Documents

extension Mark.Shape {
    /// The places of the shape on the axes.
    func geometry(x xAxis: Axis, y yAxis: Axis) -> Geometry {
        func position(_ x: Double, _ y: Double) -> Position? {
            guard let x = xAxis.fraction(x), let y = yAxis.fraction(y) else { return nil }
            return Position(x: x, y: y)
        }
        switch self {
        case .points(let x, let y):
            return .points(zip(x, y).compactMap(position).filter(Clipping.holds))
        case .line(let x, let y):
            return .paths(Clipping.visibleRuns(zip(x, y).map(position)))
        }
    }

    /// Every point that counts for the limits of the axes.
    var coordinates: (x: [Double], y: [Double]) {
        switch self {
        case .points(let x, let y), .line(let x, let y): (x, y)
        }
    }

    /// Whether the shape wants air between its ends and the frame.
    var needsPadding: Bool {
        switch self {
        case .points: true
        case .line(let x, _): x.count == 1
        }
    }
}
