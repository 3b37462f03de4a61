import BitCollections
import Causal
import Testing

@Suite struct LargeGraphTests {
    /// 500 variables with about two causes each, the same graph each time.
    private func sparse(_ count: Int) throws -> CausalGraph {
        var state: UInt64 = 1
        func draw(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var arrows: [(Int, Int)] = []
        for node in 1..<count { for _ in 0..<2 { arrows.append((draw(node), node)) } }
        return try CausalGraph(
            names: (0..<count).map { "v\($0)" }, directed: arrows,
            bidirected: (0..<(count / 10)).map { _ in
                let one = draw(count - 1); return (one, one + 1)
            })
    }

    @Test func fiveHundredVariablesTakeNoTime() throws {
        let graph = try sparse(500)
        let clock = ContinuousClock()
        var valid = 0
        let time = clock.measure {
            for exposure in [5, 100, 200, 300] {
                let question = EffectQuestion(graph, of: [exposure], on: [499])
                _ = graph.areSeparated([exposure], [499], given: [7, 50])
                guard let set = question.oneAdjustmentSet() else { continue }
                valid += 1
                #expect(question.test(set).isValid)
                #expect(question.test(set).superfluous.isEmpty)
                guard case .sets(let smallest, _) = question.adjustment(.minimum) else { continue }
                #expect((smallest.first?.count ?? 0) <= set.count)
            }
        }
        print("four questions on 500 variables: \(time), \(valid) adjustable")
        #expect(valid > 0)
    }

    /// A ladder of n rungs has 2ⁿ minimal sets: they come one at a time.
    @Test func setsWithoutEndAreListedUpToTheLimit() throws {
        let text = (0..<40).map { "z -> a\($0) -> b\($0) -> y; x <- a\($0)" }.joined(separator: ";") + "; x -> y"
        let graph = try graph(text.replacing("z -> ", with: ""))
        let question = EffectQuestion(graph, of: graph.set("x"), on: graph.set("y"))
        guard case .sets(let sets, false) = question.adjustment(limit: 100) else {
            Issue.record("not cut short")
            return
        }
        #expect(sets.count == 100 && Set(sets).count == 100)
        #expect(sets.allSatisfy { question.test($0).isValid && $0.count == 40 })
    }

    @Test func pathsWithoutEndAreListedUpToTheLimit() throws {
        let text = (0..<30).map { "v\($0) -> {a\($0) b\($0)} -> v\($0 + 1)" }.joined(separator: "\n")
        let graph = try graph(text)
        let list = graph.paths(from: 0, to: graph.node("v30") ?? 0, limit: 1_000)
        #expect(list.paths.count == 1_000 && !list.isComplete)
        #expect(Set(list.paths).count == 1_000 && list.paths.allSatisfy { $0.nodes.count == 61 })
    }
}
