extension NDArray {
    /// Runs along one axis: `change` gets each line of elements and gives another, all of one length.
    func lines(along axis: Int, _ change: ([Double]) -> [Double]) -> NDArray {
        let length = shape[axis]
        let stride = shape[(axis + 1)...].reduce(1, *)
        let outer = shape[..<axis].reduce(1, *)
        var changed: [[Double]] = []
        for block in 0..<outer {
            for inner in 0..<stride {
                let start = block * length * stride + inner
                changed.append(change((0..<length).map { elements[start + $0 * stride] }))
            }
        }
        let newLength = changed.first?.count ?? length
        var newShape = shape
        newShape[axis] = newLength
        var result = NDArray(shape: newShape, kind: kind, repeating: 0)
        for (line, values) in changed.enumerated() {
            let start = (line / max(stride, 1)) * newLength * stride + line % max(stride, 1)
            for (index, value) in values.enumerated() { result.elements[start + index * stride] = value }
        }
        return result
    }

    /// The elements in ascending order along an axis; NaN comes last.
    public func sorted(axis: Int) -> NDArray { lines(along: axis) { line in Self.order(line).map { line[$0] } } }

    /// The positions that would sort along an axis; equal elements keep their order, NaN comes last.
    public func sortingOrder(axis: Int) -> NDArray {
        var result = lines(along: axis) { Self.order($0).map(Double.init) }
        result.kind = .integer
        return result
    }

    /// Where in the row of all elements those lie that stand in each place of the array sorted along an axis: [count].
    func sortedOffsets(axis: Int) -> NDArray {
        let stride = shape[(axis + 1)...].reduce(1, *)
        let block = shape[axis] * stride
        let offsets = sortingOrder(axis: axis).elements.enumerated().map { place, position in
            Double(place / block * block + place % stride) + position * Double(stride)
        }
        return NDArray(shape: [count], kind: .integer, elements: offsets)
    }

    private static func order(_ line: [Double]) -> [Int] {
        // Swift's sort is stable, though it does not promise to be: the position settles ties.
        line.indices.sorted { left, right in
            let (a, b) = (line[left], line[right])
            if a.isNaN || b.isNaN { return a.isNaN == b.isNaN ? left < right : b.isNaN }
            return a == b ? left < right : a < b
        }
    }

    /// The different elements in ascending order, [count]; NaN once, at the end.
    public var uniqueElements: NDArray {
        let offsets = uniqueOffsets
        return NDArray(shape: [offsets.count], kind: kind, elements: offsets.map { elements[$0] })
    }

    /// Where the first of each of the different elements lies in the row of all, in ascending order of the elements; NaN
    /// once, at the end.
    var uniqueOffsets: [Int] {
        var different: [Int] = []
        for index in Self.order(elements) {
            let value = elements[index]
            if let last = different.last.map({ elements[$0] }), last == value || (last.isNaN && value.isNaN) {
                continue
            }
            different.append(index)
        }
        return different
    }

    /// The quantile `q` (0 to 1) along an axis, between neighbours by linear interpolation, as NumPy's default; the
    /// axis goes. Where a line has NaN, NaN.
    public func quantile(_ q: Double, axis: Int) throws(EngineError) -> NDArray {
        let place = try QuantilePlace(q, count: shape[axis])
        let reduced = lines(along: axis) { line in
            let sorted = Self.order(line).map { line[$0] }
            if sorted.contains(where: \.isNaN) { return [.nan] }
            // NumPy counts from the nearer neighbour.
            let (low, high, share) = (sorted[place.below], sorted[place.above], place.share)
            return [share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share)]
        }
        var shape = shape
        shape.remove(at: axis)
        return NDArray(shape: shape, elements: reduced.elements)
    }
}
