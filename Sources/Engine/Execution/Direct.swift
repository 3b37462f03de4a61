internal import Kernels

extension Graph {
    /// What lessons compute most, on values that nobody traces: an operation on dense elements, on an array and a
    /// number, and a reduction of everything. Charged as always, performed by the same instruction, but without building
    /// a table of layouts; nil for what needs one.
    mutating func applyDirectly(_ operation: Operation, _ inputs: [NDArray]) throws(EngineError) -> NDArray? {
        if precision == .single { return nil }
        let shape: [Int]
        let layout: (Int, Int, Int, Int, Int, Int)
        var instruction = Instruction(KERNELS_UNARY, output: 0)
        switch operation {
        case .unary(let unary):
            shape = inputs[0].shape
            layout = (0, 0, 0, 0, 0, 0)
            instruction.detail = unary.rawValue
            instruction.count = inputs[0].count
        case .binary(let binary):
            let (a, b) = (inputs[0], inputs[1])
            if binary == .power, max(a.kind, b.kind) < .number { return nil }
            if a.shape == b.shape {
                shape = a.shape
            } else if b.count == 1, b.rank <= a.rank {
                shape = a.shape
            } else if a.count == 1, a.rank <= b.rank {
                shape = b.shape
            } else {
                return nil
            }
            instruction.code = KERNELS_BINARY
            instruction.detail = binary.rawValue
            layout = (1, max(a.count, b.count), a.count == 1 ? 0 : 1, b.count == 1 ? 0 : 1, 0, 0)
        case .reduce(let reduction, let axes, keepsAxes: false) where axes.count == inputs[0].rank:
            shape = []
            instruction.code = KERNELS_REDUCE
            instruction.detail = reduction.rawValue
            // One axis of one element stays; all elements are one axis that goes.
            layout = (1, 1, 1, 1, inputs[0].count, 1)
        default: return nil
        }
        let count = shape.reduce(1, *)
        let kind = operation.resultKind(inputs.count == 1 ? [inputs[0].kind] : [inputs[0].kind, inputs[1].kind])
        guard inputs[0].count > 0, count > 0, kind != .integer || !operation.mayMakeNegativeZero else { return nil }
        try budget.charge(operations: operation.directCost(count: count, input: inputs[0].count))
        try budget.request(bytes: 8 * count + recordedBytes)
        let elements = [Double](unsafeUninitializedCapacity: count) { output, initialized in
            initialized = count
            guard let out = output.baseAddress else { return }
            inputs[0].elements.withUnsafeBufferPointer { first in
                inputs[inputs.count - 1].elements.withUnsafeBufferPointer { second in
                    withUnsafeBytes(of: layout) { table in
                        guard let a = first.baseAddress, let b = second.baseAddress, let table = table.baseAddress
                        else {
                            return
                        }
                        _ = Double.perform(
                            &instruction, 1, out, a, b, b, table.assumingMemoryBound(to: Int.self))
                    }
                }
            }
        }
        return NDArray(shape: shape, kind: kind, elements: elements)
    }
}

extension Operation {
    /// `cost`, for the operations that need no layout.
    fileprivate func directCost(count: Int, input: Int) -> Int {
        switch self {
        case .unary(let operation): count * operation.cost
        case .binary(let operation): count * operation.cost
        default: max(count, input)
        }
    }
}
