internal import Kernels

/// How parameters follow the gradient. Definitions and defaults are Keras 3's.
public enum Optimizer: Hashable, Sendable {
    /// v = momentum · v - rate · g; w += v, or with Nesterov w += momentum · v - rate · g.
    case sgd(rate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false)
    /// Kingma and Ba, 2014; epsilon is added to √v before the bias is corrected.
    case adam(rate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7)

    /// What the language calls it.
    public var name: String {
        switch self {
        case .sgd: "sgd"
        case .adam: "adam"
        }
    }

    /// How many numbers it remembers for each parameter.
    var slots: Int {
        switch self {
        case .sgd(_, let momentum, _): momentum == 0 ? 0 : 1
        case .adam: 2
        }
    }

    /// Floating-point operations for each parameter.
    var cost: Int {
        switch self {
        case .sgd(_, let momentum, _): momentum == 0 ? 2 : 6
        case .adam: 16
        }
    }

    /// Moves `count` parameters at `w` along the gradients at `g`; `state` holds `slots` blocks of `count`.
    /// `step` counts from 1.
    func move<S: Scalar>(
        _ w: UnsafeMutablePointer<S>, _ g: UnsafePointer<S>, _ state: UnsafeMutablePointer<S>, count: Int, step: Int
    ) {
        switch self {
        case .sgd(let rate, let momentum, let nesterov):
            let velocity = momentum == 0 ? nil : state
            S.sgd(w, g, velocity, count, rate: rate, momentum: momentum, nesterov: nesterov)
        case .adam(let rate, let beta1, let beta2, let epsilon):
            let first = 1 - kernels_pow(beta1, Double(step))
            let second = 1 - kernels_pow(beta2, Double(step))
            let alpha = rate * second.squareRoot() / first
            S.adam(w, g, state, state + count, count, alpha: alpha, beta1: beta1, beta2: beta2, epsilon: epsilon)
        }
    }
}

/// An optimiser with what it remembers between steps and between trainings.
public struct OptimizerState: Sendable {
    /// Which optimiser.
    public let definition: Optimizer
    /// Steps taken.
    public internal(set) var steps = 0
    /// What it remembers, for each parameter of the block in turn.
    var memory: [Double] = []
    /// The arrays that it has moved; with others it starts anew.
    var owners: [Block.Owner] = []

    init(definition: Optimizer) {
        self.definition = definition
    }

    var byteCount: Int { 8 * memory.count }

    /// The memory for a block of `count` parameters of these layers.
    mutating func prepare(for owners: [Block.Owner], count: Int) {
        if self.owners == owners, memory.count == count * definition.slots { return }
        self.owners = owners
        steps = 0
        memory = Array(repeating: 0, count: count * definition.slots)
    }

    /// One step on a block of parameters outside a model.
    public mutating func move(_ parameters: inout [Double], along gradients: [Double]) {
        precondition(parameters.count == gradients.count)
        if memory.count != parameters.count * definition.slots { prepare(for: [], count: parameters.count) }
        steps += 1
        var memory = memory
        parameters.withUnsafeMutableBufferPointer { w in
            gradients.withUnsafeBufferPointer { g in
                memory.withUnsafeMutableBufferPointer { state in
                    guard let w = w.baseAddress, let g = g.baseAddress else { return }
                    definition.move(w, g, state.baseAddress ?? w, count: gradients.count, step: steps)
                }
            }
        }
        self.memory = memory
    }
}
