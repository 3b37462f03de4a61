/// What standardising and normalising learn of a column, and do to all columns of its name.
enum Scaling {
    /// (x - center) / scale
    case standard(center: Double, scale: Double)
    /// x · scale + shift
    case linear(scale: Double, shift: Double)
    case none

    func apply(_ value: Double) -> Double {
        switch self {
        case .standard(let center, let scale): (value - center) / scale
        case .linear(let scale, let shift): value * scale + shift
        case .none: value
        }
    }

    /// The mean of `values`, of which there is at least one, and their standard deviation, or 1 where they are constant.
    ///
    /// Throws `columnOverflows`.
    static func standard(_ values: [Double], _ name: String) throws(EngineError) -> (center: Double, scale: Double) {
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        // The second sum is what rounding has left of the mean.
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let rest = values.reduce(0) { $0 + ($1 - mean) }
        let variance = (squares - rest * rest / count) / count
        if !variance.isFinite { throw .columnOverflows(name) }
        let rounding = count * mean * .ulpOfOne
        let isConstant = variance <= count * .ulpOfOne * variance + rounding * rounding
        return (mean, isConstant ? 1 : variance.squareRoot())
    }
}

/// Every feature, and with `target` the target too, brought to mean 0 and standard deviation 1, as scikit-learn's
/// `StandardScaler` does it: (x - mean) / √(mean of (x - mean)²), both learnt from the first data set.
///
/// What is missing stays missing and is not counted. A column that is constant, up to the rounding of its mean, is only
/// shifted. Columns of text stay as they are; of samples with more axes each place is a feature.
///
/// Throws `tooFewSamples`, `otherColumns`, `notFinite` for an infinite number, `nothingToLearn` for a column that is
/// missing everywhere, `columnOverflows`, and `textTarget` for a target of classes by name.
public func standardize(_ sets: [Dataset], target: Bool = false) throws(EngineError) -> [Dataset] {
    try scale(sets, target: target) { values, name throws(EngineError) in
        let learnt = try Scaling.standard(values, name)
        return .standard(center: learnt.center, scale: learnt.scale)
    }
}

/// Every feature, and with `target` the target too, brought to the range 0 to 1, as scikit-learn's `MinMaxScaler` does
/// it: x/(max - min) - min/(max - min), both learnt from the first data set, so that others may leave the range.
///
/// What is missing stays missing. A column whose range is below 10 units of rounding is only shifted. Columns of text
/// stay as they are; of samples with more axes each place is a feature. Throws as `standardize`.
public func normalize(_ sets: [Dataset], target: Bool = false) throws(EngineError) -> [Dataset] {
    try scale(sets, target: target) { values, name throws(EngineError) in
        let smallest = values.reduce(Double.infinity) { min($0, $1) }
        let largest = values.reduce(-Double.infinity) { max($0, $1) }
        let range = largest - smallest
        if !range.isFinite { throw .columnOverflows(name) }
        let scale = range < 10 * .ulpOfOne ? 1 : 1 / range
        return .linear(scale: scale, shift: 0 - smallest * scale)
    }
}

private func scale(
    _ sets: [Dataset], target: Bool, learn: (_ values: [Double], _ column: String) throws(EngineError) -> Scaling
) throws(EngineError) -> [Dataset] {
    guard let first = sets.first else { return [] }
    if first.count == 0 { throw .tooFewSamples(found: 0, needed: 1) }
    if target, first.classes != nil { throw .textTarget(first.target) }
    for other in sets { try first.checkColumns(of: other) }
    var scalings: [Scaling] = []
    for column in 0..<first.width {
        if first.categories.indices.contains(column), first.categories[column] != nil {
            scalings.append(.none)
        } else {
            let name = first.name(ofColumn: column)
            scalings.append(try learn(Dataset.present(first.values(column), column: name), name))
        }
    }
    var targets: [Scaling] = []
    if target {
        let width = first.y.shape.dropFirst().reduce(1, *)
        for column in 0..<width {
            let values = (0..<first.count).map { first.y.elements[$0 * width + column] }
            targets.append(try learn(Dataset.present(values, column: first.target), first.target))
        }
    }
    var scaled: [Dataset] = []
    for set in sets {
        if target, set.y.shape.dropFirst() != first.y.shape.dropFirst() {
            throw .otherColumns([first.target], found: [set.target])
        }
        scaled.append(set.with(x: set.x.scaled(by: scalings), y: target ? set.y.scaled(by: targets) : nil))
    }
    return scaled
}

extension NDArray {
    /// Every row scaled, its numbers each by their own rule.
    func scaled(by scalings: [Scaling]) -> NDArray {
        var result = self
        result.kind = .number
        if scalings.isEmpty { return result }
        for index in elements.indices {
            result.elements[index] = scalings[index % scalings.count].apply(elements[index])
        }
        return result
    }
}
