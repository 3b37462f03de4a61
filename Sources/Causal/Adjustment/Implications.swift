public import BitCollections

/// Two observed variables that a graph takes for independent where others are given: what data can speak against.
public struct Implication: Hashable, Sendable {
    /// The variable that was named first.
    public let one: Int
    /// The other.
    public let other: Int
    /// The fewest observed variables that separate them.
    public let given: NodeSet
}

extension CausalGraph {
    /// Up to `limit` testable implications: one for each two observed variables that some observed set separates, with a set
    /// of the fewest variables. In large graphs the search ends too where it has looked at so many pairs that these times the
    /// variables make four million.
    public func implications(limit: Int = 1_000) -> (list: [Implication], isComplete: Bool) {
        var list: [Implication] = []
        var work = 4_000_000
        for one in observed {
            let linked = parents[one].union(children[one]).union(siblings[one])
            for other in observed.subtracting(linked) where other > one {
                guard work > 0 else { return (list, false) }
                work -= names.count
                let candidates = observed.subtracting([one, other])
                guard let given = smallestSeparator(from: [one], to: [other], among: candidates) else { continue }
                guard list.count < limit else { return (list, false) }
                list.append(Implication(one: one, other: other, given: given))
            }
        }
        return (list, true)
    }
}
