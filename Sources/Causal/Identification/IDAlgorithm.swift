internal import BitCollections

/// The algorithms ID and IDC, in the letters of their papers: the effect of x on y, given z, in a graph G over v.
struct IDAlgorithm {
    /// The graph over all observed variables.
    let observed: MixedGraph
    private(set) var steps: [IdentificationStep] = []

    /// Why the algorithm ends without a formula.
    enum Stop: Error {
        case hedge(Hedge)
        case tooLong
    }

    init(observed: MixedGraph) { self.observed = observed }

    /// IDC: P(y | do(x), z).
    mutating func idc(_ y: NodeSet, _ x: NodeSet, _ z: NodeSet, _ part: Part) throws(Stop) -> Estimand {
        // Line 1: a condition that can be acted on instead.
        for node in observed.ordered(z) {
            let rest = z.subtracting([node])
            let separation = SeparationClaim(of: y, from: [node], given: x.union(rest), acted: x, exchanged: [node])
            guard separation.holds(in: observed) else { continue }
            let actions = x.union([node])
            record(
                .seenAsActed(node, separation), Probability(of: y, given: z, doing: x),
                .probability(Probability(of: y, given: rest, doing: actions)))
            return try idc(y, actions, rest, part)
        }
        guard !z.isEmpty else { return try id(y, x, part) }
        // Line 2: P(y, z | do(x)) over its sum.
        let both = Estimand.probability(Probability(of: y.union(z), doing: x))
        record(.conditional, Probability(of: y, given: z, doing: x), .quotient(both, .sum(over: y, both)))
        let joint = try id(y.union(z), x, part)
        var simplification = Simplification()
        return try checked(Simplification.quotient(joint, simplification.sum(over: y, joint)))
    }

    /// ID: P(y | do(x)) in a part of the model.
    mutating func id(_ y: NodeSet, _ x: NodeSet, _ part: Part) throws(Stop) -> Estimand {
        let graph = part.graph
        let v = graph.nodes
        let effect = Probability(of: y, doing: x.union(part.fixed))
        var simplification = Simplification()

        // Line 1: nothing is acted on.
        if x.isEmpty {
            let estimand = part.marginal(of: y)
            record(.nothingActedOn, effect, estimand)
            return try checked(estimand)
        }

        // Line 2: only causes of y matter.
        let causes = graph.ancestors(of: y)
        if causes != v {
            let smaller = part.restricted(to: causes)
            let kept = x.intersection(causes)
            let dropped = x.subtracting(kept)
            if !dropped.isEmpty {
                let acted = kept.union(part.fixed)
                let separation = SeparationClaim(
                    of: y, from: dropped, given: acted, acted: acted.union(dropped))
                record(.noCause(dropped, separation), effect, .probability(Probability(of: y, doing: acted)))
            }
            if dropped.isEmpty || !part.fixed.isEmpty {
                let others = v.subtracting(causes)
                record(
                    .onlyCauses(without: others), Probability(of: causes, doing: part.fixed),
                    part.fixed.isEmpty ? .sum(over: others, part.joint) : try checked(smaller.joint))
            }
            return try id(y, kept, smaller)
        }

        // Line 3: what reaches y only through x.
        let w = v.subtracting(x).subtracting(graph.cut(into: x).ancestors(of: y))
        if !w.isEmpty {
            let all = effect.doing.union(w)
            let separation = SeparationClaim(of: y, from: w, given: effect.doing, acted: all)
            record(.addedAction(w, separation), effect, .probability(Probability(of: y, doing: all)))
            return try id(y, x.union(w), part)
        }

        // Line 4: the c-components of G without x.
        let components = graph.restricted(to: v.subtracting(x)).districts
        let summed = v.subtracting(y).subtracting(x)
        guard components.count == 1, let s = components.first else {
            let effects = components.map { s in
                Estimand.probability(Probability(of: s, doing: v.subtracting(s).union(part.fixed)))
            }
            let product = Fraction.product(effects)
            record(.components(components), effect, summed.isEmpty ? product : .sum(over: summed, product))
            var factors: [Estimand] = []
            for s in components { factors.append(try id(s, v.subtracting(s), part)) }
            return try checked(simplification.sum(over: summed, try checked(Simplification.product(factors))))
        }

        // Line 5: G itself is one c-component.
        let districts = graph.districts
        guard districts.count > 1, let whole = districts.first(where: { !$0.isDisjoint(with: s) }) else {
            let hedge = Hedge(in: graph, inner: s)
            steps.append(IdentificationStep(reason: .hedge(hedge), left: effect, right: nil))
            throw .hedge(hedge)
        }
        let product = part.component(whole)

        // Line 6: the component is one of G too.
        if whole == s {
            let estimand = try checked(simplification.sum(over: s.subtracting(y), product.joint))
            record(.component(s), effect, estimand)
            return estimand
        }

        // Line 7: the component lies in a larger one of G.
        record(.inside(s, of: whole), Probability(of: whole, doing: product.fixed), try checked(product.joint))
        return try id(y, x.intersection(whole), product)
    }

    /// Keeps a step, if it says something that the one before it does not.
    mutating func record(_ reason: IdentificationStep.Reason, _ left: Probability, _ right: Estimand) {
        if right == .probability(left) || (steps.last?.left == left && steps.last?.right == right) { return }
        steps.append(IdentificationStep(reason: reason, left: left, right: right))
    }

    private func checked(_ estimand: Estimand) throws(Stop) -> Estimand {
        guard estimand.size <= Identification.mostNames else { throw .tooLong }
        return estimand
    }
}

extension IDAlgorithm {
    /// A part of the model: the distribution of some variables while others are held fixed, and the graph of those.
    struct Part {
        let graph: MixedGraph
        /// The variables held fixed by action.
        let fixed: NodeSet
        /// P(v | do(fixed)) as a formula.
        let joint: Estimand

        /// What is observed, all of it.
        init(of graph: MixedGraph) {
            self.init(graph: graph, fixed: [], joint: .probability(Probability(of: graph.nodes)))
        }

        private init(graph: MixedGraph, fixed: NodeSet, joint: Estimand) {
            self.graph = graph
            self.fixed = fixed
            self.joint = joint
        }

        /// The distribution of `set` alone.
        func marginal(of set: NodeSet) -> Estimand {
            var simplification = Simplification()
            return simplification.sum(over: graph.nodes.subtracting(set), joint)
        }

        /// The part on `set`, which holds the causes of its variables.
        func restricted(to set: NodeSet) -> Part {
            Part(graph: graph.restricted(to: set), fixed: fixed, joint: marginal(of: set))
        }

        /// The part on a c-component, all other variables held fixed: Q = Π P(v_i | v_1, …, v_i-1) over its variables, causes
        /// before their effects (Tian and Pearl 2002).
        func component(_ district: NodeSet) -> Part {
            var before = NodeSet()
            var factors: [Estimand] = []
            for node in graph.ordered(graph.nodes) {
                let known = before
                before.insert(node)
                guard district.contains(node) else { continue }
                factors.append(Simplification.quotient(marginal(of: before), marginal(of: known)))
            }
            return Part(
                graph: graph.restricted(to: district), fixed: fixed.union(graph.nodes.subtracting(district)),
                joint: Simplification.product(factors))
        }
    }
}
