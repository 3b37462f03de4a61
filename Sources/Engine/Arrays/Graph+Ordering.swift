/// Ordering inside a trace: a derivative goes to where each element came from. Which that is hangs on the values, so a
/// trace that orders is run anew in each step.
extension Graph {
    /// The elements in ascending order along an axis; NaN comes last.
    public mutating func sorted(_ x: NDArray, axis: Int) throws(EngineError) -> NDArray {
        guard isTraced(x) else { return x.sorted(axis: axis) }
        noteLook()
        let flat = try reshape(x, [x.count])
        return try reshape(try apply(.gather, [flat, x.sortedOffsets(axis: axis)]), x.shape)
    }

    /// The different elements in ascending order, [count]; NaN once, at the end. Of equal ones the first gets the
    /// derivative.
    public mutating func unique(_ x: NDArray) throws(EngineError) -> NDArray {
        guard isTraced(x) else { return x.uniqueElements }
        noteLook()
        let offsets = x.uniqueOffsets
        let flat = try reshape(x, [x.count])
        let places = NDArray(shape: [offsets.count], kind: .integer, elements: offsets.map(Double.init))
        return try apply(.gather, [flat, places])
    }

    /// The middle element in order along an axis, or the mean of the middle two; the axis goes. Where a line has NaN,
    /// NaN.
    ///
    /// Throws `emptyReduction` where the axis has no elements.
    public mutating func median(_ x: NDArray, axis: Int) throws(EngineError) -> NDArray {
        let count = x.shape[axis]
        guard count > 0 else { throw .emptyReduction("median") }
        let line = try sorted(x, axis: axis)
        let low = try entry((count - 1) / 2, of: line, axis)
        if count % 2 == 1 { return try spoilt(try divide(low, NDArray(number: 1)), by: line, axis) }
        let sum = try add(low, try entry(count / 2, of: line, axis))
        return try spoilt(try divide(sum, NDArray(number: 2)), by: line, axis)
    }

    /// The quantile `q` (0 to 1) along an axis, between neighbours by linear interpolation, as NumPy's default; the axis
    /// goes. Where a line has NaN, NaN.
    ///
    /// Throws `argument` for another `q`, `emptyReduction` where the axis has no elements.
    public mutating func quantile(_ x: NDArray, _ q: Double, axis: Int) throws(EngineError) -> NDArray {
        guard isTraced(x) else { return try x.quantile(q, axis: axis) }
        let place = try QuantilePlace(q, count: x.shape[axis])
        return try quantile(x, place, share: NDArray(number: place.share), axis)
    }

    /// The same where `q`, a number, is traced: between two neighbours it moves along their distance.
    public mutating func quantile(_ x: NDArray, tracedShare q: NDArray, axis: Int) throws(EngineError) -> NDArray {
        noteLook()
        let place = try QuantilePlace(q.elements[0], count: x.shape[axis])
        let position = try multiply(q, NDArray(number: Double(x.shape[axis] - 1)))
        return try quantile(x, place, share: try subtract(position, NDArray(number: Double(place.below))), axis)
    }

    private mutating func quantile(
        _ x: NDArray, _ place: QuantilePlace, share: NDArray, _ axis: Int
    ) throws(EngineError) -> NDArray {
        let line = try sorted(x, axis: axis)
        let low = try entry(place.below, of: line, axis)
        let high = try entry(place.above, of: line, axis)
        let distance = try subtract(high, low)
        let value =
            place.share < 0.5
            ? try add(low, try multiply(distance, share))
            : try subtract(high, try multiply(distance, try subtract(NDArray(number: 1), share)))
        return try spoilt(value, by: line, axis)
    }

    /// One place of each line; the axis goes.
    private mutating func entry(_ place: Int, of x: NDArray, _ axis: Int) throws(EngineError) -> NDArray {
        let part = x.shape.indices.map { AxisRange(start: $0 == axis ? place : 0, count: $0 == axis ? 1 : x.shape[$0]) }
        var shape = x.shape
        shape.remove(at: axis)
        return try reshape(try apply(.slice(part), [x]), shape)
    }

    /// The value of each line, NaN where it has one: sorted, that is its last.
    private mutating func spoilt(_ value: NDArray, by line: NDArray, _ axis: Int) throws(EngineError) -> NDArray {
        let last = try entry(line.shape[axis] - 1, of: line, axis)
        guard last.elements.contains(where: \.isNaN) else { return value }
        return try apply(.select, [try unary(.isNaN, last), NDArray(number: .nan), value])
    }
}

/// Between which neighbours of a sorted line a quantile lies.
struct QuantilePlace {
    let below: Int
    let above: Int
    /// How far above the lower one, from 0 to 1.
    let share: Double

    init(_ q: Double, count: Int) throws(EngineError) {
        guard (0...1).contains(q) else { throw .argument(name: "q", value: q, .probability) }
        guard count > 0 else { throw .emptyReduction("quantile") }
        let place = q * Double(count - 1)
        below = Int(place)
        above = min(below + 1, count - 1)
        share = place - Double(below)
    }
}
