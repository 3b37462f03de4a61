extension Workspace {
    /// Moves `arrays` and the parameters of `models` so as to make small the number that `function` gives of them, and
    /// gives what was seen at each step, before it, with the arrays that were found.
    ///
    /// `function` is called once, with traced arrays and with traced parameters in the store, and its trace replayed; it
    /// is called anew in each step if the trace was looked into. What it draws is drawn in each step. Without models
    /// the computation is in double precision, else in the most precise model's. A number that is not a number ends it;
    /// what was reached until an error or an interruption stays in the models. Throws `trainingInside` where something is
    /// being recorded, `nothingToTrain` where all that is given is frozen, and `constantNumber` where the number does not
    /// follow what moves.
    public mutating func minimize(
        _ arrays: [NDArray], _ models: [ModelID], optimizer: OptimizerID, steps: Int,
        progress: (Int, Int, Double) -> Void, _ function: (inout Self, [NDArray]) throws -> NDArray
    ) throws -> (history: History, arrays: [NDArray]) {
        if graph.isRecording { throw EngineError.trainingInside("minimize") }
        let precisions = models.map { objects[$0].precision }
        return if precisions.isEmpty || precisions.contains(.double) {
            try minimize(arrays, models, optimizer, steps, progress, .double, Double.self, function)
        } else {
            try minimize(arrays, models, optimizer, steps, progress, .single, Float.self, function)
        }
    }

    private mutating func minimize<S: Scalar>(
        _ arrays: [NDArray], _ models: [ModelID], _ optimizer: OptimizerID, _ steps: Int,
        _ progress: (Int, Int, Double) -> Void, _ precision: Precision, _ type: S.Type,
        _ function: (inout Self, [NDArray]) throws -> NDArray
    ) throws -> (history: History, arrays: [NDArray]) {
        let outer = beginSeparateGraph(precision: precision)
        defer { endSeparateGraph(outer) }
        let layers = objects.layers(in: models.flatMap { objects[$0].elements })
        let block = Block(
            layers: layers, in: objects,
            shapes: arrays.map(\.shape), slots: objects[optimizer].definition.slots)
        try checkMoves(block, of: layers)
        func pass(_ workspace: inout Self, _ values: [NDArray]) throws -> Recording {
            try workspace.record(block, values: values, training: true) { workspace, arrays in
                let loss = try function(&workspace, arrays)
                return Recording(loss: loss, predictions: loss)
            }
        }
        objects[optimizer].prepare(for: block.owners, count: block.count)
        let values = values(of: block, arrays: arrays)
        let first = try rehearsed { workspace in
            let recording = try pass(&workspace, values)
            let moved = Array(recording.parameters.prefix(block.trained.count))
            if !workspace.graph.depends(recording.loss, on: moved) { throw EngineError.constantNumber }
            return recording
        }
        let passes = first.map { [LoweredPass<S>($0, in: graph, block: block, origin: block.end)] } ?? []
        graph.endRecording()
        try graph.budget.request(bytes: (passes.first?.end ?? block.end) * MemoryLayout<S>.size)
        let buffer = TrainingBuffer<S>(block, passes, values, objects[optimizer])
        var history = History()
        history.unit = .step
        do {
            try withStepState(optimizer) { workspace, state in
                try buffer.minimize(
                    steps: steps, &state, &history,
                    rate: { try workspace.rate(&$0) },
                    record: { state in
                        try workspace.working(&state) { try pass(&$0, buffer.values()) }
                    },
                    progress: progress)
            }
        } catch {
            _ = buffer.store(in: &objects, optimizer)
            throw error
        }
        return (history, buffer.store(in: &objects, optimizer))
    }
}
