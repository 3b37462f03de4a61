import Causal
import Diagnostics
import Documents
import Engine
import Language
import Testing

@testable import Evaluation

@Suite struct TruthTests {
    @Test(arguments: [
        (Models.clinic, "T", "Y", 2.0, Truth.Method.linear), (Models.tar, "S", "C", 0.35, .linear),
        (Models.stones, "A", "R", 0.0536712, .enumeration), (Models.school, "X", "Y", 0.9, .linear),
        (Models.clinic, "Y", "T", 0, .simulation(units: 200_000)),
    ])
    func theEffectIsWhatTheEquationsSay(
        model: String, treatment: String, outcome: String, effect: Double, method: Truth.Method
    ) throws {
        var session = try session(model)
        let value = try #require(session.model("m"))
        let before = session.random
        let truth = try #require(try session.truth(of: value, effectOf: treatment, on: outcome))
        #expect(abs(truth.value - effect) < 5e-7)
        #expect(truth.method == method)
        #expect(session.random == before)
    }

    /// Without the noise that both worlds share, the standard error would be some fifty times as large.
    @Test func theSameNoiseInBothWorldsLeavesLittleError() throws {
        var session = try session(
            """
            def f():
                Z = normal(0, 1)
                T = binomial(1, sigmoid(Z))
                Y = exp(0.1*T*Z) + 5*Z**2 + normal(0, 1)
            m = structural_model(f)
            """)
        let model = try #require(session.model("m"))
        let operations = session.graph.budget.operations
        let truth = try #require(try session.truth(of: model, effectOf: "T", on: "Y"))
        // E exp(.1 Z) - 1 = e^.005 - 1
        let error = try #require(truth.standardError)
        #expect(error < 0.0004)
        #expect(abs(truth.value - 0.005012520859401) < 4 * error)
        #expect(session.graph.budget.operations - operations > 1_000_000)
        #expect(try session.truth(of: model, effectOf: "T", on: "X") == nil)
        let twice = try #require(try session.truth(of: model, effectOf: "T", on: "Y", contrast: (2, 0)))
        #expect(abs(twice.value - 0.0202013400267558) < 4 * (twice.standardError ?? 0))
    }

    @Test func aDataSetRemembersItsModelUntilItsValuesChange() throws {
        let session = try session(
            Models.clinic + """
                d = simulate(m, 40)
                rows, first, one, named = d[:10], d[[0, 2]], d[3], d[["T"]]
                train, test = split(d)
                fold = kfold(d, 2)[0][1]
                part = batches(d, 8)[0]
                scaled = standardize(d)
                changed = d
                changed["Z"] = 0
                chosen = d[d["T"] == 1]
                world = simulate(do(m, T=1), 5)
                """)
        for name in ["d", "rows", "first", "one", "named", "train", "test", "fold", "part", "world"] {
            let origin = try #require(session.dataset(name)?.origin as? StructuralModel, "\(name)")
            #expect(origin.names == ["Z", "T", "Y"])
        }
        // Rows that were chosen by their values are another population.
        for name in ["scaled", "changed", "chosen"] {
            #expect(session.dataset(name) != nil && session.dataset(name)?.origin == nil, "\(name)")
        }
        #expect((session.dataset("world")?.origin as? StructuralModel)?.equations[1].isSet == true)
    }

    @Test func theGraphHasAnArrowForEveryCause() throws {
        let model = try #require(try session(Models.clinic).model("m"))
        let graph = try model.graph()
        #expect(graph.names == ["Z", "T", "Y"])
        #expect(graph.arrows.map { [$0.from, $0.to] } == [[0, 1], [0, 2], [1, 2]])
        let set = try #require(try session(Models.clinic + "m = do(m, T=1)").model("m"))
        #expect(try set.graph().arrows.map { [$0.from, $0.to] } == [[0, 2], [1, 2]])
    }

    /// A model in a function in a model …: nothing may be too deep to be freed.
    @Test func modelsInModelsAreCounted() {
        let shown = show(
            """
            def start():
                X = normal(0, 1)
            def kept(model):
                return 1
            m = structural_model(start)
            for i in range(2000):
                def f():
                    X = kept(m)*normal(0, 1)
                m = structural_model(f)
            """)
        #expect(shown.number == 708)
    }
}

/// The session after a cell has run.
private func session(_ cell: String) throws -> Session {
    var session = Session(settings: SessionSettings(), host: Host())
    let notebook = notebook(of: [cell])
    let result = SyntaxTree.parse(lines: notebook.cells[0].lines, names: &session.names)
    session.reserveSlots()
    let program = Program(tree: result.tree, source: notebook.source)
    var frame = Frame(cell: program)
    _ = try session.execute(program.tree.body, in: &frame)
    return session
}

extension Session {
    fileprivate func value(_ name: String) -> Value? {
        variables.indices.first { names[Name(id: $0)] == name }.flatMap { variables[$0] }
    }

    fileprivate func model(_ name: String) -> StructuralModel? {
        if case .causal(let value)? = value(name) { value as? StructuralModel } else { nil }
    }

    fileprivate func dataset(_ name: String) -> Dataset? {
        if case .dataset(let data)? = value(name) { data } else { nil }
    }
}
