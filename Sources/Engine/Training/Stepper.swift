/// The buffer of a training, and the optimiser that moves the block in it.
struct Stepper<S: Scalar> {
    let block: Block
    let optimizer: OptimizerID
    let base: UnsafeMutablePointer<S>

    /// A buffer of `size` elements with `values` in the block's parts and what the optimiser remembers of them.
    init(_ block: Block, _ values: [NDArray], _ optimizer: OptimizerID, size: Int, in objects: inout ObjectStore) {
        self.block = block
        self.optimizer = optimizer
        base = .allocate(capacity: max(size, 1))
        base.initialize(repeating: 0, count: max(size, 1))
        block.write(values, of: block.parts, to: base)
        objects[optimizer].prepare(for: block.owners, count: block.count)
        for (index, value) in objects[optimizer].memory.enumerated() { base[block.memory + index] = S(value) }
    }

    /// The block's parts as they are in the buffer.
    var values: [NDArray] { block.parts.map { block.read($0, from: base) } }

    /// Moves the block one step along the gradients in the buffer.
    func step(in workspace: inout some Workspace) throws(EngineError) {
        let definition = workspace.objects[optimizer].definition
        try workspace.graph.budget.charge(operations: definition.cost * block.count)
        workspace.objects[optimizer].steps += 1
        definition.move(
            base, base + block.gradients, base + block.memory, count: block.count,
            step: workspace.objects[optimizer].steps)
    }

    /// Takes layers' arrays and what the optimiser remembers out of the buffer, and gives the arrays of no layer.
    func store(in objects: inout ObjectStore) -> [NDArray] {
        var arrays: [NDArray] = []
        for part in block.parts {
            let array = block.read(part, from: base)
            switch part.owner {
            case .layer(let layer, let index): objects[layer].parameters[index] = array
            case .array: arrays.append(array)
            }
        }
        for index in objects[optimizer].memory.indices {
            objects[optimizer].memory[index] = Double(base[block.memory + index])
        }
        return arrays
    }
}
