import BitCollections
import Testing

@testable import Causal

@Suite struct LatentProjectionTests {
    @Test func latentVariablesBecomeArrowsAndArcs() throws {
        // A -> L -> B -> C, and L also causes D; M is a common cause behind K, N has an arc with E.
        let graph = try CausalGraph.named(
            "A->L->B->C L->D M->K K->C M->E N<->E N->A", latent: ["L", "M", "K", "N"])
        let projected = graph.projected
        func names(_ set: NodeSet) -> [String] { set.map { graph.names[$0] }.sorted() }
        let parents = projected.nodes.map { "\(graph.names[$0]):\(names(projected.parents[$0]).joined())" }.sorted()
        #expect(parents == ["A:", "B:A", "C:B", "D:A", "E:"])
        let siblings = projected.nodes.map { "\(graph.names[$0]):\(names(projected.siblings[$0]).joined())" }.sorted()
        #expect(siblings == ["A:E", "B:D", "C:E", "D:B", "E:AC"])
        #expect(projected.districts.map(names) == [["A", "C", "E"], ["B", "D"]])
    }

    @Test func separationIsThatOfTheWholeGraph() throws {
        // The other way to find it walks along the paths of the graph with its latent variables.
        var draws = Draws(state: 11)
        var separated = 0
        for _ in 0..<300 {
            let pairs = 1 << 15
            let graph = try CausalGraph.numbered(
                6, arrows: Int.random(in: 0..<pairs, using: &draws) & Int.random(in: 0..<pairs, using: &draws),
                arcs: Int.random(in: 0..<pairs, using: &draws) & Int.random(in: 0..<pairs, using: &draws)
                    & Int.random(in: 0..<pairs, using: &draws))
            let hidden = try CausalGraph(
                names: graph.names, latent: [1, 4], directed: graph.arrows, bidirected: graph.arcs)
            let projected = hidden.projected
            for given in [[], [2], [3], [5], [2, 3], [2, 5], [3, 5]] as [NodeSet] where !given.contains(0) {
                let rest = NodeSet([2, 3, 5]).subtracting(given)
                let kept = projected.blanket(of: [0], within: given)
                #expect(projected.separates([0], from: given.subtracting(kept), given: kept))
                for node in rest {
                    let truth = hidden.areSeparated([0], [node], given: given)
                    #expect(projected.separates([0], from: [node], given: given) == truth)
                    separated += truth ? 1 : 0
                }
            }
        }
        #expect(separated > 300)
    }
}
