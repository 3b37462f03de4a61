import BitCollections

@testable import Causal

extension CausalGraph {
    /// `X->Y X<->Y`; the variables in `latent` are not observed.
    static func named(_ text: String, latent: [String] = []) throws -> CausalGraph {
        let statements = text.split(separator: " ").map(String.init) + latent.map { "\($0) [latent]" }
        return try GraphText(parsing: statements.joined(separator: "; ")).graph
    }

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
