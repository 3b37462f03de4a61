extension Workspace {
    /// Trains a model on the samples `x` with the labels `y`, and gives what was seen.
    ///
    /// The weights are drawn now if they are not yet. Each epoch draws one permutation, if the samples are shuffled.
    /// `progress` is told the epoch, from 1, how many there will be, and the loss. A loss that is not a number ends
    /// training; what has been learned until an error or an interruption stays in the model.
    public mutating func train(
        _ id: ModelID, x: NDArray, y: NDArray, options: TrainingOptions, progress: (Int, Int, Double) -> Void
    ) throws -> History {
        if options.batch < 1 {
            throw EngineError.argument(name: "batch", value: Double(options.batch), .atLeast(1))
        }
        if options.epochs < 0 {
            throw EngineError.argument(name: "epochs", value: Double(options.epochs), .notNegative)
        }
        guard let rows = x.shape.first, rows > 0 else {
            throw EngineError.tooFewSamples(found: 0, needed: 1)
        }
        try build(id, for: Array(x.shape.dropFirst()))
        let model = objects[id]
        let sample = model.outputShapes.last ?? Array(x.shape.dropFirst())
        try checkLabels(x, y, sample, options.loss)
        if let validation = options.validation {
            guard validation.x.shape.dropFirst() == x.shape.dropFirst(), (validation.x.shape.first ?? 0) > 0 else {
                throw EngineError.layerInput(
                    layer: "sequential", expected: Array(x.shape.dropFirst()),
                    found: Array(validation.x.shape.dropFirst()))
            }
            try checkLabels(validation.x, validation.y, sample, options.loss)
        }
        try graph.budget.request(bytes: 16 * (x.count + y.count))
        return switch model.precision {
        case .single: try train(model, x, y, options, progress, in: Float.self)
        case .double: try train(model, x, y, options, progress, in: Double.self)
        }
    }

    private func checkLabels(_ x: NDArray, _ y: NDArray, _ sample: [Int], _ loss: Loss) throws(EngineError) {
        guard let rows = x.shape.first, y.shape.first == rows else {
            throw .countsDiffer(first: x.shape.first ?? 0, second: y.shape.first ?? 0)
        }
        try loss.check(labels: y, predictions: [rows] + sample)
    }

    private mutating func train<S: Scalar>(
        _ model: Model, _ x: NDArray, _ y: NDArray, _ options: TrainingOptions,
        _ progress: (Int, Int, Double) -> Void, in type: S.Type
    ) throws -> History {
        let outer = beginSeparateGraph()
        defer { endSeparateGraph(outer) }
        let layers = model.layers
        let parameters = layers.map { objects[$0].parameters.map(\.detached) }
        let optimizer = objects[options.optimizer].definition
        let block = Block(layers: layers, parameters: parameters, slots: optimizer.slots)
        var trainer = Trainer<S>(model, options, optimizer, block, x: x, y: y)
        try trainer.prepare(in: &self, parameters: parameters)

        let base = UnsafeMutablePointer<S>.allocate(capacity: max(trainer.end, 1))
        defer { base.deallocate() }
        base.initialize(repeating: 0, count: max(trainer.end, 1))
        trainer.load(into: base)
        block.write(parameters, to: base)
        objects[options.optimizer].prepare(for: layers, count: block.count)
        for (index, value) in objects[options.optimizer].memory.enumerated() { base[block.memory + index] = S(value) }
        defer { store(block, options.optimizer, base) }

        var history = History()
        var epoch = 0
        while epoch < options.epochs, !history.stoppedByNaN {
            epoch += 1
            try runEpoch(epoch, trainer, base, &history)
            progress(epoch, options.epochs, history.loss.last ?? 0)
        }
        return history
    }

    private mutating func runEpoch<S: Scalar>(
        _ epoch: Int, _ trainer: Trainer<S>, _ base: UnsafeMutablePointer<S>, _ history: inout History
    ) throws {
        let options = trainer.options
        let rows = trainer.samples.rows
        let arrays = trainer.block.arrays
        let order = options.shuffle ? random.permutation(rows) : Array(0..<rows)
        var metrics = [Double](repeating: 0, count: options.metrics.count)
        var sum = 0.0
        var seen = 0
        for start in stride(from: 0, to: rows, by: options.batch) {
            let range = start..<min(start + options.batch, rows)
            try graph.budget.step()
            let loss = try trainer.run(
                trainer.samples, order, range, isTraining: true, base, &self, &metrics)
            sum += loss * Double(range.count)
            seen += range.count
            if loss.isNaN {
                history.stoppedByNaN = true
                break
            }
            try graph.budget.charge(operations: trainer.optimizer.cost * trainer.block.count)
            let step = try nextStep(of: options.optimizer)
            trainer.optimizer.clip(base + trainer.block.gradients, arrays)
            trainer.optimizer.move(
                base, base + trainer.block.gradients, base + trainer.block.memory, count: trainer.block.count,
                step: step)
        }
        history.epochs.append(epoch)
        history.loss.append(sum / Double(seen))
        for (metric, value) in zip(options.metrics, metrics) { history.append(value / Double(seen), to: metric.name) }
        if let validation = trainer.validation { try look(validation, trainer, base, &history) }
    }

    private mutating func look<S: Scalar>(
        _ samples: Samples<S>, _ trainer: Trainer<S>, _ base: UnsafeMutablePointer<S>, _ history: inout History
    ) throws {
        let order = Array(0..<samples.rows)
        var metrics = [Double](repeating: 0, count: trainer.options.metrics.count)
        var sum = 0.0
        for start in stride(from: 0, to: samples.rows, by: trainer.options.batch) {
            let range = start..<min(start + trainer.options.batch, samples.rows)
            let loss = try trainer.run(samples, order, range, isTraining: false, base, &self, &metrics)
            sum += loss * Double(range.count)
        }
        history.append(sum / Double(samples.rows), to: "validation_loss")
        for (metric, value) in zip(trainer.options.metrics, metrics) {
            history.append(value / Double(samples.rows), to: "validation_" + metric.name)
        }
    }

    /// Takes the parameters and the optimiser's memory out of the buffer.
    private mutating func store<S: Scalar>(
        _ block: Block, _ optimizer: OptimizerID, _ base: UnsafeMutablePointer<S>
    ) {
        for (layer, parameters) in zip(block.layers, block.read(from: base)) { objects[layer].parameters = parameters }
        for index in objects[optimizer].memory.indices {
            objects[optimizer].memory[index] = Double(base[block.memory + index])
        }
    }
}
