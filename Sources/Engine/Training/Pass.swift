/// One pass of a batch through a model: predictions, loss and, in training, the gradients.
struct Pass {
    var x: NDArray
    var y: NDArray
    var parameters: [[NDArray]]
    var predictions: NDArray
    var loss: NDArray
    /// Empty unless asked for.
    var gradients: [NDArray] = []
}

extension Workspace {
    /// Records a pass in an empty graph, as variables its samples, labels and parameters.
    mutating func record(
        _ model: Model, _ loss: Loss, x: NDArray, y: NDArray, parameters: [[NDArray]], training: Bool
    ) throws -> Pass {
        graph.endRecording()
        let x = graph.variable(x)
        let y = graph.variable(y)
        let parameters = parameters.map { layer in layer.map { graph.variable($0) } }
        let predictions = try forward(model, x, parameters: parameters, training: training)
        let value = try loss.apply(labels: y, predictions: predictions, in: &self)
        var pass = Pass(x: x, y: y, parameters: parameters, predictions: predictions, loss: value)
        if training {
            pass.gradients = try graph.gradients(of: value, in: parameters.flatMap { $0 })
        }
        return pass
    }
}

/// A pass lowered to a plan over the training's buffer.
struct LoweredPass<S: Scalar> {
    let plan: Plan<S>
    let rows: Int
    let x: Int
    let y: Int
    let predictionShape: [Int]

    var loss: Int { plan.results[0] }
    var predictions: Int { plan.results[1] }

    /// Lowers `pass`, with the parameters and gradients where `block` says and everything else from `origin` on.
    init(_ pass: Pass, in graph: Graph, block: Block, origin: Int) {
        var regions = Regions(origin: origin)
        x = regions.take(pass.x.count)
        y = regions.take(pass.y.count)
        rows = pass.x.shape.first ?? 0
        predictionShape = pass.predictions.shape
        var pinned: [Int: Int] = [:]
        if let node = graph.node(of: pass.x) { pinned[node] = x }
        if let node = graph.node(of: pass.y) { pinned[node] = y }
        let offsets = block.offsets.flatMap { $0 }
        for (parameter, offset) in zip(pass.parameters.flatMap { $0 }, offsets) {
            if let node = graph.node(of: parameter) { pinned[node] = offset }
        }
        let places = pass.gradients.indices.map { Optional(block.gradients + offsets[$0]) }
        plan = Plan(
            lowering: graph, results: [pass.loss, pass.predictions] + pass.gradients, places: [nil, nil] + places,
            pinned: pinned, origin: regions.end)
    }

    /// The end of the part of the buffer that the pass uses.
    var end: Int { plan.size }

    /// The predictions of the last run.
    func predictions(in base: UnsafeMutablePointer<S>) -> NDArray {
        let count = predictionShape.reduce(1, *)
        return NDArray(shape: predictionShape, elements: (0..<count).map { Double(base[predictions + $0]) })
    }
}
