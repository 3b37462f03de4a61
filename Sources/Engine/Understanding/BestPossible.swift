/// The least loss that a linear model can have on samples, and where a net stands beside it.
public struct BestPossible: Sendable {
    /// How it was found.
    public enum Method: Hashable, Sendable {
        case leastSquares
        /// Least squares with a penalty of this strength.
        case ridge(Double)
        /// Newton's method, with so many steps and this largest slope at their end; the penalty's strength.
        case logistic(steps: Int, slope: Double, penalty: Double)
    }

    /// How it was found.
    public let method: Method
    /// The least loss, penalty included.
    public let loss: Double
    /// The net's, on the same samples.
    public let netLoss: Double
    /// [features, columns]
    public let weights: NDArray
    /// [columns]
    public let bias: NDArray
    /// The net's own, where it is linear itself.
    public let netWeights: NDArray?
    /// The net's own bias, where it is linear itself and has one.
    public let netBias: NDArray?
    /// Whether classes can be told apart without an error: then the loss goes to 0 and no weights have the least.
    public let isSeparable: Bool
}

extension Workspace {
    /// The best linear model for these samples: for a net that is one itself with its own penalty, else with none, and
    /// with the net's last activation.
    ///
    /// Mean squares have least squares or ridge regression (Hoerl and Kennard, 1970), by singular values; cross-entropies
    /// logistic regression, by Newton's method. Throws `noClosedForm` for other losses and activations.
    public mutating func bestPossible(_ id: ModelID, x: NDArray, y: NDArray, loss: Loss) throws -> BestPossible {
        try looking { workspace in
            let predictions = try workspace.predict(id, x)
            try loss.check(labels: y, predictions: predictions.shape)
            let model = workspace.objects[id]
            let own = LinearModel(model, in: workspace.objects)
            guard let link = own?.link ?? workspace.lastLink(of: model), predictions.rank == 2,
                let rows = x.shape.first,
                rows > 0
            else { throw EngineError.noClosedForm(loss: loss.name) }
            let resolved = loss.resolved(labels: y.shape, predictions: predictions.shape)
            let features = NDArray(shape: [rows, x.shape.dropFirst().reduce(1, *)], elements: x.elements)
            let columns = predictions.shape[1]
            let penalty = own?.penalty ?? 0
            let hasBias = own?.usesBias ?? true

            var netLoss = try workspace.value(of: loss, y, predictions)
            let parameters = own.map { workspace.objects[$0.layer].parameters }
            if let weights = parameters?.first {
                for weight in weights.elements { netLoss += penalty * weight * weight }
            }
            let net = (weights: parameters?.first, bias: hasBias ? parameters?.last : nil)

            switch (resolved, link) {
            case (.mse, .identity), (.halfMSE, .identity):
                let scale = (resolved == .mse ? 1 : 0.5) / Double(rows * columns)
                let (weights, bias) = try workspace.ridge(
                    features, NDArray(shape: [rows, columns], elements: y.elements), strength: penalty / scale,
                    hasBias: hasBias)
                var fitted = try workspace.graph.product(features, weights)
                fitted = try workspace.graph.add(fitted, bias)
                var least = try workspace.value(of: loss, y, fitted)
                for weight in weights.elements { least += penalty * weight * weight }
                return BestPossible(
                    method: penalty == 0 ? .leastSquares : .ridge(penalty), loss: least, netLoss: netLoss,
                    weights: weights, bias: bias, netWeights: net.weights, netBias: net.bias, isSeparable: false)
            case (.binaryCrossentropy, .sigmoid), (.categoricalCrossentropy, .softmax),
                (.sparseCategoricalCrossentropy, .softmax):
                var targets = y.elements
                if resolved == .sparseCategoricalCrossentropy {
                    targets = y.elements.flatMap { label in (0..<columns).map { Double($0) == label ? 1.0 : 0 } }
                }
                let best = try workspace.logisticRegression(
                    features, NDArray(shape: [rows, columns], elements: targets), usesBias: hasBias, penalty: penalty)
                return BestPossible(
                    method: .logistic(steps: best.steps, slope: best.slope, penalty: penalty),
                    loss: best.isSeparable ? 0 : best.loss, netLoss: netLoss, weights: best.weights, bias: best.bias,
                    netWeights: net.weights, netBias: net.bias, isSeparable: best.isSeparable)
            default: throw EngineError.noClosedForm(loss: loss.name)
            }
        }
    }

    /// The link that a net ends with.
    private func lastLink(of model: Model) -> LinearModel.Link? {
        let activation: Activation?
        switch model.elements.last {
        case .activation(let own): activation = own
        case .layer(let id): activation = (objects[id].definition as? Dense)?.activation
        default: activation = nil
        }
        switch activation {
        case .linear: return .identity
        case .sigmoid: return .sigmoid
        case .softmax: return .softmax
        default: return nil
        }
    }

    /// The W and b that make ‖X W + b - Y‖² + strength ‖W‖² smallest: least squares with rows √strength · 1 below the
    /// centred X.
    private mutating func ridge(
        _ x: NDArray, _ y: NDArray, strength: Double, hasBias: Bool
    ) throws -> (weights: NDArray, bias: NDArray) {
        let (rows, features, columns) = (x.shape[0], x.shape[1], y.shape[1])
        let xMeans = hasBias ? x.columnMeans : Array(repeating: 0, count: features)
        let yMeans = hasBias ? y.columnMeans : Array(repeating: 0, count: columns)
        var left = x.elements
        for place in left.indices { left[place] -= xMeans[place % features] }
        var right = y.elements
        for place in right.indices { right[place] -= yMeans[place % columns] }
        let added = strength > 0 ? features : 0
        for row in 0..<added {
            left += (0..<features).map { $0 == row ? strength.squareRoot() : 0 }
            right += Array(repeating: 0, count: columns)
        }
        let shape = [rows + added, features]
        if min(shape[0], shape[1]) > 600 {
            throw EngineError.argument(name: "features", value: Double(features), .atMost(600))
        }
        try graph.budget.charge(operations: LinearAlgebra.cost(.leastSquares, shape, columns: columns))
        try graph.budget.request(bytes: 48 * (try elementCount(shape)))
        let weights = try LinearAlgebra.leastSquares(
            NDArray(shape: shape, elements: left), NDArray(shape: [shape[0], columns], elements: right))
        let bias = (0..<columns).map { column in
            var value = yMeans[column]
            for feature in 0..<features { value -= xMeans[feature] * weights.elements[feature * columns + column] }
            return value
        }
        return (weights, NDArray(shape: [columns], elements: bias))
    }
}

extension NDArray {
    fileprivate var columnMeans: [Double] {
        let width = shape[1]
        var sums = Array(repeating: 0.0, count: width)
        for (place, element) in elements.enumerated() { sums[place % width] += element }
        return sums.map { $0 / Double(max(shape[0], 1)) }
    }
}
