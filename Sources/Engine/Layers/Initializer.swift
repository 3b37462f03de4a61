/// What weights are filled with before training. Keras 3's rules; the draws are NumPy's, in C order.
///
/// A weight of shape [inputs, outputs] has as many inputs and outputs; a kernel [height, width, inputs, outputs] has
/// height · width times as many of both; [n] has n of both.
public enum Initializer: Hashable, Sendable {
    /// The same everywhere.
    case constant(Double)
    /// Uniform between ±`limit`.
    case uniform(limit: Double)
    /// Uniform between ±√(6 / (inputs + outputs)). Glorot and Bengio, 2010.
    case glorotUniform
    /// Ones in the second quarter, zeros elsewhere: the bias of an LSTM.
    case forgetGate
    /// Normal, cut off at two deviations, of variance 2 / (inputs + outputs).
    case glorotNormal
    /// Uniform between ±√(6 / inputs). He and others, 2015.
    case heUniform
    /// Normal, cut off at two deviations, of variance 2 / inputs.
    case heNormal
    /// Normal, cut off at two deviations, of variance 1 / inputs. LeCun and others, 1998.
    case lecunNormal
    /// Orthonormal columns, or rows where these are fewer: the Q of a normal matrix's QR, with R's diagonal positive. All
    /// axes but the last are one. Saxe and others, 2014.
    case orthogonal
    /// A function of the notebook that takes the shape.
    case custom(CallableID)

    /// 0 everywhere.
    public static let zeros = Initializer.constant(0)

    /// What the language calls it.
    public var name: String {
        switch self {
        case .forgetGate: "zeros, ones to forget by"
        case .constant(let value): value == 0 ? "zeros" : value == 1 ? "ones" : "constant"
        case .uniform: "uniform"
        case .glorotUniform: "glorot_uniform"
        case .glorotNormal: "glorot_normal"
        case .heUniform: "he_uniform"
        case .heNormal: "he_normal"
        case .lecunNormal: "lecun_normal"
        case .orthogonal: "orthogonal"
        case .custom(let function): function.name
        }
    }

    /// An array of `shape` for a layer, charged to the budget.
    ///
    /// Throws `initializerShape` where a function gives another shape, `notAMatrix` for less than two axes that should be
    /// orthogonal.
    public func draw(_ shape: [Int], in workspace: inout some Workspace) throws -> NDArray {
        let count = try elementCount(shape)
        try workspace.graph.budget.request(bytes: 8 * count)
        try workspace.graph.budget.charge(operations: count)
        let fans = Fans(shape)
        switch self {
        case .constant(let value): return NDArray(shape: shape, repeating: value)
        case .forgetGate:
            return NDArray(shape: shape, elements: (0..<count).map { 4 * $0 / count == 1 ? 1 : 0 })
        case .uniform(let limit): return try workspace.random.uniform(low: -limit, high: limit, shape: shape)
        case .glorotUniform: return try uniform(3 / fans.mean, shape, &workspace.random)
        case .heUniform: return try uniform(6 / fans.inputs, shape, &workspace.random)
        case .glorotNormal: return try normal(1 / fans.mean, shape, &workspace.random)
        case .heNormal: return try normal(2 / fans.inputs, shape, &workspace.random)
        case .lecunNormal: return try normal(1 / fans.inputs, shape, &workspace.random)
        case .orthogonal:
            guard shape.count >= 2, let last = shape.last else { throw EngineError.notAMatrix(shape) }
            let rest = shape.dropLast().reduce(1, *)
            let tall = [max(rest, last), min(rest, last)]
            // What would not be allowed to end need not begin.
            var trial = workspace.graph.budget
            try trial.charge(operations: LinearAlgebra.cost(.orthonormalBasis, tall))
            try trial.request(bytes: 4 * 8 * count)
            let drawn = try workspace.random.standardNormal(shape: tall)
            let basis = try LinearAlgebra.orthonormalized(drawn, charging: &workspace.graph.budget)
            let elements =
                rest < last
                ? LinearAlgebra.transposed(basis.elements, rows: last, columns: rest) : basis.elements
            return NDArray(shape: shape, elements: elements)
        case .custom(let function):
            let result = try workspace.call(function, [CallArgument(.shape(shape))], training: false).detached
            if result.shape != shape {
                throw EngineError.initializerShape(function: function.name, expected: shape, found: result.shape)
            }
            return NDArray(shape: shape, elements: result.elements)
        }
    }

    private func uniform(_ square: Double, _ shape: [Int], _ random: inout RandomState) throws(EngineError) -> NDArray {
        let limit = square.squareRoot()
        return try random.uniform(low: -limit, high: limit, shape: shape)
    }

    private func normal(_ variance: Double, _ shape: [Int], _ random: inout RandomState) throws(EngineError) -> NDArray
    {
        // A standard normal cut off at ±2 has this deviation.
        let deviation = variance.squareRoot() / 0.87962566103423978
        var drawn = try random.truncatedNormal(shape: shape)
        for index in drawn.elements.indices { drawn.elements[index] *= deviation }
        return drawn
    }
}

/// How many inputs and outputs an array of weights joins; at least one.
private struct Fans {
    let inputs: Double
    let outputs: Double

    var mean: Double { max(1, (inputs + outputs) / 2) }

    init(_ shape: [Int]) {
        let field = shape.dropLast(2).reduce(1) { $0 * Double($1) }
        outputs = max(1, field * Double(shape.last ?? 1))
        inputs = max(1, field * Double(shape.dropLast().last ?? shape.last ?? 1))
    }
}
