/// Which way a gradient g moves its parameter w. Formulas, their order and the defaults are Keras 3's; η is the learning
/// rate, t the step from 1, and all that is remembered begins at 0 unless it says otherwise.
public enum OptimizerRule: Hashable, Sendable {
    /// w -= η·g; with momentum μ: v = μ·v - η·g, w += v; with Nesterov's: w += μ·v - η·g.
    case sgd(momentum: Double = 0, nesterov: Bool = false)
    /// m += (g - m)(1 - β₁), v += (g² - v)(1 - β₂), w -= m·α / (√v + ε) with α = η·√(1 - β₂ᵗ) / (1 - β₁ᵗ). With amsgrad
    /// the largest v so far takes the place of v. Kingma and Ba, 2015; Reddi and others, 2018.
    case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7, amsgrad: Bool = false)
    /// Adam with a weight decay of 0.004. Loshchilov and Hutter, 2019.
    case adamw(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7, amsgrad: Bool = false)
    /// v = ρ·v + (1 - ρ)·g², s = η·g / √(v + ε), w -= s; with momentum μ: u = μ·u + s, w -= u. Centered, m = ρ·m + (1 - ρ)·g
    /// and v - m² takes the place of v. Tieleman and Hinton, 2012; Graves, 2013.
    case rmsprop(rho: Double = 0.9, momentum: Double = 0, epsilon: Double = 1e-7, centered: Bool = false)
    /// s += g², w -= η·g / √(s + ε); s begins at `initial`. Duchi and others, 2011.
    case adagrad(initial: Double = 0.1, epsilon: Double = 1e-7)
    /// v = ρ·v + (1 - ρ)·g², d = -√(u + ε)·g / √(v + ε), u = ρ·u + (1 - ρ)·d², w += η·d. Zeiler, 2012.
    case adadelta(rho: Double = 0.95, epsilon: Double = 1e-7)
    /// m += (g - m)(1 - β₁), u = max(β₂·u, |g|), w -= η·m / ((1 - β₁ᵗ)(u + ε)). Kingma and Ba, 2015, section 7.1.
    case adamax(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7)
    /// Adam with Nesterov's momentum: with μₜ = β₁(1 - ½·0.96ᵗ) and Pₜ = μ₁·…·μₜ, w -= m̂·η / (√(v / (1 - β₂ᵗ)) + ε) where
    /// m̂ = μₜ₊₁·m / (1 - Pₜ₊₁) + (1 - μₜ)·g / (1 - Pₜ). Dozat, 2016.
    case nadam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7)
    /// w -= η·sign(β₁·m + (1 - β₁)·g), m = β₂·m + (1 - β₂)·g. Chen and others, 2023.
    case lion(beta1: Double = 0.9, beta2: Double = 0.99)

    /// What the language calls it.
    public var name: String {
        switch self {
        case .sgd: "sgd"
        case .adam: "adam"
        case .adamw: "adamw"
        case .rmsprop: "rmsprop"
        case .adagrad: "adagrad"
        case .adadelta: "adadelta"
        case .adamax: "adamax"
        case .nadam: "nadam"
        case .lion: "lion"
        }
    }

    /// Keras' learning rate.
    public var defaultRate: Double {
        if case .sgd = self { 0.01 } else { 0.001 }
    }

    /// Keras' weight decay.
    public var defaultWeightDecay: Double {
        if case .adamw = self { 0.004 } else { 0 }
    }

    /// How many numbers it remembers for each parameter.
    var slots: Int {
        switch self {
        case .sgd(let momentum, _): momentum == 0 ? 0 : 1
        case .adam(_, _, _, let amsgrad), .adamw(_, _, _, let amsgrad): amsgrad ? 3 : 2
        case .rmsprop(_, let momentum, _, let centered): 1 + (momentum > 0 ? 1 : 0) + (centered ? 1 : 0)
        case .adagrad, .lion: 1
        case .adadelta, .adamax, .nadam: 2
        }
    }

    /// What each of these numbers is before the first step.
    var initialMemory: Double {
        if case .adagrad(let initial, _) = self { initial } else { 0 }
    }

    /// Floating-point operations for each parameter.
    var cost: Int {
        switch self {
        case .sgd(let momentum, _): momentum == 0 ? 2 : 6
        case .adagrad: 8
        case .adam, .adamw, .rmsprop, .adadelta, .adamax, .lion: 16
        case .nadam: 24
        }
    }
}
