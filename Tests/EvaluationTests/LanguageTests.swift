import Diagnostics
import Testing

@testable import Evaluation

/// Each case is a cell and the text of the last thing it shows.
@Suite struct LanguageTests {
    @Test(arguments: [
        ("1 + 2*3", "7"),
        ("7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3", "7 // 2 = 3\n-7 // 2 = -4\n7 % 3 = 1\n-7 % 3 = 2\n7 % -3 = -2"),
        ("7 / 2", "3.5"),
        ("6 / 2", "3.0"),
        ("2**10, 2**-1, 2.0**0.5", "2**10 = 1024\n2**-1 = 0.5\n2.0**0.5 = 1.414214"),
        ("-2**2", "-4"),
        ("7.5 // 2, -7.5 % 2", "7.5 // 2 = 3.0\n-7.5 % 2 = 0.5"),
        ("1 < 2 < 3, 1 < 3 < 2", "1 < 2 < 3 = True\n1 < 3 < 2 = False"),
        ("not 1 == 2", "True"),
        ("1 or 2, 0 and 3, None or 5", "1 or 2 = 1\n0 and 3 = 0\nNone or 5 = 5"),
        ("\"a\" + \"b\" * 3", "'abbb'"),
        ("[1, 2] + [3], [0] * 3", "[1, 2] + [3] = [1, 2, 3]\n[0] * 3 = [0, 0, 0]"),
        (
            "2 in [1, 2], 5 not in range(3), \"b\" in \"abc\"",
            "2 in [1, 2] = True\n5 not in range(3) = True\n\"b\" in \"abc\" = True"
        ),
        ("x = None\nx is None, x is not None", "x is None = True\nx is not None = False"),
        ("3 if 1 > 2 else 4", "4"),
        ("[k**2 for k in range(6) if k % 2 == 0]", "[0, 4, 16]"),
        ("[(a, b) for a, b in zip([1, 2], [3, 4])]", "[(1, 3), (2, 4)]"),
        ("f\"{1/3:.3f} {2:>4d} {'x':<3}|\"", "'0.333    2 x  |'"),
        ("(lambda a, b=2: a + b)(1)", "3"),
        (
            "0.1 + 0.2, 1e-5, 123456789.0, 1e16",
            "0.1 + 0.2 = 0.3\n1e-5 = 1e-05\n123456789.0 = 123456800.0\n1e16 = 1e+16"
        ),
        ("reshape(arange(6), array([2, -1]))", "[[0 1 2]\n [3 4 5]]"), ("arange(4).reshape(array([4]))[3]", "3"),
        ("normal([[1.0], [2.0]], zeros(3))", "[[1. 1. 1.]\n [2. 2. 2.]]"),
        ("normal(zeros(3), 1, (2, 3)).shape", "(2, 3)"),
        ("seed(0)\na = uniform([0, 10], (1, 20), (3, 2))\nseed(0)\nall(a == [0, 10] + [1, 10]*rand(3, 2))", "True"),
        ("seed(0)\na = exponential([1, 2])\nseed(0)\nall(a == exponential(1, 2) * [1, 2])", "True"),
        ("seed(0)\nbinomial([3, 100], 0.5, (2, 2)).shape", "(2, 2)"),
        ("len(binomial(full(30_000, 3), full(30_000, 0.5)))", "30000"),
    ]) func expressionShows(cell: String, text: String) {
        let shown = show(cell)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        #expect(shown.last == text)
    }

    @Test func assignmentCopies() {
        let shown = show("a = [1, 2, 3]\nb = a\nb[0] = 99\na, b")
        #expect(shown.last == "a = [1, 2, 3]\nb = [99, 2, 3]")
    }

    @Test func functionCannotChangeWhatItIsGiven() {
        let shown = show("def f(v):\n    v[0] = 9\n    return v\nx = zeros(2)\ny = f(x)\nx, y")
        #expect(shown.last == "x = [0. 0.]\ny = [9. 0.]")
    }

    @Test func innerFunctionKeepsTheValuesItSaw() {
        let shown = show(
            """
            def counter(n):
                def add(k):
                    return n + k
                n = 100
                return add(1)
            counter(5)
            """)
        #expect(shown.last == "6")
    }

    @Test func functionReadsCellVariablesAsTheyAreWhenItRuns() {
        let shown = show("a = 1\ndef f():\n    return a\na = 2\nf()")
        #expect(shown.last == "2")
    }

    @Test func innerFunctionCallsItself() {
        let shown = show(
            """
            def outer(n):
                def factorial(k):
                    return 1 if k < 2 else k * factorial(k - 1)
                return factorial(n)
            outer(10)
            """)
        #expect(shown.last == "3628800")
    }

    @Test func comprehensionLeavesItsTargetAlone() {
        let shown = show("k = 7\nxs = [k for k in range(3)]\nk")
        #expect(shown.last == "7")
    }

    @Test func recordKeepsEveryHundredthAndTheLast() {
        let shown = show("for k in range(250):\n    record k, square=k**2, every=100")
        #expect(shown.last == "k | square\n0 | 0\n100 | 10000\n200 | 40000\n249 | 62001")
    }

    @Test func recordShowsOneTableWhenTheOutermostLoopEnds() {
        let shown = show("for a in range(2):\n    for b in range(2):\n        record a, b")
        #expect(shown.texts == ["a | b\n0 | 0\n0 | 1\n1 | 0\n1 | 1"])
    }

    @Test func metricsGoByNameAndInAList() {
        let shown = show(
            "seed 1\nnet = sequential(dense(1, sigmoid))\nh = train(net, make_xor(4), loss=mse, metrics=[\"accuracy\"])",
            "evaluate net, make_xor(4), metrics=[accuracy, mse]")
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.last.contains("\naccuracy | "))
        #expect(shown.last.contains("\nmse | "))
    }

    @Test func aShadowedWordIsExplained() {
        let help = show("mean = 3\nmean([1, 2])").diagnostics.first?.help?[.english]
        #expect(help?.hasPrefix("a line above gave mean another value") == true)
    }

    @Test func onlyATruthIsAPromise() {
        #expect(show("expect 5").number == 303)
        #expect(show("expect \"no\"").number == 303)
        #expect(show("expect not False").last == "not False")
        #expect(show("expect array([1, 2]) > 0").last == "array([1, 2]) > 0 ([1 2] > 0)")
    }

    @Test func aLossOfNaNIsSaid() {
        let shown = show(
            "seed 0\nx = rand(10, 1)*1000\nh = train(sequential(dense(1)), (x, rand(10, 1)), loss=mse, optimizer=sgd(lr=10.0), epochs=20)"
        )
        #expect(shown.diagnostics.map(\.number) == [330])
        #expect(shown.diagnostics.map(\.severity) == [.warning])
    }

    @Test func expectShowsBothSides() {
        #expect(show("x = 2\nexpect x*2 == 4").last == "x*2 == 4 (4 == 4)")
        let broken = show("x = 0.85\nexpect x >= 0.9")
        #expect(broken.diagnostics.first?.headline[.english] == "expected x >= 0.9, but it is 0.85")
    }

    @Test(arguments: [
        ("0.01344 ≈ 0.0134", true), ("0.01346 ≈ 0.0134", false), ("0.13 ≈ 0.1", true), ("0.16 ≈ 0.1", false),
        ("1.0000001 ≈ 1", true), ("1.001 ≈ 1", false), ("array([1.0, 2.0]) ≈ [1, 2]", true), ("0.15 ~= 0.1", true),
    ]) func closeComparesByTheLastDigit(comparison: String, holds: Bool) {
        #expect(show("expect \(comparison)").diagnostics.isEmpty == holds)
    }

    @Test func loopShowsOnlyWhatIsPrinted() {
        let shown = show("for k in range(2):\n    print k\n    show k*10")
        #expect(shown.texts == ["0\n0\n1\n10"])
        #expect(show("for k in range(2):\n    k").number == 243)
    }

    @Test func appendGrowsAList() {
        #expect(show("xs = []\nfor k in range(3):\n    xs.append(k)\nxs").last == "[0, 1, 2]")
        #expect(show("xs = [[], []]\nxs[1].append(5)\nxs").last == "[[], [5]]")
    }

    /// What is changed in place is nobody else's.
    @Test func aCopyStaysAsItWas() {
        #expect(show("a = [1]\nb = a\na += [2]\na += a\na, b").last == "a = [1, 2, 1, 2]\nb = [1]")
        #expect(show("a = zeros(2)\nb = a\na[0] = 1\na, b").last == "a = [1. 0.]\nb = [0. 0.]")
        #expect(show("a = [[0]]\nb = a\na[0][0] = 1\na[0] += [2]\na, b").last == "a = [[1, 2]]\nb = [[0]]")
    }
}
