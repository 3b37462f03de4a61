/// A draw in a plan: its elements are drawn before the instruction that is next.
struct PlannedDraw: Sendable {
    let before: Int
    let draw: Draw
    let output: Int
    let count: Int
}

/// A trace lowered to trivial instructions over one buffer, to be replayed without allocating.
struct Plan<S: Scalar>: Sendable {
    var instructions: [Instruction] = []
    var layouts: [Int] = []
    /// What is drawn between the instructions, in order.
    var draws: [PlannedDraw] = []
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
    func run(_ base: UnsafeMutablePointer<S>, drawing random: inout RandomState) throws(EngineError) {
        var start = 0
        for draw in draws {
            perform(start..<draw.before, on: base)
            start = draw.before
            random.fill(base + draw.output, count: draw.count, draw.draw)
        }
        perform(start..<instructions.count, on: base)
    }

    private func perform(_ range: Range<Int>, on base: UnsafeMutablePointer<S>) {
        let input = UnsafePointer(base)
        instructions.withUnsafeBufferPointer { instructions in
            layouts.withUnsafeBufferPointer { layouts in
                // Only fills and rows have no layout; they do not read the table.
                let nothing = UnsafeRawPointer(base).assumingMemoryBound(to: Int.self)
                let table = layouts.baseAddress ?? nothing
                for index in range {
                    Engine.perform(instructions[index], base, input, input, input, table)
                }
            }
        }
    }
}
