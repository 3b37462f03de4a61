internal import Kernels

// What lessons compute most, on values that nobody traces: charged as always and performed by the same instruction, but
// without building arrays of inputs and tables of layouts.
extension Graph {
    /// An operation on each element.
    public mutating func unary(_ operation: Unary, _ x: NDArray) throws(EngineError) -> NDArray {
        let kind = operation.resultKind(x.kind)
        guard isDirect(x), kind != .integer || !Operation.unary(operation).mayMakeNegativeZero else {
            return try apply(.unary(operation), [x])
        }
        let instruction = Instruction(KERNELS_UNARY, detail: operation.rawValue, count: x.count, output: 0)
        return try perform(
            instruction, x, x, (0, 0, 0, 0, 0, 0, 0, 0, 0), x.shape, kind, count: x.count,
            cost: x.count * operation.cost)
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
        let table = (1, count, a.count == 1 ? 0 : 1, b.count == 1 ? 0 : 1, 0, 0, 0, 0, 0)
        return try perform(instruction, a, b, table, shape, kind, count: count, cost: count * operation.cost)
    }

    /// An operation on each element and a number, which needs no array for it.
    public mutating func binary(_ operation: Binary, _ a: NDArray, _ b: Double) throws(EngineError) -> NDArray {
        guard isDirect(a) else { return try binary(operation, a, NDArray(number: b)) }
        let instruction = Instruction(KERNELS_BINARY, detail: operation.rawValue, output: 0)
        let table = (1, a.count, a.count == 1 ? 0 : 1, 0, 0, 0, 0, 0, 0)
        return try a.elements.withUnsafeBufferPointer { elements throws(EngineError) in
            try withUnsafePointer(to: b) { b throws(EngineError) in
                try perform(
                    instruction, elements.baseAddress, b, table, a.shape, operation.resultKind(.number), count: a.count,
                    cost: a.count * operation.cost)
            }
        }
    }

    /// An operation on a number and each element.
    public mutating func binary(_ operation: Binary, _ a: Double, _ b: NDArray) throws(EngineError) -> NDArray {
        guard isDirect(b) else { return try binary(operation, NDArray(number: a), b) }
        let instruction = Instruction(KERNELS_BINARY, detail: operation.rawValue, output: 0)
        let table = (1, b.count, 0, b.count == 1 ? 0 : 1, 0, 0, 0, 0, 0)
        return try b.elements.withUnsafeBufferPointer { elements throws(EngineError) in
            try withUnsafePointer(to: a) { a throws(EngineError) in
                try perform(
                    instruction, a, elements.baseAddress, table, b.shape, operation.resultKind(.number), count: b.count,
                    cost: b.count * operation.cost)
            }
        }
    }

    /// A reduction of all elements to one number.
    public mutating func reduceAll(_ reduction: Reduction, _ x: NDArray) throws(EngineError) -> NDArray {
        let kind = Operation.reduce(reduction, axes: [], keepsAxes: false).resultKind([x.kind])
        guard isDirect(x), reduction != .product || kind == .number else {
            return try apply(.reduce(reduction, axes: Array(x.shape.indices), keepsAxes: false), [x])
        }
        // One axis of one element stays; all elements are one axis that goes.
        let instruction = Instruction(KERNELS_REDUCE, detail: reduction.rawValue, output: 0)
        return try perform(instruction, x, x, (1, 1, 1, 1, x.count, 1, 0, 0, 0), [], kind, count: 1, cost: x.count)
    }

    /// The product of two matrices.
    mutating func matrixProduct(_ a: NDArray, _ b: NDArray) throws(EngineError) -> NDArray {
        let (rows, inner, columns) = (a.shape[0], a.shape[1], b.shape[1])
        guard isDirect(a), isDirect(b) else { return try apply(.product(), [a, b]) }
        let shape = columns == inner ? a.shape : [rows, columns]
        let count = try elementCount(shape)
        let (cost, overflow) = count.multipliedReportingOverflow(by: 2 * inner)
        let instruction = Instruction(KERNELS_MATRIX_PRODUCT, count: 1, output: 0)
        return try perform(
            instruction, a, b, (rows, columns, inner, inner, 1, columns, 1, 0, 0), shape,
            max(a.kind, b.kind, .integer), count: count, cost: overflow ? .max : cost)
    }

    /// The rows of a matrix as columns.
    mutating func matrixTranspose(_ x: NDArray) throws(EngineError) -> NDArray {
        let (rows, columns) = (x.shape[0], x.shape[1])
        guard isDirect(x) else { return try apply(.transpose([1, 0]), [x]) }
        let instruction = Instruction(KERNELS_COPY, count: x.count, output: 0)
        return try perform(
            instruction, x, x, (2, columns, rows, 1, columns, 0, 0, 0, 0), rows == columns ? x.shape : [columns, rows],
            x.kind, count: x.count, cost: x.count)
    }

    /// The mean of all elements, if nobody traces them.
    mutating func directMean(_ x: NDArray) throws(EngineError) -> NDArray? {
        guard isDirect(x) else { return nil }
        let sum = try reduceAll(.sum, x)
        return try binary(.divide, sum, Double(x.count))
    }

    /// The same elements in another shape, if nobody traces them.
    mutating func directReshape(_ x: NDArray, _ shape: [Int]) throws(EngineError) -> NDArray? {
        guard isDirect(x), shape.count <= mostAxes, shape.allSatisfy({ $0 >= 0 }), try elementCount(shape) == x.count
        else { return nil }
        try budget.request(bytes: 8 * x.count + recordedBytes)
        return NDArray(shape: shape, kind: x.kind, unchecked: x.elements)
    }

    private func isDirect(_ x: NDArray) -> Bool { node(of: x) == nil && x.count > 0 && precision == .double }

    private typealias Table = (Int, Int, Int, Int, Int, Int, Int, Int, Int)

    private mutating func perform(
        _ instruction: Instruction, _ a: NDArray, _ b: NDArray, _ table: Table, _ shape: [Int], _ kind: NDArray.Kind,
        count: Int, cost: Int
    ) throws(EngineError) -> NDArray {
        try a.elements.withUnsafeBufferPointer { a throws(EngineError) in
            try b.elements.withUnsafeBufferPointer { b throws(EngineError) in
                try perform(
                    instruction, a.baseAddress, b.baseAddress, table, shape, kind, count: count, cost: cost)
            }
        }
    }

    private mutating func perform(
        _ instruction: Instruction, _ a: UnsafePointer<Double>?, _ b: UnsafePointer<Double>?, _ table: Table,
        _ shape: [Int], _ kind: NDArray.Kind, count: Int, cost: Int
    ) throws(EngineError) -> NDArray {
        try budget.charge(operations: cost)
        try budget.request(bytes: 8 * count + recordedBytes)
        var result = [Double](roomFor: count)
        result.withUnsafeMutableBufferPointer { output in
            withUnsafePointer(to: table) { table in
                withUnsafePointer(to: instruction) { instruction in
                    guard let out = output.baseAddress, let a, let b else { return }
                    let numbers = UnsafeRawPointer(table).assumingMemoryBound(to: Int.self)
                    _ = Double.perform(instruction, 1, out, a, b, b, numbers)
                }
            }
        }
        return NDArray(shape: shape, kind: kind, unchecked: result)
    }
}

extension [Double] {
    /// `count` elements for a kernel to write. `init(unsafeUninitializedCapacity:)` asks the runtime for its type by name
    /// each time, which takes longer than a few zeros.
    init(roomFor count: Int) {
        self = []
        if count <= 1000 {
            append(contentsOf: repeatElement(0, count: count))
        } else {
            self = [Double](unsafeUninitializedCapacity: count) { $1 = count }
        }
    }
}
