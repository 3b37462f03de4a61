extension Graph {
    /// The derivatives of the number `y` in each of `variables`, by reverse mode. They are made of the same primitives
    /// and recorded too, so they can be differentiated again.
    ///
    /// A variable that `y` does not depend on has the derivative zero.
    public mutating func gradients(of y: NDArray, in variables: [NDArray]) throws(EngineError) -> [NDArray] {
        try gradients(of: y, in: variables, slopes: [:])
    }

    /// The same with other derivatives in place of the true ones: at a node of `slopes`, in the node that it names.
    mutating func gradients(
        of y: NDArray, in variables: [NDArray], slopes: [Int: Slope]
    ) throws(EngineError) -> [NDArray] {
        guard y.count == 1 else { throw .gradientOfArray(y.shape) }
        let targets = variables.map { node(of: $0) }
        guard let top = node(of: y) else { return variables.map { NDArray(shape: $0.shape, repeating: 0) } }

        let depends = dependents(of: targets, upTo: top)
        var adjoints = [NDArray?](repeating: nil, count: top + 1)
        adjoints[top] = NDArray(shape: y.shape, repeating: 1)
        for index in stride(from: top, through: 0, by: -1) where depends[index] {
            guard var adjoint = adjoints[index], let operation = nodes[index].operation else { continue }
            if let slope = slopes[index] {
                let part = try multiply(adjoint, slope.value)
                adjoints[slope.input] =
                    try adjoints[slope.input].map { sum throws(EngineError) in
                        try add(sum, part)
                    } ?? part
                continue
            }
            let operands = Array(inputs(of: index))
            if case .hiddenStates(let cell, let states) = operation {
                // What all its operands start from is computed once.
                adjoint = try recurrenceGradient(cell, states, operands, adjoint)
            }
            for (position, operand) in operands.enumerated() where depends[operand] && operation.passesGradients {
                let part = try contribution(of: operation, node: index, position, operands, adjoint)
                if let sum = adjoints[operand] {
                    adjoints[operand] = try add(sum, part)
                } else {
                    adjoints[operand] = part
                }
            }
            if !targets.contains(index) { adjoints[index] = nil }
        }
        return zip(variables, targets).map { variable, target in
            if let target, target <= top, let adjoint = adjoints[target] { return adjoint }
            return NDArray(shape: variable.shape, repeating: 0)
        }
    }

    /// Whether a derivative of `y` in one of `variables` may be other than zero.
    func depends(_ y: NDArray, on variables: [NDArray]) -> Bool {
        guard let top = node(of: y) else { return false }
        return dependents(of: variables.map { node(of: $0) }, upTo: top)[top]
    }

    /// Of the nodes up to `top`, which are computed from one of `targets` so that a derivative can pass.
    private func dependents(of targets: [Int?], upTo top: Int) -> [Bool] {
        var depends = [Bool](repeating: false, count: top + 1)
        for case .some(let target) in targets where target <= top { depends[target] = true }
        for index in 0...top where !depends[index] {
            guard let operation = nodes[index].operation, operation.passesGradients else { continue }
            depends[index] = inputs(of: index).contains { depends[$0] }
        }
        return depends
    }
}

/// A derivative that is taken for that of a node in another, earlier one, element by element.
struct Slope {
    let input: Int
    let value: NDArray
}

extension Operation {
    /// Whether any derivative can pass; steps and comparisons have the derivative zero.
    var passesGradients: Bool {
        switch self {
        case .stop, .draw, .recurrence: false
        case .unary(let operation):
            switch operation {
            case .sign, .floor, .ceil, .round, .isNaN, .not, .truth: false
            default: true
            }
        case .binary(let operation):
            switch operation {
            case .add, .subtract, .multiply, .divide, .power, .integerPower, .remainder, .maximum, .minimum: true
            case .sigmoidGradient, .tanhGradient, .reluGradient, .crossentropy, .crossentropyGradient: true
            case .classCrossentropy, .classCrossentropyGradient: true
            default: false
            }
        default: true
        }
    }
}
