public import BitCollections

/// A variable that moves the outcome through the exposure alone, once others are given.
public struct Instrument: Hashable, Sendable {
    /// The instrument.
    public let node: Int
    /// What must be given with it; empty for an instrument without conditions.
    public let given: NodeSet
}

extension EffectQuestion {
    /// The instruments for the effect of one exposure on one outcome, each with what must be given; in the order of the graph.
    ///
    /// Z is an instrument given W if W separates it from the outcome in the graph without the first arrows of the causal
    /// paths, leaves it connected with the exposure, and holds no variable of a causal path nor an effect of one or of the
    /// outcome. Only W among the causes of Z and the outcome are looked at, ancestral instruments: those nearest to the
    /// outcome leave most open (van der Zander, Textor and Liskiewicz 2015). Of W every variable that can be spared is.
    public func instruments() -> [Instrument] {
        graph.observed.subtracting(exposures).subtracting(outcomes).compactMap { node in
            let allowed = graph.observed.subtracting(exposures).subtracting(outcomes).subtracting([node])
                .subtracting(forbidden).subtracting(graph.descendants(of: outcomes))
            var separators = MinimalSeparators(backdoor, from: outcomes, to: [node], among: allowed)
            guard var given = separators?.next(), isInstrument(node, given: given) else { return nil }
            for spare in given.reversed() where isInstrument(node, given: given.subtracting([spare])) {
                given.remove(spare)
            }
            return Instrument(node: node, given: given)
        }
    }

    /// Whether `node` is an instrument where `given` are; what may be given is not looked at.
    func isInstrument(_ node: Int, given: NodeSet) -> Bool {
        backdoor.areSeparated([node], outcomes, given: given)
            && !backdoor.areSeparated([node], exposures, given: given)
    }
}
