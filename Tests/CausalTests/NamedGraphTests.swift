import BitCollections
import Causal
import Testing

/// The public graphs of textbooks and of other programs' tests, with their published answers (dagitty, pgmpy, DoWhy).
@Suite struct NamedGraphTests {
    static let totalEffects: [(String, String, [[String]]?)] = [
        ("confounder", "z -> {x y}; x -> y", [["z"]]),
        ("game 1", "x -> A -> y; A -> B", [[]]),
        ("game 2", "x -> E -> y; A -> B; A -> x; B -> C; D -> B; D -> E", [[]]),
        ("game 3", "x -> y; x -> A; B -> A; B -> y; B -> x", [["B"]]),
        ("game 4", "A -> x; A -> B; C -> B; C -> y", [[]]),
        ("game 5", "A -> x; A -> B; C -> B; C -> y; x -> y; B -> x", [["C"], ["A", "B"]]),
        ("game 5, C latent", "A -> x; A -> B; C [latent] -> B; C -> y; x -> y; B -> x", [["A", "B"]]),
        ("Simpson 1c", "x -> y; L1 [latent] -> {x Z}; L2 [latent] -> {Z y}", [[]]),
        ("Simpson 1d", "x -> y; L1 [latent] -> {x Z}; Z -> y", [["Z"]]),
        ("Simpson 2a", "x -> {y Z}; L [latent] -> {Z y}", [[]]),
        ("Simpson 2b", "x -> y; Z -> x; L [latent] -> {x y}", nil),
        ("Simpson machine", "x -> y; Z1 -> U [latent] -> x; Z1 -> Z3 -> y; U -> Z2; Z3 -> Z2", [["Z1"], ["Z3"]]),
        ("cause of mediator 1", "x -> M -> y; U [latent] -> {x Z}; Z -> M", [["Z"]]),
        ("cause of mediator 2", "x -> M -> y; U [latent] -> {Z M}; Z -> x", [["Z"]]),
        ("mediator, confounded", "x -> y; x -> M -> y; W1 -> {x y}; W2 -> {M y}", [["W1"]]),
        ("extended triangle", "A -> {x Z}; B -> {y Z}; x -> y; Z -> {x y}", [["A", "Z"], ["B", "Z"]]),
        ("mediator, small", "Z -> {x I}; x -> {I y}; I -> y", [["Z"]]),
        (
            "Pearl 3.3.1", "Z1 -> {Z3 Z4}; Z2 -> {Z4 Z5}; Z3 -> x; Z4 -> {x y}; Z5 -> y; Z6 -> y; x -> Z6",
            [["Z1", "Z4"], ["Z3", "Z4"], ["Z2", "Z4"], ["Z4", "Z5"]]
        ),
        ("bow", "x -> y; x <-> y", nil), ("front door", "x -> m -> y; x <-> y", nil),
        ("napkin", "W -> Z -> x -> y; W <-> x; W <-> y", nil),
    ]

    @Test(arguments: totalEffects)
    func totalEffect(name: String, text: String, expected: [[String]]?) throws {
        let graph = try graph(text)
        let question = EffectQuestion(graph, of: graph.set("x"), on: graph.set("y"))
        switch question.adjustment() {
        case .noneNeeded: #expect(expected == [[]])
        case .sets(let sets, _): #expect(Set(graph.text(sets)) == Set(expected ?? []))
        case .impossible: #expect(expected == nil)
        }
    }

    static let directEffects: [(String, String, [[String]])] = [
        ("game 1", "x -> A -> y; A -> B", [["A"]]),
        ("game 2", "x -> E -> y; A -> B; A -> x; B -> C; D -> B; D -> E", [["E"]]),
        ("mediator, confounded", "x -> y; x -> M -> y; W1 -> {x y}; W2 -> {M y}", [["M", "W1", "W2"]]),
        ("mediator, small", "Z -> {x I}; x -> {I y}; I -> y", [["I"]]),
    ]

    @Test(arguments: directEffects)
    func directEffect(name: String, text: String, expected: [[String]]) throws {
        let graph = try graph(text)
        let question = EffectQuestion(graph, of: graph.set("x"), on: graph.set("y"), isDirect: true)
        guard case .sets(let sets, true) = question.adjustment() else {
            Issue.record("\(name): no sets")
            return
        }
        #expect(Set(graph.text(sets)) == Set(expected))
    }

    @Test func setsThatHarmAreRefusedWithTheReason() throws {
        let two = try graph("x -> E -> y; A -> B; A -> x; B -> C; D -> B; D -> E")
        let question = EffectQuestion(two, of: two.set("x"), on: two.set("y"))
        #expect(question.test([]).isValid)
        for name in ["B", "C"] {
            guard case .open(let path, let openings)? = question.test(two.set(name)).flaws.first else {
                Issue.record("\(name) was let through")
                continue
            }
            #expect(path.text(in: two) == "x <- A -> B <- D -> E -> y")
            #expect(openings.map { two.names[$0.collider] + two.names[$0.given] } == ["B" + name])
        }
        guard case .onCausalPath(let node, let path)? = question.test(two.set("E")).flaws.first else {
            Issue.record("E was let through")
            return
        }
        #expect(two.names[node] == "E" && path.text(in: two) == "x -> E -> y")
        #expect(question.test(two.set("A", "B", "C", "D")).superfluous == two.set("A", "B", "C", "D"))
        let one = try graph("x -> A -> y; A -> B")
        guard
            case .effect(_, let source, let way)? = EffectQuestion(one, of: one.set("x"), on: one.set("y"))
                .test(one.set("B")).flaws.first
        else {
            Issue.record("B was let through")
            return
        }
        #expect(one.names[source] == "A" && way.text(in: one) == "A -> B")
    }

    @Test func whatIsImpossibleNamesThePathAndWhatStandsOnIt() throws {
        let latent = try graph("x -> y; Z -> x; L [latent] -> {x y}")
        guard
            case .impossible(let obstacle) = EffectQuestion(latent, of: latent.set("x"), on: latent.set("y"))
                .adjustment()
        else {
            Issue.record("not impossible")
            return
        }
        #expect(obstacle.path.text(in: latent) == "x <- L -> y")
        #expect(obstacle.blockers == [.latent(3)])
        let mediated = try graph("x -> m -> y; x <-> m")
        guard
            case .impossible(let other) = EffectQuestion(mediated, of: mediated.set("x"), on: mediated.set("y"))
                .adjustment()
        else {
            Issue.record("not impossible")
            return
        }
        #expect(other.path.text(in: mediated) == "x <-> m -> y")
        #expect(other.blockers == [.forbidden(1)])
    }

    static let frontDoors: [(String, [[String]])] = [
        ("x -> M1 -> y; U [latent] -> {x y}", [["M1"]]), ("x -> {M1 M2} -> y; U [latent] -> {x y}", [["M1", "M2"]]),
        ("E [latent] -> {x R}; x -> M; R -> M; M -> y", []), ("x -> B; D [latent] -> {B y}; B -> y", []),
        ("x -> {M1 M2} -> y; U -> {x y}; M2 [latent]", []), ("x -> y; x <-> y", []),
    ]

    @Test(arguments: frontDoors)
    func frontDoor(text: String, expected: [[String]]) throws {
        let graph = try graph(text)
        let door = FrontDoor(EffectQuestion(graph, of: graph.set("x"), on: graph.set("y")))
        #expect(graph.text(door.minimalSets().sets) == expected)
        #expect((door.unmetPath == nil) == !expected.isEmpty)
    }

    static let instrumentals: [(String, [String])] = [
        ("z -> x -> y; u [latent] -> {x y}", ["z"]), ("w -> z -> x -> y; w -> u [latent] -> {x y}", ["z|w"]),
        ("A -> {x Z}; B -> {y Z}; x -> y; Z -> {x y}", ["A|Z,B"]), ("W -> Z -> x -> y; W <-> x; W <-> y", ["Z|W"]),
        ("x -> A -> y; A -> B", []), ("U1 [latent] -> {x M}; U2 [latent] -> {M y}; x -> y", []),
    ]

    @Test(arguments: instrumentals)
    func instruments(text: String, expected: [String]) throws {
        let graph = try graph(text)
        let found = EffectQuestion(graph, of: graph.set("x"), on: graph.set("y")).instruments().map { one in
            graph.names[one.node]
                + (one.given.isEmpty ? "" : "|" + one.given.map { graph.names[$0] }.joined(separator: ","))
        }
        #expect(found == expected)
    }

    @Test func asia() throws {
        let graph = try graph("a -> t -> e; s -> l -> e; s -> b -> d; e -> x; e -> d")
        func separated(_ one: String, _ other: String, _ given: String...) -> Bool {
            graph.areSeparated(graph.set(one), graph.set(other), given: NodeSet(given.compactMap(graph.node)))
        }
        #expect(separated("a", "s") && separated("t", "l") && separated("x", "d", "e"))
        #expect(separated("x", "b", "e") && separated("x", "s", "l"))
        for given in ["d", "e", "x"] { #expect(!separated("a", "s", given)) }
        #expect(!separated("t", "l", "e"))
        #expect(graph.implications().list.count == 20)
        #expect(
            graph.openPath(from: graph.set("a"), to: graph.set("s"), given: graph.set("x"))?.text(in: graph)
                == "a -> t -> e <- l <- s")
    }
}
