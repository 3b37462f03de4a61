/// One entry between the brackets of `x[…]`.
public enum AxisIndex: Sendable {
    /// One position; below zero it counts from the end. The axis goes.
    case at(Int)
    /// `start:stop:step`, nil for what is left out; as in Python, out-of-range ends are cut.
    case slice(Int?, Int?, Int?)
    /// `None`: a new axis of length one.
    case newAxis
    /// `...`: all axes that no other entry names.
    case ellipsis
    /// An array of positions; its axes take the place of the axis.
    case positions(NDArray)
    /// A truth array over as many axes as it has; one axis of the chosen positions takes their place.
    case mask(NDArray)
}

/// The elements that an index chooses: their offsets in C order and the shape that they form.
public struct Selection: Sendable {
    /// The offset of each chosen element.
    public let offsets: [Int]
    /// The shape of the result; no axes when one element is chosen.
    public let shape: [Int]

    /// The offsets as an array of integers.
    var positions: NDArray { NDArray(shape: [offsets.count], kind: .integer, elements: offsets.map(Double.init)) }

    /// The elements of an array of `shape` that `indices` choose, by NumPy's rules.
    ///
    /// Several arrays of positions are broadcast together; the axes they form stand where the first of them stood.
    public init(_ indices: [AxisIndex], of shape: [Int]) throws(EngineError) {
        var strides = Array(repeating: 1, count: shape.count)
        for axis in shape.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
        let taken = indices.reduce(0) { $0 + $1.axesTaken }
        guard taken <= shape.count else { throw .tooManyIndices(count: taken, rank: shape.count) }

        var groups: [Group] = []
        var positions: Group?
        var axis = 0
        var entries = indices
        if !entries.contains(where: { if case .ellipsis = $0 { true } else { false } }) { entries.append(.ellipsis) }
        var hasEllipsis = false
        for entry in entries {
            switch entry {
            case .newAxis:
                groups.append(Group(offsets: [0], shape: [1]))
            case .ellipsis:
                if hasEllipsis { throw .tooManyIndices(count: shape.count + 1, rank: shape.count) }
                hasEllipsis = true
                for _ in 0..<(shape.count - taken) {
                    groups.append(Group(offsets: (0..<shape[axis]).map { $0 * strides[axis] }, shape: [shape[axis]]))
                    axis += 1
                }
            case .at(let index):
                let position = try Self.position(index, axis: axis, length: shape[axis])
                groups.append(Group(offsets: [position * strides[axis]], shape: []))
                axis += 1
            case .slice(let start, let stop, let step):
                let chosen = try AxisRange(start, stop, step, length: shape[axis]).positions
                groups.append(Group(offsets: chosen.map { $0 * strides[axis] }, shape: [chosen.count]))
                axis += 1
            case .positions(let array):
                var offsets: [Int] = []
                offsets.reserveCapacity(array.count)
                for element in array.elements {
                    guard element.isFinite, element.magnitude < 1e15 else {
                        throw .argument(name: "index", value: element, .whole)
                    }
                    offsets.append(try Self.position(Int(element), axis: axis, length: shape[axis]) * strides[axis])
                }
                try Self.join(Group(offsets: offsets, shape: array.shape), into: &positions, groups: &groups)
                axis += 1
            case .mask(let mask):
                let covered = Array(shape[axis..<(axis + mask.rank)])
                guard covered == mask.shape else { throw .doNotBroadcast(covered, mask.shape) }
                let stride = strides[axis + mask.rank - 1]
                let offsets = mask.elements.indices.filter { mask.elements[$0] != 0 }.map { $0 * stride }
                try Self.join(Group(offsets: offsets, shape: [offsets.count]), into: &positions, groups: &groups)
                axis += mask.rank
            }
        }
        if let positions, let place = groups.firstIndex(where: \.isPlaceholder) { groups[place] = positions }

        let resultShape = groups.flatMap(\.shape)
        guard resultShape.count <= 5 else { throw .tooManyAxes(resultShape.count) }
        self.shape = resultShape
        var offsets = [0]
        for group in groups where !(group.offsets == [0]) {
            var next: [Int] = []
            next.reserveCapacity(offsets.count * group.offsets.count)
            for offset in offsets { for other in group.offsets { next.append(offset + other) } }
            offsets = next
        }
        self.offsets = offsets
    }

    private struct Group {
        var offsets: [Int]
        var shape: [Int]
        var isPlaceholder = false
    }

    /// Python's rule for a position: below zero it counts from the end.
    static func position(_ index: Int, axis: Int, length: Int) throws(EngineError) -> Int {
        guard index >= -length, index < length else { throw .indexOutOfRange(index: index, axis: axis, length: length) }
        return index < 0 ? index + length : index
    }

    private static func join(_ new: Group, into joined: inout Group?, groups: inout [Group]) throws(EngineError) {
        guard let old = joined else {
            joined = new
            groups.append(Group(offsets: [], shape: [], isPlaceholder: true))
            return
        }
        let shape = try broadcastShape(old.shape, new.shape)
        let left = broadcastOffsets(old.offsets, from: old.shape, to: shape)
        let right = broadcastOffsets(new.offsets, from: new.shape, to: shape)
        joined = Group(offsets: zip(left, right).map { $0 + $1 }, shape: shape)
    }

    /// The offsets of a C-ordered block of `shape` read as if it were broadcast to `target`.
    static func broadcastOffsets(_ offsets: [Int], from shape: [Int], to target: [Int]) -> [Int] {
        if shape == target { return offsets }
        let padded = Array(repeating: 1, count: target.count - shape.count) + shape
        return (0..<target.reduce(1, *)).map { flat in
            var (rest, index, stride) = (flat, 0, 1)
            for axis in target.indices.reversed() {
                let position = rest % target[axis]
                rest /= target[axis]
                if padded[axis] != 1 { index += position * stride }
                stride *= padded[axis]
            }
            return offsets[index]
        }
    }
}

extension AxisIndex {
    /// How many axes of the array the entry stands for.
    var axesTaken: Int {
        switch self {
        case .at, .slice, .positions: 1
        case .newAxis, .ellipsis: 0
        case .mask(let array): array.rank
        }
    }
}

extension AxisRange {
    /// Python's `start:stop:step` on an axis of `length`.
    public init(_ start: Int?, _ stop: Int?, _ step: Int?, length: Int) throws(EngineError) {
        let step = step ?? 1
        guard step != 0 else { throw .argument(name: "step", value: 0, .atLeast(1)) }
        func clamped(_ bound: Int?, _ missing: Int) -> Int {
            guard let bound else { return missing }
            let position = bound < 0 ? max(bound, -length - 1) + length : bound
            return step > 0 ? min(max(position, 0), length) : min(max(position, -1), length - 1)
        }
        let first = clamped(start, step > 0 ? 0 : length - 1)
        let distance = step > 0 ? clamped(stop, length) - first : first - clamped(stop, -1)
        let count = distance <= 0 ? 0 : (distance - 1) / Int(clamping: step.magnitude) + 1
        self.init(start: first, count: count, step: step)
    }

    /// The positions one by one.
    var positions: [Int] { (0..<count).map { start + $0 * step } }
}
