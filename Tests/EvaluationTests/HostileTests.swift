import Diagnostics
import Engine
import Foundation
import Testing

@testable import Evaluation

/// Every cell must end with a result or a diagnostic of the user's: no trap, no mistake of ours.
@Suite struct HostileTests {
    /// A small budget, so that what grows or loops is stopped early.
    static var settings: SessionSettings {
        var settings = SessionSettings()
        settings.limits = Budget.Limits(steps: 3_000, operations: 3_000_000, memory: 4_000_000)
        settings.outputLimit = 20_000
        return settings
    }

    static let values = [
        "None", "True", "0", "-1", "3", "9223372036854775807", "0.5", "-0.0", "1e308", "nan", "inf", "\"\"", "\"ab\"",
        "[]", "[1, 2]", "[[1], [2, 3]]", "[None]", "(1, 2)", "range(3)", "range(10, 0, -3)", "zeros(0)", "zeros(2, 3)",
        "ones(2, 0, 3)", "array([1, 0]) > 0", "array([[1, 2], [3, 4]])", "lambda x: x", "relu",
        "sequential(dense(2), input=3)",
        "dense(2)", "adam()", "make_xor()", "points([1], [2])", "plot(line([1, 2]))", "zeros(1, 1, 1, 1, 2)",
    ]

    /// What a cell of `source` says that is a mistake of ours.
    private func ours(_ source: String) -> [String] {
        show(source, settings: Self.settings).diagnostics.filter { $0.number >= 900 }.map { $0.headline[.english] }
    }

    @Test func everyOperatorMeetsEveryValue() {
        let operators = ["+", "-", "*", "/", "//", "%", "**", "@", "&", "|", "<", "==", "≈", "in", "and"]
        for left in Self.values {
            for right in Self.values {
                for symbol in operators {
                    let source = "a = \(left)\nb = \(right)\na \(symbol) b"
                    #expect(ours(source).isEmpty, "\(source)")
                }
            }
        }
    }

    @Test func everyCommandMeetsEveryValue() {
        for name in CommandTable.names {
            for value in Self.values {
                for source in [
                    "\(name)(\(value))", "\(name)(\(value), \(value))", "\(name)(\(value), 2, \(value))",
                    "\(name)(\(value), axis=\(value))", "\(name)(\(value), \(value), \(value), \(value))",
                    "y = grad(lambda x: \(name)(x), \(value))",
                ] {
                    #expect(ours(source).isEmpty, "\(source)")
                }
            }
        }
    }

    @Test func everyIndexMeetsEveryValue() {
        let indices = [
            "0", "-1", "5", "9223372036854775807", "::2", "::-1", "5:1", "-9223372036854775808:", "::0", "None", "...",
            "..., ...",
            ":, 0", "0, 0, 0, 0, 0, 0", "True", "0.5", "\"x0\"", "[\"x0\", \"x1\"]", "[0, 0]", "[]", "[9]",
            "array([1, 0]) > 0",
            "None, None, None, None", "[[0, 1], [1, 0]]", "1:, [0, 1]",
        ]
        for value in Self.values {
            for index in indices {
                for source in [
                    "x = \(value)\nx[\(index)]", "x = \(value)\nx[\(index)] = 7", "x = \(value)\nx[\(index)] += x",
                    "x = \(value)\nfor v in x[\(index)]:\n    print v", "a, b = (\(value))[\(index)]",
                ] {
                    #expect(ours(source).isEmpty, "\(source)")
                }
            }
        }
    }

    @Test func everyFieldMeetsEveryValue() {
        for value in Self.values {
            for name in [
                "T", "shape", "x", "y", "weights", "bias", "layers", "parameters", "loss", "append(1)", "sum()",
                "nothing",
            ] {
                #expect(ours("x = \(value)\nx.\(name)").isEmpty)
                #expect(ours("x = \(value)\nx.\(name.prefix { $0 != "(" }) = 3").isEmpty)
            }
        }
    }

    @Test func budgetsEndWhatWouldNot() {
        for (source, number) in [
            ("while True:\n    pass", 701), ("x = zeros(100000, 100000)", 703),
            ("x = [0]\nwhile True:\n    x = x + x", 703),
            ("x = [1]\nwhile True:\n    x.append(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" * 9999)", 703),
            ("def f(n):\n    return f(n + 1)\nf(0)", 706),
            ("for k in range(9999):\n    print \"aaaaaaaaaaaaaaaaaaaa\"", 705),
            ("x = ones(300, 300)\nfor k in range(100):\n    y = x @ x", 702),
            ("x = [1]\nfor k in range(100):\n    x = [x]", 707),
            ("[k for k in range(9223372036854775807)]", 701), ("x = \"ab\" * 9223372036854775807", 703),
            ("while True:\n    n = sequential(dense(50), input=50)", 703), ("while True:\n    a = adam()", 701),
            ("x = [zeros(100000) for k in range(50)]", 703),
            ("def f(x, n):\n    return f(x + 1, n)\nf(zeros(10000), 0)", 703),
            ("for k in range(99):\n    record x=zeros(20000) + k", 703),
            ("for k in range(999):\n    plot line(arange(3000))", 703),
            ("def wrap(f):\n    return lambda: f()\nf = sum\nfor k in range(2000):\n    f = wrap(f)", 708),
            ("f = sum\nfor k in range(2000):\n    f = grad(f)", 708),
            ("u, s, v = svd(zeros(700, 700))", 285),
            ("train(sequential(dense(1)), make_xor(), loss=mse, epochs=9223372036854775807)", 701),
            ("x = rand(1000000)", 703), ("x = arange(1e18)", 703), ("y = range(10**18)\nlist(y)", 703),
        ] {
            #expect(show(source, settings: Self.settings).number == number, "\(source)")
        }
    }

    @Test func whatACallHeldIsGivenBack() {
        let source = """
            def f(n):
                x = zeros(n)
                for k in range(3):
                    x = x + k
                return [x + k for k in range(3)]
            for j in range(30):
                y = f(10000)
            """
        #expect(show(source, settings: Self.settings).diagnostics.isEmpty)
    }
}
