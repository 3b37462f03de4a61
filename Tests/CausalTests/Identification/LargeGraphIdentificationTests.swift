import BitCollections
import Testing

@testable import Causal

@Suite struct LargeGraphIdentificationTests {
    /// Causes of the cause in a long row, one of which also causes the outcome.
    @Test func aLongRowIsAnsweredShortly() throws {
        let count = 60
        var edges = (0..<count - 1).map { (from: $0, to: $0 + 1) }
        edges.append((from: count - 4, to: count - 1))
        let graph = try CausalGraph(names: (0..<count).map { "V\($0)" }, directed: edges)
        let identified = try Identification.identify(graph, effectOf: [count - 3], on: [count - 1])
        let estimand = try #require(identified.estimand)
        #expect(
            FormulaWriter(for: graph).equation(identified.query, estimand).text
                == "P(v59 | do(v57)) = Σ_v56 P(v59 | v57, v56) P(v56)")
    }

    @Test func aFormulaThatGrowsTooLongIsRefused() throws {
        // A dense graph whose arcs leave every second variable alone: each c-component is given everything before it.
        let count = 400
        let edges = (0..<count).flatMap { to in (max(0, to - 3)..<to).map { (from: $0, to: to) } }
        let graph = try CausalGraph(names: (0..<count).map { "V\($0)" }, directed: edges)
        #expect(throws: IdentificationError.tooLong) {
            try Identification.identify(graph, effectOf: [0], on: [count - 1])
        }
    }
}
