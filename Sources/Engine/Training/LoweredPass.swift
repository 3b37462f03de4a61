/// A recorded pass lowered to a plan over the training's buffer.
struct LoweredPass<S: Scalar> {
    let plan: Plan<S>
    /// Where each input is filled in.
    let inputs: [Int]
    let predictionShape: [Int]

    /// Lowers `pass`, with what training moves where `block` says and everything else from `origin` on.
    init(_ pass: Recording, in graph: Graph, block: Block, origin: Int) {
        var regions = Regions(origin: origin)
        var pinned: [Int: Int] = [:]
        inputs = pass.inputs.map { input in
            let offset = regions.take(input.count)
            if let node = graph.node(of: input) { pinned[node] = offset }
            return offset
        }
        predictionShape = pass.predictions.shape
        for (leaf, part) in zip(pass.parameters, block.parts) {
            if let node = graph.node(of: leaf) { pinned[node] = part.offset }
        }
        var places: [Int?] = [nil, nil]
        if !pass.gradients.isEmpty {
            places += block.trained.map { block.gradients + $0.offset }
            places += block.updated.map(\.offset)
        }
        plan = Plan(
            lowering: graph, results: [pass.loss, pass.predictions] + pass.gradients + pass.updates, places: places,
            pinned: pinned, origin: regions.end)
    }

    /// The end of the part of the buffer that the pass uses.
    var end: Int { plan.size }

    /// The loss of the last run.
    func loss(in base: UnsafeMutablePointer<S>) -> Double { Double(base[plan.results[0]]) }

    /// Where the predictions of the last run lie.
    func predictions(in base: UnsafeMutablePointer<S>) -> UnsafePointer<S> { UnsafePointer(base + plan.results[1]) }
}
