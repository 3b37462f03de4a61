/// The shape of what a draw gives: checked lengths, and parameters spread over it by NumPy's broadcasting.
struct DrawShape {
    let lengths: [Int]
    let count: Int

    /// Throws `argument` for a negative length and `limit` for more elements than can be counted.
    init(_ lengths: [Int]) throws(EngineError) {
        var count = 1
        var overflowed = false
        for length in lengths {
            if length < 0 { throw .argument(name: "shape", value: Double(length), .notNegative) }
            let (product, over) = count.multipliedReportingOverflow(by: length)
            overflowed = overflowed || over
            count = over ? Int.max : product
        }
        if lengths.contains(0) {
            count = 0
        } else if overflowed || count > Int.max / 8 {
            throw .limit(.memory(needed: Int.max, limit: Int.max))
        }
        self.lengths = lengths
        self.count = count
    }

    /// `shape` if there is one, into which all parameters must broadcast; else the shape that they have together.
    init(_ shape: [Int]?, parameters: [NDArray]) throws(EngineError) {
        var together: [Int] = []
        for parameter in parameters { together = try DrawShape.join(together, parameter.shape) }
        if let shape, try DrawShape.join(together, shape) != shape { throw .doNotBroadcast(together, shape) }
        try self.init(shape ?? together)
    }

    /// The elements of `parameter`, repeated along the axes that it lacks.
    func spread(_ parameter: NDArray) -> [Double] {
        if parameter.shape == lengths { return parameter.elements }
        if parameter.count == 1 { return Array(repeating: parameter.elements[0], count: count) }
        var strides = Array(repeating: 0, count: lengths.count)
        var stride = 1
        let missing = lengths.count - parameter.rank
        for axis in parameter.shape.indices.reversed() {
            if parameter.shape[axis] != 1 { strides[missing + axis] = stride }
            stride *= parameter.shape[axis]
        }
        var result: [Double] = []
        result.reserveCapacity(count)
        var index = Array(repeating: 0, count: lengths.count)
        var offset = 0
        for _ in 0..<count {
            result.append(parameter.elements[offset])
            for axis in lengths.indices.reversed() {
                index[axis] += 1
                offset += strides[axis]
                if index[axis] < lengths[axis] { break }
                offset -= strides[axis] * lengths[axis]
                index[axis] = 0
            }
        }
        return result
    }

    private static func join(_ left: [Int], _ right: [Int]) throws(EngineError) -> [Int] {
        let rank = max(left.count, right.count)
        var result: [Int] = []
        for axis in 0..<rank {
            let a = axis + left.count - rank < 0 ? 1 : left[axis + left.count - rank]
            let b = axis + right.count - rank < 0 ? 1 : right[axis + right.count - rank]
            if a != b, a != 1, b != 1 { throw .doNotBroadcast(left, right) }
            result.append(a == 1 ? b : a)
        }
        return result
    }
}
