internal import Kernels

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

    /// Runs all instructions on a loaded buffer. Indices that it computes are checked as it runs.
    func run(_ base: UnsafeMutablePointer<S>, drawing random: inout RandomState) throws(EngineError) {
        var start = 0
        for draw in draws {
            try perform(start..<draw.before, on: base)
            start = draw.before
            random.fill(base + draw.output, count: draw.count, draw.draw)
        }
        try perform(start..<instructions.count, on: base)
    }

    private func perform(_ range: Range<Int>, on base: UnsafeMutablePointer<S>) throws(EngineError) {
        let input = UnsafePointer(base)
        let stopped = instructions.withUnsafeBufferPointer { instructions in
            layouts.withUnsafeBufferPointer { layouts in
                guard let first = instructions.baseAddress else { return -1 }
                // Only what reads no layout comes without any.
                let table = layouts.baseAddress ?? UnsafeRawPointer(base).assumingMemoryBound(to: Int.self)
                return S.perform(first + range.lowerBound, range.count, base, input, input, input, table)
            }
        }
        guard stopped >= 0 else { return }
        let instruction = instructions[range.lowerBound + stopped]
        let indices = UnsafeBufferPointer(start: input + instruction.second, count: instruction.count)
        try checkIndices(indices, rows: layouts[instruction.layout])
    }
}

/// Refuses an index that is not one of `rows`.
func checkIndices(_ indices: some Sequence<some BinaryFloatingPoint>, rows: Int) throws(EngineError) {
    for index in indices where !(index >= 0 && Double(index) < Double(rows)) {
        throw .indexOutOfRange(index: Int(exactly: index) ?? rows, axis: 0, length: rows)
    }
}
