import BitCollections

@testable import Causal

extension CausalGraph {
    /// `X->Y X<->Y`, one letter or more for each variable; those in `latent` are not observed.
    static func named(_ text: String, latent: [String] = []) throws -> CausalGraph {
        var names: [String] = []
        func place(_ name: Substring) -> Int {
            if let place = names.firstIndex(of: String(name)) { return place }
            names.append(String(name))
            return names.count - 1
        }
        var directed: [(from: Int, to: Int)] = []
        var bidirected: [(Int, Int)] = []
        for edge in text.split(separator: " ") {
            let isArc = edge.contains("<")
            let ends = edge.split(whereSeparator: { "<->".contains($0) }).map(place)
            if isArc {
                bidirected.append((ends[0], ends[1]))
            } else {
                for (from, to) in zip(ends, ends.dropFirst()) { directed.append((from, to)) }
            }
        }
        return try CausalGraph(
            names: names, latent: NodeSet(latent.compactMap { names.firstIndex(of: $0) }), directed: directed,
            bidirected: bidirected)
    }

    func set(_ names: String...) -> NodeSet { NodeSet(names.compactMap { node($0) }) }

    /// The pairs i < j, in the order in which the bits of a graph's number stand for them.
    static func pairs(_ count: Int) -> [(Int, Int)] {
        (0..<count).flatMap { one in (one + 1..<count).map { (one, $0) } }
    }

    /// The graph whose arrows i → j and arcs i ↔ j, i < j, are the bits of two numbers.
    static func numbered(_ count: Int, arrows: Int, arcs: Int) throws -> CausalGraph {
        let pairs = pairs(count)
        func chosen(_ bits: Int) -> [(Int, Int)] { pairs.indices.filter { bits >> $0 & 1 == 1 }.map { pairs[$0] } }
        return try CausalGraph(
            names: (0..<count).map { "V\($0)" }, directed: chosen(arrows).map { (from: $0.0, to: $0.1) },
            bidirected: chosen(arcs))
    }
}
