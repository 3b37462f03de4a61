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

    /// Runs all instructions on a loaded buffer.
    func run(_ base: UnsafeMutablePointer<S>) {
        let input = UnsafePointer(base)
        instructions.withUnsafeBufferPointer { instructions in
            layouts.withUnsafeBufferPointer { layouts in
                guard let table = layouts.baseAddress else {
                    // Only fills and rows have no layout; they do not read the table.
                    let nothing = UnsafeRawPointer(base).assumingMemoryBound(to: Int.self)
                    for instruction in instructions { perform(instruction, base, input, input, input, nothing) }
                    return
                }
                for instruction in instructions { perform(instruction, base, input, input, input, table) }
            }
        }
    }

    /// Runs once in a buffer of its own and gives the first result.
    func evaluate(shape: [Int], kind: NDArray.Kind) -> NDArray {
        let base = UnsafeMutablePointer<S>.allocate(capacity: max(size, 1))
        defer { base.deallocate() }
        load(into: base)
        run(base)
        let count = shape.reduce(1, *)
        return NDArray(shape: shape, kind: kind, elements: (0..<count).map { Double(base[results[0] + $0]) })
    }
}
