import Diagnostics
import Testing

struct MinimizeTests {
    /// w - 3 shrinks by 1 - 2·0.1 each step.
    @Test func followsTheClosedFormOfAParabola() {
        let shown = show(
            "fit = minimize(lambda a: sum((a - 3)**2), array([0.0, 1.0]), optimizer=sgd(lr=0.1), steps=50)",
            "print all(fit.x ≈ 3 + array([-3, -2]) * 0.8**50)\nlen(fit.loss)")
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.last == "True\n50")
    }

    /// A gradient step written out, and a step of a replayed plan: the same draws and the same bits.
    @Test func drawsAnewInEachStepAsALoopDoes() {
        let shown = show(
            """
            def f(a, b):
                idx = randint(0, 5, 4)
                noise = normal(0, 0.1, 4) + uniform(-1, 1, 4) + exponential(2, 4) + binomial(3, 0.5, 4) + permutation(4)
                return mean((a[idx] * b - noise)**2)
            seed 3
            fit = minimize(f, ones(5), 2.0, optimizer=sgd(lr=0.1), steps=6)
            after = rand()
            seed 3
            a, b, losses = ones(5), 2.0, []
            for step in range(6):
                loss, (ga, gb) = value_and_grad(f, a, b)
                a -= 0.1*ga
                b -= 0.1*gb
                losses.append(loss)
            print all(fit.x[0] == a), fit.x[1] == b, all(fit.loss == array(losses)), after == rand()
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts == ["True True True True"])
    }

    /// What a plan does at once, and leaves out, is what a loop does one by one.
    @Test(arguments: [
        "relu(x @ w + b)", "b + x @ w", "relu(reshape(x @ w, [2, 3, 4]) + b)", "relu(x @ w + reshape(b, [1, 4]))",
        "(x @ w + b) * (x @ w)", "relu(x @ w + b) + (x @ w + b)", "relu(relu(x @ w + b) + b)", "x @ w + (x @ w)[0]",
        "relu(x @ w[:, :1] + b[0])", "x @ w + b[:1]", "1.0 * (x @ w)**1 + b * 1", "relu(x @ w + relu(b))",
        "relu(transpose(w) @ transpose(x) + 1.0)", "(x @ w @ b + 2.0)**1", "relu(x[0] @ w + b)",
    ]) func aPlanHasTheBitsOfALoop(formula: String) {
        let shown = show(
            """
            seed 4
            x = randn(6, 3)
            def f(w, b):
                return mean((\(formula) - 1)**2)
            w, b, losses = randn(3, 4), randn(4), []
            fit = minimize(f, w, b, optimizer=sgd(lr=0.1), steps=6)
            for step in range(6):
                loss, (gw, gb) = value_and_grad(f, w, b)
                w -= 0.1*gw
                b -= 0.1*gb
                losses.append(loss)
            print all(fit.x[0] == w), all(fit.x[1] == b), all(fit.loss == array(losses)), losses[5] < losses[0]
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts == ["True True True True"])
    }

    @Test(arguments: [
        // Each looks at a value in another way, so that a replay would repeat what only the first step did.
        "if a > 0.5:\n        return a**2\n    return (a + 1)**2", "k = int(a * 10)\n    return (a - k)**2",
        "return (a - float(f\"{a:.1f}\"))**2", "return (a - max(a, 0.5))**2", "return (a - round(a, 1))**2",
        "x = arange(4)\n    return (a - x[x < a * 3].sum())**2", "return sum([a*i for i in range(int(a * 4))])",
        "x = choice(5, 2)\n    return a * sum(x)",
        "return (a - median(randn(7)))**2 + sum(sort(a * randn(5)) * arange(5))",
        "return (a - quantile(randn(9), 0.3))**2", "return sum((a - cumsum(a * rand(4)))**2)",
        "x = randn(5)\n    return sum(a * x[argsort(x)] * arange(5))", "print(a)\n    return a**2",
    ]) func recordsAnewWhatWasLookedInto(body: String) {
        let shown = show(
            """
            def f(a):
                \(body)
            seed 1
            fit = minimize(f, 0.9, optimizer=sgd(lr=0.3), steps=5)
            seed 1
            a, losses = 0.9, []
            for step in range(5):
                loss, g = value_and_grad(f, a)
                a -= 0.3*g
                losses.append(loss)
            print fit.x == a, all(fit.loss == array(losses))
            """)
        #expect(shown.diagnostics.isEmpty)
        let lines = shown.last.split(separator: "\n")
        #expect(lines.last == "True True")
        // Each of the five steps prints once, in minimize and in the loop.
        #expect(lines.count == (body.hasPrefix("print") ? 11 : 1))
    }

    /// A model that does not move, on samples that do not change, drops out anew in each step all the same.
    @Test func aModelInTrainingDropsOutAnewInEachStep() {
        let shown = show(
            """
            net = sequential(dropout(0.5), input=4)
            def f(a):
                return mean((net(ones(3, 4), training=True) * a - 1)**2)
            seed 1
            fit = minimize(f, 0.9, optimizer=sgd(lr=0.1), steps=5)
            seed 1
            a, losses = 0.9, []
            for step in range(5):
                loss, g = value_and_grad(f, a)
                a -= 0.1*g
                losses.append(loss)
            print fit.x == a, all(fit.loss == array(losses))
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts == ["True True"])
    }

    /// A function in a model is called in each step, though nothing that it is given moves.
    @Test func aFunctionInAModelShowsInEachStep() {
        let shown = show(
            """
            def look(x):
                print("seen")
                return x
            net = sequential(look, input=2)
            minimize(lambda a: (a - mean(net(ones(3, 2))))**2, 0.0, optimizer=sgd(lr=0.1), steps=4)
            """)
        #expect(shown.texts[0].split(separator: "\n").filter { $0 == "seen" }.count == 5)
    }

    /// Draws follow the parameters that they are given, in a plan as in a loop.
    @Test func movesTheParametersOfDraws() {
        let shown = show(
            """
            def f(m, s, c):
                return mean((normal(m, exp(s), (50, 2)) - [3, 4])**2) + mean((uniform(-c, c, 9) + exponential(c, 9) - 1)**2)
            seed 3
            fit = minimize(f, zeros(2), 0.7, 0.5, optimizer=sgd(lr=0.1), steps=40)
            after = rand()
            seed 3
            m, s, c, losses = zeros(2), 0.7, 0.5, []
            for step in range(40):
                loss, (gm, gs, gc) = value_and_grad(f, m, s, c)
                m -= 0.1*gm
                s -= 0.1*gs
                c -= 0.1*gc
                losses.append(loss)
            print all(fit.x[0] == m), fit.x[1] == s, fit.x[2] == c, all(fit.loss == array(losses)), after == rand()
            print all(abs(m - [3, 4]) < 0.3), s < 0.0
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts == ["True True True True True\nTrue True"])
    }

    /// Metrics that have a derivative are made small as losses are; those that have none may be looked at on the way.
    @Test func makesMetricsSmall() {
        let shown = show(
            """
            seed 0
            x = rand(30, 2)
            y = x @ [2.0, -1.0]
            labels = y > 0.5
            def chances(w):
                print accuracy(labels, sigmoid(x @ w[:2] + w[2])) > 0.9
                return log_loss(labels, sigmoid(x @ w[:2] + w[2]))
            a = minimize(lambda w: rmse(y, x @ w), zeros(2), optimizer=adam(lr=0.1), steps=200)
            b = minimize(lambda w: 1 - r2(y, x @ w), zeros(2), optimizer=adam(lr=0.1), steps=200)
            c = minimize(chances, zeros(3), optimizer=adam(lr=0.5), steps=100)
            print all(abs(a.x - [2, -1]) < 0.1), all(abs(b.x - [2, -1]) < 1e-3), c.loss[-1] < 0.2
            """)
        #expect(shown.diagnostics.isEmpty)
        let lines = shown.last.split(separator: "\n").suffix(2)
        #expect(Array(lines) == ["True", "True True True"])
    }

    @Test(arguments: [
        ("w = 1.0\nminimize(lambda a: w**2, 1.0)", 338), ("minimize(lambda a: floor(a) + (a > 0), 1.0)", 338),
        ("minimize(lambda a: normal(0, 1), 1.0)", 338), ("minimize(lambda a: 2, zeros(3))", 338),
        ("net = sequential(dense(1), input=2)\nfreeze net\nminimize(lambda n: mse(n, make_xor(4)), net)", 339),
        (
            "net = sequential(dense(1), input=2)\nminimize(lambda n, a: sum(a**2) + accuracy(n, make_xor(4)), net, 1.0)",
            321
        ),
    ]) func aNumberThatFollowsNothingIsAMistake(cell: String, number: Int) {
        #expect(show(cell).diagnostics.map(\.number) == [number])
    }

    @Test func anOptimiserRemembersBetweenCalls() {
        let shown = show(
            """
            def f(w):
                return sum((w - [1, 2])**2)
            whole = minimize(f, zeros(2), optimizer=adam(lr=0.1), steps=7).x
            judge, w = adam(lr=0.1), zeros(2)
            for part in [2, 4, 1]:
                w = minimize(f, w, optimizer=judge, steps=part).x
            print all(w == whole)
            """)
        #expect(shown.texts == ["True"])
    }

    @Test func movesModelsInPlaceAndListsByPlace() {
        let shown = show(
            """
            seed 0
            net, frozen = sequential(dense(1), input=2), sequential(dense(1), input=2)
            x, y = rand(20, 2), rand(20, 1)
            before = frozen.parameters[0]
            def f(net, parts):
                return mse(y, net(x) + parts[0] + parts[1] * frozen(x))
            fit = minimize(f, net, [0.0, array([0.5])], optimizer=sgd(lr=0.1), steps=200)
            print fit.loss[-1] < fit.loss[0], len(fit.x), len(fit.x[1]), all(frozen.parameters[0] == before)
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts == ["True 2 2 True"])
    }

    @Test func aNumberThatBecomesNaNIsSaid() {
        let shown = show("f = minimize(lambda a: log(a), 0.1, optimizer=sgd(lr=1), steps=5)\nlen(f.loss)")
        #expect(shown.diagnostics.map(\.number) == [381])
        #expect(shown.diagnostics.map(\.severity) == [.warning])
        #expect(shown.texts == ["2"])
        let table = finding("minimize(lambda a: log(a), 0.1, optimizer=sgd(lr=1), steps=5)")
        #expect(table.note == "the number became nan, and minimize stopped here")
    }
}
