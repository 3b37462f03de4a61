public import BitCollections

/// Whether, and how, a causal effect follows from what is observed.
public enum Identification {
    /// A formula of more names is refused, and so are those on the way to it.
    public static let mostNames = 50_000

    /// P(y | do(x), z) as a formula of probabilities of observed variables, or the hedge because of which there is none, for
    /// x = `causes`, y = `outcomes` and z = `given`.
    ///
    /// By the algorithms ID (Shpitser and Pearl, Identification of Joint Interventional Distributions in Recursive
    /// Semi-Markovian Causal Models, AAAI 2006) and IDC (the same, Identification of Conditional Interventional
    /// Distributions, UAI 2006) on the graph's latent projection. Both are complete: if they find no formula, there is none.
    /// Every formula assumes that all values of the observed variables can occur together.
    ///
    /// Throws where the sets share a variable, where a variable is latent, where there is no cause or no outcome, and where
    /// the formula grows too long; the algorithm itself takes a polynomial number of steps.
    public static func identify(
        _ graph: CausalGraph, effectOf causes: NodeSet, on outcomes: NodeSet, given: NodeSet = []
    ) throws(IdentificationError) -> Identified {
        try check(graph, causes, outcomes, given)
        let query = Probability(of: outcomes, given: given, doing: causes)
        let projection = graph.projected
        var algorithm = IDAlgorithm(observed: projection)
        do throws(IDAlgorithm.Stop) {
            let raw = try algorithm.idc(outcomes, causes, given, IDAlgorithm.Part(of: projection))
            algorithm.record(.assembled, query, raw)
            var simplification = Simplification(by: projection)
            let estimand = simplification.simplified(raw)
            if estimand != raw { algorithm.record(.simplified(simplification.used), query, estimand) }
            return Identified(query: query, answer: .estimand(estimand), steps: algorithm.steps)
        } catch {
            switch error {
            case .hedge(let hedge): return Identified(query: query, answer: .hedge(hedge), steps: algorithm.steps)
            case .tooLong: throw .tooLong
            }
        }
    }

    private static func check(
        _ graph: CausalGraph, _ causes: NodeSet, _ outcomes: NodeSet, _ given: NodeSet
    ) throws(IdentificationError) {
        let roles: [(IdentificationError.Role, NodeSet)] = [(.cause, causes), (.outcome, outcomes), (.given, given)]
        for (place, (role, set)) in roles.enumerated() {
            guard !set.isEmpty || role == .given else { throw .nothing(role) }
            if let node = set.first(where: { graph.latent.contains($0) }) { throw .latent(graph.names[node], role) }
            for (other, taken) in roles[..<place] {
                if let node = set.first(where: { taken.contains($0) }) {
                    throw .overlap(graph.names[node], other, role)
                }
            }
        }
    }
}
