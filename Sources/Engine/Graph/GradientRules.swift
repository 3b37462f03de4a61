extension Graph {
    /// What the adjoint `g` of a node adds to the adjoint of the operand at `position`.
    mutating func contribution(
        of operation: Operation, node: Int, _ position: Int, _ operands: [Int], _ g: NDArray
    ) throws(EngineError) -> NDArray {
        let x = traced(operands[0])
        switch operation {
        case .alias, .stop, .draw:
            return g
        case .opaque(let name):
            if position > 0 { throw .notDifferentiable(name) }
            return g
        case .unary(let unary):
            return try unaryContribution(unary, x, traced(node), g)
        case .binary(let binary):
            let part = try binaryContribution(binary, position, x, traced(operands[1]), traced(node), g)
            return try summed(part, to: nodes[operands[position]].value.shape)
        case .select:
            if position == 0 { return NDArray(shape: x.shape, repeating: 0) }
            let zero = NDArray(number: 0)
            let part = try apply(.select, position == 1 ? [x, g, zero] : [x, zero, g])
            return try summed(part, to: nodes[operands[position]].value.shape)
        case .affine, .affineConvolution:
            preconditionFailure("only lowering makes it")
        case .product(let leftTransposed, let rightTransposed):
            return try productContribution(leftTransposed, rightTransposed, position, x, traced(operands[1]), g)
        case .softmax:
            // y (g - Σ g y)
            let y = traced(node)
            let mean = try sum(try multiply(g, y), axes: [-1], keeps: true)
            return try multiply(y, try subtract(g, mean))
        case .reduce(let reduction, let axes, _):
            return try reductionContribution(reduction, axes, x, traced(node), g)
        case .reshape:
            return try apply(.reshape(x.shape), [g])
        case .transpose(let order):
            var inverse = order
            for (axis, source) in order.enumerated() { inverse[source] = axis }
            return try apply(.transpose(inverse), [g])
        case .broadcast:
            return try summed(g, to: x.shape)
        case .slice(let ranges):
            return try apply(.place(ranges, shape: x.shape), [g])
        case .place(let ranges, _):
            return try apply(.slice(ranges), [g])
        case .gather:
            if position == 1 { return NDArray(shape: nodes[operands[1]].value.shape, repeating: 0) }
            return try apply(.scatterAdd(count: x.shape[0]), [g, traced(operands[1])])
        case .scatterAdd:
            if position == 1 { return NDArray(shape: nodes[operands[1]].value.shape, repeating: 0) }
            return try apply(.gather, [g, traced(operands[1])])
        case .concatenate(let axis):
            let start = operands[..<position].reduce(0) { $0 + nodes[$1].value.shape[axis] }
            let part = nodes[operands[position]].value.shape
            let ranges = part.indices.map { AxisRange(start: $0 == axis ? start : 0, count: part[$0]) }
            return try apply(.slice(ranges), [g])
        case .runningSum(let axis, let backwards):
            return try apply(.runningSum(axis: axis, backwards: !backwards), [g])
        case .recurrence:
            return NDArray(shape: x.shape, repeating: 0)
        case .hiddenStates(let cell, let states):
            return try recurrenceContribution(cell, states, position, operands, g)
        case .recurrenceGradient(let cell, let states):
            return try secondRecurrenceContribution(cell, states, position, operands, g)
        case .patches(let window):
            return try apply(.fold(window), [g])
        case .fold(let window):
            return try apply(.patches(window), [g])
        case .maxPool(let window):
            // Where the largest lies does not move with the derivative.
            if position == 0 { return NDArray(shape: x.shape, repeating: 0) }
            return try apply(.maxPoolGradient(window), [x, g])
        case .maxPoolGradient(let window):
            if position == 0 { return NDArray(shape: x.shape, repeating: 0) }
            return try apply(.maxPool(window), [x, g])
        case .convolution(let window):
            let operation: Operation = position == 0 ? .convolutionImages(window) : .convolutionKernel(window)
            return try apply(operation, position == 0 ? [g, traced(operands[1])] : [x, g])
        case .convolutionImages(let window):
            let operation: Operation = position == 0 ? .convolution(window) : .convolutionKernel(window)
            return try apply(operation, position == 0 ? [g, traced(operands[1])] : [g, x])
        case .convolutionKernel(let window):
            let operation: Operation = position == 0 ? .convolutionImages(window) : .convolution(window)
            return try apply(operation, position == 0 ? [traced(operands[1]), g] : [x, g])
        }
    }

    /// The sum of `array` over the axes along which `shape` was stretched.
    private mutating func summed(_ array: NDArray, to shape: [Int]) throws(EngineError) -> NDArray {
        if array.shape == shape { return array }
        let full = try broadcastShape(array.shape, shape)
        let wide = full == array.shape ? array : try apply(.broadcast(full), [array])
        let added = full.count - shape.count
        let axes = full.indices.filter { $0 < added || (shape[$0 - added] == 1 && full[$0] != 1) }
        let sum = axes.isEmpty ? wide : try apply(.reduce(.sum, axes: axes, keepsAxes: false), [wide])
        return sum.shape == shape ? sum : try apply(.reshape(shape), [sum])
    }

    private mutating func unaryContribution(
        _ operation: Unary, _ x: NDArray, _ y: NDArray, _ g: NDArray
    ) throws(EngineError) -> NDArray {
        let one = NDArray(number: 1)
        switch operation {
        case .negate: return try negate(g)
        case .exp: return try multiply(g, y)
        case .log: return try divide(g, x)
        case .sqrt: return try divide(g, try multiply(NDArray(number: 2), y))
        case .sin: return try multiply(g, try apply(.unary(.cos), [x]))
        case .cos: return try negate(try multiply(g, try apply(.unary(.sin), [x])))
        case .tan: return try multiply(g, try add(one, try square(y)))
        case .tanh: return try binary(.tanhGradient, y, g)
        case .sigmoid: return try binary(.sigmoidGradient, y, g)
        case .relu: return try binary(.reluGradient, y, g)
        case .abs: return try multiply(g, try apply(.unary(.sign), [x]))
        case .square: return try multiply(g, try multiply(NDArray(number: 2), x))
        case .reciprocal: return try negate(try multiply(g, try square(y)))
        case .softplus: return try multiply(g, try apply(.unary(.sigmoid), [x]))
        case .expm1: return try multiply(g, try add(y, one))
        case .log1p: return try divide(g, try add(one, x))
        case .erf:
            let bell = try apply(.unary(.exp), [try negate(try square(x))])
            return try multiply(g, try multiply(NDArray(number: 2 / Double.pi.squareRoot()), bell))
        case .sign, .floor, .ceil, .round, .isNaN, .not, .truth: return NDArray(shape: x.shape, repeating: 0)
        }
    }

    private mutating func binaryContribution(
        _ operation: Binary, _ position: Int, _ a: NDArray, _ b: NDArray, _ y: NDArray, _ g: NDArray
    ) throws(EngineError) -> NDArray {
        let zero = NDArray(number: 0)
        switch operation {
        case .add: return g
        case .subtract: return position == 0 ? g : try negate(g)
        case .multiply: return try multiply(g, position == 0 ? b : a)
        case .divide: return position == 0 ? try divide(g, b) : try negate(try divide(try multiply(g, y), b))
        case .power, .integerPower: return try powerContribution(position, a, b, y, g)
        case .remainder:
            if position == 0 { return g }
            return try negate(try multiply(g, try apply(.binary(.floorDivide), [a, b])))
        case .maximum, .minimum:
            let first = try apply(.binary(operation == .maximum ? .greaterOrEqual : .lessOrEqual), [a, b])
            return try apply(.select, position == 0 ? [first, g, zero] : [first, zero, g])
        case .sigmoidGradient, .tanhGradient, .reluGradient:
            return try fusedContribution(operation, position, a, b, g)
        case .crossentropy, .crossentropyGradient: return try crossentropyContribution(operation, position, a, b, g)
        case .classCrossentropy, .classCrossentropyGradient:
            return try classContribution(operation, position, a, b, g)
        default: return zero
        }
    }

    /// Of b·a(1 - a), b(1 - a²) and b where a > 0: in b the same again; in a, b(1 - 2a), -2ab and 0.
    private mutating func fusedContribution(
        _ operation: Binary, _ position: Int, _ a: NDArray, _ b: NDArray, _ g: NDArray
    ) throws(EngineError) -> NDArray {
        if position == 1 { return try binary(operation, a, g) }
        let outer = try multiply(g, b)
        switch operation {
        case .sigmoidGradient:
            return try multiply(outer, try subtract(NDArray(number: 1), try multiply(NDArray(number: 2), a)))
        case .tanhGradient: return try multiply(outer, try multiply(NDArray(number: -2), a))
        default: return NDArray(shape: outer.shape, repeating: 0)
        }
    }

    /// With p kept inside: of the cross-entropy, log(1 - p) - log p in the label, and its gradient in the probability;
    /// of the gradient, -1/(1 - p) - 1/p and (1 - y)/(1 - p)² + y/p², both zero where p was moved.
    private mutating func crossentropyContribution(
        _ operation: Binary, _ position: Int, _ y: NDArray, _ probability: NDArray, _ g: NDArray
    ) throws(EngineError) -> NDArray {
        if operation == .crossentropy, position == 1 {
            return try multiply(g, try binary(.crossentropyGradient, y, probability))
        }
        let one = NDArray(number: 1)
        let p = try clip(probability, 1e-7, 1 - 1e-7)
        let other = try subtract(one, p)
        if operation == .crossentropy {
            return try multiply(g, try subtract(try unary(.log, other), try unary(.log, p)))
        }
        let (yes, no) = (try divide(one, p), try divide(one, other))
        let slope =
            position == 0
            ? try negate(try add(yes, no))
            : try add(
                try multiply(try subtract(one, y), try square(no)), try multiply(y, try square(yes)))
        return try apply(
            .select, [try binary(.equal, p, probability), try multiply(g, slope), NDArray(number: 0)])
    }

    /// The same of one class: -log p and the gradient; of that -1/p and y/p².
    private mutating func classContribution(
        _ operation: Binary, _ position: Int, _ y: NDArray, _ probability: NDArray, _ g: NDArray
    ) throws(EngineError) -> NDArray {
        if operation == .classCrossentropy, position == 1 {
            return try multiply(g, try binary(.classCrossentropyGradient, y, probability))
        }
        let p = try clip(probability, 1e-7, 1 - 1e-7)
        if operation == .classCrossentropy { return try negate(try multiply(g, try unary(.log, p))) }
        let slope = try divide(position == 0 ? NDArray(number: -1) : try divide(y, p), p)
        return try apply(
            .select, [try binary(.equal, p, probability), try multiply(g, slope), NDArray(number: 0)])
    }

    /// b·aᵇ⁻¹ and aᵇ·ln a, both zero where their factor is, whatever the other is.
    private mutating func powerContribution(
        _ position: Int, _ a: NDArray, _ b: NDArray, _ y: NDArray, _ g: NDArray
    ) throws(EngineError) -> NDArray {
        let zero = NDArray(number: 0)
        let one = NDArray(number: 1)
        if position == 0 {
            let slope = try multiply(b, try apply(.binary(.power), [a, try subtract(b, one)]))
            if b.count == 1, b.elements != [0] { return try multiply(g, slope) }
            let flat = try apply(.binary(.equal), [b, zero])
            return try multiply(g, try apply(.select, [flat, zero, slope]))
        }
        let vanishes = try apply(.binary(.equal), [a, zero])
        let logarithm = try apply(.unary(.log), [try apply(.select, [vanishes, one, a])])
        return try multiply(g, try multiply(y, logarithm))
    }

    /// With C = A B: A gets g Bᵀ and B gets Aᵀ g; the transposed forms follow by transposing both sides.
    private mutating func productContribution(
        _ leftTransposed: Bool, _ rightTransposed: Bool, _ position: Int, _ a: NDArray, _ b: NDArray, _ g: NDArray
    ) throws(EngineError) -> NDArray {
        let part: NDArray
        if position == 0 {
            part =
                leftTransposed
                ? try apply(.product(leftTransposed: rightTransposed, rightTransposed: true), [b, g])
                : try apply(.product(leftTransposed: false, rightTransposed: !rightTransposed), [g, b])
        } else {
            part =
                rightTransposed
                ? try apply(.product(leftTransposed: true, rightTransposed: leftTransposed), [g, a])
                : try apply(.product(leftTransposed: !leftTransposed, rightTransposed: false), [a, g])
        }
        return try summed(part, to: position == 0 ? a.shape : b.shape)
    }

    private mutating func reductionContribution(
        _ reduction: Reduction, _ axes: [Int], _ x: NDArray, _ y: NDArray, _ g: NDArray
    ) throws(EngineError) -> NDArray {
        var kept = x.shape
        for axis in axes { kept[axis] = 1 }
        let slope = g.shape == kept ? g : try apply(.reshape(kept), [g])
        if reduction == .sum { return try apply(.broadcast(x.shape), [slope]) }
        let result = y.shape == kept ? y : try apply(.reshape(kept), [y])
        let zero = NDArray(number: 0)
        if reduction != .product {
            // Equal extremes share the derivative.
            let extreme = try apply(.binary(.equal), [x, result])
            let share = try divide(slope, try apply(.reduce(.sum, axes: axes, keepsAxes: true), [extreme]))
            return try apply(.select, [extreme, share, zero])
        }
        // The product of the others: where one element is zero only it has a derivative, where two are none has.
        let one = NDArray(number: 1)
        let vanishes = try apply(.binary(.equal), [x, zero])
        let others = try apply(.select, [vanishes, one, x])
        let product = try apply(.reduce(.product, axes: axes, keepsAxes: true), [others])
        let zeros = try apply(.reduce(.sum, axes: axes, keepsAxes: true), [vanishes])
        let whole = try apply(.select, [try apply(.binary(.equal), [zeros, zero]), try divide(product, others), zero])
        let single = try apply(.binary(.and), [try apply(.binary(.equal), [zeros, one]), vanishes])
        return try multiply(slope, try apply(.select, [single, product, whole]))
    }
}
