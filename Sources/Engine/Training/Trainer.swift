/// A model being trained: one buffer with its parameters, gradients, optimiser's memory, and the plans' arrays.
struct Trainer<S: Scalar> {
    let model: Model
    let options: TrainingOptions
    let optimizer: Optimizer
    let block: Block
    let samples: Samples<S>
    let validation: Samples<S>?
    /// Passes by number of rows; none if the trace was looked into and must be recorded anew each time.
    private var training: [LoweredPass<S>] = []
    private var looking: [LoweredPass<S>] = []
    private var isReplayed = true
    private(set) var end: Int

    init(_ model: Model, _ options: TrainingOptions, _ optimizer: Optimizer, _ block: Block, x: NDArray, y: NDArray) {
        self.model = model
        self.options = options
        self.optimizer = optimizer
        self.block = block
        samples = Samples(x: x, y: y)
        validation = options.validation.map { Samples(x: $0.x, y: $0.y) }
        end = block.end
    }

    /// Records and lowers a pass for each size of batch that will come.
    mutating func prepare(in workspace: inout some Workspace, parameters: [[NDArray]]) throws {
        try prepare(samples, true, &workspace, parameters)
        if let validation { try prepare(validation, false, &workspace, parameters) }
        workspace.graph.endRecording()
        try workspace.graph.budget.request(bytes: end * MemoryLayout<S>.size)
    }

    private mutating func prepare(
        _ samples: Samples<S>, _ isTraining: Bool, _ workspace: inout some Workspace, _ parameters: [[NDArray]]
    ) throws {
        let full = min(options.batch, samples.rows)
        let rest = samples.rows % options.batch
        let sizes = rest == 0 || rest == full ? [full] : [full, rest]
        for rows in sizes where isReplayed {
            let batch = samples.batch(Array(0..<rows), 0..<rows)
            let pass = try workspace.record(
                model, options.loss, x: batch.x, y: batch.y, parameters: parameters, training: isTraining)
            if workspace.graph.wasLookedInto {
                isReplayed = false
                return
            }
            let lowered = LoweredPass<S>(pass, in: workspace.graph, block: block, origin: end)
            end = lowered.end
            if isTraining { training.append(lowered) } else { looking.append(lowered) }
        }
    }

    /// Puts what the plans never change into the buffer.
    func load(into base: UnsafeMutablePointer<S>) {
        for pass in training { pass.plan.load(into: base) }
        for pass in looking { pass.plan.load(into: base) }
    }

    /// Runs a batch and gives its loss; in training its gradients are in the buffer afterwards.
    func run(
        _ samples: Samples<S>, _ order: [Int], _ range: Range<Int>, isTraining: Bool,
        _ base: UnsafeMutablePointer<S>, _ workspace: inout some Workspace, _ metrics: inout [Double]
    ) throws -> Double {
        let passes = isTraining ? training : looking
        if isReplayed, let pass = passes.first, pass.rows == range.count {
            return try replay(pass, samples, order, range, base, &workspace, &metrics)
        }
        if isReplayed, let pass = passes.last, pass.rows == range.count {
            return try replay(pass, samples, order, range, base, &workspace, &metrics)
        }
        let batch = samples.batch(order, range)
        let pass = try workspace.record(
            model, options.loss, x: batch.x, y: batch.y, parameters: block.read(from: base), training: isTraining)
        var gradients = pass.gradients[...]
        let layers = block.shapes.map { shapes in
            defer { gradients = gradients.dropFirst(shapes.count) }
            return Array(gradients.prefix(shapes.count))
        }
        if isTraining { block.write(layers, to: base, at: block.gradients) }
        try measure(batch.y, pass.predictions.detached, &metrics)
        return pass.loss.elements[0]
    }

    private func replay(
        _ pass: LoweredPass<S>, _ samples: Samples<S>, _ order: [Int], _ range: Range<Int>,
        _ base: UnsafeMutablePointer<S>, _ workspace: inout some Workspace, _ metrics: inout [Double]
    ) throws(EngineError) -> Double {
        try workspace.graph.budget.charge(operations: pass.plan.operations)
        samples.gather(order, range, into: base, pass)
        try pass.plan.run(base)
        if !options.metrics.isEmpty {
            try measure(samples.batch(order, range).y, pass.predictions(in: base), &metrics)
        }
        return Double(base[pass.loss])
    }

    private func measure(_ y: NDArray, _ predictions: NDArray, _ metrics: inout [Double]) throws(EngineError) {
        let weight = Double(y.shape.first ?? 0)
        for (index, metric) in options.metrics.enumerated() {
            metrics[index] += weight * (try metric.compute(y, predictions))
        }
    }
}
