import Diagnostics
import Engine
import Foundation
import Testing

@testable import Evaluation

@Suite struct SimulateTests {
    @Test(arguments: [
        ("clinic", 0, 40, Models.clinic),
        (
            "market", 7, 30,
            """
            def market():
                A = randint(0, 5)
                B = choice([10, 20, 40], p=[0.5, 0.2, 0.3])
                C = uniform(-1, A)
                D = exponential(2) + binomial(10, 0.3)
                E = C.normal(0.5) * D
                F = rand() + randn()
            m = structural_model(market)

            """
        ),
    ])
    func drawsWhatNumPyDraws(name: String, seed: Int, units: Int, model: String) throws {
        let path = "\(#filePath.components(separatedBy: "/StructuralModels/")[0])/Oracles/structural.json"
        let oracle = try JSONDecoder().decode(
            [String: [String: [Double]]].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        let columns = try #require(oracle[name])
        #expect(!columns.isEmpty)
        for (column, expected) in columns {
            let shown = show(
                """
                seed \(seed)
                \(model)data = simulate(m, \(units))
                for v in data["\(column)"]:
                    print f"{v:.17g}"
                """)
            #expect(shown.diagnostics.isEmpty)
            #expect(
                shown.texts.joined(separator: "\n").split(separator: "\n").map { Double($0) } == expected, "\(column)")
        }
    }

    @Test(arguments: [
        (#"simulate(m, 5).features, simulate(m, 5)["Y"].shape"#, "['Z', 'T']\n(5,)"),
        (#"d = simulate(m, 5, hide=["Z"])\#nd.features, d.x.shape"#, "['T']\n(5, 1)"),
        (#"d = simulate(m, 5, hide=["Y"])\#nd.features, all(d.y == d["T"])"#, "['Z']\nTrue"),
        (#"d = simulate(m, 5, target="T")\#nd.features, all(d.y == d["T"])"#, "['Z', 'Y']\nTrue"),
        (#"d = simulate(m, 1, hide=["Z", "T"])\#nd.x.shape, d.y.shape"#, "(1, 0)\n(1,)"),
        (#"d = simulate(do(m, T=1, Z=[1, 2, 3]), 3)\#nd["T"], d["Z"]"#, "[1 1 1]\n[1 2 3]"),
        (#"all(simulate(do(m, T=True), 9)["T"] == 1)"#, "True"),
    ])
    func givesADataSet(cell: String, text: String) {
        let shown = show(Models.clinic + cell)
        #expect(shown.diagnostics.isEmpty)
        let lines = shown.last.split(separator: "\n").map { $0.components(separatedBy: " = ").last ?? "" }
        #expect(lines.joined(separator: "\n") == text)
    }

    @Test func aModelKeepsWhatItReadWhenItWasMade() {
        let shown = show(
            """
            k = 2
            def twice(x):
                return k * x
            def f():
                X = normal(0, 1)
                Y = twice(X) + k
            m = structural_model(f)
            a = simulate(m, 3)
            k, normal = 100, 5
            d = simulate(m, 3)
            print max(abs(d["Y"] - 100*d["X"] - 2)) < 1e-9, max(abs(a["Y"] - 2*a["X"] - 2)) < 1e-9
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts == ["True True"])
    }

    @Test func whatIsAskedForNoTruthValueMayVary() {
        let shown = show(
            """
            hard, limit = True, 2
            def f():
                X = normal(0, 1)
                Y = hard and X
                Z = 0 < limit < X
            d = simulate(structural_model(f), 9)
            print all(d["Y"] == d["X"]), all(d["Z"] == (d["X"] > 2))
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.last == "True True")
    }

    @Test func makingAModelAndAskingItMovesNoLaterNumber() {
        let asked = show(
            "seed 3\n" + Models.school + """
                d = dataset(X=[0.5], H=[1], Y=[1.5], target="Y")
                counterfactual(m, d, H=2)
                expectation(m, "Y", X=1)
                distribution(m)
                print rand()
                """)
        #expect(asked.diagnostics.isEmpty)
        #expect(asked.last == show("seed 3\nprint rand()").last)
    }

    @Test func netsAndFunctionsStandInEquations() {
        let shown = show(
            """
            seed 0
            net = sequential(dense(3, tanh), dense(1), input=1)
            def effect(t, z):
                if True:
                    return t * (1 + z)
            def f():
                Z = normal(0, 1)
                W = net(Z[:, None])[:, 0]
                T = (lambda z: binomial_or(z))(Z)
                Y = effect(T, Z) + W + normal(0, 1)
            def binomial_or(z):
                return z > 0
            m = structural_model(f)
            simulate(m, 4).x.shape
            m
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts.first?.hasSuffix("(4, 3)") == true)
        #expect(shown.last.contains("T | (lambda z: binomial_or(z))(Z) | Z | –"))
        #expect(shown.last.contains("Y | effect(T, Z) + W + normal(0, 1) | Z, W, T | normal(0, 1)"))
    }

    @Test func simulatingCostsWhatItDraws() {
        var settings = SessionSettings()
        settings.limits = .init(steps: 100_000, operations: 1_000_000, memory: 1 << 30)
        #expect(show(Models.clinic + "simulate(m, 1000000)", settings: settings).number == 702)
        settings.limits = .init(steps: 100_000, operations: 1 << 50, memory: 1 << 20)
        #expect(show(Models.clinic + "simulate(m, 1000000)", settings: settings).number == 703)
        #expect(show(Models.clinic + "simulate(m, 9000000000000000000)").diagnostics.count == 1)
        #expect(show(Models.clinic + "for i in range(10000):\n    d = simulate(m, 3)").diagnostics.isEmpty)
    }
}
