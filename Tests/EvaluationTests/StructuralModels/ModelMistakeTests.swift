import Diagnostics
import Documents
import Testing

@testable import Evaluation

@Suite struct ModelMistakeTests {
    /// What the text tells is said before anything runs; the rest when the model is made or asked.
    private static let mistakes: [(cell: String, number: Int, isBeforeTheRun: Bool)] = [
        ("def f(k):\n    X = k\nstructural_model(f)", 540, true),
        ("def f():\n    if True:\n        X = 1\nstructural_model(f)", 541, true),
        ("def f():\n    X, Y = 1, 2\nstructural_model(f)", 541, true),
        ("def f():\n    X = 1\n    X += 1\nstructural_model(f)", 541, true),
        ("def f():\n    X = 1\n    return X\nstructural_model(f)", 541, true),
        ("structural_model(lambda: 1)", 541, true),
        ("def f():\n    X = 1\n    X = 2\nstructural_model(f)", 542, true),
        ("def f():\n    X = Y\n    Y = 1\nstructural_model(f)", 543, true),
        ("def f():\n    X = 1\n    Y = (lambda: Y)()\nstructural_model(f)", 543, true),
        ("def f():\n    X = normal(0, 1, 10)\nstructural_model(f)", 544, true),
        ("def f():\n    X = rand(10)\nstructural_model(f)", 544, true),
        ("def f():\n    X = permutation(10)\nstructural_model(f)", 544, true),
        ("def f():\n    X = sum([normal(0, 1) for i in range(3)])\nstructural_model(f)", 545, true),
        ("k = 1\ndef f():\n    X = normal(0, 1) if k > 0 else 0\nstructural_model(f)", 545, true),
        ("def f():\n    X = True and binomial(1, 0.5)\nstructural_model(f)", 545, true),
        ("def f():\n    X = (lambda: normal(0, 1))()\nstructural_model(f)", 545, true),
        ("def f():\n    Z = rand()\n    X = 1 if Z > 0 else 0\nstructural_model(f)", 546, true),
        ("def f():\n    Z = rand()\n    X = Z > 0 and Z < 1\nstructural_model(f)", 546, true),
        ("def f():\n    Z = rand()\n    X = Z > 0 or Z < 1\nstructural_model(f)", 546, true),
        ("def f():\n    Z = rand()\n    X = not Z\nstructural_model(f)", 546, true),
        ("def f():\n    Z = rand()\n    X = 0 < Z < 1\nstructural_model(f)", 546, true),
        ("def f():\n    Z = rand()\n    X = 0 < 1 < Z < 2\nstructural_model(f)", 546, true),
        ("def g():\n    return rand()\ndef f():\n    X = g()\nstructural_model(f)", 547, false),
        ("def f():\n    X = [1, 2, 3]\nstructural_model(f)", 548, false),
        ("def f():\n    X = \"a\"\nstructural_model(f)", 548, false),
        ("def f():\n    Z = rand()\n    X = Z[:, None]\nstructural_model(f)", 548, false),
        ("def f():\n    Z = rand()\n    X = Z - mean(Z)\nstructural_model(f)", 549, false),
        ("def f():\n    Z = rand()\n    X = cumsum(Z[::-1])\nstructural_model(f)", 549, false),
        ("def f():\n    Z = rand()\n    X = normal(sum(Z), 1)\nstructural_model(f)", 549, false),
        ("def f():\n    Z = rand()\n    X = normal(Z[0] + Z*0, 1) + len(Z)\nstructural_model(f)", 549, false),
        ("def f():\n    pass\nstructural_model(f)", 551, true),
        (Models.clinic + "do(m, t=1)", 550, true), (Models.clinic + "simulate(m, 3, hide=[\"W\"])", 550, true),
        (Models.clinic + "simulate(m, 3, hide=[\"Y\"], target=\"Y\")", 550, true),
        (Models.clinic + "expectation(m, \"Yes\")", 550, true), (Models.clinic + "distribution(m, Q=1)", 550, true),
        (Models.clinic + "counterfactual(m, iris(), T=1)", 550, false),
        (Models.clinic + "simulate(m, 3, hide=[\"Z\", \"T\", \"Y\"])", 552, true),
        (Models.clinic + "expectation(m, \"Y\")", 553, false), (Models.clinic + "distribution(m)", 553, false),
        (
            "def f():\n    X = randint(0, 1000) + randint(0, 1000)\nexpectation(structural_model(f), \"X\", X=1)", 554,
            false
        ),
        ("def f():\n    X = binomial(10**15, 0.5)\ndistribution(structural_model(f))", 554, false),
        ("def f():\n    X = randint(-2**62, 2**62)\ndistribution(structural_model(f))", 554, false),
        (Models.stones + "expectation(m, \"R\", A=2)", 555, false),
        (Models.school + "expectation(do(m, X=1), \"Y\", X=2)", 555, false),
        // A row that contradicts an equation without noise.
        (Self.doubled + "counterfactual(m, dataset(X=[1, 2], Y=[2.000001, 4.00001], target=\"Y\"), X=0)", 555, false),
        (
            "def f():\n    T = rand()\n    Y = T * rand()\nm = structural_model(f)\ncounterfactual(m, simulate(m, 1), T=0)",
            556, false
        ),
        (
            "def f():\n    T = rand()\n    Y = exp(T + rand())\nm = structural_model(f)\ncounterfactual(m, simulate(m, 1), T=0)",
            556, false
        ),
        (Models.tar + "counterfactual(m, simulate(m, 1), S=0)", 556, false),
        (
            "def f():\n    T = rand()\n    Y = normal(mean=0, std=T)\nm = structural_model(f)\ncounterfactual(m, simulate(m, 1), T=0)",
            556, false
        ),
        (Models.school + "counterfactual(m, simulate(m, 1, hide=[\"H\"]), X=0)", 557, false),
        (Models.school + "counterfactual(m, simulate(m, 1, hide=[\"X\"]), X=0)", 557, false),
        (Models.clinic + "do(m, T=\"yes\")", 558, false), (Models.clinic + "do(m, T=[[1]])", 558, false),
        (Models.clinic + "simulate(do(m, T=[1, 0]), 5)", 559, false),
        (Models.clinic + "counterfactual(m, simulate(m, 3), T=[1, 0])", 559, false),
        (Models.clinic + "do(m)", 269, true), (Models.clinic + "do(clinic, T=1)", 270, true),
        (Models.clinic + "simulate(m, 0)", 285, false), ("structural_model(sin)", 270, true),
        (Models.clinic + "counterfactual(m, simulate(m, 3)[:0], T=1)", 400, false),
        ("def f():\n    X = f()\nstructural_model(f)", 706, false),
        ("def f():\n    X = choice([\"A\", \"B\"])\nstructural_model(f)", 270, false),
        ("def f():\n    Z = rand()\n    X = binomial(1, Z - 5)\nstructural_model(f)", 285, false),
    ]

    @Test(arguments: mistakes)
    func isSaidWithItsNumber(cell: String, number: Int, isBeforeTheRun: Bool) {
        let shown = show("print 1\n" + cell)
        #expect(shown.diagnostics.map(\.number) == [number])
        #expect(shown.texts.isEmpty == isBeforeTheRun)
    }

    private static let doubled = "def f():\n    X = normal(0, 1)\n    Y = 2*X\nm = structural_model(f)\n"

    /// Written with fewer digits, or not a number as the equation gives none, a row contradicts nothing.
    @Test func aRowAsItsEquationGivesItIsNoMistake() {
        let shown = show(
            Self.doubled + """
                print counterfactual(m, dataset(X=[1, 2], Y=[2.000001, 4], target="Y"), X=3)["Y"]
                def g():
                    X = normal(0, 1)
                    Y = log(X)
                n = structural_model(g)
                print counterfactual(n, dataset(X=[-1, 1], Y=[float("nan"), 0], target="Y"), X=1)["X"]
                """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.last == "[6.000001 6.      ]\n[1 1]")
    }

    @Test func manyEquationsAreRefused() {
        let lines = (0...2000).map { "    X\($0) = 1" }.joined(separator: "\n")
        #expect(show("def f():\n\(lines)\nstructural_model(f)").number == 551)
    }

    @Test func longExpressionsAreReadInTime() {
        // 3,000 terms, and no operation deeper than an expression may be.
        let group = "(" + Array(repeating: "Z*2", count: 50).joined(separator: " + ") + ")"
        let sum = Array(repeating: group, count: 60).joined(separator: " + ")
        let shown = show(
            "def f():\n    Z = normal(0, 1)\n    X = \(sum)\nm = structural_model(f)\nexpectation(do(m, Z=1), \"X\")")
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.last.hasSuffix("6000.0"))
    }
}
