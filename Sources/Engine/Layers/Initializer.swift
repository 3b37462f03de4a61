/// What weights are filled with before training.
public enum Initializer: Hashable, Sendable {
    case zeros
    /// Uniform between ±√(6 / (inputs + outputs)). Glorot and Bengio, 2010.
    case glorotUniform
    /// Ones in the second quarter, zeros elsewhere: the bias of an LSTM.
    case forgetGate

    /// An array of `shape`, whose last axis is the outputs and the one before it the inputs.
    func draw(_ shape: [Int], from random: inout RandomState) throws(EngineError) -> NDArray {
        switch self {
        case .zeros: return NDArray(shape: shape, repeating: 0)
        case .forgetGate:
            let count = shape.reduce(1, *)
            return NDArray(shape: shape, elements: (0..<count).map { 4 * $0 / count == 1 ? 1 : 0 })
        case .glorotUniform:
            let field = shape.dropLast(2).reduce(1, *)
            let outputs = (shape.last ?? 1) * field
            let inputs = (shape.dropLast().last ?? 1) * field
            let limit = (6 / Double(inputs + outputs)).squareRoot()
            return try random.uniform(low: -limit, high: limit, shape: shape)
        }
    }
}
