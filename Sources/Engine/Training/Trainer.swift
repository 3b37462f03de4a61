/// A model being trained on samples: the passes over its buffer, one for each size of batch.
struct Trainer<S: Scalar> {
    let model: Model
    let options: TrainingOptions
    let block: Block
    let samples: Samples
    let validation: Samples?
    private var training: [LoweredPass<S>] = []
    private var looking: [LoweredPass<S>] = []
    /// False if a trace was looked into, so that a pass must be recorded anew each time.
    private var isReplayed = true
    private(set) var end: Int

    init(_ model: Model, _ options: TrainingOptions, _ block: Block, _ samples: Samples) {
        self.model = model
        self.options = options
        self.block = block
        self.samples = samples
        validation = options.validation.map { Samples(x: $0.x, y: $0.y) }
        end = block.end
    }

    /// Records and lowers a pass for each size of batch that will come.
    mutating func prepare(in workspace: inout some Workspace) throws {
        try prepare(samples, training: true, in: &workspace)
        if let validation { try prepare(validation, training: false, in: &workspace) }
        workspace.graph.endRecording()
        try workspace.graph.budget.request(bytes: end * MemoryLayout<S>.size)
    }

    private mutating func prepare(
        _ samples: Samples, training isTraining: Bool, in workspace: inout some Workspace
    ) throws {
        let full = min(options.batch, samples.rows)
        let rest = samples.rows % options.batch
        let values = workspace.values(of: block)
        for rows in rest == 0 || rest == full ? [full] : [full, rest] where isReplayed {
            // What is drawn while recording is drawn again in each replay.
            let random = workspace.random
            let pass = try workspace.record(
                model, options.loss, samples.batch(Array(0..<rows), 0..<rows), block, values: values,
                training: isTraining)
            workspace.random = random
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

    /// Runs a batch and gives its loss. In training its gradients are in the buffer afterwards, and what layers change
    /// by themselves is changed.
    func run(
        _ samples: Samples, _ order: [Int], _ range: Range<Int>, training isTraining: Bool,
        _ base: UnsafeMutablePointer<S>, _ workspace: inout some Workspace, _ metrics: inout [Double]
    ) throws -> Double {
        guard isReplayed else {
            return try recordAnew(samples.batch(order, range), isTraining, base, &workspace, &metrics)
        }
        let isFull = range.count == min(options.batch, samples.rows)
        if isTraining {
            return try replay(training[isFull ? 0 : 1], samples, order, range, base, &workspace, &metrics)
        }
        return try replay(looking[isFull ? 0 : 1], samples, order, range, base, &workspace, &metrics)
    }

    private func replay(
        _ pass: LoweredPass<S>, _ samples: Samples, _ order: [Int], _ range: Range<Int>,
        _ base: UnsafeMutablePointer<S>, _ workspace: inout some Workspace, _ metrics: inout [Double]
    ) throws(EngineError) -> Double {
        try workspace.graph.budget.charge(operations: pass.plan.operations)
        samples.gather(order, range, into: base, pass)
        try pass.plan.run(base, drawing: &workspace.random)
        if !options.metrics.isEmpty {
            try measure(samples.batch(order, range).y, pass.predictions(in: base), &metrics)
        }
        return pass.loss(in: base)
    }

    private func recordAnew(
        _ batch: (x: NDArray, y: NDArray), _ isTraining: Bool, _ base: UnsafeMutablePointer<S>,
        _ workspace: inout some Workspace, _ metrics: inout [Double]
    ) throws -> Double {
        let pass = try workspace.record(
            model, options.loss, batch, block, values: block.parts.map { block.read($0, from: base) },
            training: isTraining)
        block.write(pass.gradients, of: block.trained, to: base, shift: block.gradients)
        block.write(pass.updates, of: block.updated, to: base)
        try measure(batch.y, pass.predictions.detached, &metrics)
        return pass.loss.elements[0]
    }

    private func measure(_ y: NDArray, _ predictions: NDArray, _ metrics: inout [Double]) throws(EngineError) {
        let weight = Double(y.shape.first ?? 0)
        for (index, metric) in options.metrics.enumerated() {
            metrics[index] += weight * (try metric.compute(y, predictions))
        }
    }
}

extension Workspace {
    /// Records a batch going through a model.
    fileprivate mutating func record(
        _ model: Model, _ loss: Loss, _ batch: (x: NDArray, y: NDArray), _ block: Block, values: [NDArray],
        training: Bool
    ) throws -> Recording {
        try record(block, values: values, training: training) { workspace, _ in
            let x = workspace.graph.variable(batch.x)
            let y = workspace.graph.variable(batch.y)
            let predictions = try workspace.forward(model.elements, x, training: training)
            let value = try loss.apply(labels: y, predictions: predictions, in: &workspace)
            return Recording(inputs: [x, y], loss: value, predictions: predictions)
        }
    }
}
