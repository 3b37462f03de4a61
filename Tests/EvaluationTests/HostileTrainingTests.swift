import Engine
import Testing

@testable import Evaluation

/// What training does with what nobody should give it: a message with this number, or this answer.
enum Outcome: Sendable, Equatable {
    case says(Int)
    case shows(String)
}

/// Cells that train, each by the name of what is hostile in it.
private let cells: [(name: String, cell: String, outcome: Outcome)] = [
    // Samples and labels.
    ("nan in x", "x, y = rand(8, 2), rand(8)\nx[2, 1] = nan\ntrain(net, (x, y), loss=mse)", .says(421)),
    ("inf in x", "x, y = rand(8, 2), rand(8)\nx[2, 1] = inf\ntrain(net, (x, y), loss=mse)", .says(421)),
    ("nan in y", "x, y = rand(8, 2), rand(8)\ny[3] = nan\ntrain(net, (x, y), loss=mse)", .says(421)),
    ("inf in y", "x, y = rand(8, 2), rand(8)\ny[3] = -inf\ntrain(net, (x, y), loss=mse)", .says(421)),
    ("nothing", "train(net, (zeros(0, 2), zeros(0)), loss=mse)", .says(400)),
    ("no data", "train(net, None, loss=mse)", .says(269)),
    ("a list for data", "train(net, [], loss=mse)", .says(270)),
    ("three for a pair", "x = rand(4, 2)\ntrain(net, (x, x, x), loss=mse)", .says(270)),
    ("numbers for samples", "train(sequential(dense(1)), (3, 1), loss=mse)", .says(389)),
    ("a number for labels", "train(net, (rand(4, 2), 1), loss=mse)", .says(389)),
    ("text for samples", "train(net, ([\"a\", \"b\"], rand(2)), loss=mse)", .says(271)),
    (
        "text for labels",
        "len(train(sequential(dense(2, softmax)), (rand(2, 2), [\"a\", \"b\"]), loss=crossentropy).loss)", .shows("1")
    ),
    ("no features", "train(sequential(dense(1)), (zeros(4, 0), zeros(4)), loss=mse).loss[0]", .says(326)),
    ("an empty axis", "train(sequential(dense(1)), (zeros(4, 0, 3), zeros(4, 0, 1)), loss=mse)", .says(384)),
    ("a sequence without steps", "train(sequential(lstm(2)), (zeros(4, 0, 3), zeros(4, 2)), loss=mse)", .says(372)),
    ("an image without rows", "train(sequential(conv2d(2, 1)), (zeros(4, 0, 3, 1), zeros(4)), loss=mse)", .says(350)),
    (
        "five axes", "len(train(sequential(dense(1)), (rand(2, 2, 2, 2, 2), rand(2, 2, 2, 2)), loss=mse).loss)",
        .shows("1")
    ),
    ("beyond float32", "train(net, (1e300 * rand(4, 2), rand(4)), loss=mse, epochs=5)", .says(346)),
    ("one sample", "len(train(net, (rand(1, 2), rand(1)), loss=mse, batch=1).loss)", .shows("1")),
    ("one class", "len(train(classifier, (rand(6, 2), zeros(6)), loss=crossentropy).loss)", .shows("1")),
    (
        "a batch larger than the data",
        """
        x, y = rand(5, 2), rand(5)
        seed 1
        a = train(sequential(dense(1), input=2), (x, y), loss=mse, batch=5, shuffle=False, epochs=3)
        seed 1
        b = train(sequential(dense(1), input=2), (x, y), loss=mse, batch=9223372036854775807, shuffle=False, epochs=3)
        all(a.loss == b.loss)
        """, .shows("True")
    ),
    (
        "a label too large", "train(sequential(dense(3, softmax)), (rand(4, 2), [0, 1, 2, 3]), loss=crossentropy)",
        .says(320)
    ),
    (
        "a label below 0", "train(sequential(dense(3, softmax)), (rand(4, 2), [0, 1, 2, -1]), loss=crossentropy)",
        .says(320)
    ),
    (
        "half a label", "train(sequential(dense(3, softmax)), (rand(4, 2), [0, 1, 0.5, 1]), loss=crossentropy)",
        .says(320)
    ),
    ("2 for one of two", "train(classifier, (rand(4, 2), [0, 1, 2, 1]), loss=crossentropy)", .says(320)),
    ("-1 for one of two", "train(classifier, (rand(4, 2), [0, 1, -1, 1]), loss=binary_crossentropy)", .says(320)),
    ("too few labels a sample", "train(sequential(dense(3)), (rand(4, 2), rand(4, 2)), loss=mse)", .says(289)),
    ("a label a sample", "train(sequential(dense(3)), (rand(4, 2), rand(4)), loss=mse)", .says(289)),
    ("fewer labels", "train(net, (rand(4, 2), rand(3)), loss=mse)", .says(286)),
    ("another axis", "train(sequential(dense(3)), (rand(4, 2), rand(4, 1, 3)), loss=mse)", .says(289)),
    // Models.
    ("no model", "train(None, (rand(4, 2), rand(4)), loss=mse)", .says(269)),
    ("a layer", "train(dense(1), (rand(4, 2), rand(4)), loss=mse)", .says(270)),
    ("other samples than before", "train(net, (rand(4, 3), rand(4)), loss=mse)", .says(287)),
    ("no weights", "train(sequential(relu), (rand(4, 2), rand(4, 2)), loss=mse)", .says(339)),
    ("no weights that move", "freeze net\ntrain(net, data, loss=mse)", .says(339)),
    (
        "an empty output", "train(sequential(dense(2), lambda x: x[:, 0:0]), (rand(4, 2), zeros(4, 0)), loss=mse)",
        .says(384)
    ),
    (
        "an empty output of classes",
        "train(sequential(lambda x: x[:, 0:0]), (rand(4, 2), zeros(4)), loss=sparse_categorical_crossentropy)",
        .says(384)
    ),
    (
        "a layer that sums over samples", "train(sequential(lambda x: sum(x)), (rand(4, 2), rand(4)), loss=mse)",
        .says(388)
    ),
    ("a layer that takes the first", "train(sequential(lambda x: x[0]), (rand(4, 2), rand(4)), loss=mse)", .says(388)),
    (
        "a layer that keeps two", "train(sequential(dense(1), lambda x: x[0:2]), (rand(4, 2), rand(4)), loss=mse)",
        .says(388)
    ),
    ("a layer that gives nothing", "train(sequential(lambda x: None), (rand(4, 2), rand(4)), loss=mse)", .says(385)),
    ("a layer that gives text", "train(sequential(lambda x: \"a\"), (rand(4, 2), rand(4)), loss=mse)", .says(385)),
    (
        "much memory", "train(sequential(dense(1000000000)), (rand(4, 2), rand(4)), loss=lambda y, p: mean(p))",
        .says(703)
    ),
    (
        "more than all memory", "train(sequential(dense(9223372036854775807)), (rand(4, 2), rand(4)), loss=mse)",
        .says(703)
    ),
    (
        "many filters",
        "train(sequential(conv2d(1000000, 3)), (rand(4, 8, 8, 100), rand(4)), loss=lambda y, p: mean(p))", .says(703)
    ),
    (
        "many units of an lstm", "train(sequential(lstm(100000)), (rand(4, 2, 2), rand(4, 100000)), loss=mse)",
        .says(703)
    ),
    (
        "a layer in two places",
        "d = dense(2)\nlen(train(sequential(d, relu, d), (rand(4, 2), rand(4, 2)), loss=mse).loss)", .shows("1")
    ),
    // Options.
    ("no epoch", "train(net, data, loss=mse, epochs=0)", .says(285)),
    ("no batch", "train(net, data, loss=mse, batch=0)", .says(285)),
    ("half a batch", "train(net, data, loss=mse, batch=2.5)", .says(270)),
    ("a rate of 0", "train(net, data, loss=mse, optimizer=sgd(lr=0))", .says(285)),
    ("a rate of inf", "train(net, data, loss=mse, optimizer=sgd(lr=inf))", .says(285)),
    ("a rate of nan", "train(net, data, loss=mse, optimizer=sgd(lr=nan))", .says(285)),
    ("a rate of 1e308", "train(net, data, loss=mse, optimizer=sgd(lr=1e308), epochs=5)", .says(330)),
    ("a rate of almost 0", "len(train(net, data, loss=mse, optimizer=adam(lr=1e-320)).loss)", .shows("1")),
    ("a schedule of inf", "train(net, data, loss=mse, optimizer=sgd(lr=lambda s: inf))", .says(334)),
    ("a schedule of text", "train(net, data, loss=mse, optimizer=sgd(lr=lambda s: \"a\"))", .says(385)),
    ("a schedule of two", "train(net, data, loss=mse, optimizer=sgd(lr=lambda s: zeros(2)))", .says(334)),
    ("a schedule of nothing", "train(net, data, loss=mse, optimizer=sgd(lr=lambda: 1))", .says(268)),
    ("an optimizer of no name", "train(net, data, loss=mse, optimizer=\"adamm\")", .says(273)),
    (
        "an optimizer of two models",
        """
        judge = adam()
        other = sequential(dense(3), input=2)
        a = train(net, data, loss=mse, optimizer=judge, epochs=3)
        b = train(other, (rand(6, 2), rand(6, 3)), loss=mse, optimizer=judge, epochs=3)
        c = train(net, data, loss=mse, optimizer=judge, epochs=3)
        print a.loss[2] < a.loss[0], b.loss[2] < b.loss[0], c.loss[2] < c.loss[0] < a.loss[2]
        """, .shows("True True True")
    ),
    ("a validation set of other samples", "train(net, data, loss=mse, validation=(rand(4, 3), rand(4)))", .says(287)),
    ("a validation set of other labels", "train(net, data, loss=mse, validation=(rand(4, 2), rand(4, 2)))", .says(289)),
    ("an empty validation set", "train(net, data, loss=mse, validation=(zeros(0, 2), zeros(0)))", .says(400)),
    ("a share for a validation set", "train(net, data, loss=mse, validation=0.2)", .says(270)),
    ("nan in a validation set", "train(net, data, loss=mse, validation=(rand(2, 2), [0, nan]))", .says(421)),
    (
        "a class only the validation set has",
        "train(classifier, (rand(2, 2), [0, 1]), loss=crossentropy, validation=(rand(2, 2), [0, 2]))", .says(320)
    ),
    ("a number for a metric", "train(net, data, loss=mse, metrics=[3])", .says(270)),
    (
        "auc of one class a batch",
        """
        pair = (rand(6, 2), [0, 0, 0, 1, 1, 1])
        len(train(classifier, pair, loss=crossentropy, metrics=[auc], batch=3, shuffle=False).loss)
        """,
        .shows("1")
    ),
    (
        "auc of one class", "train(classifier, (rand(6, 2), zeros(6)), loss=crossentropy, metrics=[auc], batch=3)",
        .says(332)
    ),
    (
        "auc after nan",
        "train(classifier, (1e300 * rand(6, 2), [0, 1, 0, 1, 0, 1]), loss=crossentropy, metrics=[auc], epochs=5)",
        .says(330)
    ),
    ("mse twice", "train(net, data, loss=mse, metrics=[mse, mse], epochs=2)", .says(267)),
    // Losses.
    ("a loss that gives text", "train(net, data, loss=lambda y, p: \"text\")", .says(385)),
    ("a loss that gives nothing", "def f(y, p):\n    pass\ntrain(net, data, loss=f)", .says(385)),
    ("a loss that prints", "train(net, data, loss=print)", .says(385)),
    ("a loss that gives an array", "train(net, data, loss=lambda y, p: (y - p[:, 0])**2)", .says(322)),
    ("a loss that gives a list", "train(net, data, loss=lambda y, p: [1, 2])", .says(322)),
    ("a loss that gives an empty array", "train(net, data, loss=lambda y, p: zeros(0))", .says(322)),
    ("a loss that gives 3", "train(net, data, loss=lambda y, p: 3)", .says(386)),
    ("a loss that gives nan", "train(net, data, loss=lambda y, p: nan)", .says(386)),
    ("accuracy for a loss", "train(classifier, (rand(4, 2), [0, 1, 0, 1]), loss=accuracy)", .says(321)),
    ("a loss that rounds", "train(net, data, loss=lambda y, p: round(mean(p)))", .says(386)),
    ("a loss of the labels", "train(net, data, loss=lambda y, p: mean(y**2))", .says(386)),
    ("a loss that looks too far", "train(net, data, loss=lambda y, p: p[99, 0])", .says(239)),
    ("a loss of one argument", "train(net, data, loss=lambda y: 1)", .says(268)),
    ("a loss without derivative", "train(net, data, loss=lambda y, p: det(p @ p.T))", .says(321)),
    ("a number for a loss", "train(net, data, loss=3)", .says(270)),
    ("train for a loss", "train(net, data, loss=train)", .says(269)),
    (
        "a loss that shows something",
        """
        def f(y, p):
            print "here"
            return mean((y - p[:, 0])**2)
        h = train(net, data, loss=f, batch=3, epochs=2)
        """,
        .shows("here\nhere\nhere\nhere")
    ),
    (
        "a loss that trains",
        "def f(y, p):\n    h = train(net, data, loss=mse)\n    return mean(p)\ntrain(net, data, loss=f)", .says(387)
    ),
    // Training inside what is differentiated.
    (
        "train inside minimize",
        "def f(a):\n    h = train(net, data, loss=mse)\n    return (a - h.loss[0])**2\nminimize(f, 1.0, steps=3)",
        .says(387)
    ),
    (
        "train a moving model",
        "def f(m):\n    h = train(m, data, loss=mse)\n    return mse(data[1], m(data[0]))\nminimize(f, net, steps=3)",
        .says(387)
    ),
    (
        "train inside grad", "def f(a):\n    h = train(net, data, loss=mse)\n    return h.loss[0] * a\ngrad(f, 1.0)",
        .says(387)
    ),
    (
        "train on moving samples",
        "def f(a):\n    return train(net, (data[0] * a, data[1]), loss=mse).loss[0] * a\ngrad(f, 1.0)", .says(387)
    ),
    (
        "minimize inside minimize",
        """
        def f(a):
            b = minimize(lambda b: (b - a)**2, 0.0, steps=3).x
            return (b - 3)**2
        minimize(f, 1.0, steps=3)
        """,
        .says(387)
    ),
    (
        "minimize inside grad",
        "def f(a):\n    b = minimize(lambda b: (b - a)**2, 0.0, steps=3).x\n    return (b - 3)**2\ngrad(f, 1.0)",
        .says(387)
    ),
    ("minimize inside itself", "def f(a):\n    return minimize(f, a, steps=2).loss[-1]\nminimize(f, 1.0)", .says(387)),
    (
        "grad inside minimize",
        "f = minimize(lambda a: grad(lambda b: b**2, a)**2, 1.0, optimizer=sgd(lr=0.1), steps=2).x\nprint f\"{f:.4f}\"",
        .shows("0.0400")
    ),
    (
        "grad inside a loss",
        """
        seed 2
        one = sequential(dense(1), input=2)
        a = train(one, data, loss=lambda y, p: mean((grad(lambda b: sum(b**2), p) - y[:, None])**2), epochs=3)
        seed 2
        other = sequential(dense(1), input=2)
        b = train(other, data, loss=lambda y, p: mean((2*p - y[:, None])**2), epochs=3)
        print all(a.loss == b.loss), a.loss[2] < a.loss[0]
        """, .shows("True True")
    ),
    ("nothing to move", "minimize(lambda a: sum(a), zeros(0), steps=2).loss", .shows("[0. 0.]")),
    ("a constant to minimize", "minimize(lambda a: 3, 1.0, steps=2).x", .says(338)),
    ("nan to minimize", "minimize(lambda a: nan, 1.0, steps=3)", .says(338)),
    (
        "a deviation that becomes negative",
        "minimize(lambda s: mean(normal(0, s, 9)**2) + s, 0.1, optimizer=sgd(lr=0.1))", .says(381)
    ),
    (
        "a scale that becomes negative", "minimize(lambda s: mean(exponential(s, 9)) + s, 0.1, optimizer=sgd(lr=0.1))",
        .says(381)
    ),
    ("text to minimize", "minimize(lambda a: \"text\", 1.0)", .says(323)),
    ("an array to minimize", "minimize(lambda a: a, zeros(2))", .says(322)),
    ("text to move", "minimize(lambda a: a, \"x\")", .says(270)),
    ("no step", "minimize(lambda a: a, 1.0, steps=0)", .says(285)),
    ("from inf", "minimize(lambda a: a*a, inf, steps=3)", .says(381)),
]

@Suite struct HostileTrainingTests {
    private static let before = """
        seed 1
        net, classifier = sequential(dense(1), input=2), sequential(dense(1, sigmoid), input=2)
        data = (rand(6, 2), rand(6))

        """

    @Test(arguments: cells.map(\.name)) func saysWhatIsWrongOrIsRight(name: String) throws {
        let (_, cell, outcome) = try #require(cells.first { $0.name == name })
        let shown = show(Self.before + cell)
        switch outcome {
        case .says(let number): #expect(shown.number == number, "\(shown)")
        case .shows(let text):
            #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics)")
            #expect(shown.texts.joined(separator: "\n") == text)
        }
    }

    /// However many epochs or steps are asked for.
    @Test(arguments: [
        "train(sequential(dense(5)), (rand(9, 2), rand(9, 5)), loss=mse, epochs=9223372036854775807)",
        "minimize(lambda a: sum(a**2), rand(9), steps=9223372036854775807)",
        "minimize(lambda a: sum(a**2) if a[0] < 9 else a[0], rand(9), steps=9223372036854775807)",
    ]) func endsWithItsBudget(cell: String) {
        for (limits, number) in [
            (Budget.Limits(steps: 1000, operations: 1 << 40, memory: 1 << 24), 701),
            (Budget.Limits(steps: 1 << 40, operations: 100_000, memory: 1 << 24), 702),
        ] {
            var settings = SessionSettings()
            settings.limits = limits
            #expect(show(cell, settings: settings).number == number)
        }
    }
}
