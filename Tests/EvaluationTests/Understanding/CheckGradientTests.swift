import Diagnostics
import Documents
import Testing

@testable import Evaluation

/// The finding of the last table that cells show, and the note below it.
func finding(_ cells: String..., language: MessageLanguage = .english) -> (
    title: String, note: String, rows: [[String]]
) {
    var settings = SessionSettings()
    settings.language = language
    let shown = show(cells: cells, settings: settings)
    if let complaint = shown.diagnostics.first(where: { $0.severity == .error }) {
        return (complaint.headline[.english], "", [])
    }
    guard case .table(let table)? = shown.outputs.last else { return ("no table", "", []) }
    return (table.title ?? "", table.note ?? "", table.rows)
}

@Suite struct CheckGradientTests {
    /// Linear regression by hand, as the fifth tutorial has it: the gradient of a mean of squares without its factor 2.
    static let linear = """
        seed 0
        x = rand(100, 1)
        y = 2*x + 1 + rand(100, 1)
        W, b = rand(1, 1), rand(1, 1)
        def loss(W, b):
            return mean((x @ W + b - y)**2)
        """

    @Test func theLinearTutorialsGradientIsExactlyHalf() {
        let cell =
            Self.linear + """

                def slopes(W, b):
                    y_hat = x @ W + b
                    return x.T @ (y_hat - y) / len(x), mean(y_hat - y)
                check_gradient(loss, slopes, W, b)
                """
        let found = finding(cell)
        #expect(found.title == "Your gradient is exactly half of the true one: 0.5 times in every element.")
        #expect(found.note == "Multiply it by 2: the derivative of u**2 is 2*u.")
        // Of the tutorial: -0.905658 for -1.811316.
        #expect(found.rows.map { $0[0] } == ["W[0, 0]", "b[0, 0]"])
        #expect(found.rows.first?[1].hasPrefix("-0.905657") == true)
        #expect(found.rows.first?[2].hasPrefix("-1.811316") == true)
        #expect(found.rows.first?[3].hasPrefix("-1.811316") == true)
        #expect(found.rows.map { $0[4] } == ["0.5", "0.5"])
        #expect(finding(cell, language: .chinese).title == "你的梯度恰好是真值的一半：每个元素都是 0.5 倍。")
    }

    /// The first tutorial's unit: its sigmoid's derivative σ(v)(1 - σ(v)) is given the output a = σ(z) for v, and the
    /// update is a sum over four samples where its loss is a mean.
    @Test func theFirstTutorialsGradientSquashesTwice() {
        let cells = """
            x, y = array([[0, 0], [0, 1], [1, 0], [1, 1]]), array([[0], [1], [1], [0]])
            W, b = array([[-0.165956], [0.440649]]), 0.75
            def sigmoid_slope(v):
                return sigmoid(v) * (1 - sigmoid(v))
            def loss(W, b):
                return half_mse(y, sigmoid(x @ W + b))
            def slopes(W, b):
                a = sigmoid(x @ W + b)
                δ = (a - y) * sigmoid_slope(a)
                return x.T @ δ, sum(δ)
            """
        let found = finding(cells + "\ncheck_gradient(loss, slopes, W, b)")
        #expect(
            found.title
                == "Your gradient takes the derivative of sigmoid at a value that is already squashed: sigmoid'(a) with a = sigmoid(z), where sigmoid'(z) = a·(1 - a) is meant. Besides, it is 4 times too large, because f divides by 4 and your gradient does not."
        )
        #expect(found.note == "With a = sigmoid(z), write a * (1 - a).")
        #expect(found.rows.count == 3)
        let written = "\ndef sigmoid(z):\n    return 1 / (1 + exp(-z))"
        #expect(finding(written + "\n" + cells, "check_gradient(loss, slopes, W, b)").title == found.title)
        let mended = cells.replacing("sigmoid_slope(a)", with: "a * (1 - a) / 4")
        #expect(finding(mended, "check_gradient(loss, slopes, W, b)").title.hasPrefix("Your gradient is right"))
    }

    @Test(arguments: [
        (
            "return 2 * x.T @ e / 100, 2 * mean(e)",
            "Your gradient is right: all 2 elements differ from the true ones by rounding only."
        ),
        (
            "return -2 * x.T @ e / 100, -2 * mean(e)",
            "Your gradient has the opposite sign: -1 times the true one in every element."
        ),
        (
            "return 2 * x.T @ e, 2 * sum(e)",
            "Your gradient is exactly a constant multiple of the true one: 100 times in every element, because f divides by 100 and your gradient does not."
        ),
        (
            "return x.T @ e, sum(e)",
            "Your gradient is exactly a constant multiple of the true one: 50 times in every element, because f divides by 100 and your gradient does not; the rest is a factor of 0.5."
        ),
        (
            "return 2 * x.T @ e / 100, mean(e)",
            "Your gradient is right in W, but not everywhere: in b it is 0.5 times the true one."
        ),
        (
            "return 2 * x.T @ e / 100, 2 * e / 100",
            "Your gradient is right in W, but not everywhere: in b it is [100, 1], not summed over the samples."
        ),
        (
            "return 2 * x.T @ e / 100, 2 * mean(e) + 0.0001",
            "Your gradient is nearly right: it is off by at most 2.99178e-05 of its largest element, as a difference quotient or single precision would be."
        ),
        (
            "return 2 * x.T @ e / 100, nan",
            "Your gradient is right in W, but not everywhere: in b it holds inf or nan."
        ),
    ]) func names(mistake: String, sentence: String) {
        let cell = Self.linear + "\ndef g(W, b):\n    e = x @ W + b - y\n    \(mistake)\ncheck_gradient(loss, g, W, b)"
        let title = finding(cell).title
        if sentence.contains("nearly") {
            #expect(title.hasPrefix(sentence.prefix(50)))
        } else {
            #expect(title == sentence)
        }
    }

    @Test(arguments: [
        ("grad(f, W).T", "Your gradient is wrong: in W it is the transposed one."),
        ("grad(f, W) * [1, 1, 0.3]", "Your gradient is wrong: in W 2 of 6 elements are wrong."),
        ("grad(f, W)**2", "Your gradient is wrong: in W no element is right."),
        ("zeros(4)", "Your gradient is wrong: in W it has the shape [4], not [2, 3]."),
        ("grad(f, W) * [2, 2, 2]", "Your gradient is exactly twice the true one: 2 times in every element."),
    ]) func namesOfAMatrix(gradient: String, sentence: String) {
        let found = finding(
            """
            seed 0
            x, y, W = randn(7, 2), randn(7, 3), randn(2, 3)
            def f(W):
                return mean((tanh(x @ W) - y)**2)
            def g(W):
                return \(gradient)
            check_gradient(f, g, W)
            """)
        #expect(found.title == sentence)
        #expect(found.rows.count == 6)
    }

    @Test func ofLayersTheOneThatSquashesTwiceIsFound() {
        let cells = """
            seed 1
            x, y, W, V = randn(6, 2), rand(6, 1), randn(2, 3), randn(3, 1)
            def f(W, V):
                return mse(y, sigmoid(tanh(x @ W) @ V))
            def g(W, V):
                h = tanh(x @ W)
                a = sigmoid(h @ V)
                δ = 2 * (a - y) / 6 * a * (1 - a)
                return x.T @ (δ @ V.T * SLOPE), h.T @ δ
            check_gradient(f, g, W, V)
            """
        #expect(finding(cells.replacing("SLOPE", with: "(1 - h**2)")).title.hasPrefix("Your gradient is right"))
        #expect(
            finding(cells.replacing("SLOPE", with: "(1 - tanh(h)**2)")).title
                == "Your gradient takes the derivative of tanh at a value that is already squashed, in one of its 2 places: tanh'(a) with a = tanh(z), where tanh'(z) = 1 - a² is meant."
        )
        #expect(
            finding(cells.replacing(" * SLOPE", with: "")).title
                == "Your gradient leaves out the derivative of tanh, 1 - a², in one of its 2 places.")
    }

    @Test func takesListsAndModels() {
        let net = """
            seed 0
            net = sequential(dense(3, tanh), dense(1), input=2)
            x, y = randn(5, 2), randn(5, 1)
            def f(net, p):
                return mean((net(x) * p[0] + p[1] - y)**2)
            """
        let right = finding(net, "check_gradient(f, grad(f), net, [1.5, 0.5])")
        #expect(right.title == "Your gradient is right: all 15 elements differ from the true ones by rounding only.")
        #expect(right.note == "12 of 15 elements, the largest.")
        let wrong = finding(
            net,
            "def g(net, p):\n    a, b = grad(f, net, p)\n    return [a[0], 3*a[1], a[2], a[3]], array([b[0], b[1]])\ncheck_gradient(f, g, net, [1.5, 0.5])"
        )
        #expect(
            wrong.title
                == "Your gradient is right in net.parameters[0], net.parameters[2], net.parameters[3], …, but not everywhere: in net.parameters[1] it is 3 times the true one."
        )
    }

    @Test func saysWhereTheCheckSaysLittle() {
        let kink = finding("def f(w):\n    return sum(abs(w))\ncheck_gradient(f, sign, array([0.0, 2.0]))")
        #expect(kink.title.hasPrefix("Your gradient is right"))
        let jump = finding(
            "def f(w):\n    return sum(where(w > 1, w, 2*w))\ncheck_gradient(f, lambda w: array([2.0, 2.0]), array([1.0, 0.5]))"
        )
        #expect(jump.note == "Differences do not bear the true gradient out: f may have a kink or a jump here.")
        let flat = finding("check_gradient(lambda w: sum(w**2), lambda w: 2*w, zeros(2))")
        #expect(flat.note == "The true gradient is zero here, so this says little: check it at other values.")
    }

    @Test func changesNothing() {
        let shown = show(
            """
            seed 5
            net = sequential(dense(2), dropout(0.5), input=3)
            def f(net):
                net.layers[0].bias = net.layers[0].bias + 1
                print "f"
                return mean(net(randn(4, 3), training=True))
            def g(net):
                net.layers[0].bias = randn(2)
                return [ones(3, 2), ones(2)]
            table = check_gradient(f, g, net)
            print net.layers[0].bias, rand()
            """,
            """
            seed 5
            net = sequential(dense(2), dropout(0.5), input=3)
            print net.layers[0].bias, rand()
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts.count == 2)
        #expect(shown.texts.first == shown.texts.last)
    }

    @Test(arguments: [
        ("check_gradient(mean, lambda a: 1)", 269), ("check_gradient(3, mean, 1.0)", 270),
        ("check_gradient(lambda a, b: a*b, lambda a, b: a, 1.0, 2.0)", 340),
        ("check_gradient(lambda a: a**2, lambda a: None, 1.0)", 341),
        ("check_gradient(lambda a: a**2, lambda a: \"2a\", 1.0)", 341),
        ("check_gradient(lambda p: p[0]**2, lambda p: 2, [1.0, 2.0])", 341),
        ("check_gradient(lambda a: None, lambda a: a, 1.0)", 323),
        ("check_gradient(lambda a: a**2, lambda a: a, array([1.0, 2.0]))", 322),
        ("check_gradient(lambda a: 1, lambda a: a, \"a\")", 270),
        ("check_gradient(lambda net: 1, lambda net: [], sequential(dense(1)))", 380),
    ]) func refuses(cell: String, number: Int) {
        #expect(show(cell).number == number)
    }
}
