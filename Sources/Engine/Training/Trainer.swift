/// A model being trained on samples.
struct Trainer<S: Scalar> {
    let options: TrainingOptions
    let samples: Samples
    let validation: Samples?
    let buffer: TrainingBuffer<S>
    /// Passes for full batches and for the last, smaller one; nil if each must be recorded anew.
    let training: Passes?
    let looking: Passes?

    /// Records a batch anew.
    typealias Record = (_ numbers: ArraySlice<Int>, Samples, _ training: Bool, inout StepState) throws -> Recording

    /// What a function of the notebook makes of the labels and predictions of a batch.
    typealias Measure = (TrainingMetric, _ labels: NDArray, _ predictions: NDArray, inout StepState) throws -> Double

    /// Which passes of the buffer batches run through.
    struct Passes {
        let full: Int
        let rest: Int
    }

    /// What the batches of an epoch gave together, each weighted by its samples.
    private struct Sums {
        var loss = 0.0
        var metrics: [Double] = []
        var samples = 0
    }

    /// Runs all epochs, and writes what was seen into `history`, also when it ends with an error.
    @_specialize(where S == Float)
    @_specialize(where S == Double)
    func run(
        _ state: inout StepState, _ history: inout History, rate: RateOfStep, record: Record,
        measure: Measure, progress: (Int, Int, Double) -> Void
    ) throws {
        var callbacks = RunningCallbacks(options.callbacks)
        var order = Array(0..<samples.rows)
        let inOrder = validation.map { Array(0..<$0.rows) } ?? []
        for epoch in 1...max(1, options.epochs) where epoch <= options.epochs {
            if let given = options.order {
                order = given(epoch - 1)
                precondition(order.count == samples.rows)
            } else if options.shuffle {
                state.random.permute(&order)
            }
            let seen = try trainEpoch(order, isFirst: epoch == 1, &state, rate, record, measure)
            history.append(epoch: epoch, loss: seen.loss / Double(seen.samples))
            for (metric, value) in zip(options.metrics, seen.metrics) {
                history.append(value / Double(seen.samples), to: metric.name)
            }
            if let validation { try look(validation, inOrder, &state, &history, record, measure) }
            progress(epoch, options.epochs, history.loss[history.loss.count - 1])
            if history.loss[history.loss.count - 1].isNaN {
                history.stoppedByNaN = true
                break
            }
            if try !callbacks.isEmpty
                && callbacks.endTraining(after: epoch, history, &state.optimizer, buffer.values)
            {
                history.stoppedEarly = true
                break
            }
        }
        if let best = callbacks.best { buffer.restore(best) }
    }

    /// One epoch of steps. Ends after the first loss that is not a number, before its step.
    private func trainEpoch(
        _ order: [Int], isFirst: Bool, _ state: inout StepState, _ rate: RateOfStep, _ record: Record,
        _ measure: Measure
    ) throws -> Sums {
        var sums = Sums(metrics: [Double](repeating: 0, count: options.metrics.count))
        // Where every epoch is the same one batch, it stays where it was put.
        let stays = !isFirst && !options.shuffle && options.order == nil && options.batch >= samples.rows
        var start = 0
        while start < order.count {
            let end = min(start + options.batch, order.count)
            try state.budget.step()
            let loss = try runBatch(
                samples, order, start..<end, training, isTraining: true, isFilled: stays, &state, &sums, record, measure
            )
            if loss.isNaN { break }
            try buffer.step(&state, rate: state.rate(rate))
            start = end
        }
        return sums
    }

    private func look(
        _ samples: Samples, _ order: [Int], _ state: inout StepState, _ history: inout History, _ record: Record,
        _ measure: Measure
    ) throws {
        var sums = Sums(metrics: [Double](repeating: 0, count: options.metrics.count))
        var start = 0
        while start < order.count {
            let end = min(start + options.batch, order.count)
            _ = try runBatch(
                samples, order, start..<end, looking, isTraining: false, isFilled: false, &state, &sums, record,
                measure)
            start = end
        }
        history.append(sums.loss / Double(sums.samples), to: "validation_loss")
        for (metric, value) in zip(options.metrics, sums.metrics) {
            history.append(value / Double(sums.samples), to: "validation_" + metric.name)
        }
    }

    private func runBatch(
        _ samples: Samples, _ order: [Int], _ range: Range<Int>, _ passes: Passes?, isTraining: Bool, isFilled: Bool,
        _ state: inout StepState, _ sums: inout Sums, _ record: Record, _ measure: Measure
    ) throws -> Double {
        let loss: Double
        if let passes {
            let pass = buffer.passes[range.count == min(options.batch, samples.rows) ? passes.full : passes.rest]
            if !isFilled { samples.gather(order, range, into: buffer.base, pass) }
            loss = try buffer.run(pass, &state)
            if !options.metrics.isEmpty {
                try add(samples.batch(order[range]).y, pass.predictions(in: buffer.base), &state, &sums, measure)
            }
        } else {
            let pass = try record(order[range], samples, isTraining, &state)
            if isTraining { buffer.take(pass) }
            loss = pass.loss.elements[0]
            try add(samples.batch(order[range]).y, pass.predictions.detached, &state, &sums, measure)
        }
        sums.loss += loss * Double(range.count)
        sums.samples += range.count
        return loss
    }

    /// Adds the metrics of a batch.
    private func add(
        _ y: NDArray, _ predictions: NDArray, _ state: inout StepState, _ sums: inout Sums, _ measure: Measure
    ) throws {
        let weight = Double(y.shape.first ?? 0)
        for (index, metric) in options.metrics.enumerated() {
            sums.metrics[index] += weight * (try measure(metric, y, predictions, &state))
        }
    }
}
