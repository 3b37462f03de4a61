internal import Kernels

/// Operations turned into instructions, over a table of extents and strides.
struct Emission {
    var instructions: [Instruction] = []
    var layouts: [Int] = []

    /// Appends what computes `operation` into `output` from arrays at `inputs`.
    ///
    /// Aliases, stops and reshapes compute nothing when the result lies where the input does; here they are copied.
    mutating func append(
        _ operation: Operation, _ shapes: [[Int]], result: [Int], kind: NDArray.Kind, output: Int, inputs: [Int]
    ) {
        let count = result.reduce(1, *)
        if count == 0 { return }
        var instruction = Instruction(KERNELS_COPY, count: count, layout: layouts.count, output: output)
        instruction.first = inputs[0]
        if inputs.count > 1 { instruction.second = inputs[1] }
        if inputs.count > 2 { instruction.third = inputs[2] }
        switch operation {
        case .draw: preconditionFailure("the plan draws by itself")
        case .alias, .stop, .opaque, .reshape:
            layouts += [1, count, 1]
        case .unary(let operation):
            instruction.code = KERNELS_UNARY
            instruction.detail = operation.rawValue
        case .binary(let operation):
            instruction.code = KERNELS_BINARY
            instruction.detail = operation.rawValue
            appendLayout(shapes, over: result)
        case .select:
            instruction.code = KERNELS_SELECT
            appendLayout(shapes, over: result)
        case .product(let leftTransposed, let rightTransposed):
            instruction.code = KERNELS_MATRIX_PRODUCT
            instruction.count = result.dropLast(2).reduce(1, *)
            appendProduct(shapes[0], leftTransposed, shapes[1], rightTransposed)
        case .affine(let leftTransposed, let rightTransposed, let isRectified):
            instruction.code = KERNELS_MATRIX_PRODUCT
            instruction.detail = Int32(KERNELS_ADDS_BIAS.rawValue | (isRectified ? KERNELS_RECTIFIES.rawValue : 0))
            instruction.count = result.dropLast(2).reduce(1, *)
            appendProduct(shapes[0], leftTransposed, shapes[1], rightTransposed)
        case .softmax:
            instruction.code = KERNELS_SOFTMAX
            let columns = result.last ?? 1
            layouts += [count / max(1, columns), columns]
        case .reduce(let reduction, let axes, _):
            instruction.code = KERNELS_REDUCE
            instruction.detail = reduction.rawValue
            appendReduction(shapes[0], axes)
        case .transpose(let order):
            let strides = denseStrides(shapes[0])
            Layout(extents: result, strides: [order.map { strides[$0] }]).append(to: &layouts)
        case .broadcast:
            appendLayout(shapes, over: result)
        case .slice(let ranges):
            instruction.first += appendRanges(ranges, of: shapes[0])
        case .place(let ranges, let shape):
            instruction.code = KERNELS_FILL
            instructions.append(instruction)
            if ranges.contains(where: { $0.count == 0 }) { return }
            instruction.code = KERNELS_PLACE
            instruction.output += appendRanges(ranges, of: shape)
        case .gather:
            instruction.code = KERNELS_GATHER
            instruction.count = shapes[1].reduce(1, *)
            layouts += [shapes[0][0], shapes[0].dropFirst().reduce(1, *)]
        case .scatterAdd:
            instruction.code = KERNELS_FILL
            instructions.append(instruction)
            instruction.code = KERNELS_SCATTER_ADD
            instruction.count = shapes[1].reduce(1, *)
            layouts += [result[0], result.dropFirst().reduce(1, *)]
        case .concatenate(let axis):
            appendParts(shapes, axis, result, output, inputs)
            return
        case .runningSum(let axis, let backwards):
            instruction.code = KERNELS_RUNNING_SUM
            instruction.detail = backwards ? 1 : 0
            let shape = shapes[0]
            layouts += [shape[..<axis].reduce(1, *), shape[axis], shape[(axis + 1)...].reduce(1, *)]
        case .recurrence(let cell):
            instruction.code = KERNELS_RECURRENCE
            instruction.detail = cell.number
            layouts += [shapes[0][0], shapes[0][1], shapes[1][0], shapes.count > 2 ? 1 : 0]
        case .hiddenStates(_, let states):
            instruction.first += appendHiddenStates(states, shapes[1], units: shapes[2][0])
        case .recurrenceGradient(let cell, let states):
            instruction.code = KERNELS_RECURRENCE_GRADIENT
            instruction.detail = cell.number
            layouts += [shapes[3][0], shapes[3][1], shapes[4][0], states == .every ? 1 : 0]
        case .patches(let window):
            instruction.code = KERNELS_PATCHES
            layouts += window.layout(on: shapes[0])
        case .maxPool(let window):
            instruction.code = KERNELS_MAX_POOL
            layouts += window.layout(on: shapes[0])
        case .fold(let window):
            instruction.code = KERNELS_FOLD
            layouts += window.layout(on: result)
        case .maxPoolGradient(let window):
            instruction.code = KERNELS_MAX_POOL_GRADIENT
            layouts += window.layout(on: result)
        case .convolution(let window):
            instruction.code = KERNELS_CONVOLUTION
            layouts += window.layout(on: shapes[0]) + [result[3]]
        case .affineConvolution(let window, let isRectified):
            instruction.code = KERNELS_CONVOLUTION
            instruction.detail = Int32(KERNELS_ADDS_BIAS.rawValue | (isRectified ? KERNELS_RECTIFIES.rawValue : 0))
            layouts += window.layout(on: shapes[0]) + [result[3]]
        case .convolutionImages(let window):
            instruction.code = KERNELS_CONVOLUTION_IMAGES
            layouts += window.layout(on: result) + [shapes[0][3]]
        case .convolutionKernel(let window):
            instruction.code = KERNELS_CONVOLUTION_KERNEL
            layouts += window.layout(on: shapes[0]) + [result[3]]
        }
        instructions.append(instruction)
        if kind == .integer, operation.mayMakeNegativeZero {
            instructions.append(
                Instruction(KERNELS_UNARY_IN_PLACE, detail: Unary.wholeZero, count: count, output: output))
        }
    }

    private mutating func appendLayout(_ shapes: [[Int]], over extents: [Int]) {
        Layout(extents: extents, strides: shapes.map { broadcastStrides($0, over: extents) }).append(to: &layouts)
    }

    /// Rows, columns, depth; row and column strides of both; strides from batch to batch.
    private mutating func appendProduct(_ a: [Int], _ leftTransposed: Bool, _ b: [Int], _ rightTransposed: Bool) {
        let (aRows, aColumns) = (a[a.count - 2], a[a.count - 1])
        let (bRows, bColumns) = (b[b.count - 2], b[b.count - 1])
        layouts += [
            leftTransposed ? aColumns : aRows, rightTransposed ? bRows : bColumns, leftTransposed ? aRows : aColumns,
            leftTransposed ? 1 : aColumns, leftTransposed ? aColumns : 1,
            rightTransposed ? 1 : bColumns, rightTransposed ? bColumns : 1,
            a.count > 2 ? aRows * aColumns : 0, b.count > 2 ? bRows * bColumns : 0,
        ]
    }

    /// Appends where hidden states lie among all states, and gives the offset of the first.
    private mutating func appendHiddenStates(_ states: HiddenStates, _ input: [Int], units: Int) -> Int {
        let (steps, rows) = (input[0], input[1])
        switch states {
        case .last: layouts += [1, rows * units, 1]
        case .every: layouts += [3, rows, steps, units, units, rows * units, 1]
        case .previous: layouts += [1, steps * rows * units, 1]
        }
        return switch states {
        case .last: steps * rows * units
        case .every: rows * units
        case .previous: 0
        }
    }

    private mutating func appendReduction(_ shape: [Int], _ axes: [Int]) {
        let strides = denseStrides(shape)
        for reduced in [false, true] {
            let chosen = shape.indices.filter { axes.contains($0) == reduced }
            Layout(extents: chosen.map { shape[$0] }, strides: [chosen.map { strides[$0] }]).append(to: &layouts)
        }
    }

    /// Appends the strides of a part of a dense array, and gives the offset of its first element.
    private mutating func appendRanges(_ ranges: [AxisRange], of shape: [Int]) -> Int {
        let strides = denseStrides(shape)
        Layout(extents: ranges.map(\.count), strides: [zip(ranges, strides).map { $0.step * $1 }]).append(to: &layouts)
        return zip(ranges, strides).reduce(0) { $0 + $1.0.start * $1.1 }
    }

    private mutating func appendParts(
        _ shapes: [[Int]], _ axis: Int, _ result: [Int], _ output: Int, _ inputs: [Int]
    ) {
        let strides = denseStrides(result)
        var start = output
        for (shape, input) in zip(shapes, inputs) {
            var instruction = Instruction(KERNELS_PLACE, layout: layouts.count, output: start)
            instruction.first = input
            // An empty part keeps its place in the row of instructions, and moves nothing.
            let extents = shape.contains(0) ? [0] : shape
            Layout(extents: extents, strides: [shape.contains(0) ? [1] : strides]).append(to: &layouts)
            instructions.append(instruction)
            start += shape[axis] * strides[axis]
        }
    }
}
