extension Workspace {
    /// Trains a model on the samples `x` with the labels `y`, and gives what was seen.
    ///
    /// The weights are drawn now if they are not yet. Each epoch draws one permutation, if the samples are shuffled.
    /// `progress` is told the epoch, from 1, how many there will be, and the loss. A loss that is not a number ends
    /// training; what has been learned until an error or an interruption stays in the model. Throws `nothingToTrain` where
    /// no weight can move, and `constantLoss` where the loss does not follow the weights.
    public mutating func train(
        _ id: ModelID, x: NDArray, y: NDArray, options: TrainingOptions, progress: (Int, Int, Double) -> Void
    ) throws -> History {
        if options.batch < 1 {
            throw EngineError.argument(name: "batch", value: Double(options.batch), .atLeast(1))
        }
        if options.epochs < 0 {
            throw EngineError.argument(name: "epochs", value: Double(options.epochs), .notNegative)
        }
        if graph.isRecording { throw EngineError.trainingInside("train") }
        guard let rows = x.shape.first, rows > 0 else {
            throw EngineError.tooFewSamples(found: 0, needed: 1)
        }
        try build(id, for: Array(x.shape.dropFirst()))
        let model = objects[id]
        let sample = model.outputShapes.last ?? Array(x.shape.dropFirst())
        if sample.contains(0) { throw EngineError.emptyOutput(sample) }
        try checkLabels(x, y, sample, options.loss)
        try checkSamples(x, of: model)
        if let validation = options.validation {
            if validation.x.shape.first == 0 { throw EngineError.tooFewSamples(found: 0, needed: 1) }
            guard validation.x.rank > 0, validation.x.shape.dropFirst() == x.shape.dropFirst() else {
                throw EngineError.layerInput(
                    layer: "sequential", expected: Array(x.shape.dropFirst()),
                    found: Array(validation.x.shape.dropFirst()))
            }
            try checkLabels(validation.x, validation.y, sample, options.loss)
            try checkSamples(validation.x, of: model)
        }
        let logged = ["loss"] + options.metrics.map(\.name)
        let known = options.validation == nil ? logged : logged + logged.map { "validation_" + $0 }
        for callback in options.callbacks where !known.contains(callback.monitor) {
            throw EngineError.nothingToWatch(callback.monitor, known: known)
        }
        return try recording(id, x, y, options) { workspace in
            switch model.precision {
            case .single: try workspace.train(model, x, y, sample, options, progress, in: Float.self)
            case .double: try workspace.train(model, x, y, sample, options, progress, in: Double.self)
            }
        }
    }

    private func checkSamples(_ x: NDArray, of model: Model) throws(EngineError) {
        guard case .layer(let first) = model.elements.first else { return }
        try objects[first].definition.check(x)
    }

    private func checkLabels(_ x: NDArray, _ y: NDArray, _ sample: [Int], _ loss: Loss) throws(EngineError) {
        guard let rows = x.shape.first, y.shape.first == rows else {
            throw .countsDiffer(first: x.shape.first ?? 0, second: y.shape.first ?? 0)
        }
        try loss.check(labels: y, predictions: [rows] + sample)
    }

    private mutating func train<S: Scalar>(
        _ model: Model, _ x: NDArray, _ y: NDArray, _ output: [Int], _ options: TrainingOptions,
        _ progress: (Int, Int, Double) -> Void, in type: S.Type
    ) throws -> History {
        let outer = beginSeparateGraph(precision: model.precision)
        defer { endSeparateGraph(outer) }
        let layers = objects.layers(in: model.elements)
        let block = Block(
            layers: layers, in: objects,
            slots: objects[options.optimizer].definition.slots)
        try checkMoves(block, of: layers)
        objects[options.optimizer].prepare(for: block.owners, count: block.count)
        let samples = Samples(x: x, y: y)
        let validation = options.validation.map { Samples(x: $0.x, y: $0.y) }
        if !options.metrics.isEmpty {
            for samples in [samples, validation].compactMap(\.self) {
                try graph.budget.request(bytes: try SeenPredictions.byteCount(samples, output: output))
            }
        }
        var passes: [LoweredPass<S>] = []
        let training = try lower(model, options, samples, block, training: true, &passes)
        let looking = try validation.flatMap { try lower(model, options, $0, block, training: false, &passes) }
        graph.endRecording()
        let buffer = TrainingBuffer<S>(block, passes, values(of: block), objects[options.optimizer])
        defer { _ = buffer.store(in: &objects, options.optimizer) }
        let trainer = Trainer<S>(
            options: options, samples: samples, validation: validation, output: output, buffer: buffer,
            training: training, looking: looking)
        var history = History()
        try withStepState(options.optimizer) { workspace, state in
            try trainer.run(
                &state, &history,
                rate: { try workspace.rate(&$0) },
                record: { numbers, samples, training, state in
                    try workspace.working(&state) { workspace in
                        try workspace.record(
                            model, options, samples.batch(numbers), block, values: buffer.values(),
                            training: training)
                    }
                },
                measure: { metric, labels, predictions, state in
                    try workspace.working(&state) { try metric.value(labels, predictions, in: &$0) }
                },
                progress: progress)
        }
        return history
    }

    /// Records and lowers a pass for each size of batch that will come; nil if a trace was looked into.
    private mutating func lower<S: Scalar>(
        _ model: Model, _ options: TrainingOptions, _ samples: Samples, _ block: Block, training: Bool,
        _ passes: inout [LoweredPass<S>]
    ) throws -> Trainer<S>.Passes? {
        let full = min(options.batch, samples.rows)
        let rest = samples.rows % options.batch
        let first = passes.count
        for rows in rest == 0 || rest == full ? [full] : [full, rest] {
            let pass = try rehearsed { workspace in
                try workspace.record(
                    model, options, samples.batch(Array(0..<rows)[...]), block, values: workspace.values(of: block),
                    training: training)
            }
            guard let pass else { return nil }
            passes.append(LoweredPass<S>(pass, in: graph, block: block, origin: passes.last?.end ?? block.end))
            try graph.budget.request(bytes: passes[passes.count - 1].end * MemoryLayout<S>.size)
        }
        return Trainer<S>.Passes(full: first, rest: passes.count - 1)
    }

    /// Records a batch going through a model.
    private mutating func record(
        _ model: Model, _ options: TrainingOptions, _ batch: (x: NDArray, y: NDArray), _ block: Block,
        values: [NDArray], training: Bool
    ) throws -> Recording {
        try record(block, values: values, training: training) { workspace, _ in
            let x = workspace.graph.variable(batch.x)
            let y = workspace.graph.variable(batch.y)
            let predictions = try workspace.forward(model.elements, x, training: training)
            let loss = try options.loss.apply(labels: y, predictions: predictions, in: &workspace)
            if !workspace.follows(loss, block) { throw EngineError.constantLoss(function: options.loss.name) }
            let share = options.dividesPenalties ? Double(batch.x.shape.first ?? 1) : nil
            return Recording(
                inputs: [x, y], loss: try workspace.penalized(loss, model, dividedBy: share), predictions: predictions)
        }
    }

    /// The loss plus the penalties of the model's weights, divided by a number if one is given.
    mutating func penalized(
        _ loss: NDArray, _ model: Model, dividedBy samples: Double?
    ) throws(EngineError) -> NDArray {
        var sum = loss
        for layer in objects.layers(in: model.elements).map({ objects[$0] }) {
            for (specification, weight) in zip(layer.specifications, layer.parameters) {
                guard let regularizer = specification.regularizer else { continue }
                var penalty = try regularizer.penalty(of: weight, in: &graph)
                if let samples { penalty = try graph.divide(penalty, NDArray(number: samples)) }
                sum = try graph.add(sum, penalty)
            }
        }
        return sum
    }
}
