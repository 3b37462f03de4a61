import BitCollections
import Testing

@testable import Causal

@Suite struct NamedGraphIdentificationTests {
    struct Named: Sendable {
        let name: String
        let graph: String
        var latent: [String] = []
        var of = ["X"]
        var on = ["Y"]
        var given: [String] = []
        let formula: String
    }

    static let identifiable = [
        Named(
            name: "back-door", graph: "Z->X Z->Y X->Y", formula: "P(y | do(x)) = Σ_z P(y | x, z) P(z)"),
        Named(
            name: "two confounders", graph: "A->X A->Y B->X B->Y X->Y",
            formula: "P(y | do(x)) = Σ_{a, b} P(y | x, b, a) P(b) P(a)"),
        Named(name: "chain", graph: "X->M->Y", formula: "P(y | do(x)) = P(y | x)"),
        Named(name: "long way round", graph: "A->B->X->Y", formula: "P(y | do(x)) = P(y | x)"),
        Named(name: "collider", graph: "A->X A->B C->B C->Y", formula: "P(y | do(x)) = P(y)"),
        Named(
            name: "front-door", graph: "X->M->Y X<->Y",
            formula: "P(y | do(x)) = Σ_m P(m | x) Σ_x′ P(y | m, x′) P(x′)"),
        Named(
            name: "front-door with U", graph: "U->X U->Y X->M->Y", latent: ["U"],
            formula: "P(y | do(x)) = Σ_m P(m | x) Σ_x′ P(y | m, x′) P(x′)"),
        Named(
            name: "two mediators", graph: "X->M1->M2->Y X<->Y",
            formula: "P(y | do(x)) = Σ_m2 P(m2 | x) Σ_x′ P(y | m2, x′) P(x′)"),
        Named(
            name: "napkin", graph: "W->Z->X->Y W<->X W<->Y",
            formula: "P(y | do(x)) = (Σ_w P(x, y | z, w) P(w)) / (Σ_w P(x | z, w) P(w))"),
        Named(
            name: "Shpitser 2008, figure 3a", graph: "X->Y1 W1->X W2->Y2 X<->W2 Y1<->W1 W1<->W2 W1<->Y2",
            on: ["Y1", "Y2"], formula: "P(y1, y2 | do(x)) = P(y2) Σ_w1 P(y1 | x, w1) P(w1)"),
        Named(
            name: "conditional", graph: "Z->X Z->Y X->Y", given: ["Z"], formula: "P(y | do(x), z) = P(y | x, z)"),
        Named(
            name: "conditional on an effect", graph: "X->Y Y->C Z->X Z->Y", given: ["C"],
            formula: "P(y | do(x), c) = (P(c | y) Σ_z P(y | x, z) P(z)) / (Σ_z P(c | x, z) P(z))"),
    ]

    @Test(arguments: identifiable) func formulasReadAsInTheBooks(_ named: Named) throws {
        let graph = try CausalGraph.named(named.graph, latent: named.latent)
        func set(_ names: [String]) -> NodeSet { NodeSet(names.compactMap { graph.node($0) }) }
        let identified = try Identification.identify(
            graph, effectOf: set(named.of), on: set(named.on), given: set(named.given))
        let estimand = try #require(identified.estimand)
        #expect(FormulaWriter(for: graph).equation(identified.query, estimand).text == named.formula)
        var draws = Draws(state: 25)
        var model = RandomModel(graph, using: &draws, ternary: true)
        let mistakes = try IdentificationTruth.mistakes(identified, graph, &model)
        #expect(mistakes.isEmpty)
    }

    @Test func theNapkinHoldsForAnyValueOfItsInstrument() throws {
        let graph = try CausalGraph.named("W->Z->X->Y W<->X W<->Y")
        let identified = try Identification.identify(graph, effectOf: graph.set("X"), on: graph.set("Y"))
        #expect(identified.anyValue == graph.set("Z"))
        let writer = FormulaWriter(for: graph)
        let tex = try writer.equation(identified.query, #require(identified.estimand)).tex
        #expect(
            tex == "P(y \\mid \\operatorname{do}(x)) = "
                + "\\frac{\\sum_{w} P(x, y \\mid z, w) P(w)}{\\sum_{w} P(x \\mid z, w) P(w)}")
        let lines = identified.steps.map { step in
            switch step.reason {
            case .nothingActedOn: "1"
            case .onlyCauses: "2"
            case .noCause, .addedAction: "\(step.reason)".hasPrefix("noCause") ? "2 rule 3" : "3"
            case .components: "4"
            case .hedge: "5"
            case .component: "6"
            case .inside: "7"
            case .seenAsActed, .conditional: "IDC"
            case .assembled: "assembled"
            case .simplified: "simplified"
            }
        }
        #expect(lines == ["3", "7", "2 rule 3", "2", "6", "assembled", "simplified"])
    }

    static let impossible = [
        Named(name: "bow", graph: "X->Y X<->Y", formula: "{X, Y} {Y} {Y}"),
        Named(name: "instrument", graph: "Z->X->Y X<->Y", formula: "{X, Y} {Y} {Y}"),
        Named(
            name: "instrument with U", graph: "Z->X->Y U->X U->Y", latent: ["U"], formula: "{X, Y} {Y} {Y}"),
        Named(name: "front-door and a direct arrow", graph: "X->M->Y X->Y X<->Y", formula: "{X, Y} {Y} {Y}"),
        Named(
            name: "front-door, mediator confounded with the outcome", graph: "X->M->Y X<->Y M<->Y",
            formula: "{X, M, Y} {M, Y} {Y}"),
        Named(
            name: "front-door, mediator confounded with the cause", graph: "X->M->Y X<->Y X<->M",
            formula: "{X, M} {M} {M}"),
        Named(
            name: "back-door, Z confounded with both", graph: "Z->X Z->Y X->Y Z<->X Z<->Y",
            formula: "{Z, X, Y} {Z, Y} {Y}"),
        Named(
            name: "conditional", graph: "X->Y X<->Y Z->Y", given: ["Z"], formula: "{X, Y} {Y} {Y}"),
    ]

    @Test(arguments: impossible) func whatIsImpossibleHasAHedge(_ named: Named) throws {
        let graph = try CausalGraph.named(named.graph, latent: named.latent)
        func set(_ names: [String]) -> NodeSet { NodeSet(names.compactMap { graph.node($0) }) }
        let identified = try Identification.identify(
            graph, effectOf: set(named.of), on: set(named.on), given: set(named.given))
        let hedge = try #require(identified.hedge)
        func text(_ set: NodeSet) -> String { "{\(set.sorted().map { graph.names[$0] }.joined(separator: ", "))}" }
        #expect("\(text(hedge.outer)) \(text(hedge.inner)) \(text(hedge.roots))" == named.formula)
        #expect(IdentificationTruth.flaws(hedge, identified, graph) == [])
    }

    @Test func questionsThatCannotBeAskedAreRefused() throws {
        let graph = try CausalGraph.named("U->X U->Y X->Y", latent: ["U"])
        func error(_ x: NodeSet, _ y: NodeSet, _ z: NodeSet = []) -> IdentificationError? {
            do throws(IdentificationError) {
                _ = try Identification.identify(graph, effectOf: x, on: y, given: z)
                return nil
            } catch { return error }
        }
        #expect(error(graph.set("X"), graph.set("X")) == .overlap("X", .cause, .outcome))
        #expect(error(graph.set("X"), graph.set("Y"), graph.set("Y")) == .overlap("Y", .outcome, .given))
        #expect(error(graph.set("U"), graph.set("Y")) == .latent("U", .cause))
        #expect(error([], graph.set("Y")) == .nothing(.cause))
        #expect(error(graph.set("X"), []) == .nothing(.outcome))
    }
}
