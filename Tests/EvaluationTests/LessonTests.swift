import Diagnostics
import Documents
import Testing

@testable import Evaluation

/// What a lesson promises, cell by cell. Fewer epochs than a lesson would take, where the promise holds all the same.
struct Lesson: Sendable, CustomTestStringConvertible {
    let title: String
    let cells: [String]
    /// How many `expect`s stand in the cells.
    var promises: Int {
        cells.reduce(0) { $0 + $1.split(separator: "\n").filter { $0.hasPrefix("expect ") }.count }
    }
    var testDescription: String { title }
}

@Suite struct LessonTests {
    @Test(arguments: lessons) func keepsItsPromises(lesson: Lesson) {
        let shown = show(cells: lesson.cells, files: ["patients.csv": patients])
        #expect(shown.diagnostics.isEmpty, "\(shown.diagnostics.map { $0.headline[.english] })")
        let kept = shown.outputs.filter { if case .promise = $0 { true } else { false } }.count
        #expect(kept == lesson.promises)
        #expect(lesson.promises > 0)
    }

    @Test func integerLabelsWantTheSparseLoss() {
        let shown = show(
            """
            seed 42
            net = sequential(dense(10, relu), dense(2, softmax))
            train net, make_classification(samples=60), loss=categorical_crossentropy, epochs=1
            """)
        #expect(shown.number == 289)
    }
}

/// 40 patients, with gaps, texts, and a target that hangs on age and dose.
private let patients: [UInt8] = {
    let rows = (0..<40).map { row in
        let (age, dose) = (30 + row * 7 % 41, row * 3 % 5)
        let ill = age + 8 * dose > 65 ? 1 : 0
        let (ward, sex) = (["north", "south", "west"][row % 3], row % 2 == 0 ? "f" : "m")
        return "\(row % 9 == 4 ? "" : String(age)),\(dose),\(ward),\(sex),\(ill)"
    }
    return Array((["age,dose,ward,sex,readmitted"] + rows).joined(separator: "\n").utf8)
}()

private let lessons = [
    Lesson(
        title: "a taste",
        cells: [
            """
            seed 0
            x = rand(100, 1)
            y = 2*x + 1 + rand(100, 1)
            W, b = rand(1, 1), rand(1, 1)
            for epoch in range(1000):
                y_hat = x @ W + b
                loss = mean((y_hat - y)**2)
                W -= 0.01 * 2 * x.T @ (y_hat - y) / len(x)
                b -= 0.01 * 2 * mean(y_hat - y)
                record epoch, loss, every=100
            plot points(x, y, label="data"), line(x, x @ W + b, label="fit")
            expect loss < 0.1
            """,
            """
            seed 42
            data = make_classification(samples=200, features=20, classes=2)
            train_set, val_set, test_set = split(data, validation=0.2, test=0.2)
            net = sequential(dense(10, relu), dense(2, softmax))
            history = train(net, train_set, loss=crossentropy, optimizer=adam(), epochs=60, batch=10, validation=val_set)
            plot history
            evaluate net, test_set, accuracy, recall
            confusion net, test_set
            expect accuracy(net, test_set) > 0.8
            """,
        ]),
    Lesson(
        title: "first steps",
        cells: [
            """
            α = 0.1
            x = linspace(-3, 3, 61)
            y = x**2
            x.shape, mean(y), y[x > 2].sum()
            """,
            """
            seed 0
            dice = randint(1, 7, 600)
            counts = [sum(dice == k) for k in range(1, 7)]
            print f"mean {mean(dice):.3f}, spread {std(dice):.3f}"
            expect sum(counts) == 600
            expect abs(mean(dice) - 3.5) < 0.2
            """,
            """
            def newton(a, steps=6):
                r = a
                for k in range(steps):
                    r = (r + a/r) / 2
                    record k, r, error=abs(r - sqrt(a))
                return r
            expect newton(2) ≈ 1.414214
            """,
            """
            a = [1, 2, 3]
            b = a
            b[0] = 99
            a, b
            expect a[0] == 1
            expect [1, 2] + [3, 4] == [1, 2, 3, 4]
            """,
        ]),
    Lesson(
        title: "one neuron: AND, OR, and why not XOR",
        cells: [
            """
            x = array([[0, 0], [0, 1], [1, 0], [1, 1]])
            def train_unit(y, steps=1000, lr=2.0):
                seed 1
                W, b = 2*rand(2, 1) - 1, 0.0
                for step in range(steps):
                    a = sigmoid(x @ W + b)
                    δ = (a - y) * a * (1 - a)
                    W -= lr * x.T @ δ / len(x)
                    b -= lr * mean(δ)
                return W, b, a
            for name, target in [("AND", [0, 0, 0, 1]), ("OR", [0, 1, 1, 1]), ("XOR", [0, 1, 1, 0])]:
                y = array(target).reshape(-1, 1)
                W, b, a = train_unit(y)
                record name, loss=half_mse(y, a), right=accuracy(y, a)
            expect a ≈ 0.50, "no line separates XOR: the best one unit can do is one half"
            """,
            """
            seed 3
            xor = make_xor(200, noise=0.1)
            net = sequential(dense(4, tanh), dense(1, sigmoid))
            train net, xor, loss=binary_crossentropy, optimizer=sgd(lr=0.5), epochs=40
            expect accuracy(net, xor) > 0.95
            """,
        ]),
    Lesson(
        title: "classification",
        cells: [
            """
            def softmax_rows(z):
                e = exp(z - max(z, axis=1, keepdims=True))
                return e / sum(e, axis=1, keepdims=True)
            z = array([[2.0, 1.0, 0.1]])
            softmax_rows(z)
            expect -sum(one_hot([0], 3) * log(softmax_rows(z))) ≈ 0.417
            expect softmax_rows(z) ≈ softmax(z)
            """,
            """
            seed 5
            data = make_classification(samples=200, features=20, classes=2)
            train_set, val_set, test_set = split(data, validation=0.2, test=0.2, stratify=True)
            net = sequential(dense(10, relu), dense(2, softmax))
            history = train(net, train_set, loss=crossentropy, optimizer=adam(), epochs=60, batch=10,
                            validation=val_set, callbacks=[early_stopping(patience=10, restore_best=True)])
            plot history
            evaluate net, test_set, accuracy, recall, precision
            confusion net, test_set
            roc net, test_set
            p, n = accuracy(net, test_set), len(test_set)
            print f"{p:.3f} ± {1.96 * sqrt(p * (1 - p) / n):.3f} on {n} examples"
            expect p > 0.8
            """,
            """
            def focal(y, p):
                q = clip(where(one_hot(y, 2) == 1, p, 1 - p), 1e-7, 1)
                return mean(-(1 - q)**2 * log(q))
            net = sequential(dense(10, relu), dense(2, softmax))
            h = train(net, train_set, loss=focal, optimizer=adam(lr=0.01), epochs=10)
            expect h.loss[-1] < h.loss[0] / 5
            """,
        ]),
    Lesson(
        title: "preparing data",
        cells: [
            """
            seed 0
            raw = load("patients.csv", target="readmitted")
            describe raw
            head raw, 5
            train_set, test_set = split(raw, test=0.25, stratify=True)
            train_set, test_set = fill_missing(train_set, test_set, method=median)
            train_set, test_set = one_hot(train_set, test_set, columns=["ward", "sex"])
            train_set, test_set = standardize(train_set, test_set)
            net = sequential(dense(8, relu), dense(2, softmax))
            train net, train_set, loss=crossentropy, optimizer=adam(lr=0.02), epochs=50
            evaluate net, test_set, accuracy, auc
            expect train_set.x.shape == (30, 7)
            expect abs(mean(train_set.x)) < 1e-10
            expect accuracy(net, train_set) > 0.8
            """,
            """
            birds = drop_missing(penguins())
            plot points(birds["flipper_length_mm"], birds["body_mass_g"], by=birds["species"])
            heavy = birds[birds["body_mass_g"] > 4000]
            print f"{len(heavy)} of {len(birds)} birds"
            expect len(birds) == 333
            """,
            """
            seed 0
            noise = dataset(randn(60, 500), randint(0, 2, 60))
            leaky = select_features(noise, k=10)
            def score(data, inside):
                scores = []
                for train_set, test_set in kfold(data, 5):
                    if inside:
                        train_set, test_set = select_features(train_set, test_set, k=10)
                    net = sequential(dense(1, sigmoid))
                    train(net, train_set, loss=binary_crossentropy, optimizer=adam(lr=0.05), epochs=60)
                    scores.append(accuracy(net, test_set))
                return mean(scores)
            before, within = score(leaky, False), score(noise, True)
            table chosen=["before the split", "inside each fold"], accuracy=[before, within]
            expect before > 0.7
            expect within < before
            """,
        ]),
    Lesson(
        title: "over-fitting, and what helps",
        cells: [
            """
            seed 3
            def wave(n):
                x = uniform(-1, 1, (n, 1))
                return dataset(x, sin(3*x) + 0.3*randn(n, 1))
            train_set, val_set, test_set = wave(25), wave(100), wave(300)
            def wide(extra, penalty=None):
                return sequential(dense(60, tanh, regularizer=penalty), extra, dense(60, tanh, regularizer=penalty), extra, dense(1))
            names = ["small", "wide", "l2", "dropout", "stopped"]
            nets = [sequential(dense(3, tanh), dense(1)), wide([]), wide([], l2(0.001)), wide([dropout(0.3)]), wide([])]
            for name, net in zip(names, nets):
                stop = [early_stopping(patience=20, restore_best=True)] if name == "stopped" else []
                h = train(net, train_set, loss=mse, optimizer=adam(lr=0.01), epochs=400, batch=25, validation=val_set, callbacks=stop)
                record name, training=mse(net, train_set), test=mse(net, test_set)
            expect mse(nets[4], test_set) < mse(nets[1], test_set)
            """,
            """
            grid = linspace(-1, 1, 200).reshape(-1, 1)
            plot points(train_set.x, train_set.y, label="25 points"), line(grid, sin(3*grid), label="truth"),
                 line(grid, nets[1](grid), label="wide"), line(grid, nets[4](grid), label="stopped early")
            """,
        ]),
    Lesson(
        title: "sequences: RNN, LSTM, GRU",
        cells: [
            """
            seed 0
            def remember(n, steps):
                x = randint(0, 2, (n, steps, 1))
                return dataset(x, x[:, 0, 0])
            train_set, test_set = remember(300, 5), remember(200, 5)
            for cell in [simple_rnn, gru, lstm]:
                net = sequential(cell(8), dense(1, sigmoid))
                train(net, train_set, loss=binary_crossentropy, optimizer=adam(lr=0.02), epochs=8, batch=50)
                record cell, right=accuracy(net, test_set)
            expect accuracy(net, test_set) == 1
            """,
            """
            def rnn(x, W, U, b):
                h = zeros(len(x), len(U))
                for t in range(x.shape[1]):
                    h = tanh(x[:, t] @ W + h @ U + b)
                return h
            net = sequential(simple_rnn(4), input=(10, 1))
            cell = net.layers[0]
            x = randn(3, 10, 1)
            expect rnn(x, cell.weights, cell.recurrent, cell.bias) ≈ net(x)
            """,
            """
            series = sin(arange(400) * 0.2) + 0.1*randn(400)
            x = stack([series[i:i+20] for i in range(380)])[:, :, None]
            data = dataset(x, series[20:])
            past, future = data[:300], data[300:]
            net = sequential(lstm(8), dense(1))
            train net, past, loss=mse, optimizer=adam(lr=0.02), epochs=4
            plot line(future.y, label="true"), line(net(future.x), label="forecast")
            expect mse(net, future) < mse(future.y, future.x[:, -1, 0])
            """,
        ]),
    Lesson(
        title: "autoencoder, VAE, GAN",
        cells: [
            """
            seed 0
            X = digits().x[:400] / 16
            encoder = sequential(dense(32, relu), dense(2), input=64)
            decoder = sequential(dense(32, relu), dense(64, sigmoid), input=2)
            both = sequential(encoder, decoder)
            h = train(both, (X, X), loss=mse, optimizer=adam(lr=0.01), epochs=10, batch=64)
            code = encoder(X)
            plot points(code[:, 0], code[:, 1], by=digits().y[:400])
            expect h.loss[-1] < 0.75 * h.loss[0]
            """,
            """
            encoder = sequential(dense(32, relu), dense(4), input=64)
            decoder = sequential(dense(32, relu), dense(64, sigmoid), input=2)
            def elbo(encoder, decoder):
                x = X[randint(0, len(X), 64)]
                code = encoder(x)
                μ, logvar = code[:, :2], code[:, 2:]
                z = μ + exp(logvar / 2) * randn(64, 2)
                kl = -0.5 * mean(sum(1 + logvar - μ**2 - exp(logvar), axis=1))
                return 64 * binary_crossentropy(x, decoder(z)) + kl
            fit = minimize(elbo, encoder, decoder, optimizer=adam(lr=0.005), steps=200)
            plot fit
            expect mean(fit.loss[-50:]) < mean(fit.loss[:50])
            """,
            """
            seed 2
            def real(n):
                return normal(3.0, 0.5, (n, 1))
            G = sequential(dense(16, relu), dense(1), input=2)
            D = sequential(dense(16, relu), dense(1, sigmoid), input=1)
            def d_loss(D):
                return binary_crossentropy(ones(64, 1), D(real(64))) + binary_crossentropy(zeros(64, 1), D(G(randn(64, 2))))
            def g_loss(G):
                return binary_crossentropy(ones(64, 1), D(G(randn(64, 2))))
            judge, forger = adam(lr=0.005), adam(lr=0.005)
            for step in range(800):
                d = minimize(d_loss, D, optimizer=judge, steps=1)
                g = minimize(g_loss, G, optimizer=forger, steps=1)
                record step, D=d.loss[0], G=g.loss[0], every=200
            fake = G(randn(1000, 2))
            expect abs(mean(fake) - 3) < 0.5
            """,
        ]),
    Lesson(
        title: "looking inside",
        cells: [
            """
            seed 42
            data = make_classification(samples=400, features=6, informative=2, redundant=0, classes=2)
            train_set, test_set = split(data, test=0.25)
            net = sequential(dense(16, tanh), dense(2, softmax))
            train net, train_set, loss=crossentropy, optimizer=adam(lr=0.01), epochs=10
            def score(v):
                return net(v[None, :])[0, 1]
            def attribution(f, x, baseline, steps=50):
                total = zeros(x.shape)
                for k in range(steps):
                    total += grad(f, baseline + (k + 0.5)/steps * (x - baseline))
                return (x - baseline) * total / steps
            x = test_set.x[0]
            parts = attribution(score, x, zeros(6))
            expect abs(sum(parts) - (score(x) - score(zeros(6)))) < 0.001, "completeness"
            """,
            """
            base = accuracy(net, test_set)
            drops = []
            for j in range(6):
                x = test_set.x
                x[:, j] = permutation(x[:, j])
                drops.append(base - accuracy(net, (x, test_set.y)))
                record feature=data.features[j], drop=drops[-1]
            expect max(drops) > 0.2
            """,
        ]),
    Lesson(
        title: "choosing a model honestly",
        cells: [
            """
            seed 0
            data = make_moons(400, noise=0.3)
            train_set, test_set = split(data, test=0.25)
            def make(units=8):
                return sequential(dense(units, tanh), dense(1, sigmoid))
            for units in [1, 16]:
                for lr in [0.003, 0.03]:
                    scores = []
                    for part, val in kfold(train_set, 4):
                        net = make(units)
                        train(net, part, loss=binary_crossentropy, optimizer=adam(lr=lr), epochs=8)
                        scores.append(accuracy(net, val))
                    record units, lr, accuracy=mean(scores), spread=std(scores)
            scores = cross_validate(make, train_set, folds=4, loss=binary_crossentropy, optimizer=adam(lr=0.03), epochs=8)
            scores
            expect mean(scores.accuracy) > 0.8
            """,
            """
            scores = []
            for s in range(8):
                seed s
                net = make()
                train(net, train_set, loss=binary_crossentropy, optimizer=adam(lr=0.03), epochs=8)
                scores.append(accuracy(net, test_set))
            print f"{mean(scores):.3f} ± {std(scores):.3f}"
            best = max(scores)
            expect best - min(scores) > 0
            """,
        ]),
]
