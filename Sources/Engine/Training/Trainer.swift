/// A model being trained on samples.
struct Trainer<S: Scalar> {
    let options: TrainingOptions
    let samples: Samples
    let validation: Samples?
    /// The shape of a sample's prediction.
    let output: [Int]
    let buffer: TrainingBuffer<S>
    /// Passes for full batches and for the last, smaller one; nil if each must be recorded anew.
    let training: Passes?
    let looking: Passes?

    /// Records a batch anew.
    typealias Record = (_ numbers: ArraySlice<Int>, Samples, _ training: Bool, inout StepState) throws -> Recording

    /// What a metric makes of the labels and predictions of an epoch.
    typealias Measure = (TrainingMetric, _ labels: NDArray, _ predictions: NDArray, inout StepState) throws -> Double

    /// Which passes of the buffer batches run through.
    struct Passes {
        let full: Int
        let rest: Int
    }

    /// What the batches of an epoch gave together.
    private struct Seen {
        /// The losses, each weighted by its samples.
        var loss = 0.0
        var samples = 0
        /// Whether the first loss of all was infinite.
        var beganInfinite = false
        /// Nil where no metric asks for them.
        var predictions: SeenPredictions?

        mutating func restart() {
            loss = 0
            samples = 0
            predictions?.restart()
        }
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
        var seen = nothingSeen(samples)
        var looked = nothingSeen(validation)
        for epoch in 1...max(1, options.epochs) where epoch <= options.epochs {
            if let given = options.order {
                order = given(epoch - 1)
                precondition(order.count == samples.rows)
            } else if options.shuffle {
                state.random.permute(&order)
            }
            try trainEpoch(order, isFirst: epoch == 1, &state, &seen, rate, record)
            let loss = seen.loss / Double(seen.samples)
            history.append(epoch: epoch, loss: loss)
            history.beganInfinite = seen.beganInfinite
            try log(seen, &history, &state, measure)
            if let validation { try look(validation, inOrder, &state, &looked, &history, record, measure) }
            // As Keras logs it: the rate of this epoch's steps.
            if callbacks.changesRate, case .constant(let rate) = state.optimizer.rate.course {
                history.append(rate, to: "learning_rate")
            }
            progress(epoch, options.epochs, loss)
            if loss.isNaN {
                history.stoppedByNaN = true
                history.beganWithNaN = epoch == 1 && seen.samples <= options.batch
                break
            }
            if try !callbacks.isEmpty
                && callbacks.endTraining(after: epoch, history, &state.optimizer, buffer.values)
            {
                history.stoppedEarly = true
                break
            }
        }
        if let best = callbacks.best {
            buffer.restore(best.values)
            history.restoredEpoch = best.epoch
        }
    }

    private func nothingSeen(_ samples: Samples?) -> Seen {
        Seen(
            predictions: options.metrics.isEmpty ? nil : samples.map { SeenPredictions($0, output: output) })
    }

    /// One epoch of steps. Ends after the first loss that is not a number, before its step.
    private func trainEpoch(
        _ order: [Int], isFirst: Bool, _ state: inout StepState, _ seen: inout Seen, _ rate: RateOfStep,
        _ record: Record
    ) throws {
        seen.restart()
        // Where every epoch is the same one batch, it stays where it was put.
        let stays = !isFirst && !options.shuffle && options.order == nil && options.batch >= samples.rows
        var start = 0
        while start < order.count {
            let end = start + min(options.batch, order.count - start)
            try state.budget.step()
            let loss = try runBatch(
                samples, order, start..<end, training, isTraining: true, isFilled: stays, &state, &seen, record)
            if loss.isNaN { break }
            if isFirst, start == 0 { seen.beganInfinite = loss.isInfinite }
            try buffer.step(&state, rate: state.rate(rate))
            start = end
        }
    }

    private func look(
        _ samples: Samples, _ order: [Int], _ state: inout StepState, _ seen: inout Seen, _ history: inout History,
        _ record: Record, _ measure: Measure
    ) throws {
        seen.restart()
        var start = 0
        while start < order.count {
            let end = start + min(options.batch, order.count - start)
            _ = try runBatch(
                samples, order, start..<end, looking, isTraining: false, isFilled: false, &state, &seen, record)
            start = end
        }
        history.append(seen.loss / Double(seen.samples), to: "validation_loss")
        try log(seen, &history, &state, measure, prefix: "validation_")
    }

    private func runBatch(
        _ samples: Samples, _ order: [Int], _ range: Range<Int>, _ passes: Passes?, isTraining: Bool, isFilled: Bool,
        _ state: inout StepState, _ seen: inout Seen, _ record: Record
    ) throws -> Double {
        let loss: Double
        if let passes {
            let pass = buffer.passes[range.count == min(options.batch, samples.rows) ? passes.full : passes.rest]
            if !isFilled { samples.gather(order, range, into: buffer.base, pass) }
            loss = try buffer.run(pass, &state)
            seen.predictions?.add(samples, order, range, predicted: pass.predictions(in: buffer.base))
        } else {
            let pass = try record(order[range], samples, isTraining, &state)
            if isTraining { buffer.take(pass) }
            loss = pass.loss.elements[0]
            if let metric = options.metrics.first {
                try seen.predictions?.add(samples, order, range, predicted: pass.predictions, metric: metric.name)
            }
        }
        seen.loss += loss * Double(range.count)
        seen.samples += range.count
        return loss
    }

    /// Writes the metrics of what was seen. After a loss that is not a number they are none either: the predictions are
    /// incomplete, or no numbers themselves.
    private func log(
        _ seen: Seen, _ history: inout History, _ state: inout StepState, _ measure: Measure, prefix: String = ""
    ) throws {
        guard let all = seen.predictions else { return }
        for metric in options.metrics {
            let value = seen.loss.isNaN ? Double.nan : try measure(metric, all.labels, all.predictions, &state)
            history.append(value, to: prefix + metric.name)
        }
    }
}
