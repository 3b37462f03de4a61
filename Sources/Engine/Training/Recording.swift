/// One pass that was recorded: what went in, what came out, and how what training moves should change.
struct Recording {
    /// What is filled in before each replay.
    var inputs: [NDArray] = []
    /// The values of the block's parts.
    var parameters: [NDArray] = []
    /// What is made small.
    var loss: NDArray
    /// What else is read after each replay.
    var predictions: NDArray
    /// The derivatives of the loss in the block's trained parts; empty unless asked for.
    var gradients: [NDArray] = []
    /// What the block's updated parts become; empty unless gradients are asked for.
    var updates: [NDArray] = []
}

extension Workspace {
    /// Records `pass` in an empty graph, with `values` in place of the block's parts, and gradients if it is `training`.
    /// `pass` is given the leaves of arrays that belong to no layer. The store is afterwards as it was before.
    mutating func record(
        _ block: Block, values: [NDArray], training: Bool,
        _ pass: (inout Self, [NDArray]) throws -> Recording
    ) throws -> Recording {
        graph.endRecording()
        graph.recordsDraws = true
        let restored = objects
        defer { objects = restored }
        let leaves = values.map { graph.variable($0) }
        var arrays: [NDArray] = []
        for (part, leaf) in zip(block.parts, leaves) {
            switch part.owner {
            case .layer(let layer, let index): objects[layer].parameters[index] = leaf
            case .array: arrays.append(leaf)
            }
        }
        var recording = try pass(&self, arrays)
        recording.parameters = leaves
        if training {
            recording.gradients = try graph.gradients(
                of: recording.loss, in: Array(leaves.prefix(block.trained.count)))
            recording.updates = block.updated.map { part in
                guard case .layer(let layer, let index) = part.owner else { return NDArray(number: 0) }
                return objects[layer].parameters[index]
            }
        }
        graph.recordsDraws = false
        return recording
    }

    /// Records a pass to be replayed; nil if it was looked into. It leaves nothing behind but what it spent: what it
    /// drew is drawn again in each replay, and what it showed is shown when it runs in earnest.
    mutating func rehearsed(_ pass: (inout Self) throws -> Recording) throws -> Recording? {
        let before = self
        let recording = try pass(&self)
        guard graph.wasLookedInto else {
            random = before.random
            return recording
        }
        var budget = graph.budget
        budget.held = before.graph.budget.held
        self = before
        graph.budget = budget
        return nil
    }

    /// What the block's parts are in the store; `arrays` are those that belong to no layer.
    func values(of block: Block, arrays: [NDArray] = []) -> [NDArray] {
        var arrays = arrays[...]
        return block.parts.map { part in
            switch part.owner {
            case .layer(let layer, let index): objects[layer].parameters[index].detached
            case .array: arrays.popFirst()?.detached ?? NDArray(shape: part.shape, repeating: 0)
            }
        }
    }

    /// Throws `nothingToTrain` where a block is empty: layers that have weights are then frozen.
    func checkMoves(_ block: Block, of layers: [LayerID]) throws(EngineError) {
        guard block.parts.isEmpty else { return }
        throw .nothingToTrain(areFrozen: layers.contains { !objects[$0].parameters.isEmpty })
    }

    /// Whether a loss follows the trained parameters, which are being recorded; where there are none, it need not.
    func follows(_ loss: NDArray, _ block: Block) -> Bool {
        let trained = block.trained.compactMap { part -> NDArray? in
            guard case .layer(let layer, let index) = part.owner else { return nil }
            return objects[layer].parameters[index]
        }
        return block.trained.isEmpty || graph.depends(loss, on: trained)
    }
}
