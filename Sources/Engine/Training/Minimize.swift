extension Workspace {
    /// Moves `arrays` and the parameters of `models` so as to make small the number that `function` gives of them, and
    /// gives what was seen at each step, before it, with the arrays that were found.
    ///
    /// `function` is called once, with traced arrays and with traced parameters in the store, and its trace replayed; it
    /// is called anew in each step if the trace was looked into. What it draws is drawn in each step. Without models
    /// the computation is in double precision, else in the most precise model's. A number that is not a number ends it;
    /// what was reached until an error or an interruption stays in the models.
    public mutating func minimize(
        _ arrays: [NDArray], _ models: [ModelID], optimizer: OptimizerID, steps: Int,
        progress: (Int, Int, Double) -> Void, _ function: (inout Self, [NDArray]) throws -> NDArray
    ) throws -> (history: History, arrays: [NDArray]) {
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
        let block = Block(
            layers: objects.layers(in: models.flatMap { objects[$0].elements }), in: objects,
            shapes: arrays.map(\.shape), slots: objects[optimizer].definition.slots)
        func pass(_ workspace: inout Self, _ values: [NDArray]) throws -> Recording {
            try workspace.record(block, values: values, training: true) { workspace, arrays in
                let loss = try function(&workspace, arrays)
                return Recording(loss: loss, predictions: loss)
            }
        }
        let values = values(of: block, arrays: arrays)
        let start = random
        let first = try pass(&self, values)
        let isReplayed = !graph.wasLookedInto
        let lowered = isReplayed ? LoweredPass<S>(first, in: graph, block: block, origin: block.end) : nil
        let size = lowered?.end ?? block.end
        graph.endRecording()
        random = start
        try graph.budget.request(bytes: size * MemoryLayout<S>.size)
        let stepper = Stepper<S>(block, values, optimizer, size: size, in: &objects)
        defer { stepper.base.deallocate() }
        lowered?.plan.load(into: stepper.base)
        var history = History()
        history.unit = .step
        do {
            for step in 1...max(steps, 1) where step <= steps {
                try graph.budget.step()
                if let lowered {
                    try graph.budget.charge(operations: lowered.plan.operations)
                    try lowered.plan.run(stepper.base, drawing: &random)
                    history.loss.append(lowered.loss(in: stepper.base))
                } else {
                    let again = try pass(&self, stepper.values)
                    block.write(again.gradients, of: block.trained, to: stepper.base, shift: block.gradients)
                    block.write(again.updates, of: block.updated, to: stepper.base)
                    history.loss.append(again.loss.elements[0])
                }
                history.epochs.append(step)
                if history.loss[step - 1].isNaN {
                    history.stoppedByNaN = true
                    break
                }
                try stepper.step(in: &self)
                progress(step, steps, history.loss[step - 1])
            }
        } catch {
            _ = stepper.store(in: &objects)
            throw error
        }
        return (history, stepper.store(in: &objects))
    }
}
