/// What is done to each output of a layer. Definitions and defaults are Keras 3's functions.
public enum Activation: Hashable, Sendable {
    case linear
    /// max(x, 0)
    case relu
    /// x, or `slope` · x below zero.
    case leakyReLU(slope: Double)
    /// x, or `alpha` · (eˣ - 1) below zero.
    case elu(alpha: Double)
    /// 1.0507… · (x, or 1.6732… · (eˣ - 1) below zero). Klambauer et al., 2017.
    case selu
    /// x · ½(1 + erf(x / √2)): x times the chance that a standard normal number is smaller. Hendrycks and Gimpel, 2016.
    case gelu
    /// x · sigmoid(x)
    case silu
    /// 1 / (1 + e⁻ˣ)
    case sigmoid
    case tanh
    /// log(1 + eˣ)
    case softplus
    /// x / (1 + |x|)
    case softsign
    /// eˣ over the last axis, divided by its sum.
    case softmax
    /// A function of the notebook.
    case custom(CallableID)

    /// What the language calls it.
    public var name: String {
        switch self {
        case .linear: "linear"
        case .relu: "relu"
        case .leakyReLU: "leaky_relu"
        case .elu: "elu"
        case .selu: "selu"
        case .gelu: "gelu"
        case .silu: "silu"
        case .sigmoid: "sigmoid"
        case .tanh: "tanh"
        case .softplus: "softplus"
        case .softsign: "softsign"
        case .softmax: "softmax"
        case .custom(let function): function.name
        }
    }

    /// From where to where its values lie, if not everywhere.
    var reach: (low: Double, high: Double)? {
        switch self {
        case .sigmoid, .softmax: (0, 1)
        case .tanh, .softsign: (-1, 1)
        case .relu, .softplus: (0, .infinity)
        default: nil
        }
    }

    /// Whether it is a function of the notebook, which may do anything.
    var isOfNotebook: Bool { if case .custom = self { true } else { false } }

    /// The activation of `x`, in the same shape.
    public func apply(_ x: NDArray, in workspace: inout some Workspace) throws -> NDArray {
        if case .custom(let function) = self { return try workspace.call(function, [x]) }
        return try workspace.graph.activate(x, self)
    }
}

extension Graph {
    /// A built-in activation of `x`; a function of the notebook is the identity here.
    public mutating func activate(_ x: NDArray, _ activation: Activation) throws(EngineError) -> NDArray {
        switch activation {
        case .linear, .custom: return x
        case .relu: return try unary(.relu, x)
        case .leakyReLU(let slope):
            return try aboveZero(x, elsewhere: try multiply(x, NDArray(number: slope)))
        case .elu(let alpha):
            return try aboveZero(x, elsewhere: try scaledExponential(x, alpha))
        case .selu:
            let result = try aboveZero(x, elsewhere: try scaledExponential(x, 1.6732632423543772))
            return try multiply(NDArray(number: 1.0507009873554805), result)
        case .gelu:
            let error = try unary(.erf, try multiply(x, NDArray(number: 0.5.squareRoot())))
            let chance = try multiply(NDArray(number: 0.5), try add(NDArray(number: 1), error))
            return try multiply(x, chance)
        case .silu: return try multiply(x, try unary(.sigmoid, x))
        case .sigmoid: return try unary(.sigmoid, x)
        case .tanh: return try unary(.tanh, x)
        case .softplus: return try unary(.softplus, x)
        case .softsign:
            return try divide(x, try add(NDArray(number: 1), try unary(.abs, x)))
        case .softmax: return try softmax(x)
        }
    }

    private mutating func aboveZero(_ x: NDArray, elsewhere: NDArray) throws(EngineError) -> NDArray {
        try apply(.select, [try apply(.binary(.greater), [x, NDArray(number: 0)]), x, elsewhere])
    }

    /// alpha · (eˣ - 1) for x below zero; above it x is taken as 0, so that no derivative there is infinite.
    private mutating func scaledExponential(_ x: NDArray, _ alpha: Double) throws(EngineError) -> NDArray {
        let low = try apply(.binary(.minimum), [x, NDArray(number: 0)])
        return try multiply(NDArray(number: alpha), try unary(.expm1, low))
    }
}
