internal import BitCollections

/// A product over a product: the form in which formulas are multiplied, divided and summed. Its factors are
/// probabilities and sums.
struct Fraction {
    var top: [Estimand]
    var bottom: [Estimand]

    /// The factors of a formula.
    init(_ estimand: Estimand) {
        switch estimand {
        case .probability, .sum: (top, bottom) = ([estimand], [])
        case .product(let factors):
            let parts = factors.map(Fraction.init)
            (top, bottom) = (parts.flatMap(\.top), parts.flatMap(\.bottom))
        case .quotient(let over, let under):
            let (over, under) = (Fraction(over), Fraction(under))
            (top, bottom) = (over.top + under.bottom, over.bottom + under.top)
        }
    }

    init(top: [Estimand], bottom: [Estimand] = []) {
        self.top = top
        self.bottom = bottom
    }

    /// Takes away what stands above and below, P(a,b|c) / P(b|c) = P(a|b,c) too.
    mutating func cancel() {
        var kept: [Estimand] = []
        for factor in bottom {
            if let place = top.firstIndex(of: factor) {
                top.remove(at: place)
            } else if let under = factor.probability,
                let place = top.firstIndex(where: { $0.probability?.divided(by: under) != nil }),
                let rest = top[place].probability?.divided(by: under)
            {
                top[place] = .probability(rest)
            } else {
                kept.append(factor)
            }
        }
        bottom = kept
    }

    /// The formula, its factors in one fixed order so that equal products are equal.
    var estimand: Estimand {
        let (over, under) = (Self.product(top), Self.product(bottom))
        return bottom.isEmpty ? over : .quotient(over, under)
    }

    static func product(_ factors: [Estimand]) -> Estimand {
        factors.count == 1 ? factors[0] : .product(factors.sorted { $0.key.lexicographicallyPrecedes($1.key) })
    }
}

extension Probability {
    /// P(a,b|c) / P(b|c) = P(a|b,c); nil if it is not of this form.
    func divided(by other: Probability) -> Probability? {
        guard given == other.given, doing == other.doing, other.of.isStrictSubset(of: of) else { return nil }
        return Probability(of: of.subtracting(other.of), given: given.union(other.of), doing: doing)
    }
}

extension Estimand {
    /// The probability that it is, nil if it is something else.
    var probability: Probability? {
        if case .probability(let probability) = self { probability } else { nil }
    }

    /// Different for different formulas: the order of factors goes by it.
    fileprivate var key: [Int] {
        func list(_ set: NodeSet) -> [Int] { set + [-1] }
        return switch self {
        case .probability(let own): [0] + list(own.of) + list(own.given) + list(own.doing)
        case .sum(let over, let term): [1] + list(over) + term.key
        case .product(let factors): [2, factors.count] + factors.flatMap(\.key)
        case .quotient(let top, let bottom): [3] + top.key + bottom.key
        }
    }
}
