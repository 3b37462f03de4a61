import BitCollections
import Foundation
import Testing

@testable import Causal

/// What `Oracles/identifiability.py` found.
@Suite struct IdentifiabilityOracleTests {
    struct Oracle: Decodable {
        let three: String
        let four: String
    }

    static func read(file: String = #filePath) throws -> Oracle {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
        return try JSONDecoder().decode(
            Oracle.self, from: Data(contentsOf: folder.appendingPathComponent("Oracles/identifiability.json")))
    }

    @Test func theSameQuestionsOnThreeVariablesHaveAnAnswer() throws {
        let known = Array(try Self.read().three)
        var asked = 0
        for number in 0..<64 {
            let graph = try CausalGraph.numbered(3, arrows: number / 8, arcs: number % 8)
            for query in EveryMixedGraphTests.queries(3) {
                let found = try Identification.identify(graph, effectOf: query.x, on: query.y, given: query.z)
                let answer: Character = found.estimand == nil ? "0" : "1"
                let oracle = known[asked]
                #expect(oracle == "?" || oracle == answer, "\(query) in \(graph.arrows) \(graph.arcs)")
                asked += 1
            }
        }
        #expect(asked == known.count && known.count(where: { $0 == "?" }) < asked / 10)
    }

    /// Every seventh of the 4,096 graphs; `IDENTIFICATION_SAMPLE=1` looks at all.
    @Test func theSamePairsOfFourVariablesAreIdentifiable() throws {
        let known = Array(try Self.read().four)
        #expect(known.count == 4096 * 6 && known.count(where: { $0 == "?" }) < known.count / 50)
        let step = ProcessInfo.processInfo.environment["IDENTIFICATION_SAMPLE"] == nil ? 7 : 1
        for number in stride(from: 0, to: 4096, by: step) {
            let graph = try CausalGraph.numbered(4, arrows: number / 64, arcs: number % 64)
            for (place, pair) in CausalGraph.pairs(4).enumerated() {
                let found = try Identification.identify(graph, effectOf: [pair.0], on: [pair.1])
                let oracle = known[number * 6 + place]
                #expect(oracle == "?" || oracle == (found.estimand == nil ? "0" : "1"))
            }
        }
    }
}
