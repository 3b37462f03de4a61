extension Operation {
    /// What the elements of the result are, by NumPy's promotion.
    public func resultKind(_ kinds: [NDArray.Kind]) -> NDArray.Kind {
        switch self {
        case .unary(let operation): operation.resultKind(kinds[0])
        case .binary(let operation): operation.resultKind(max(kinds[0], kinds[1]))
        case .draw(let draw): draw.kind
        case .select: max(kinds[1], kinds[2])
        case .product, .convolution, .convolutionImages, .convolutionKernel: max(kinds[0], kinds[1], .integer)
        case .affine, .affineConvolution, .softmax: .number
        case .reduce(.sum, _, _), .reduce(.product, _, _): max(kinds[0], .integer)
        case .concatenate: kinds.max() ?? .number
        case .scatterAdd, .fold, .runningSum: max(kinds[0], .integer)
        case .maxPool: kinds[1]
        case .maxPoolGradient: max(kinds[1], .integer)
        case .recurrence, .hiddenStates, .recurrenceGradient: .number
        case .alias, .stop, .opaque, .reduce, .reshape, .transpose, .broadcast, .slice, .place, .gather, .patches:
            kinds[0]
        }
    }

    /// Whether whole numbers in may leave a negative zero, which whole numbers do not have.
    var mayMakeNegativeZero: Bool {
        switch self {
        case .unary(.negate), .unary(.ceil), .unary(.round), .reduce(.product, _, _): true
        case .binary(.multiply), .binary(.floorDivide), .binary(.remainder), .binary(.integerPower): true
        default: false
        }
    }
}

extension Unary {
    func resultKind(_ kind: NDArray.Kind) -> NDArray.Kind {
        switch self {
        case .negate, .relu, .sign, .square: max(kind, .integer)
        case .abs, .floor, .ceil, .round: kind
        case .isNaN, .not, .truth: .truth
        case .exp, .log, .sqrt, .sin, .cos, .tan, .tanh, .sigmoid, .reciprocal, .softplus, .expm1, .log1p, .erf: .number
        }
    }

    /// What one element costs: a SLEEF function about as much as sixteen plain operations.
    var cost: Int {
        switch self {
        case .exp, .log, .sin, .cos, .tan, .tanh, .sigmoid, .softplus, .expm1, .log1p, .erf: 16
        default: 1
        }
    }
}

extension Binary {
    func resultKind(_ kind: NDArray.Kind) -> NDArray.Kind {
        switch self {
        case .add, .subtract, .multiply, .floorDivide, .remainder, .integerPower: max(kind, .integer)
        case .maximum, .minimum: kind
        case .divide, .power, .crossentropy, .crossentropyGradient: .number
        case .classCrossentropy, .classCrossentropyGradient: .number
        case .sigmoidGradient, .tanhGradient, .reluGradient: max(kind, .integer)
        case .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual, .and, .or: .truth
        }
    }

    /// What one element costs.
    var cost: Int {
        switch self {
        case .power, .integerPower: 32
        case .floorDivide, .remainder: 8
        case .crossentropy: 40
        case .classCrossentropy: 20
        case .crossentropyGradient, .classCrossentropyGradient: 8
        case .sigmoidGradient, .tanhGradient: 3
        default: 1
        }
    }
}

extension Operation {
    /// The floating-point operations that are charged, from shapes alone; moving an element counts as one.
    func cost(_ shapes: [[Int]], result: [Int]) throws(EngineError) -> Int {
        let count = try elementCount(result)
        switch self {
        case .alias, .stop, .opaque, .reshape: return 0
        case .draw(let draw): return draw.cost(count)
        case .unary(let operation): return count * operation.cost
        case .binary(let operation): return count * operation.cost
        case .product(let transposed, _), .affine(let transposed, _, _):
            let left = shapes[0]
            let depth = transposed ? left[left.count - 2] : left[left.count - 1]
            let (cost, overflow) = count.multipliedReportingOverflow(by: 2 * depth)
            return overflow ? .max : cost
        case .softmax: return count * 20
        case .reduce: return max(count, try elementCount(shapes[0]))
        case .scatterAdd: return try count + elementCount(shapes[0])
        case .recurrence, .recurrenceGradient: return try recurrenceCost(shapes)
        case .fold: return try count + elementCount(shapes[0])
        case .maxPool(let window): return try window.elementCount(on: shapes[0])
        case .maxPoolGradient(let window): return try count + window.elementCount(on: shapes[0])
        case .convolution(let window), .affineConvolution(let window, _):
            return try window.convolutionCost(on: shapes[0], filters: result[3])
        case .convolutionImages(let window):
            return try count + window.convolutionCost(on: result, filters: shapes[0][3])
        case .convolutionKernel(let window):
            return try window.convolutionCost(on: shapes[0], filters: result[3])
        case .select, .transpose, .broadcast, .slice, .place, .gather, .concatenate, .hiddenStates, .patches,
            .runningSum:
            return count
        }
    }
}
