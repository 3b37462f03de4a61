internal import BitCollections

/// Formulas multiplied, divided and summed, and what is provably equal written shorter.
///
/// Without a graph only by the rules of probability: the chain rule P(a|b) P(c|a,b) = P(a,c|b), Σ_a P(a,b|c) = P(b|c),
/// Σ_a P(a|b) = 1, cancelling, and by taking out of a sum what it does not go over. With a graph also by the separations
/// that hold in it, which are kept in `used`.
struct Simplification {
    /// The mixed graph over all observed variables, nil if separations are not to be used.
    let graph: MixedGraph?
    /// The separations that a formula was changed by, in the order of their use.
    private(set) var used: [SeparationClaim] = []

    init(by graph: MixedGraph? = nil) { self.graph = graph }

    /// The formula written as short as the rules make it.
    mutating func simplified(_ estimand: Estimand) -> Estimand {
        var estimand = estimand
        while true {
            let before = estimand
            estimand = forgotten(shortened(estimand))
            if estimand == before { estimand = Self.chained(estimand) }
            if estimand == before { return estimand }
        }
    }

    /// The product of `factors`.
    static func product(_ factors: [Estimand]) -> Estimand {
        var fraction = Fraction(.product(factors))
        fraction.cancel()
        return fraction.estimand
    }

    /// `top` over `bottom`.
    static func quotient(_ top: Estimand, _ bottom: Estimand) -> Estimand {
        var fraction = Fraction(.quotient(top, bottom))
        fraction.cancel()
        return fraction.estimand
    }

    /// The sum of `term` over `variables`.
    mutating func sum(over variables: NodeSet, _ term: Estimand) -> Estimand {
        if case .sum(let inner, let term) = term, inner.isDisjoint(with: variables) {
            return sum(over: variables.union(inner), term)
        }
        var fraction = Fraction(term)
        fraction.cancel()
        var left = variables
        var isChanged = true
        while isChanged {
            isChanged = false
            for variable in left.reversed() where sumOut(variable, of: &fraction.top, over: fraction.bottom) {
                left.remove(variable)
                isChanged = true
            }
        }
        return Self.sums(over: left, fraction).estimand
    }

    /// Merges the factors that speak of `variable` into one probability and leaves the variable out of it, if they can be.
    private mutating func sumOut(_ variable: Int, of top: inout [Estimand], over bottom: [Estimand]) -> Bool {
        guard !bottom.contains(where: { $0.free.contains(variable) }) else { return false }
        let factors = top.filter { $0.free.contains(variable) }
        let probabilities = factors.compactMap(\.probability)
        guard !factors.isEmpty, probabilities.count == factors.count, let all = merged(probabilities),
            all.of.contains(variable)
        else { return false }
        top.removeAll { $0.free.contains(variable) }
        let rest = all.of.subtracting([variable])
        if !rest.isEmpty { top.append(.probability(Probability(of: rest, given: all.given, doing: all.doing))) }
        return true
    }

    /// The product of probabilities as one, by the chain rule: P(a|b) P(c|a,b) = P(a,c|b). By the graph P(c|d) may stand
    /// for P(c|a,b) if C is separated from the rest of A and B by D.
    private mutating func merged(_ factors: [Probability]) -> Probability? {
        let all = factors.reduce(into: NodeSet()) { $0.formUnion($1.of) }
        let given = factors.reduce(into: NodeSet()) { $0.formUnion($1.given) }.subtracting(all)
        guard factors.reduce(0, { $0 + $1.of.count }) == all.count,
            factors.allSatisfy({ $0.doing == factors[0].doing })
        else { return nil }
        var known = given
        var left = factors
        var separations: [SeparationClaim] = []
        while !left.isEmpty {
            let place = left.firstIndex { factor in
                guard factor.given != known else { return true }
                guard let graph, factor.given.isSubset(of: known), factor.doing.isEmpty else { return false }
                let separation = SeparationClaim(
                    of: factor.of, from: known.subtracting(factor.given), given: factor.given)
                guard separation.holds(in: graph) else { return false }
                separations.append(separation)
                return true
            }
            guard let place else { return nil }
            known.formUnion(left.remove(at: place).of)
        }
        for separation in separations where !used.contains(separation) { used.append(separation) }
        return Probability(of: all, given: given, doing: factors[0].doing)
    }

    /// The sum over `variables` with what does not speak of them before it, and sums that have no variable in common as a
    /// product of sums.
    private static func sums(over variables: NodeSet, _ fraction: Fraction) -> Fraction {
        guard !variables.isEmpty else { return fraction }
        func isOutside(_ factor: Estimand) -> Bool { factor.free.isDisjoint(with: variables) }
        var result = Fraction(top: fraction.top.filter(isOutside), bottom: fraction.bottom.filter(isOutside))
        var left = Fraction(
            top: fraction.top.filter { !isOutside($0) }, bottom: fraction.bottom.filter { !isOutside($0) })
        var unsummed = variables
        while let first = unsummed.first {
            var group: NodeSet = [first]
            while true {
                let joined = (left.top + left.bottom).map { $0.free.intersection(variables) }
                    .filter { !$0.isDisjoint(with: group) }.reduce(group) { $0.union($1) }
                if joined == group { break }
                group = joined
            }
            func isInside(_ factor: Estimand) -> Bool { !factor.free.isDisjoint(with: group) }
            let part = Fraction(top: left.top.filter(isInside), bottom: left.bottom.filter(isInside))
            left.top.removeAll(where: isInside)
            left.bottom.removeAll(where: isInside)
            unsummed.subtract(group)
            result.top.append(.sum(over: group, part.estimand))
        }
        return result
    }

    /// Sums and products anew from the inside.
    private mutating func shortened(_ estimand: Estimand) -> Estimand {
        switch estimand {
        case .probability: return estimand
        case .sum(let over, let term):
            let inner = shortened(term)
            return sum(over: over, inner)
        case .product(let factors):
            return Self.product(factors.map { shortened($0) })
        case .quotient(let top, let bottom):
            let (top, bottom) = (shortened(top), shortened(bottom))
            return Self.quotient(top, bottom)
        }
    }

    /// Factors merged by the chain rule, after nothing else is left to do: it would keep others in a sum.
    private static func chained(_ estimand: Estimand) -> Estimand {
        switch estimand {
        case .probability: return estimand
        case .sum(let over, let term): return .sum(over: over, chained(term))
        case .quotient(let top, let bottom): return .quotient(chained(top), chained(bottom))
        case .product(let factors):
            var merged = factors.map(chained)
            chain(&merged)
            return Fraction.product(merged)
        }
    }

    /// P(a|b) P(c|a,b) = P(a,c|b) wherever two factors are of this form.
    private static func chain(_ factors: inout [Estimand]) {
        var place = 0
        while place < factors.count {
            guard let first = factors[place].probability,
                let other = factors.firstIndex(where: { $0.probability?.isNext(after: first) ?? false }),
                let second = factors[other].probability
            else {
                place += 1
                continue
            }
            factors[place] = .probability(
                Probability(of: first.of.union(second.of), given: first.given, doing: first.doing))
            factors.remove(at: other)
            place = 0
        }
    }

    /// Every probability given only what its variables are not separated from by the rest.
    private mutating func forgotten(_ estimand: Estimand) -> Estimand {
        guard let graph else { return estimand }
        switch estimand {
        case .probability(let own):
            guard own.doing.isEmpty, !own.given.isEmpty else { return estimand }
            let kept = graph.blanket(of: own.of, within: own.given)
            guard kept != own.given else { return estimand }
            let separation = SeparationClaim(of: own.of, from: own.given.subtracting(kept), given: kept)
            if !used.contains(separation) { used.append(separation) }
            return .probability(Probability(of: own.of, given: kept))
        case .sum(let over, let term): return .sum(over: over, forgotten(term))
        case .product(let factors): return .product(factors.map { forgotten($0) })
        case .quotient(let top, let bottom): return .quotient(forgotten(top), forgotten(bottom))
        }
    }
}

extension Probability {
    /// Whether it is P(c|a,b), where the other is P(a|b).
    fileprivate func isNext(after other: Probability) -> Bool {
        doing == other.doing && given == other.given.union(other.of)
    }
}
