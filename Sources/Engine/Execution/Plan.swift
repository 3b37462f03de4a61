internal import Kernels

/// A trace lowered to trivial instructions over one buffer, to be replayed without allocating.
struct Plan<S: Scalar>: Sendable {
    var instructions: [Instruction] = []
    var layouts: [Int] = []
    /// What does not change from run to run, and where it lies.
    var constants: [(offset: Int, elements: [S])] = []
    /// Where each result lies.
    var results: [Int] = []
    /// Elements of the buffer, counted from its beginning.
    var size = 0
    /// What one run costs.
    var operations = 0

    /// Puts the constants into the buffer, once.
    func load(into base: UnsafeMutablePointer<S>) {
        for (offset, elements) in constants {
            for (index, element) in elements.enumerated() { base[offset + index] = element }
        }
    }

    /// Runs all instructions on a loaded buffer. Indices that it computes are checked as it runs.
    func run(_ base: UnsafeMutablePointer<S>) throws(EngineError) {
        let input = UnsafePointer(base)
        let stopped = instructions.withUnsafeBufferPointer { instructions in
            layouts.withUnsafeBufferPointer { layouts in
                guard let first = instructions.baseAddress else { return -1 }
                // Only what reads no layout comes without any.
                let table = layouts.baseAddress ?? UnsafeRawPointer(base).assumingMemoryBound(to: Int.self)
                return S.perform(first, instructions.count, base, input, input, input, table)
            }
        }
        guard stopped >= 0 else { return }
        let instruction = instructions[stopped]
        let indices = UnsafeBufferPointer(start: input + instruction.second, count: instruction.count)
        try checkIndices(indices, rows: layouts[instruction.layout])
    }

    /// Runs once in a buffer of its own and gives the first result.
    func evaluate(shape: [Int], kind: NDArray.Kind) throws(EngineError) -> NDArray {
        let base = UnsafeMutablePointer<S>.allocate(capacity: max(size, 1))
        defer { base.deallocate() }
        load(into: base)
        try run(base)
        let count = shape.reduce(1, *)
        return NDArray(shape: shape, kind: kind, elements: (0..<count).map { Double(base[results[0] + $0]) })
    }
}

/// Refuses an index that is not one of `rows`.
func checkIndices(_ indices: some Sequence<some BinaryFloatingPoint>, rows: Int) throws(EngineError) {
    for index in indices where !(index >= 0 && Double(index) < Double(rows)) {
        throw .indexOutOfRange(index: Int(exactly: index) ?? rows, axis: 0, length: rows)
    }
}
