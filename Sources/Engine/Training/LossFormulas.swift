extension Loss {
    /// Keras' epsilon.
    private static let smallest = 1e-7

    /// The formula of a loss that is not a function, made of primitives.
    func compute(_ y: NDArray, _ p: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray {
        let loss = resolved(labels: y.shape, predictions: p.shape)
        if loss == .sparseCategoricalCrossentropy { return try sparse(y, p, in: &graph) }
        let y = try graph.reshape(y, matched(y.shape, p.shape))
        let one = NDArray(number: 1)
        switch loss {
        case .mse, .crossentropy, .custom, .formula, .sparseCategoricalCrossentropy:
            return try graph.mean(try graph.square(try graph.subtract(p, y)))
        case .halfMSE:
            let mean = try graph.mean(try graph.square(try graph.subtract(p, y)))
            return try graph.multiply(NDArray(number: 0.5), mean)
        case .mae:
            return try graph.mean(try graph.apply(.unary(.abs), [try graph.subtract(y, p)]))
        case .huber(let delta):
            let error = try graph.subtract(p, y)
            let size = try graph.apply(.unary(.abs), [error])
            let near = try graph.multiply(NDArray(number: 0.5), try graph.square(error))
            let far = try graph.subtract(
                try graph.multiply(NDArray(number: delta), size), NDArray(number: 0.5 * (delta * delta)))
            let isNear = try graph.apply(.binary(.lessOrEqual), [size, NDArray(number: delta)])
            return try graph.mean(try graph.apply(.select, [isNear, near, far]))
        case .logCosh:
            let error = try graph.subtract(p, y)
            let rest = try graph.apply(.unary(.softplus), [try graph.multiply(error, NDArray(number: -2))])
            let log2 = NDArray(number: 0.6931471805599453)
            return try graph.mean(try graph.subtract(try graph.add(error, rest), log2))
        case .binaryCrossentropy:
            return try graph.mean(try graph.binary(.crossentropy, y, p))
        case .categoricalCrossentropy:
            return try crossentropy(y, p, in: &graph)
        case .hinge:
            let margin = try graph.subtract(one, try graph.multiply(try signed(y, in: &graph), p))
            return try graph.mean(try graph.apply(.binary(.maximum), [margin, NDArray(number: 0)]))
        case .klDivergence:
            let labels = try graph.clip(y, Loss.smallest, 1)
            let ratio = try graph.divide(labels, try graph.clip(p, Loss.smallest, 1))
            let terms = try graph.multiply(labels, try graph.apply(.unary(.log), [ratio]))
            return try graph.mean(try graph.sum(terms, axes: [-1]))
        }
    }

    private func crossentropy(_ y: NDArray, _ p: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray {
        let shares = try graph.divide(p, try graph.sum(p, axes: [-1], keeps: true))
        return try graph.mean(try graph.sum(try graph.binary(.classCrossentropy, y, shares), axes: [-1]))
    }

    private func sparse(_ y: NDArray, _ p: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray {
        guard let classes = p.shape.last, sparseShape(p.shape, fits: y.shape) else {
            throw .labelShape(function: name, labels: y.shape, predictions: p.shape)
        }
        let numbers = NDArray(shape: [classes], kind: .integer, elements: (0..<classes).map(Double.init))
        let column = try graph.reshape(y, p.shape.dropLast() + [1])
        return try crossentropy(try graph.apply(.binary(.equal), [column, numbers]), p, in: &graph)
    }

    /// Labels -1 and 1: 2y - 1 where all are 0 or 1, else as they are. Decided in the graph, for a plan is replayed with
    /// other labels.
    private func signed(_ y: NDArray, in graph: inout Graph) throws(EngineError) -> NDArray {
        guard y.count > 0 else { return y }
        let isZero = try graph.apply(.binary(.equal), [y, NDArray(number: 0)])
        let isOne = try graph.apply(.binary(.equal), [y, NDArray(number: 1)])
        let areBits = try graph.reduce(.smallest, try graph.apply(.binary(.or), [isZero, isOne]))
        let both = try graph.subtract(try graph.multiply(NDArray(number: 2), y), NDArray(number: 1))
        return try graph.apply(.select, [areBits, both, y])
    }
}
