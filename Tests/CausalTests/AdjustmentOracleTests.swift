import BitCollections
import Causal
import Testing

/// Every answer beside the one that the definitions give where every set and every path is looked at.
@Suite struct AdjustmentOracleTests {
    /// dagitty's figures, in reference to all graphs of a size; the script finds the same.
    @Test(arguments: [
        (3, false, [24, 24, 22, 24, 0, 1, 24, 24, 6]), (4, false, [384, 384, 316, 390, 6, 2, 384, 392, 154]),
        (3, true, [192, 84, 72, 84, 0, 1, 84, 84, 28]),
    ])
    func countsAreDagittys(count: Int, mixed: Bool, expected: [Int]) throws {
        var row = Array(repeating: 0, count: 9)
        for graph in try allGraphs(count, mixed: mixed) {
            for x in 0..<count {
                for y in (x + 1)..<count {
                    let question = EffectQuestion(graph, of: [x], on: [y])
                    row[0] += 1
                    switch question.adjustment() {
                    case .impossible: break
                    case .noneNeeded:
                        row[1] += 1
                        row[2] += 1
                        row[3] += 1
                    case .sets(let sets, let isComplete):
                        #expect(isComplete)
                        row[1] += 1
                        row[3] += sets.count
                        row[4] += sets.count > 1 ? 1 : 0
                        row[5] = max(row[5], sets.map(\.count).max() ?? 0)
                    }
                    switch EffectQuestion(graph, of: [x], on: [y], isDirect: true).adjustment() {
                    case .impossible: break
                    case .noneNeeded:
                        row[6] += 1
                        row[7] += 1
                    case .sets(let sets, _):
                        row[6] += 1
                        row[7] += sets.count
                    }
                    row[8] += question.instruments().isEmpty ? 0 : 1
                }
            }
        }
        #expect(row == expected)
    }

    /// networkx's figures: of three variables 21 of 48, of four 571 of 1,536.
    @Test(arguments: [(3, 48, 21), (4, 1536, 571)])
    func separationsAreNetworkxs(count: Int, queries: Int, separated: Int) throws {
        var found = (0, 0)
        for graph in try allGraphs(count, mixed: false) {
            for x in 0..<count {
                for y in (x + 1)..<count {
                    for given in subsets((0..<count).filter { $0 != x && $0 != y }) {
                        found.0 += 1
                        found.1 += graph.areSeparated([x], [y], given: NodeSet(given)) ? 1 : 0
                    }
                }
            }
        }
        #expect(found == (queries, separated))
    }

    @Test func everyAnswerIsThatOfTheDefinition() throws {
        let oracle = try AdjustmentOracle.read()
        #expect(oracle.cases.count == 300)
        for (number, one) in oracle.cases.enumerated() {
            let graph = try CausalGraph(
                names: (0..<one.n).map { "v\($0)" }, latent: NodeSet(one.latent),
                directed: one.arrows.map { ($0[0], $0[1]) }, bidirected: one.arcs.map { ($0[0], $0[1]) })
            let (x, y) = (NodeSet(one.x), NodeSet(one.y))
            let question = EffectQuestion(graph, of: x, on: y)
            let comment = Comment(rawValue: "case \(number)")
            #expect(lists(question.adjustment()) == one.minimal, comment)
            #expect(Set(lists(question.adjustment(.all))) == Set(one.all), comment)
            let smallest = lists(question.adjustment(.minimum))
            #expect(smallest.map(\.count) == Array(one.minimal.map(\.count).sorted().prefix(1)), comment)
            #expect(smallest.allSatisfy(one.minimal.contains), comment)
            #expect((question.obstacle == nil) == !one.minimal.isEmpty, comment)
            #expect(lists(EffectQuestion(graph, of: x, on: y, isDirect: true).adjustment()) == one.direct, comment)
            for set in subsets(Array(graph.observed.subtracting(x).subtracting(y))) {
                #expect(question.test(NodeSet(set)).isValid == one.all.contains(set), comment)
            }
            let front = FrontDoor(question).minimalSets()
            #expect(front.isComplete)
            #expect(lists(front.sets) == one.front, comment)
            if one.x.count == 1, one.y.count == 1 {
                let instruments = question.instruments()
                #expect(instruments.map(\.node) == one.instruments.map(\.node), comment)
                for (ours, theirs) in zip(instruments, one.instruments) {
                    #expect(theirs.given.contains(Array(ours.given)), comment)
                    for spare in ours.given {
                        #expect(!theirs.given.contains(Array(ours.given.subtracting([spare]))), comment)
                    }
                }
            }
            let (implications, isComplete) = graph.implications()
            #expect(isComplete)
            #expect(implications.map { [$0.one, $0.other, $0.given.count] } == one.implications, comment)
            #expect(separations(graph) == one.separated, comment)
        }
    }

    /// A walk that is found open is an open path, and where there is none every path is blocked.
    @Test func anOpenPathIsOneOfThePaths() throws {
        for graph in try allGraphs(3, mixed: true)
            + AdjustmentOracle.read().cases.prefix(100).map({ one in
                try CausalGraph(
                    names: (0..<one.n).map { "v\($0)" }, directed: one.arrows.map { ($0[0], $0[1]) },
                    bidirected: one.arcs.map { ($0[0], $0[1]) })
            })
        {
            let paths = graph.paths(from: 2, to: 0, limit: 1_000)
            #expect(paths.isComplete)
            for given in subsets(graph.names.indices.filter { $0 != 0 && $0 != 2 }).map({ NodeSet($0) }) {
                let open = paths.paths.filter { graph.state(of: $0, given: given).isOpen }
                let found = graph.openPath(from: [2], to: [0], given: given)
                #expect((found == nil) == open.isEmpty)
                if let found {
                    #expect(open.contains(found))
                    #expect(found.nodes.count == open.first?.nodes.count)
                }
            }
        }
    }

    private func lists(_ answer: AdjustmentAnswer) -> [[Int]] {
        switch answer {
        case .noneNeeded: [[]]
        case .sets(let sets, _): lists(sets)
        case .impossible: []
        }
    }

    /// Sorted as the script sorts them.
    private func lists(_ sets: [NodeSet]) -> [[Int]] {
        sets.map(Array.init).sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// A digit for each pair and each set of the others, smaller sets first.
    private func separations(_ graph: CausalGraph) -> String {
        var bits = ""
        for x in graph.names.indices {
            for y in graph.names.indices where y > x {
                let given = subsets(graph.names.indices.filter { $0 != x && $0 != y }).sorted {
                    $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
                }
                for set in given { bits += graph.areSeparated([x], [y], given: NodeSet(set)) ? "1" : "0" }
            }
        }
        return bits
    }
}
