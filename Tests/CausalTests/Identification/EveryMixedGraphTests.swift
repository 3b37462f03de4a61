import BitCollections
import Foundation
import Testing

@testable import Causal

@Suite struct EveryMixedGraphTests {
    /// All ways to give three variables the roles cause, outcome, given and none, with a cause and an outcome.
    static func queries(_ count: Int) -> [(x: NodeSet, y: NodeSet, z: NodeSet)] {
        var all: [(x: NodeSet, y: NodeSet, z: NodeSet)] = []
        var roles = 1
        for _ in 0..<count { roles *= 4 }
        for number in 0..<roles {
            let role = (0..<count).map { number >> (2 * $0) & 3 }
            func set(_ wanted: Int) -> NodeSet { NodeSet(role.indices.filter { role[$0] == wanted }) }
            if !set(1).isEmpty, !set(2).isEmpty { all.append((set(1), set(2), set(3))) }
        }
        return all
    }

    @Test func everyQueryOnThreeVariablesIsAnsweredTruly() throws {
        var draws = Draws(state: 3)
        var asked = 0
        var found: [Int: Int] = [:]
        for arrows in 0..<8 {
            for arcs in 0..<8 {
                let graph = try CausalGraph.numbered(3, arrows: arrows, arcs: arcs)
                var model = RandomModel(graph, using: &draws, ternary: true)
                for query in Self.queries(3) {
                    let identified = try Identification.identify(
                        graph, effectOf: query.x, on: query.y, given: query.z)
                    let mistakes = try IdentificationTruth.mistakes(identified, graph, &model)
                    #expect(mistakes.isEmpty, "\(mistakes) in \(graph.arrows) \(graph.arcs)")
                    asked += 1
                    guard query.z.isEmpty, query.x.count == 1, query.y.count == 1,
                        query.x.first ?? 0 < query.y.first ?? 0
                    else { continue }
                    if identified.estimand != nil {
                        found[(query.x.first ?? 0) * 3 + (query.y.first ?? 0), default: 0] += 1
                    }
                }
            }
        }
        #expect(asked == 64 * 18)
        #expect(found == [1: 48, 2: 40, 5: 45])
    }

    @Test func everyEffectInAGraphWithoutArcsIsIdentifiable() throws {
        for (count, graphs, all) in [(3, 8, 24), (4, 64, 384)] {
            var found = 0
            for arrows in 0..<graphs {
                let graph = try CausalGraph.numbered(count, arrows: arrows, arcs: 0)
                for (x, y) in CausalGraph.pairs(count) {
                    found += try Identification.identify(graph, effectOf: [x], on: [y]).estimand == nil ? 0 : 1
                }
            }
            #expect(found == all)
        }
    }

    /// `IDENTIFICATION_SAMPLE=2000 swift test -c release --filter EveryMixedGraphTests` looks at the whole sample.
    @Test func sampledQueriesOnFourAndFiveVariablesAreAnsweredTruly() throws {
        let sample = ProcessInfo.processInfo.environment["IDENTIFICATION_SAMPLE"].flatMap(Int.init) ?? 60
        var draws = Draws(state: 45)
        var (formulas, hedges) = (0, 0)
        for _ in 0..<sample {
            let count = Int.random(in: 4...5, using: &draws)
            let pairs = 1 << CausalGraph.pairs(count).count
            // Half of the arrows, or three quarters; a quarter of the arcs.
            let dense = Bool.random(using: &draws) ? Int.random(in: 0..<pairs, using: &draws) : 0
            let arrows = Int.random(in: 0..<pairs, using: &draws) | dense
            let arcs = Int.random(in: 0..<pairs, using: &draws) & Int.random(in: 0..<pairs, using: &draws)
            let graph = try CausalGraph.numbered(count, arrows: arrows, arcs: arcs)
            var roles = (0..<count).map { _ in Int.random(in: 0..<4, using: &draws) }
            roles[Int.random(in: 0..<count - 1, using: &draws)] = 1
            roles[count - 1] = 2
            func set(_ role: Int) -> NodeSet { NodeSet(roles.indices.filter { roles[$0] == role }) }
            var model = RandomModel(graph, using: &draws)
            let identified = try Identification.identify(graph, effectOf: set(1), on: set(2), given: set(3))
            let mistakes = try IdentificationTruth.mistakes(identified, graph, &model)
            #expect(mistakes.isEmpty, "\(mistakes) in \(graph.arrows) \(graph.arcs)")
            if identified.estimand == nil { hedges += 1 } else { formulas += 1 }
        }
        print("\(sample) queries on 4 and 5 variables: \(formulas) formulas, \(hedges) hedges")
        #expect(formulas > sample / 5 && hedges > sample / 5)
    }
}
