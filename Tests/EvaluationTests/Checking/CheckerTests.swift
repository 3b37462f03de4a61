import Diagnostics
import Documents
import Testing

@testable import Evaluation

/// What checking alone says of a notebook of these cells: each number with the text that it is said of.
private func check(_ cells: String...) -> [String] {
    DeepThread {
        let notebook = notebook(of: cells)
        var runner = Runner(notebook, session: Session(settings: SessionSettings(), host: Host()))
        return runner.check().map { diagnostic in
            "\(diagnostic.number) \(diagnostic.range.map { notebook.source.text($0) } ?? "")"
        }
    }.value()
}

@Suite struct CheckerTests {
    @Test func saysAllMistakesAtOnceAndInOrder() {
        let found = check(
            """
            x = rand(100, 3)
            y_hat = x @ rand(2, 1)
            print acuracy(x)
            """,
            """
            net = sequential(dense(3, relu), dense(2, softmax))
            history = train(net, (x, y), loss=mse, epoch=3)
            """)
        #expect(found == ["204 x @ rand(2, 1)", "240 acuracy", "240 y"])
    }

    @Test(arguments: [
        ("x = zeros(3)\nx + ones(4)", "236 x + ones(4)"),
        ("x = zeros(3)\nx.mean(axis=1)", "237 1"),
        ("exp(\"a\")", "270 \"a\""),
        ("zeros(2, 3)[5]", "239 zeros(2, 3)[5]"),
        ("zeros(2, 3)[0, 0, 0]", "277 zeros(2, 3)[0, 0, 0]"),
        ("a, b = 1, 2, 3", "247 a, b"),
        ("for i in 5:\n    print i", "248 5"),
        ("x = 1\nx(2)", "265 x(2)"),
        ("def f(a):\n    return a @ zeros(7, 1)\nf(zeros(2, 3))", "204 a @ zeros(7, 1)"),
        ("def f(a):\n    return b\nf(1)", "240 b"),
        ("def f(a, b):\n    return a\nf(1)", "269 f(1)"),
        ("dense(0)", "285 0"),
        ("sequential(dense(2), input=3)(zeros(5, 4))", "287 sequential(dense(2), input=3)(zeros(5, 4))"),
        (
            "data = make_moons(50)\nnet = sequential(dense(1), input=3)\ntrain(net, data, loss=mse)",
            "287 train(net, data, loss=mse)"
        ),
        ("print \"a\" + 1", "255 \"a\" + 1"),
        ("train(3, iris(), loss=mse)", "270 3"),
        ("dataset(3, [1, 2])", "389 3"),
        (
            "data = iris()\ntrain(sequential(dense(1)), (data.x[:, 4:], data.y), loss=mse)",
            "326 (data.x[:, 4:], data.y)"
        ),
        ("for i in range(3):\n    q = zeros(2, 3) @ zeros(2)", "204 zeros(2, 3) @ zeros(2)"),
        ("[i @ zeros(3) for i in zeros(4, 2)]", "204 i @ zeros(3)"),
        ("x = zeros(2)\nx.append(3)", "246 x.append(3)"),
        ("x = zeros(2, 3)\nx.reshape(4, -1)", "238 x.reshape(4, -1)"),
        (
            "reshape(zeros(6).reshape(2, 3).T @ zeros(2), 2, 2)",
            "238 reshape(zeros(6).reshape(2, 3).T @ zeros(2), 2, 2)"
        ),
        ("net = sequential(lstm(16), lstm(8), input=(20, 3))", "371 sequential(lstm(16), lstm(8), input=(20, 3))"),
        (
            "sequential(conv2d(4, 5), flatten(), input=(3, 3, 1))",
            "350 conv2d(4, 5)"
        ),
        ("train(sequential(dense(1)), (zeros(3, 2), zeros(3)), loss=mse, epochs=2.5)", "270 2.5"),
        ("train(sequential(dense(1)), (zeros(3, 2), zeros(3)), loss=mse, batch=0)", "285 0"),
        ("train(sequential(dense(1)), (zeros(3, 2), zeros(3)), loss=\"msee\")", "273 \"msee\""),
        ("train(sequential(dense(1)), (zeros(3, 2), zeros(4)), loss=mse)", "286 (zeros(3, 2), zeros(4))"),
    ]) func findsAMistakeThatNoDataCouldMend(cell: String, message: String) {
        #expect(check(cell) == [message])
        // The run by itself says the same of the same place.
        let found = DeepThread {
            let notebook = notebook(of: [cell])
            var runner = Runner(notebook, session: Session(settings: SessionSettings(), host: Host()))
            runner.checksFirst = false
            return runner.run().diagnostics.map { "\($0.number) \($0.range.map { notebook.source.text($0) } ?? "")" }
        }.value()
        #expect(found == [message])
    }

    @Test(arguments: [
        ("rate = 0,1", ["327 0,1"]), ("if rand() > 1:\n    n = -1,000", ["327 -1,000"]),
        ("n = 1,000,000", ["327 1,000,000"]), ("n = 1,2,3", []), ("a, b = 0,1", []), ("pair = 0, 1", []),
        ("pair = (0,1)", []),
    ])
    func warnsOfACommaInANumber(cell: String, messages: [String]) {
        #expect(check(cell) == messages)
    }

    @Test(arguments: [
        "data = load(\"a.csv\", target=\"y\")\nnet = sequential(dense(1))\ntrain(net, data, loss=mse)\nw = data.x @ zeros(3, 1)",
        "x = rand(3)\nif sum(x) > 2:\n    x = zeros(2)\nx + zeros(2)",
        "x = zeros(1)\nfor i in range(3):\n    x = concat([x, x])\nx + zeros(8)",
        "x = zeros(2)\nfor i in range(3):\n    y = x + zeros(2)\n    x = y[:2]",
        "n = 1\nfor i in range(3):\n    n = 2 * n\nzeros(n) + zeros(8)",
        "x = None\nfor i in range(2):\n    x = i if x is None else x + 1\nx",
        "if rand() > 2:\n    a = 1\nb = 2",
        "def f(x):\n    if x.ndim == 1:\n        return x @ ones(3)\n    return x @ ones(2)\nf(zeros(3)), f(zeros(4, 2))",
        "train_set, test_set = split(iris(), test=0.2)\nm = train_set.x.mean(axis=0)\n(train_set.x - m).shape[1]",
        "x, y = make_moons(20).x, make_moons(20).y\nx[:10] @ ones(2), x[1:3].T @ ones(2), y[None, :] @ x",
        "fs = [sin, cos]\nfor f in fs:\n    print f(1.0)",
        "a = b = zeros(2, 3)\na.T @ b, (a * b.mean(axis=0)).sum(axis=1)",
        "len = 3\nlen + 1",
        "data = load(\"a.csv\", target=\"y\")\nx = data.x.reshape(-1, 8, 8, 1)\nx[0] @ zeros(1)",
        "train_set, test_set = split(digits())\nx = train_set.x.reshape(-1, 8, 8, 1)\nx.reshape(len(x), 64) @ zeros(64, 2)",
        "def outer_one(x):\n    def inner(y):\n        return x * y\n    return inner\nouter_one(zeros(3))(zeros(3))",
        "f = lambda x, p=2: x**p\ngrad(f)(3.0), value_and_grad(f, 3.0)",
    ]) func saysNothingOfWhatMayBeRight(cell: String) {
        #expect(check(cell) == [])
    }

    @Test(arguments: [
        ("dense(3)", "crossentropy", "324 net"), ("dense(3, relu)", "sparse_categorical_crossentropy", "324 net"),
        ("dense(1, tanh)", "crossentropy", "324 net"), ("dense(1), tanh", "binary_crossentropy", "324 net"),
        ("dense(1, softmax)", "mse", "325 net"),
    ])
    func warnsOfALastLayerThatTheLossIsNotFor(layers: String, loss: String, message: String) {
        let cell = "net = sequential(\(layers))\nhistory = train(net, make_moons(20), loss=\(loss))"
        #expect(check(cell) == [message])
        // Where the net is not known before the run, the run says so.
        let late = "nets = {}\nhistory = train(nets[0], make_moons(20), loss=\(loss))"
            .replacing("{}", with: "[sequential(\(layers)) for i in range(100)]")
        #expect(check(late) == [])
        #expect(show(late).diagnostics.contains { "\($0.number)" == message.prefix(3) })
    }

    @Test func warnsWhereARowMeetsAColumn() {
        #expect(check("y = rand(5)\ny_hat = rand(5, 1)\nmean((y - y_hat)**2)") == ["249 y - y_hat"])
        #expect(check("data = load(\"a.csv\", target=\"y\")\nz = data.y - data.x @ ones(3, 1)") == [])
        #expect(
            check("data = make_moons(50)\nnet = sequential(dense(1))\nmean((data.y - net(data.x))**2)")
                == ["249 data.y - net(data.x)"])
        #expect(check("y = rand(5)\ny[:, None] - y, y - y.reshape(5, 1)") == [])
        #expect(check("y = rand(1)\ny - rand(1, 1)") == [])
    }

    @Test func isSilentAboutWhatACellAnnounces() {
        #expect(check("x = zeros(2) + zeros(3)") == ["236 zeros(2) + zeros(3)"])
        let source = "```nn {expect=NN0236}\nx = zeros(2) + zeros(3)\n```\n\n```nn\nx\n```\n"
        let found = DeepThread {
            let notebook = try? Notebook.read(SourceFile(path: "a.md", bytes: Array(source.utf8)))
            return notebook.map {
                var runner = Runner($0, session: Session(settings: SessionSettings(), host: Host()))
                return runner.check().map(\.number)
            }
        }.value()
        #expect(found == [])
    }

    @Test(arguments: Reference.entries.map(\.name)) func saysNothingOfAnExample(name: String) throws {
        let source = try #require(Reference.entries.first { $0.name == name }?.example)
        #expect(check(source) == [])
    }
}
