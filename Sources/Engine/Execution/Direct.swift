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
            instruction, (0, 0, 0, 0, 0, 0, 0, 0, 0), x.elements, x.elements, x.shape, kind, count: x.count,
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
        return try perform(
            instruction, table, a.elements, b.elements, shape, kind, count: count, cost: count * operation.cost)
    }

    /// An operation on each element and a number, which needs no array for it.
    public mutating func binary(_ operation: Binary, _ a: NDArray, _ b: Double) throws(EngineError) -> NDArray {
        guard isDirect(a) else { return try binary(operation, a, NDArray(number: b)) }
        let instruction = Instruction(KERNELS_BINARY, detail: operation.rawValue, output: 0)
        var b = b
        return try perform(
            instruction, (1, a.count, a.count == 1 ? 0 : 1, 0, 0, 0, 0, 0, 0), a.elements, &b, a.shape,
            operation.resultKind(.number), count: a.count, cost: a.count * operation.cost)
    }

    /// An operation on a number and each element.
    public mutating func binary(_ operation: Binary, _ a: Double, _ b: NDArray) throws(EngineError) -> NDArray {
        guard isDirect(b) else { return try binary(operation, NDArray(number: a), b) }
        let instruction = Instruction(KERNELS_BINARY, detail: operation.rawValue, output: 0)
        var a = a
        return try perform(
            instruction, (1, b.count, 0, b.count == 1 ? 0 : 1, 0, 0, 0, 0, 0), &a, b.elements, b.shape,
            operation.resultKind(.number), count: b.count, cost: b.count * operation.cost)
    }

    /// A reduction of all elements to one number.
    public mutating func reduceAll(_ reduction: Reduction, _ x: NDArray) throws(EngineError) -> NDArray {
        let kind = Operation.reduce(reduction, axes: [], keepsAxes: false).resultKind([x.kind])
        guard isDirect(x), reduction != .product || kind == .number else {
            return try apply(.reduce(reduction, axes: Array(x.shape.indices), keepsAxes: false), [x])
        }
        return NDArray(number: try total(reduction, x), kind: kind)
    }

    /// The mean of all elements.
    mutating func meanOfAll(_ x: NDArray) throws(EngineError) -> NDArray {
        guard isDirect(x) else { return try divide(reduceAll(.sum, x), NDArray(number: Double(x.count))) }
        var sum = try total(.sum, x)
        var count = Double(x.count)
        try charge(operations: 1, elements: 1)
        var mean = 0.0
        perform(
            Instruction(KERNELS_BINARY, detail: Binary.divide.rawValue, output: 0), (1, 1, 1, 1, 0, 0, 0, 0, 0), &sum,
            &count, &mean)
        return NDArray(number: mean)
    }

    private mutating func total(_ reduction: Reduction, _ x: NDArray) throws(EngineError) -> Double {
        try charge(operations: x.count, elements: 1)
        var total = 0.0
        // One axis of one element stays; all elements are one axis that goes.
        perform(
            Instruction(KERNELS_REDUCE, detail: reduction.rawValue, output: 0), (1, 1, 1, 1, x.count, 1, 0, 0, 0),
            x.elements, x.elements, &total)
        return total
    }

    /// The product of two matrices.
    mutating func matrixProduct(_ a: NDArray, _ b: NDArray) throws(EngineError) -> NDArray {
        let (rows, inner, columns) = (a.shape[0], a.shape[1], b.shape[1])
        guard isDirect(a), isDirect(b) else { return try apply(.product(), [a, b]) }
        let shape = columns == inner ? a.shape : rows == inner ? b.shape : [rows, columns]
        let count = try elementCount(shape)
        let (cost, overflow) = count.multipliedReportingOverflow(by: 2 * inner)
        let instruction = Instruction(KERNELS_MATRIX_PRODUCT, count: 1, output: 0)
        return try perform(
            instruction, (rows, columns, inner, inner, 1, columns, 1, 0, 0), a.elements, b.elements, shape,
            max(a.kind, b.kind, .integer), count: count, cost: overflow ? .max : cost)
    }

    /// The rows of a matrix as columns.
    mutating func matrixTranspose(_ x: NDArray) throws(EngineError) -> NDArray {
        let (rows, columns) = (x.shape[0], x.shape[1])
        guard isDirect(x) else { return try apply(.transpose([1, 0]), [x]) }
        let instruction = Instruction(KERNELS_COPY, count: x.count, output: 0)
        return try perform(
            instruction, (2, columns, rows, 1, columns, 0, 0, 0, 0), x.elements, x.elements,
            rows == columns ? x.shape : [columns, rows], x.kind, count: x.count, cost: x.count)
    }

    /// The same elements in another shape, if nobody traces them.
    mutating func directReshape(_ x: NDArray, _ shape: [Int]) throws(EngineError) -> NDArray? {
        guard isDirect(x), shape.count <= mostAxes, shape.allSatisfy({ $0 >= 0 }), try elementCount(shape) == x.count
        else { return nil }
        try charge(operations: 0, elements: x.count)
        return NDArray(shape: shape, kind: x.kind, unchecked: x.elements)
    }

    private func isDirect(_ x: NDArray) -> Bool { node(of: x) == nil && x.count > 0 && precision == .double }

    private mutating func charge(operations: Int, elements: Int) throws(EngineError) {
        try budget.charge(operations: operations)
        try budget.request(bytes: 8 * elements + recordedBytes)
    }

    private mutating func perform(
        _ instruction: Instruction, _ table: Table, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
        _ shape: [Int], _ kind: NDArray.Kind, count: Int, cost: Int
    ) throws(EngineError) -> NDArray {
        try charge(operations: cost, elements: count)
        var result = [Double](roomFor: count)
        perform(instruction, table, a, b, &result)
        return NDArray(shape: shape, kind: kind, unchecked: result)
    }

    private func perform(
        _ instruction: Instruction, _ table: Table, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
        _ out: UnsafeMutablePointer<Double>
    ) {
        withUnsafePointer(to: instruction) { instruction in
            withUnsafePointer(to: table) { table in
                let numbers = UnsafeRawPointer(table).assumingMemoryBound(to: Int.self)
                _ = Double.perform(instruction, 1, out, a, b, b, numbers)
            }
        }
    }
}

/// The layout of an instruction, or its numbers.
private typealias Table = (Int, Int, Int, Int, Int, Int, Int, Int, Int)

extension [Double] {
    /// `count` elements for a kernel to write.
    fileprivate init(roomFor count: Int) {
        // The usual way, which asks the runtime for the type by its name each time, takes longer than to copy a few.
        if count == 1 {
            self = [0]
        } else if count <= Self.zeros.count {
            self = []
            Self.zeros.withUnsafeBufferPointer {
                append(contentsOf: UnsafeBufferPointer(start: $0.baseAddress, count: count))
            }
        } else {
            self.init(unsafeUninitializedCapacity: count) { $1 = count }
        }
    }

    private static let zeros = [Double](repeating: 0, count: 1000)
}
