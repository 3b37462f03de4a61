public import BitCollections

/// A formula of probabilities of observed variables: what an effect is equal to, or a part of that.
///
/// A variable stands for its value. One that a sum goes over is bound there, so the same variable may stand for another
/// value outside: in Σ_m P(m|x) Σ_x P(y|x,m) P(x) the second x is not the first.
public indirect enum Estimand: Hashable, Sendable {
    case probability(Probability)
    /// The sum over all values of these variables.
    case sum(over: NodeSet, Estimand)
    /// The product; of nothing it is one.
    case product([Estimand])
    case quotient(Estimand, Estimand)
}

/// P(a | do(x), b).
public struct Probability: Hashable, Sendable {
    /// Whose joint distribution it is.
    public let of: NodeSet
    /// What is seen.
    public let given: NodeSet
    /// What is set from outside. Empty in an estimand; the formulas of a derivation may still have it.
    public let doing: NodeSet

    /// P(of | do(doing), given).
    public init(of: NodeSet, given: NodeSet = [], doing: NodeSet = []) {
        self.of = of
        self.given = given
        self.doing = doing
    }

    /// Every variable that it speaks of.
    public var variables: NodeSet { of.union(given).union(doing) }
}

extension Estimand {
    /// One: the product of nothing.
    public static let one = Estimand.product([])

    /// The variables whose values it depends on: those that no sum binds.
    public var free: NodeSet {
        switch self {
        case .probability(let probability): probability.variables
        case .sum(let over, let term): term.free.subtracting(over)
        case .product(let factors): factors.reduce(into: NodeSet()) { $0.formUnion($1.free) }
        case .quotient(let top, let bottom): top.free.union(bottom.free)
        }
    }

    /// How many variables are written in it, each time counted.
    public var size: Int {
        switch self {
        case .probability(let probability): probability.variables.count
        case .sum(let over, let term): over.count + term.size
        case .product(let factors): factors.reduce(0) { $0 + $1.size }
        case .quotient(let top, let bottom): top.size + bottom.size
        }
    }

    /// Every probability in it, from left to right.
    public var probabilities: [Probability] {
        switch self {
        case .probability(let probability): [probability]
        case .sum(_, let term): term.probabilities
        case .product(let factors): factors.flatMap(\.probabilities)
        case .quotient(let top, let bottom): top.probabilities + bottom.probabilities
        }
    }
}
