import BitCollections
import Testing

@testable import Causal

@Suite struct CausalGraphTests {
    @Test func causesComeBeforeEffects() throws {
        let graph = try CausalGraph(names: ["Y", "T", "Z"], directed: [(1, 0), (2, 1), (2, 0)], bidirected: [(0, 1)])
        #expect(graph.order == [2, 1, 0])
        #expect(graph.ancestors(of: [1]) == [1, 2])
        #expect(graph.descendants(of: [1]) == [0, 1])
        #expect(graph.arcs.map { [$0.0, $0.1] } == [[0, 1]])
        #expect(graph.arrows.map { [$0.from, $0.to] } == [[1, 0], [2, 0], [2, 1]])
    }

    @Test func aCircleIsShown() {
        #expect(throws: GraphError.cycle(["A", "B", "C", "A"])) {
            try CausalGraph(names: ["X", "A", "B", "C"], directed: [(0, 1), (1, 2), (2, 3), (3, 1)])
        }
        #expect(throws: GraphError.causesItself("A")) { try CausalGraph(names: ["A"], directed: [(0, 0)]) }
    }
}
