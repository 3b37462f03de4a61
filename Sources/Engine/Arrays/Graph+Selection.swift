extension Graph {
    /// The chosen elements of an array: `x[…]`.
    public mutating func select(_ indices: [AxisIndex], of array: NDArray) throws(EngineError) -> NDArray {
        if let ranges = try AxisRange.ranges(indices, of: array.shape) {
            return try reshape(apply(.slice(ranges.taken), [array]), ranges.shape)
        }
        var isTraced = isTraced(array)
        for index in indices {
            switch index {
            case .positions(let rows) where self.isTraced(rows):
                isTraced = true
                if indices.count == 1, array.rank > 0, rows.elements.allSatisfy({ $0 >= 0 }) {
                    return try apply(.gather, [array, rows])
                }
                noteLook()
            case .mask(let mask) where self.isTraced(mask): noteLook()
            default: break
            }
        }
        let selection = try Selection(indices, of: array.shape)
        try budget.request(bytes: 16 * selection.offsets.count)
        guard isTraced else {
            return NDArray(
                shape: selection.shape, kind: array.kind, elements: selection.offsets.map { array.elements[$0] })
        }
        let flat = try reshape(array, [array.count])
        let chosen = try apply(.gather, [flat, selection.positions])
        return try reshape(chosen, selection.shape)
    }

    /// The array with `value`, broadcast, in the chosen places, as a node: `x[…] = value` inside a trace.
    public mutating func replace(
        _ selection: Selection, of array: NDArray, with value: NDArray
    ) throws(EngineError) -> NDArray {
        let spread = try apply(.broadcast(selection.shape), [value])
        let flat = try reshape(spread, [selection.offsets.count])
        let placed = try apply(.scatterAdd(count: array.count), [flat, selection.positions])
        var mask = NDArray(shape: [array.count], kind: .truth, repeating: 0)
        for offset in selection.offsets { mask.elements[offset] = 1 }
        let result = try apply(.select, [mask, placed, reshape(array, [array.count])])
        return try reshape(result, array.shape)
    }

    /// Arrays of one shape laid along a new axis.
    public mutating func stack(_ arrays: [NDArray], axis: Int) throws(EngineError) -> NDArray {
        guard let shape = arrays.first?.shape else { throw .emptyReduction("stack") }
        guard shape.count < mostAxes else { throw .tooManyAxes(shape.count + 1) }
        var parts: [NDArray] = []
        for array in arrays {
            guard array.shape == shape else { throw .cannotJoin(shape, array.shape, axis: axis) }
            var raised = shape
            raised.insert(1, at: axis)
            parts.append(try reshape(array, raised))
        }
        return try apply(.concatenate(axis: axis), parts)
    }
}

extension NDArray {
    /// Puts `value`, broadcast, into the chosen places. A fraction put among integers makes them numbers.
    public mutating func replace(_ selection: Selection, with value: NDArray) throws(EngineError) {
        kind = max(kind, value.kind)
        if value.count == 1 {
            let element = value.elements[0]
            for offset in selection.offsets { elements[offset] = element }
            return
        }
        let trimmed = Array(value.shape.drop { $0 == 1 })
        guard trimmed.count <= selection.shape.count, try broadcastShape(trimmed, selection.shape) == selection.shape
        else { throw .doNotBroadcast(selection.shape, value.shape) }
        let source = Selection.broadcastOffsets(Array(value.elements.indices), from: trimmed, to: selection.shape)
        for (offset, index) in zip(selection.offsets, source) { elements[offset] = value.elements[index] }
    }

    /// The position of the largest element, the first of equal ones; NaN counts as largest, as in NumPy.
    public func argmax(axis: Int?) throws(EngineError) -> NDArray {
        try position("argmax", axis: axis) { $0 > $1 || ($0.isNaN && !$1.isNaN) }
    }

    /// The position of the smallest element, the first of equal ones; NaN counts as smallest, as in NumPy.
    public func argmin(axis: Int?) throws(EngineError) -> NDArray {
        try position("argmin", axis: axis) { $0 < $1 || ($0.isNaN && !$1.isNaN) }
    }

    private func position(
        _ name: String, axis: Int?, isBetter: (Double, Double) -> Bool
    ) throws(EngineError) -> NDArray {
        let length = axis.map { shape[$0] } ?? count
        guard length > 0 else { throw .emptyReduction(name) }
        let stride = axis.map { shape[($0 + 1)...].reduce(1, *) } ?? 1
        var result = shape
        if let axis { result.remove(at: axis) } else { result = [] }
        var positions: [Double] = []
        for outer in 0..<(count / (length * stride)) {
            for inner in 0..<stride {
                let start = outer * length * stride + inner
                var best = 0
                for index in 1..<max(length, 1)
                where isBetter(elements[start + index * stride], elements[start + best * stride]) {
                    best = index
                }
                positions.append(Double(best))
            }
        }
        return NDArray(shape: result, kind: .integer, elements: positions)
    }

    /// A row for each label with 1 in the label's column: [samples] to [samples, classes].
    ///
    /// Without `classes`, as many as the largest label needs. Throws `labelOutOfRange` for what is no class.
    public func oneHot(classes: Int?) throws(EngineError) -> NDArray {
        let labels = elements
        let needed = labels.reduce(0) { $1.isFinite ? max($0, $1 + 1) : $0 }
        guard let columns = classes ?? Int(exactly: needed.rounded(.down)) else {
            throw .labelOutOfRange(label: needed - 1, classes: 0, row: 0)
        }
        var rows = NDArray(shape: try atMostFive([labels.count, columns]), repeating: 0)
        for (row, label) in labels.enumerated() {
            guard let column = Int(exactly: label), (0..<columns).contains(column) else {
                throw .labelOutOfRange(label: label, classes: columns, row: row)
            }
            rows.elements[row * columns + column] = 1
        }
        return rows
    }
}

extension AxisRange {
    /// The ranges that positions and slices take of an array of `shape`, and the shape that is left; nil if there are
    /// arrays among the indices.
    fileprivate static func ranges(
        _ indices: [AxisIndex], of shape: [Int]
    ) throws(EngineError) -> (taken: [AxisRange], shape: [Int])? {
        var taken: [AxisRange] = []
        var left: [Int] = []
        let named = indices.reduce(0) { $0 + $1.axesTaken }
        guard named <= shape.count else { throw .tooManyIndices(count: named, rank: shape.count) }
        var hasEllipsis = false
        func takeAll(_ count: Int) {
            for length in shape[taken.count..<taken.count + count] {
                taken.append(AxisRange(start: 0, count: length))
                left.append(length)
            }
        }
        for index in indices {
            switch index {
            case .at(let position):
                let axis = taken.count
                let start = try Selection.position(position, axis: axis, length: shape[axis])
                taken.append(AxisRange(start: start, count: 1))
            case .slice(let start, let stop, let step):
                let range = try AxisRange(start, stop, step, length: shape[taken.count])
                taken.append(range)
                left.append(range.count)
            case .newAxis: left.append(1)
            case .ellipsis:
                if hasEllipsis { throw .tooManyIndices(count: shape.count + 1, rank: shape.count) }
                hasEllipsis = true
                takeAll(shape.count - named)
            case .positions, .mask: return nil
            }
        }
        takeAll(shape.count - taken.count)
        guard left.count <= mostAxes else { throw .tooManyAxes(left.count) }
        return (taken, left)
    }
}
