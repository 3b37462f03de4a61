extension Operation {
    /// The shape that the operation gives for inputs of these shapes.
    public func resultShape(_ shapes: [[Int]]) throws(EngineError) -> [Int] {
        switch self {
        case .draw:
            preconditionFailure("a draw has no inputs")
        case .alias, .stop, .opaque, .unary, .softmax:
            return shapes[0]
        case .binary:
            return try broadcastShape(shapes[0], shapes[1])
        case .select:
            return try broadcastShape(try broadcastShape(shapes[0], shapes[1]), shapes[2])
        case .product(let leftTransposed, let rightTransposed), .affine(let leftTransposed, let rightTransposed, _):
            return try productShape(shapes[0], leftTransposed, shapes[1], rightTransposed)
        case .reduce(let reduction, let axes, let keepsAxes):
            return try reducedShape(shapes[0], reduction, axes, keepsAxes)
        case .reshape(let shape):
            guard try elementCount(shape) == elementCount(shapes[0]), !shape.contains(where: { $0 < 0 }) else {
                throw .cannotReshape(from: shapes[0], to: shape)
            }
            return try atMostFive(shape)
        case .transpose(let order):
            precondition(order.sorted() == Array(shapes[0].indices))
            return order.map { shapes[0][$0] }
        case .broadcast(let shape):
            guard try broadcastShape(shapes[0], shape) == shape else { throw .doNotBroadcast(shapes[0], shape) }
            return shape
        case .slice(let ranges):
            try check(ranges, against: shapes[0])
            return ranges.map(\.count)
        case .place(let ranges, let shape):
            try check(ranges, against: shape)
            return shape
        case .gather:
            guard let rows = shapes[0].first else { throw .tooManyIndices(count: 1, rank: 0) }
            _ = rows
            return try atMostFive(shapes[1] + shapes[0].dropFirst())
        case .scatterAdd(let count):
            return try atMostFive([count] + shapes[0].dropFirst(shapes[1].count))
        case .concatenate(let axis):
            return try joinedShape(shapes, axis)
        case .runningSum(let axis, _):
            guard shapes[0].indices.contains(axis) else {
                throw .axisOutOfRange(axis: axis, rank: shapes[0].count)
            }
            return shapes[0]
        case .recurrence(let cell):
            return [try Recurrence(cell, shapes[0], shapes[1]).stateCount]
        case .hiddenStates(let cell, let states):
            return Recurrence(cell, shapes[1], shapes[2]).shape(of: states)
        case .recurrenceGradient(let cell, _):
            return Recurrence(cell, shapes[3], shapes[4]).gradientShape
        case .patches(let window):
            let channels = try elementCount([window.rows.size, window.columns.size, shapes[0][3]])
            return [shapes[0][0], window.rows.count, window.columns.count, channels]
        case .maxPool(let window):
            precondition(shapes[0] == shapes[1])
            return [shapes[0][0], window.rows.count, window.columns.count, shapes[0][3]]
        case .fold(let window):
            let channels = shapes[0][3] / (window.rows.size * window.columns.size)
            return [shapes[0][0], window.rows.length, window.columns.length, channels]
        case .maxPoolGradient:
            return shapes[0]
        case .convolution(let window), .affineConvolution(let window, _):
            return [shapes[0][0], window.rows.count, window.columns.count, shapes[1][3]]
        case .convolutionImages(let window):
            return [shapes[0][0], window.rows.length, window.columns.length, shapes[1][2]]
        case .convolutionKernel(let window):
            return [window.rows.size, window.columns.size, shapes[0][3], shapes[1][3]]
        }
    }
}

/// The most axes an array may have.
let mostAxes = 5

func atMostFive(_ shape: [Int]) throws(EngineError) -> [Int] {
    if shape.count > mostAxes { throw .tooManyAxes(shape.count) }
    return shape
}

/// The number of elements, or the limit that so many would pass.
func elementCount(_ shape: [Int]) throws(EngineError) -> Int {
    var count = 1
    for extent in shape {
        let (product, overflow) = count.multipliedReportingOverflow(by: extent)
        // Eight bytes each must be countable too.
        if overflow || product > Int.max / 64 { throw .limit(.memory(needed: .max, limit: Int.max)) }
        count = product
    }
    return count
}

/// NumPy's broadcasting: axes are aligned at the end, and an axis of 1 stretches.
public func broadcastShape(_ a: [Int], _ b: [Int]) throws(EngineError) -> [Int] {
    if a == b { return a }
    let rank = max(a.count, b.count)
    var shape = [Int](repeating: 1, count: rank)
    for back in 1...rank {
        let left = back <= a.count ? a[a.count - back] : 1
        let right = back <= b.count ? b[b.count - back] : 1
        guard left == right || left == 1 || right == 1 else { throw .doNotBroadcast(a, b) }
        shape[rank - back] = left == 1 ? right : left
    }
    return shape
}

/// The shape that `sizes` ask for, of which one may be -1: what is left for it is worked out.
public func reshapedShape(_ shape: [Int], to sizes: [Int]) throws(EngineError) -> [Int] {
    var result = sizes
    if let free = sizes.firstIndex(of: -1) {
        result.remove(at: free)
        let known = try result.contains(where: { $0 < 0 }) ? 0 : elementCount(result)
        let count = try elementCount(shape)
        guard known > 0, count % known == 0 else { throw .cannotReshape(from: shape, to: sizes) }
        result.insert(count / known, at: free)
    }
    return try Operation.reshape(result).resultShape([shape])
}

/// NumPy's `@`: the last axis of `a` meets the last but one of `b`, or its only one; axes before these are broadcast.
public func matrixProductShape(_ a: [Int], _ b: [Int]) throws(EngineError) -> [Int] {
    guard let left = a.last, let right = b.count == 1 ? b[0] : b.dropLast().last, left == right else {
        throw .productShapes(left: a, right: b)
    }
    let batches = try broadcastShape(Array(a.dropLast(2)), Array(b.dropLast(2)))
    return try atMostFive(batches + a.dropLast().suffix(1) + (b.count == 1 ? [] : b.suffix(1)))
}

private func productShape(
    _ a: [Int], _ leftTransposed: Bool, _ b: [Int], _ rightTransposed: Bool
) throws(EngineError) -> [Int] {
    guard a.count >= 2, b.count >= 2 else { throw .productShapes(left: a, right: b) }
    let rows = leftTransposed ? a[a.count - 1] : a[a.count - 2]
    let left = leftTransposed ? a[a.count - 2] : a[a.count - 1]
    let right = rightTransposed ? b[b.count - 1] : b[b.count - 2]
    let columns = rightTransposed ? b[b.count - 2] : b[b.count - 1]
    let (leftBatches, rightBatches) = (a.dropLast(2), b.dropLast(2))
    guard left == right, leftBatches == rightBatches || leftBatches.isEmpty || rightBatches.isEmpty else {
        throw .productShapes(left: a, right: b)
    }
    return (leftBatches.isEmpty ? rightBatches : leftBatches) + [rows, columns]
}

private func reducedShape(
    _ shape: [Int], _ reduction: Reduction, _ axes: [Int], _ keepsAxes: Bool
) throws(EngineError) -> [Int] {
    var result: [Int] = []
    var reduced = 1
    for (axis, extent) in shape.enumerated() {
        if axes.contains(axis) {
            reduced *= extent == 0 ? 0 : 1
            if keepsAxes { result.append(1) }
        } else {
            result.append(extent)
        }
    }
    for axis in axes where axis < 0 || axis >= shape.count { throw .axisOutOfRange(axis: axis, rank: shape.count) }
    if reduced == 0 {
        if reduction == .largest { throw .emptyReduction("max") }
        if reduction == .smallest { throw .emptyReduction("min") }
    }
    return result
}

private func check(_ ranges: [AxisRange], against shape: [Int]) throws(EngineError) {
    guard ranges.count == shape.count else { throw .tooManyIndices(count: ranges.count, rank: shape.count) }
    for (axis, range) in ranges.enumerated() where range.count > 0 {
        let last = range.start + (range.count - 1) * range.step
        for index in [range.start, last] where index < 0 || index >= shape[axis] {
            throw .indexOutOfRange(index: index, axis: axis, length: shape[axis])
        }
    }
}

private func joinedShape(_ shapes: [[Int]], _ axis: Int) throws(EngineError) -> [Int] {
    var result = shapes[0]
    guard axis >= 0, axis < result.count else { throw .axisOutOfRange(axis: axis, rank: result.count) }
    for shape in shapes.dropFirst() {
        guard shape.count == result.count else { throw .cannotJoin(shapes[0], shape, axis: axis) }
        for other in shape.indices where other != axis && shape[other] != result[other] {
            throw .cannotJoin(shapes[0], shape, axis: axis)
        }
        result[axis] += shape[axis]
    }
    return result
}
