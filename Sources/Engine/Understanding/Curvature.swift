extension Workspace {
    /// The largest eigenvalue λ of the Hessian of the loss in the trained weights: steps of plain descent longer than
    /// 2/λ overshoot the valley by more than they came from (LeCun, Simard and Pearlmutter, 1993).
    ///
    /// By power iteration on Hessian-vector products, H v = ∇(∇loss · v) (Pearlmutter, 1994), in double precision and
    /// without what is dropped out. Nil where it did not settle, or a derivative is no number.
    mutating func largestCurvature(
        _ record: TrainingRecord, at weights: [[NDArray]], x: NDArray, y: NDArray
    ) throws -> Double? {
        try looking { workspace in
            _ = workspace.beginSeparateGraph(precision: .double)
            workspace.restore(record, to: weights)
            let block = Block(layers: record.layers, in: workspace.objects, slots: 0)
            let values = workspace.values(of: block)
            guard let first = try workspace.dominantCurvature(record, block, values, x, y, shift: 0) else { return nil }
            if first >= 0 { return first }
            // The largest in size lies below zero: seen from there the largest is the farthest.
            return try workspace.dominantCurvature(record, block, values, x, y, shift: first)
        }
    }

    /// The eigenvalue of H that lies farthest from `shift`.
    private mutating func dominantCurvature(
        _ record: TrainingRecord, _ block: Block, _ values: [NDArray], _ x: NDArray, _ y: NDArray, shift: Double
    ) throws -> Double? {
        var stream = RandomState(seed: 0)
        var direction = try block.trained.map { try stream.draw(.normal(mean: 0, deviation: 1), shape: $0.shape) }
        var found = Double.nan
        for _ in 0..<100 {
            let length = Self.inner(direction, direction).squareRoot()
            guard length > 0, length.isFinite else { return length == 0 ? shift : nil }
            for part in direction.indices {
                for place in direction[part].elements.indices { direction[part].elements[place] /= length }
            }
            var product = try hessianProduct(record, block, values, x, y, direction)
            for part in product.indices {
                for place in product[part].elements.indices {
                    product[part].elements[place] -= shift * direction[part].elements[place]
                }
            }
            let value = Self.inner(direction, product)
            if !value.isFinite { return nil }
            // Two digits more than are needed to compare it with a rate.
            if abs(value - found) <= 1e-5 * abs(value) { return value + shift }
            found = value
            direction = product
        }
        return found + shift
    }

    private mutating func hessianProduct(
        _ record: TrainingRecord, _ block: Block, _ values: [NDArray], _ x: NDArray, _ y: NDArray,
        _ direction: [NDArray]
    ) throws -> [NDArray] {
        var products: [NDArray] = []
        let model = objects[record.model]
        let draws = random
        _ = try self.record(block, values: values, training: false) { workspace, _ in
            let leaves = block.trained.compactMap { part -> NDArray? in
                guard case .layer(let layer, let index) = part.owner else { return nil }
                return workspace.objects[layer].parameters[index]
            }
            let predictions = try workspace.forward(model.elements, x, training: false)
            var loss = try record.options.loss.apply(labels: y, predictions: predictions, in: &workspace)
            loss = try workspace.penalized(loss, model, dividedBy: nil)
            let slopes = try workspace.graph.gradients(of: loss, in: leaves)
            var slope = NDArray(number: 0)
            for (part, along) in zip(slopes, direction) {
                let term = try workspace.graph.sum(try workspace.graph.multiply(part, along))
                slope = try workspace.graph.add(slope, term)
            }
            products = try workspace.graph.gradients(of: slope, in: leaves).map(\.detached)
            return Recording(loss: loss, predictions: predictions)
        }
        random = draws
        return products
    }

    private static func inner(_ a: [NDArray], _ b: [NDArray]) -> Double {
        var sum = 0.0
        for (a, b) in zip(a, b) {
            for (a, b) in zip(a.elements, b.elements) { sum += a * b }
        }
        return sum
    }
}
