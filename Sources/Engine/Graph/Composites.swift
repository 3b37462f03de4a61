/// NumPy's functions, made of primitives.
extension Graph {
    /// `a + b`
    public mutating func add(_ a: NDArray, _ b: NDArray) throws(EngineError) -> NDArray {
        try binary(.add, a, b)
    }

    /// `a - b`
    public mutating func subtract(_ a: NDArray, _ b: NDArray) throws(EngineError) -> NDArray {
        try binary(.subtract, a, b)
    }

    /// `a * b`, elementwise.
    public mutating func multiply(_ a: NDArray, _ b: NDArray) throws(EngineError) -> NDArray {
        try binary(.multiply, a, b)
    }

    /// `a / b`, elementwise; always numbers.
    public mutating func divide(_ a: NDArray, _ b: NDArray) throws(EngineError) -> NDArray {
        try binary(.divide, a, b)
    }

    /// `-x`
    public mutating func negate(_ x: NDArray) throws(EngineError) -> NDArray { try unary(.negate, x) }

    /// `x * x`
    public mutating func square(_ x: NDArray) throws(EngineError) -> NDArray { try unary(.square, x) }

    /// `x` kept between two numbers; outside them the derivative is zero.
    public mutating func clip(_ x: NDArray, _ low: Double, _ high: Double) throws(EngineError) -> NDArray {
        let raised = try binary(.maximum, x, NDArray(number: low))
        return try binary(.minimum, raised, NDArray(number: high))
    }

    /// `reshape(x, shape)`, where one extent may be -1: what is left.
    public mutating func reshape(_ x: NDArray, _ shape: [Int]) throws(EngineError) -> NDArray {
        if shape == x.shape, !isTraced(x) { return x }
        if let result = try directReshape(x, shape) { return result }
        return try apply(.reshape(reshapedShape(x.shape, to: shape)), [x])
    }

    /// The axes in another order; all reversed if none is given, as in `x.T`.
    public mutating func transpose(_ x: NDArray, _ order: [Int]? = nil) throws(EngineError) -> NDArray {
        guard let order else {
            // A row and a column have their elements in the same order.
            if x.rank == 2, x.shape[0] == 1 || x.shape[1] == 1 { return try reshape(x, x.shape.reversed()) }
            if x.rank == 2 { return try matrixTranspose(x) }
            return try apply(.transpose(x.shape.indices.reversed()), [x])
        }
        let axes = try normalized(order, rank: x.rank)
        guard axes.count == x.rank, Set(axes).count == x.rank else {
            throw .argument(name: "axes", value: Double(order.count), .atLeast(x.rank))
        }
        return try apply(.transpose(axes), [x])
    }

    /// The sum over `axes` (negative ones count from the end), or over all.
    public mutating func sum(
        _ x: NDArray, axes: [Int]? = nil, keeps: Bool = false
    ) throws(EngineError) -> NDArray {
        try reduce(.sum, x, axes: axes, keeps: keeps)
    }

    /// A reduction over `axes` (negative ones count from the end), or over all.
    public mutating func reduce(
        _ reduction: Reduction, _ x: NDArray, axes: [Int]? = nil, keeps: Bool = false
    ) throws(EngineError) -> NDArray {
        if axes == nil, !keeps { return try reduceAll(reduction, x) }
        let axes = try axes.map { axes throws(EngineError) in try normalized(axes, rank: x.rank).sorted() }
        return try apply(.reduce(reduction, axes: axes ?? Array(x.shape.indices), keepsAxes: keeps), [x])
    }

    /// The sum divided by the number of elements.
    public mutating func mean(
        _ x: NDArray, axes: [Int]? = nil, keeps: Bool = false
    ) throws(EngineError) -> NDArray {
        if axes == nil, !keeps { return try meanOfAll(x) }
        let sum = try sum(x, axes: axes, keeps: keeps)
        return try divide(sum, NDArray(number: Double(x.count) / Double(max(1, sum.count))))
    }

    /// The mean of the squared distance from the mean; `ddof` is subtracted from the divisor.
    public mutating func variance(
        _ x: NDArray, axes: [Int]? = nil, ddof: Int = 0, keeps: Bool = false
    ) throws(EngineError) -> NDArray {
        let centred = try subtract(x, try mean(x, axes: axes, keeps: true))
        let sum = try sum(try square(centred), axes: axes, keeps: keeps)
        return try divide(sum, NDArray(number: Double(x.count) / Double(max(1, sum.count)) - Double(ddof)))
    }

    /// `a @ b` as NumPy's `matmul`: an array of one axis is a row on the left, a column on the right.
    public mutating func product(_ a: NDArray, _ b: NDArray) throws(EngineError) -> NDArray {
        // As `matrixProductShape`, without its arrays: loops of the language come here often.
        guard a.rank > 0, b.rank > 0,
            a.shape[a.rank - 1] == (b.rank == 1 ? b.shape[0] : b.shape[b.rank - 2])
        else { throw .productShapes(left: a.shape, right: b.shape) }
        if a.rank == 1 {
            let result = try product(try reshape(a, [1, a.count]), b)
            return try reshape(result, b.rank == 1 ? [] : b.shape.dropLast(2) + [b.shape[b.rank - 1]])
        }
        if b.rank == 1 {
            let result = try product(a, try reshape(b, [b.count, 1]))
            return try reshape(result, Array(a.shape.dropLast()))
        }
        if a.rank == 2, b.rank == 2 { return try matrixProduct(a, b) }
        if a.rank > 2, b.rank == 2 {
            let rows = try reshape(a, [a.shape.dropLast().reduce(1, *), b.shape[0]])
            let result = try apply(.product(), [rows, b])
            return try reshape(result, a.shape.dropLast() + [b.shape[1]])
        }
        let batches = try broadcastShape(Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2)))
        return try apply(.product(), [try batched(a, batches), try batched(b, batches)])
    }

    private mutating func batched(_ x: NDArray, _ batches: [Int]) throws(EngineError) -> NDArray {
        if x.rank == 2 || Array(x.shape.dropLast(2)) == batches { return x }
        return try apply(.broadcast(batches + x.shape.suffix(2)), [x])
    }

    /// exp(x) over an axis, divided by its sum; the largest is subtracted first, which changes nothing but range.
    public mutating func softmax(_ x: NDArray, axis: Int = -1) throws(EngineError) -> NDArray {
        guard axis >= -x.rank, axis < x.rank else { throw .axisOutOfRange(axis: axis, rank: x.rank) }
        let (last, given) = (x.rank - 1, axis < 0 ? axis + x.rank : axis)
        if given == last { return try apply(.softmax, [x]) }
        var order = Array(0..<x.rank)
        order.swapAt(given, last)
        return try transpose(try apply(.softmax, [try transpose(x, order)]), order)
    }
}

/// Axes counted from the start, each once.
func normalized(_ axes: [Int], rank: Int) throws(EngineError) -> [Int] {
    var result: [Int] = []
    for axis in axes {
        let positive = axis < 0 ? axis + rank : axis
        guard positive >= 0, positive < rank, !result.contains(positive) else {
            throw .axisOutOfRange(axis: axis, rank: rank)
        }
        result.append(positive)
    }
    return result
}
