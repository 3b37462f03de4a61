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
        let outer = beginSeparateGraph(precision: model.precision)
        defer { endSeparateGraph(outer) }
        let block = Block(
            layers: objects.layers(in: model.elements), in: objects,
            slots: objects[options.optimizer].definition.slots)
        var trainer = Trainer<S>(model, options, block, Samples(x: x, y: y))
        try trainer.prepare(in: &self)
        let stepper = Stepper<S>(block, values(of: block), options.optimizer, size: trainer.end, in: &objects)
        defer { stepper.base.deallocate() }
        trainer.load(into: stepper.base)
        defer { _ = stepper.store(in: &objects) }

        var history = History()
        var epoch = 0
        while epoch < options.epochs, !history.stoppedByNaN {
            epoch += 1
            try runEpoch(epoch, trainer, stepper, &history)
            progress(epoch, options.epochs, history.loss.last ?? 0)
        }
        return history
    }

    private mutating func runEpoch<S: Scalar>(
        _ epoch: Int, _ trainer: Trainer<S>, _ stepper: Stepper<S>, _ history: inout History
    ) throws {
        let options = trainer.options
        let rows = trainer.samples.rows
        let order =
            options.order?(epoch - 1) ?? (options.shuffle ? random.permutation(rows) : Array(0..<rows))
        precondition(order.count == rows)
        var metrics = [Double](repeating: 0, count: options.metrics.count)
        var sum = 0.0
        var seen = 0
        for start in stride(from: 0, to: rows, by: options.batch) {
            let range = start..<min(start + options.batch, rows)
            try graph.budget.step()
            let loss = try trainer.run(
                trainer.samples, order, range, training: true, stepper.base, &self, &metrics)
            sum += loss * Double(range.count)
            seen += range.count
            if loss.isNaN {
                history.stoppedByNaN = true
                break
            }
            try stepper.step(in: &self)
        }
        history.epochs.append(epoch)
        history.loss.append(sum / Double(seen))
        for (metric, value) in zip(options.metrics, metrics) { history.append(value / Double(seen), to: metric.name) }
        if let validation = trainer.validation { try look(validation, trainer, stepper.base, &history) }
    }

    private mutating func look<S: Scalar>(
        _ samples: Samples, _ trainer: Trainer<S>, _ base: UnsafeMutablePointer<S>, _ history: inout History
    ) throws {
        let order = Array(0..<samples.rows)
        var metrics = [Double](repeating: 0, count: trainer.options.metrics.count)
        var sum = 0.0
        for start in stride(from: 0, to: samples.rows, by: trainer.options.batch) {
            let range = start..<min(start + trainer.options.batch, samples.rows)
            let loss = try trainer.run(samples, order, range, training: false, base, &self, &metrics)
            sum += loss * Double(range.count)
        }
        history.append(sum / Double(samples.rows), to: "validation_loss")
        for (metric, value) in zip(trainer.options.metrics, metrics) {
            history.append(value / Double(samples.rows), to: "validation_" + metric.name)
        }
    }
}
