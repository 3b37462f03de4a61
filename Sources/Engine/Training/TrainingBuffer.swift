/// The memory of one training: the block, and the passes over it. Its type is chosen once, so that what happens in each
/// step is compiled for it.
final class TrainingBuffer<S: Scalar> {
    let block: Block
    let base: UnsafeMutablePointer<S>
    let passes: [LoweredPass<S>]
    private let count: Int

    // What is generic in a workspace too is not compiled for each type: these say where to begin.
    /// A buffer for these passes, filled with `values` for the block's parts and what the optimiser remembers.
    @_specialize(where S == Float)
    @_specialize(where S == Double)
    init(_ block: Block, _ passes: [LoweredPass<S>], _ values: [NDArray], _ optimizer: OptimizerState) {
        self.block = block
        self.passes = passes
        count = max(1, passes.reduce(block.end) { max($0, $1.end) })
        base = .allocate(capacity: count)
        base.initialize(repeating: 0, count: count)
        for pass in passes { pass.plan.load(into: base) }
        block.write(values, of: block.parts, to: base)
        for (index, value) in optimizer.memory.enumerated() { base[block.memory + index] = S(value) }
    }

    deinit { base.deallocate() }

    /// Runs a pass, whose inputs are filled in, and gives its loss. In training its gradients are in the block
    /// afterwards, and what layers change by themselves is changed.
    func run(_ pass: LoweredPass<S>, _ state: inout StepState) throws(EngineError) -> Double {
        try state.budget.charge(operations: pass.plan.operations)
        try pass.plan.run(base, drawing: &state.random)
        return pass.loss(in: base)
    }

    /// Takes over what a pass gave that was recorded anew.
    func take(_ pass: Recording) {
        block.write(pass.gradients, of: block.trained, to: base, shift: block.gradients)
        block.write(pass.updates, of: block.updated, to: base)
    }

    /// Moves the block one step along its gradients.
    func step(_ state: inout StepState, rate: Double) throws(EngineError) {
        let definition = state.optimizer.definition
        try state.budget.charge(operations: definition.cost * block.count)
        definition.clip(base + block.gradients, block.ranges)
        definition.move(
            base, base + block.gradients, base + block.memory, count: block.count,
            step: state.optimizer.advance(rate: rate))
    }

    /// The block's parts as they are now.
    @_specialize(where S == Float)
    @_specialize(where S == Double)
    func values() -> [NDArray] { block.parts.map { block.read($0, from: base) } }

    /// Puts the block's parts back as they were.
    func restore(_ values: [NDArray]) { block.write(values, of: block.parts, to: base) }

    /// Makes the number of the only pass small by `steps` steps, and writes what was seen into `history`. Without passes
    /// `record` records one anew for each step.
    @_specialize(where S == Float)
    @_specialize(where S == Double)
    func minimize(
        steps: Int, _ state: inout StepState, _ history: inout History, rate: RateOfStep,
        record: (inout StepState) throws -> Recording, progress: (Int, Int, Double) -> Void
    ) throws {
        for step in 1...max(1, steps) where step <= steps {
            try state.budget.step()
            let number: Double
            if let pass = passes.first {
                number = try run(pass, &state)
            } else {
                let pass = try record(&state)
                take(pass)
                number = pass.loss.elements[0]
            }
            history.append(epoch: step, loss: number)
            if number.isNaN {
                history.stoppedByNaN = true
                history.beganWithNaN = step == 1
                return
            }
            try self.step(&state, rate: state.rate(rate))
            progress(step, steps, number)
        }
    }

    /// Takes layers' arrays out of the buffer, and what the optimiser remembers; gives the arrays of no layer.
    func store(in objects: inout ObjectStore, _ optimizer: OptimizerID) -> [NDArray] {
        for index in objects[optimizer].memory.indices {
            objects[optimizer].memory[index] = Double(base[block.memory + index])
        }
        return objects.store(values(), of: block)
    }
}

extension ObjectStore {
    /// Puts the values of a block's parts where they belong, and gives those of no layer.
    mutating func store(_ values: [NDArray], of block: Block) -> [NDArray] {
        var arrays: [NDArray] = []
        for (part, value) in zip(block.parts, values) {
            switch part.owner {
            case .layer(let layer, let index): self[layer].parameters[index] = value
            case .array: arrays.append(value)
            }
        }
        return arrays
    }
}
