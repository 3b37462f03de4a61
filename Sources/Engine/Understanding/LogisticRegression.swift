internal import Kernels

/// The weights of a logistic regression at the least loss there is: mean cross-entropy plus λ Σ W².
public struct LogisticRegression: Sendable {
    /// [features, columns]; of two classes one column, of more a column each.
    public let weights: NDArray
    /// [columns]
    public let bias: NDArray
    /// The mean cross-entropy in natural units, penalty included.
    public let loss: Double
    /// Newton's steps.
    public let steps: Int
    /// The largest element of the gradient.
    public let slope: Double
    /// Whether the classes can be told apart without an error, so that the loss has no least value but goes to zero.
    public let isSeparable: Bool
}

extension Workspace {
    /// Logistic regression by Newton's method with halved steps, from zero, until the gradient is rounding.
    ///
    /// `x` [samples, features]; `targets` [samples, columns]: the probability of class 1, or of each class.
    public mutating func logisticRegression(
        _ x: NDArray, _ targets: NDArray, usesBias: Bool = true, penalty: Double = 0
    ) throws -> LogisticRegression {
        let outer = beginSeparateGraph(precision: .double)
        defer { endSeparateGraph(outer) }
        let (rows, features, columns) = (x.shape[0], x.shape[1], targets.shape[1])
        let extended = usesBias ? x.withOnes : x
        let width = extended.shape[1]
        let order = width * columns
        // Its Hessian, a copy of it, and the factors.
        try graph.budget.request(bytes: 32 * (try elementCount([order, order])))
        let turned = try graph.transpose(extended)
        var weights = NDArray(shape: [width, columns], repeating: 0)
        var loss = try crossentropy(extended, targets, weights, penalty, features)
        var steps = 0
        var slope = Double.infinity
        while steps < 100 {
            let p = try probabilities(extended, weights)
            var gradient = try graph.product(turned, try graph.subtract(p, targets))
            for place in gradient.elements.indices {
                gradient.elements[place] /= Double(rows)
                if place / columns < features { gradient.elements[place] += 2 * penalty * weights.elements[place] }
            }
            slope = gradient.elements.reduce(0) { max($0, abs($1)) }
            // Mean cross-entropies are sums of about 1; their gradient cannot be known better.
            if slope <= 1e-13 || loss <= 1e-8 { break }
            let hessian = try hessian(extended, turned, p, penalty, features)
            try graph.budget.charge(operations: LinearAlgebra.cost(.solve, hessian.shape))
            var right = Array(repeating: 0.0, count: order)
            for row in 0..<width {
                for column in 0..<columns { right[column * width + row] = gradient.elements[row * columns + column] }
            }
            let step = try LinearAlgebra.solve(hessian, NDArray(shape: [order], elements: right))
            var share = 1.0
            var moved = false
            while share > 1e-10 {
                var next = weights
                for row in 0..<width {
                    for column in 0..<columns {
                        next.elements[row * columns + column] -= share * step.elements[column * width + row]
                    }
                }
                let nextLoss = try crossentropy(extended, targets, next, penalty, features)
                if nextLoss < loss {
                    (weights, loss, moved) = (next, nextLoss, true)
                    break
                }
                share /= 2
            }
            steps += 1
            if !moved { break }
        }
        let part = Array(weights.elements[..<(features * columns)])
        let bias = usesBias ? Array(weights.elements[(features * columns)...]) : Array(repeating: 0, count: columns)
        return LogisticRegression(
            weights: NDArray(shape: [features, columns], elements: part),
            bias: NDArray(shape: [columns], elements: bias),
            loss: loss, steps: steps, slope: slope, isSeparable: penalty == 0 && loss <= 1e-6)
    }

    private mutating func probabilities(_ x: NDArray, _ weights: NDArray) throws -> NDArray {
        let z = try graph.product(x, weights)
        return weights.shape[1] == 1 ? try graph.unary(.sigmoid, z) : try graph.softmax(z)
    }

    /// Of one column softplus(z) - t z, else log Σ exp(z) - Σ t z; the largest z is taken out of the sum.
    private mutating func crossentropy(
        _ x: NDArray, _ targets: NDArray, _ weights: NDArray, _ penalty: Double, _ features: Int
    ) throws -> Double {
        let z = try graph.product(x, weights)
        let (rows, columns) = (z.shape[0], z.shape[1])
        var sum = 0.0
        if columns == 1 {
            let positive = try graph.unary(.softplus, z)
            for row in 0..<rows { sum += positive.elements[row] - targets.elements[row] * z.elements[row] }
        } else {
            for row in 0..<rows {
                let part = z.elements[row * columns..<(row + 1) * columns]
                let largest = part.max() ?? 0
                var powers = 0.0
                var meant = 0.0
                for (column, value) in part.enumerated() {
                    powers += kernels_exp(value - largest)
                    meant += targets.elements[row * columns + column] * (value - largest)
                }
                sum += kernels_log(powers) - meant
            }
        }
        var squares = 0.0
        for place in 0..<(features * columns) { squares += weights.elements[place] * weights.elements[place] }
        return sum / Double(rows) + penalty * squares
    }

    /// Block (k, l) is Xᵀ diag(p_k (δ_kl - p_l)) X / n. What it lacks in rank, for all classes may be raised alike, a
    /// trace of the identity makes up, which moves no minimum.
    private mutating func hessian(
        _ x: NDArray, _ turned: NDArray, _ p: NDArray, _ penalty: Double, _ features: Int
    ) throws -> NDArray {
        let (rows, width, columns) = (x.shape[0], x.shape[1], p.shape[1])
        let order = width * columns
        var hessian = NDArray(shape: [order, order], repeating: 0)
        for k in 0..<columns {
            for l in 0...k {
                let weights = (0..<rows).map { row in
                    p.elements[row * columns + k] * ((k == l ? 1 : 0) - p.elements[row * columns + l]) / Double(rows)
                }
                let scaled = try graph.multiply(x, NDArray(shape: [rows, 1], elements: weights))
                let block = try graph.product(turned, scaled)
                for row in 0..<width {
                    for column in 0..<width {
                        let value = block.elements[row * width + column]
                        hessian.elements[(k * width + row) * order + l * width + column] = value
                        hessian.elements[(l * width + column) * order + k * width + row] = value
                    }
                }
            }
        }
        var largest = 0.0
        for index in 0..<order { largest = max(largest, hessian.elements[index * order + index]) }
        for index in 0..<order {
            if index % width < features { hessian.elements[index * order + index] += 2 * penalty }
            hessian.elements[index * order + index] += 1e-10 * largest + .leastNormalMagnitude
        }
        return hessian
    }
}

extension NDArray {
    /// A matrix with a column of ones at its end.
    var withOnes: NDArray {
        let (rows, columns) = (shape[0], shape[1])
        var extended: [Double] = []
        extended.reserveCapacity(rows * (columns + 1))
        for row in 0..<rows { extended += elements[row * columns..<(row + 1) * columns] + [1] }
        return NDArray(shape: [rows, columns + 1], elements: extended)
    }
}
