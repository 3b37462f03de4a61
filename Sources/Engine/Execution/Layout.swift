/// Extents and strides of arrays that are walked together, with neighbouring axes joined where all strides allow it.
struct Layout {
    private(set) var extents: [Int] = []
    private(set) var strides: [[Int]]

    /// The axes of `extents` with the strides of each array, outermost first.
    init(extents: [Int], strides: [[Int]]) {
        self.strides = Array(repeating: [], count: strides.count)
        for axis in extents.indices where extents[axis] != 1 {
            let last = self.extents.count - 1
            let joins =
                last >= 0 && strides.indices.allSatisfy { self.strides[$0][last] == strides[$0][axis] * extents[axis] }
            if joins {
                self.extents[last] *= extents[axis]
            } else {
                self.extents.append(extents[axis])
            }
            for array in strides.indices {
                if joins {
                    self.strides[array][last] = strides[array][axis]
                } else {
                    self.strides[array].append(strides[array][axis])
                }
            }
        }
        if self.extents.isEmpty {
            self.extents = [1]
            for array in strides.indices { self.strides[array] = [1] }
        }
    }

    /// Appends the layout as the kernels read it.
    func append(to table: inout [Int]) {
        table.append(extents.count)
        table += extents
        for strides in strides { table += strides }
    }
}

/// The strides of an array of `shape` in C order.
func denseStrides(_ shape: [Int]) -> [Int] {
    var strides = shape
    var next = 1
    for axis in shape.indices.reversed() {
        strides[axis] = next
        next *= shape[axis]
    }
    return strides
}

/// The strides of a dense array of `shape` walked over `extents`: 0 where it is stretched.
func broadcastStrides(_ shape: [Int], over extents: [Int]) -> [Int] {
    let dense = denseStrides(shape)
    let added = extents.count - shape.count
    return extents.indices.map { axis in
        axis < added || shape[axis - added] == 1 ? 0 : dense[axis - added]
    }
}
