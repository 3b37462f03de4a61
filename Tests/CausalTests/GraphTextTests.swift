import BitCollections
import Testing

@testable import Causal

@Suite struct GraphTextTests {
    @Test func readsChainsGroupsArcsAndRoles() throws {
        let text = try GraphText(
            parsing: "A -> B -> C; {A B} -> {C D}; A <-> B; U [latent]\nU -> A <- 'other name' # why")
        let graph = text.graph
        #expect(graph.names == ["A", "B", "C", "D", "U", "other name"])
        #expect(
            graph.arrows.map { "\(graph.names[$0.from])\(graph.names[$0.to])" }
                == ["AB", "AC", "AD", "BC", "BD", "UA", "other nameA"])
        #expect(graph.arcs.map { [$0.0, $0.1] } == [[0, 1]])
        #expect(graph.latent == [4])
        #expect(try GraphText(parsing: "肺癌 ← 吸烟 → 黄手指；基因 [latent]").graph.names == ["肺癌", "吸烟", "黄手指", "基因"])
        #expect(try GraphText(parsing: "A\r\nB").graph.names == ["A", "B"])
    }

    @Test func readsDagittysForm() throws {
        let text = try GraphText(
            parsing: """
                dag { bb="-3,-0.5,2,1.2" x [exposure,pos="-0.5,1"] y[outcome] u[latent, pos="1,2"] "a b" [adjusted]
                x <- u -> y  x <-> y ; {x "a b"} -> { m n } -> y [beta=.3] }
                """)
        let graph = text.graph
        #expect(graph.names == ["x", "y", "u", "a b", "m", "n"])
        #expect((text.exposures, text.outcomes, text.adjusted, graph.latent) == ([0], [1], [3], [2]))
        #expect(
            graph.arrows.map { [$0.from, $0.to] } == [
                [0, 4], [0, 5], [2, 0], [2, 1], [3, 4], [3, 5], [4, 1], [5, 1],
            ])
        #expect(graph.arcs.map { [$0.0, $0.1] } == [[0, 1]])
        let short = try GraphText(parsing: "dag{x[e] y[o] u[u] l[l] x<-u->y l}")
        #expect((short.exposures, short.outcomes, short.graph.latent) == ([0], [1], [2, 3]))
        #expect(try GraphText(parsing: "digraph G { a -> b; b [label=\"B\"]; }").graph.names == ["a", "b"])
        let edge = try GraphText(parsing: "dag { a -> b [latent] }")
        #expect(edge.graph.latent.isEmpty, "what stands behind a link is the link's")
    }

    static let mistakes: [(String, GraphTextError.Reason)] = [
        ("A -> B -> ⟦?⟧", GraphTextError.Reason.unknownSign), ("A -> ⟦\"B⟧", .openQuote), ("A -> ⟦\"\"⟧", .emptyName),
        ("A ⟦->>⟧ B", .unknownLink), ("A ⟦--⟧ B", .undirectedLink), ("pag { A @-> B }", .unknownLink),
        ("dag { A ⟦@->⟧ B }", .undirectedLink), ("⟦pdag⟧ { A -> B }", .classOfGraphs), ("A -> ⟦⟧", .missingVariable),
        ("⟦->⟧ A", .missingVariable), ("A -> ⟦;⟧ B", .missingVariable), ("⟦A B⟧ -> C", .missingSeparator),
        ("⟦{⟧A B", .unbalancedBrace), ("A ⟦}⟧", .unbalancedBrace), ("{A ⟦{⟧B}}", .nestedBraces),
        ("{A ⟦->⟧ B}", .nestedBraces), ("⟦{}⟧ -> A", .missingVariable), ("A ⟦[⟧latent", .misplacedBracket),
        ("⟦[⟧latent]", .misplacedBracket), ("A [⟦latnet⟧]", .unknownRole), ("dag { A [⟦selected⟧] }", .selected),
        ("dag { A } ⟦B⟧", .textBehindGraph), ("dag { A ⟦⟧", .unbalancedBrace), ("⟦  ⟧", .noVariable),
        ("A ⟦->⟧ A", .graph(.causesItself("A"))), ("A ⟦=⟧ B", .unknownSign),
        ("A -> B; B -> C; C ⟦->⟧ A; A -> D", .graph(.cycle(["A", "B", "C", "A"]))),
    ]

    @Test(arguments: mistakes)
    func placesAMistake(marked: String, reason: GraphTextError.Reason) {
        let open = marked.range(of: "⟦")
        let text = marked.filter { $0 != "⟦" && $0 != "⟧" }
        do {
            _ = try GraphText(parsing: text)
            Issue.record("\(text) was read")
        } catch {
            guard let open, let close = marked.range(of: "⟧") else { return }
            #expect(error.reason == reason)
            let start = marked[..<open.lowerBound].utf8.count
            #expect(error.place == start..<(start + marked[open.upperBound..<close.lowerBound].utf8.count))
        }
    }

    @Test func hostileTextEndsSoon() {
        let names = (0..<100_000).map { "v\($0)" }
        let group = "{" + names.prefix(2_000).joined(separator: " ") + "}"
        let texts = [
            String(repeating: "{", count: 1_000_000), String(repeating: "dag {", count: 200_000),
            String(repeating: "[", count: 1_000_000), String(repeating: "A->", count: 300_000),
            String(repeating: "\"", count: 999_999), names.joined(separator: ";"), "\(group) -> \(group)",
            String(repeating: "e\u{301}", count: 100_000) + "\u{0}",
        ]
        for text in texts {
            #expect(throws: GraphTextError.self) { try GraphText(parsing: text) }
        }
    }
}

extension String {
    fileprivate func range(of sign: Character) -> Range<Index>? {
        firstIndex(of: sign).map { $0..<index(after: $0) }
    }
}
