import Engine

/// Features made comparable: each minus its mean, divided by its standard deviation, both those of the samples it was made
/// of. Of products of such columns elimination sees what depends on what, whatever their units.
struct Design: Sendable {
    /// What the features are called.
    let names: [String]
    private let centres: [Double]
    private let scales: [Double]

    /// The design of `x` [samples, features]; a feature that does not vary is only centred.
    init(_ x: NDArray, names: [String]) {
        self.names = names
        let columns = names.indices.map { x.column($0) }
        centres = columns.map(\.mean)
        scales = columns.map { column in
            let deviation = column.variance.squareRoot()
            return deviation > 0 && deviation.isFinite ? deviation : 1
        }
    }

    /// Other samples on the same scale, [samples, features].
    func scaled(_ x: NDArray) -> NDArray {
        var scaled = x
        for place in scaled.elements.indices {
            let column = place % names.count
            scaled.elements[place] = (x.elements[place] - centres[column]) / scales[column]
        }
        return scaled
    }

    /// The same behind a column of ones, [samples, 1 + features].
    func rows(_ x: NDArray) -> NDArray {
        let (samples, width) = (x.shape[0], names.count)
        let scaled = scaled(x)
        var extended: [Double] = []
        extended.reserveCapacity(samples * (width + 1))
        for row in 0..<samples {
            extended.append(1)
            extended += scaled.elements[row * width..<(row + 1) * width]
        }
        return NDArray(shape: [samples, width + 1], elements: extended)
    }

    /// What coefficients are multiplied with for the slope in a feature, in its own unit.
    func slope(in feature: Int) -> [Double] {
        var direction = Array(repeating: 0.0, count: names.count + 1)
        direction[feature + 1] = 1 / scales[feature]
        return direction
    }
}
