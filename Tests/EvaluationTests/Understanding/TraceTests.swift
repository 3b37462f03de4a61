import Diagnostics
import Documents
import Testing

@testable import Evaluation

@Suite struct TraceTests {
    static let small = """
        seed 1
        net = sequential(dense(2, tanh), dense(1, sigmoid), input=2)
        x, y = array([[0, 0], [0, 1], [1, 0], [1, 1]]), array([[0], [1], [1], [0]])

        """

    @Test func writesAStepAsATextbookDoes() {
        let found = finding(Self.small + "trace net, x, y, loss=binary_crossentropy, optimizer=sgd(lr=0.5)")
        #expect(found.title.hasPrefix("One step of sgd(lr=0.5) takes the loss of 4 samples from 0."))
        #expect(
            found.rows.map { [$0[0], $0[1], $0[2]] } == [
                ["forward", "x", "given"], ["forward", "W1", "given"], ["forward", "b1", "given"],
                ["forward", "z1", "x @ W1 + b1"], ["forward", "a1", "tanh(z1)"], ["forward", "W2", "given"],
                ["forward", "b2", "given"], ["forward", "z2", "a1 @ W2 + b2"], ["forward", "a2", "sigmoid(z2)"],
                ["loss", "y", "given"], ["loss", "loss", "mean(-(y * log(a2) + (1 - y) * log(1 - a2)))"],
                ["backward", "da2", "1 / 4 * ((1 - y) / (1 - a2) - y / a2)"],
                ["backward", "dz2", "da2 * a2 * (1 - a2)"],
                ["backward", "db2", "sum(dz2, axis=0)"], ["backward", "da1", "dz2 @ W2.T"],
                ["backward", "dW2", "a1.T @ dz2"], ["backward", "dz1", "da1 * (1 - a1**2)"],
                ["backward", "db1", "sum(dz1, axis=0)"], ["backward", "dW1", "x.T @ dz1"],
                ["update", "W1_new", "W1 - 0.5 * dW1"], ["update", "b1_new", "b1 - 0.5 * db1"],
                ["update", "W2_new", "W2 - 0.5 * dW2"], ["update", "b2_new", "b2 - 0.5 * db2"],
            ])
        #expect(found.note == "88 numbers")
        #expect(
            finding(Self.small + "trace net, x, y, loss=mse", language: .chinese).title.hasPrefix(
                "adam() 走一步，4 个样本的损失从 "))
    }

    /// Every formula, run as a cell on the digits that are printed above it, gives the digits that are printed beside it.
    @Test(arguments: [
        (small, "binary_crossentropy", "sgd(lr=0.5)"), (small, "mse", "sgd(lr=0.1, momentum=0.9)"),
        (small, "half_mse", "sgd(lr=0.1, momentum=0.9, nesterov=True)"), (small, "mae", "adam(lr=0.1)"),
        (small, "huber", "adam(lr=0.1, amsgrad=True)"), (small, "log_cosh", "adamw(lr=0.1)"),
        (small, "hinge", "rmsprop(lr=0.1)"),
        (small, "binary_crossentropy", "rmsprop(lr=0.1, momentum=0.5, centered=True)"),
        (small, "mse", "adagrad(lr=0.1)"), (small, "mse", "adadelta(lr=0.1)"), (small, "mse", "adamax(lr=0.1)"),
        (small, "mse", "nadam(lr=0.1)"), (small, "mse", "lion(lr=0.1)"), (small, "mse", "sgd(lr=0.1, clip_norm=0.01)"),
        (small, "mse", "sgd(lr=0.1, clip_value=0.01)"), (small, "mse", "sgd(lr=0.1, global_clip_norm=0.01)"),
        (small, "lambda y, p: mean((y - p)**4) + 0.1*max(p)", "sgd(lr=cosine_decay(0.3, 10))"),
        (
            "seed 2\nnet = sequential(dense(3, relu), dense(3, softmax), input=2, precision=64)\nx, y = randn(3, 2), array([2, 0, 1])\n",
            "crossentropy", "adam(lr=0.1)"
        ),
        (
            "seed 2\nnet = sequential(dense(3, leaky_relu, regularizer=l2(0.1)), dropout(0.5), dense(2, softmax, bias=False), input=2)\nx, y = randn(3, 2), array([[1, 0], [0, 1], [0, 1]])\n",
            "categorical_crossentropy", "sgd(lr=0.1)"
        ),
        (
            "seed 3\nnet = sequential(dense(2, elu, regularizer=l1(0.1)), residual(dense(2, softsign)), silu, dense(1), input=2)\nx, y = randn(3, 2), randn(3)\n",
            "mse", "sgd(lr=0.1)"
        ),
        (
            "seed 3\nnet = sequential(layer_norm(), dense(2, selu), batch_norm(), dense(1, softplus), input=2)\nx, y = randn(3, 2), randn(3)\n",
            "mse", "sgd(lr=0.1)"
        ),
        (
            "seed 3\nnet = sequential(lambda x: x[:, :2] * 2, layer(lambda x, W: sin(x @ W) + x, W=randn(2, 2)), reshape(1, 2), flatten(), dense(1), input=3)\nx, y = randn(2, 3), randn(2)\n",
            "mse", "sgd(lr=0.1)"
        ),
    ]) func everyNumberFollowsFromThoseAbove(net: String, loss: String, optimizer: String) {
        let found = finding(net + "trace(net, x, y, loss=\(loss), optimizer=\(optimizer))")
        #expect(found.rows.count > 12, "\(found.title)")
        var cell = ""
        for row in found.rows {
            let isArray = row[3].hasPrefix("[")
            cell += isArray ? "\(row[1]) = array(\(row[3]))\n" : "\(row[1]) = \(row[3])\n"
            if row[2] != "given" {
                cell += "found = \(row[2])\n"
                // Seven digits are printed, of numbers about 1, and some of them are lost where they nearly cancel.
                cell += "off = max(abs(zeros(1) + found - \(row[1]))) / (max(abs(zeros(1) + \(row[1]))) + 0.05)\n"
                let other = isArray ? "found.shape != \(row[1]).shape or " : ""
                cell += "if \(other)not off < 0.00002:\n    print \"\(row[1])\", off, found\n"
            }
        }
        let shown = show(cell)
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] }) \(cell)")
        #expect(shown.texts.isEmpty, "\(shown.texts) \(found.rows.map { $0[1] + " = " + $0[2] })")
    }

    /// The step is the one that `train` takes.
    @Test(arguments: ["sgd(lr=0.5)", "adam(lr=0.1)", "nadam(lr=0.1)", "lion(lr=0.1)"]) func isTheStepOfTraining(
        optimizer: String
    ) {
        let traced = finding(
            Self.small
                + "step = \(optimizer)\ntrain(net, (x, y), loss=mse, optimizer=step, batch=4, shuffle=False, epochs=2)\ntrace net, x, y, loss=mse, optimizer=step"
        )
        let trained = show(
            Self.small
                + "step = \(optimizer)\nh = train(net, (x, y), loss=mse, optimizer=step, batch=4, shuffle=False, epochs=2)\nh = train(net, (x, y), loss=mse, optimizer=step, batch=4, shuffle=False)\nprint str(list(net.layers[0].weights[0])), net.layers[1].bias[0], mse(net, (x, y))"
        )
        let after = Dictionary(uniqueKeysWithValues: traced.rows.map { ($0[1], $0[3]) })
        let bias = after["b2_new"]?.dropFirst().dropLast() ?? "?"
        #expect(trained.last.split(separator: " ").dropLast().last.map(String.init) == String(bias))
        #expect(traced.title.hasSuffix(" to \(trained.last.split(separator: " ").last ?? "?")."))
        #expect(after["W1_new"]?.hasPrefix("[" + (trained.last.split(separator: "]").first ?? "?")) == true)
    }

    @Test func changesNothing() {
        let shown = show(
            """
            seed 5
            net, step = sequential(dense(2), dropout(0.5), batch_norm()), adam()
            table = trace(net, ones(3, 2), ones(3, 2), loss=mse, optimizer=step)
            print rand()
            train net, (ones(3, 2), ones(3, 2)), loss=mse, optimizer=step
            print net.layers[0].weights, rand()
            """,
            """
            seed 5
            net, step = sequential(dense(2), dropout(0.5), batch_norm()), adam()
            print rand()
            train net, (ones(3, 2), ones(3, 2)), loss=mse, optimizer=step
            print net.layers[0].weights, rand()
            """)
        #expect(shown.diagnostics.isEmpty)
        #expect(shown.texts.count == 6)
        #expect(Array(shown.texts.prefix(3)) == Array(shown.texts.suffix(3)))
    }

    @Test(arguments: [
        (
            "trace(sequential(dense(20, relu), dense(10, softmax)), randn(8, 20), randint(0, 10, 8), loss=crossentropy)",
            343
        ),
        ("trace(sequential(lstm(2), dense(1)), randn(1, 2, 1), ones(1), loss=mse)", 344),
        ("trace(sequential(dense(2, gelu)), randn(1, 2), ones(1, 2), loss=mse)", 344),
        ("trace(sequential(dense(2)), randn(1, 2), ones(3, 2), loss=mse)", 286),
        ("trace(sequential(dense(2)), zeros(0, 2), zeros(0, 2), loss=mse)", 400),
        ("trace(sequential(relu), ones(1, 2), ones(1, 2), loss=mse)", 339),
    ]) func refuses(cell: String, number: Int) {
        #expect(show(cell).number == number)
    }
}
