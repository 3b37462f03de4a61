internal import Kernels

// What lessons compute most, on values that nobody traces: charged as always and performed by the same instruction, but
// without building arrays of inputs and tables of layouts.
extension Graph {
    /// An operation on each element.
    public mutating func unary(_ operation: Unary, _ x: NDArray) throws(EngineError) -> NDArray {
        let kind = Operation.unary(operation).resultKind([x.kind])
        guard isDirect(x), kind != .integer || !Operation.unary(operation).mayMakeNegativeZero else {
            return try apply(.unary(operation), [x])
        }
        let instruction = Instruction(KERNELS_UNARY, detail: operation.rawValue, count: x.count, output: 0)
        return try perform(
            instruction, x, x, (0, 0, 0, 0, 0, 0, 0, 0, 0), x.shape, kind, cost: x.count * operation.cost)
    }

    /// An operation on each pair of elements, of arrays of one shape or of an array and a number.
    public mutating func binary(_ operation: Binary, _ a: NDArray, _ b: NDArray) throws(EngineError) -> NDArray {
        let shape: [Int]
        if a.shape == b.shape || (b.count == 1 && b.rank <= a.rank) {
            shape = a.shape
        } else if a.count == 1, a.rank <= b.rank {
            shape = b.shape
        } else {
            return try apply(.binary(operation), [a, b])
        }
        let kind = operation.resultKind(max(a.kind, b.kind))
        let isExact = kind == .integer && Operation.binary(operation).mayMakeNegativeZero
        guard isDirect(a), isDirect(b), !isExact, operation != .power || max(a.kind, b.kind) == .number else {
            return try apply(.binary(operation), [a, b])
        }
        let count = max(a.count, b.count)
        let instruction = Instruction(KERNELS_BINARY, detail: operation.rawValue, output: 0)
        let layout = (1, count, a.count == 1 ? 0 : 1, b.count == 1 ? 0 : 1, 0, 0, 0, 0, 0)
        return try perform(instruction, a, b, layout, shape, kind, cost: count * operation.cost)
    }

    /// A reduction of all elements to one number.
    public mutating func reduceAll(_ reduction: Reduction, _ x: NDArray) throws(EngineError) -> NDArray {
        let kind = Operation.reduce(reduction, axes: [], keepsAxes: false).resultKind([x.kind])
        guard isDirect(x), reduction != .product || kind == .number else {
            return try apply(.reduce(reduction, axes: Array(x.shape.indices), keepsAxes: false), [x])
        }
        // One axis of one element stays; all elements are one axis that goes.
        let instruction = Instruction(KERNELS_REDUCE, detail: reduction.rawValue, output: 0)
        return try perform(instruction, x, x, (1, 1, 1, 1, x.count, 1, 0, 0, 0), [], kind, cost: x.count)
    }

    /// The product of two matrices.
    mutating func matrixProduct(_ a: NDArray, _ b: NDArray) throws(EngineError) -> NDArray {
        let (rows, inner, columns) = (a.shape[0], a.shape[1], b.shape[1])
        guard isDirect(a), isDirect(b) else { return try apply(.product(), [a, b]) }
        let shape = columns == inner && rows == a.shape[0] ? a.shape : [rows, columns]
        let (cost, overflow) = (rows * columns).multipliedReportingOverflow(by: 2 * inner)
        let instruction = Instruction(KERNELS_MATRIX_PRODUCT, count: 1, output: 0)
        return try perform(
            instruction, a, b, (rows, columns, inner, inner, 1, columns, 1, 0, 0), shape,
            max(a.kind, b.kind, .integer), cost: overflow ? .max : cost)
    }

    /// The rows of a matrix as columns.
    mutating func matrixTranspose(_ x: NDArray) throws(EngineError) -> NDArray {
        let (rows, columns) = (x.shape[0], x.shape[1])
        guard isDirect(x) else { return try apply(.transpose([1, 0]), [x]) }
        let instruction = Instruction(KERNELS_COPY, count: x.count, output: 0)
        return try perform(
            instruction, x, x, (2, columns, rows, 1, columns, 0, 0, 0, 0), rows == columns ? x.shape : [columns, rows],
            x.kind, cost: x.count)
    }

    private func isDirect(_ x: NDArray) -> Bool { node(of: x) == nil && x.count > 0 && precision == .double }

    private mutating func perform(
        _ instruction: Instruction, _ a: NDArray, _ b: NDArray,
        _ layout: (Int, Int, Int, Int, Int, Int, Int, Int, Int), _ shape: [Int], _ kind: NDArray.Kind, cost: Int
    ) throws(EngineError) -> NDArray {
        let count = try elementCount(shape)
        try budget.charge(operations: cost)
        try budget.request(bytes: 8 * count + recordedBytes)
        let elements = [Double](unsafeUninitializedCapacity: count) { output, initialized in
            initialized = count
            a.elements.withUnsafeBufferPointer { a in
                b.elements.withUnsafeBufferPointer { b in
                    withUnsafeBytes(of: layout) { table in
                        guard let out = output.baseAddress, let a = a.baseAddress, let b = b.baseAddress,
                            let table = table.baseAddress
                        else { return }
                        withUnsafePointer(to: instruction) { instruction in
                            _ = Double.perform(
                                instruction, 1, out, a, b, b, table.assumingMemoryBound(to: Int.self))
                        }
                    }
                }
            }
        }
        return NDArray(shape: shape, kind: kind, unchecked: elements)
    }
}
