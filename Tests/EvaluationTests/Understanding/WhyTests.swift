import Diagnostics
import Documents
import Testing

@testable import Evaluation

/// A training with a fault that is known, and what `why` must say of it first.
struct PlantedFault: Sendable, CustomTestStringConvertible {
    let name: String
    let cell: String
    let finding: String
    var testDescription: String { name }

    static let blobs = """
        seed 0
        data = make_classification(samples=200, features=8, informative=4, redundant=0, classes=2)

        """

    static let all = [
        PlantedFault(
            name: "one epoch",
            cell: """
                seed 0
                net = sequential(dense(16, relu), dense(1, sigmoid))
                why(train(net, make_moons(200), loss=binary_crossentropy))
                """,
            finding: "Training ended too early: 1 epoch is too little to learn much."),
        PlantedFault(
            name: "equal weights",
            cell: blobs + """
                net = sequential(dense(8, tanh, initializer=zeros), dense(1, sigmoid, initializer=zeros))
                why(train(net, data, loss=binary_crossentropy, epochs=30))
                """,
            finding: "The 8 units of layer 1, dense(8, tanh, initializer=zeros), began with equal weights"),
        PlantedFault(
            name: "labels out of reach",
            cell: """
                seed 0
                net = sequential(dense(8, relu), dense(1, sigmoid))
                why(train(net, make_regression(100), loss=mse, epochs=30))
                """,
            finding: "The output cannot reach the labels: sigmoid gives numbers from 0 to 1, and "),
        PlantedFault(
            name: "one label",
            cell: """
                seed 0
                net = sequential(dense(4, tanh), dense(1, sigmoid))
                why(train(net, (randn(100, 2), zeros(100)), loss=binary_crossentropy, epochs=5))
                """,
            finding: "All labels are 0: there is nothing to tell apart."),
        PlantedFault(
            name: "a recurrent net that blows up",
            cell: """
                seed 0
                x = randn(100, 40, 1)
                y = sum(x[:, :, 0], axis=1)[:, None]
                net = sequential(simple_rnn(16, relu), dense(1))
                why(train(net, (x, y), loss=mse, optimizer=sgd(lr=0.1), epochs=20))
                """,
            finding:
                "Gradients explode along the sequence: over 40 steps layer 1, simple_rnn(16, relu), multiplies them"),
        PlantedFault(
            name: "an unscaled feature that saturates",
            cell: """
                seed 0
                x = randn(200, 3) * array([1.0, 1000.0, 1.0])
                net = sequential(dense(8, tanh), dense(1, sigmoid))
                why(train(net, (x, x[:, 0] > 0), loss=binary_crossentropy, optimizer=adam(lr=0.01), epochs=50))
                """,
            finding: "One feature is not scaled: x1 is about "),
        PlantedFault(
            name: "rate too high",
            cell: """
                seed 0
                x = rand(100, 1)
                data = dataset(x, 2*x[:, 0] + 1)
                net = sequential(dense(1))
                why(train(net, data, loss=mse, optimizer=sgd(lr=1.2), epochs=60, batch=100))
                """,
            finding: "The learning rate is too high: 1.2, and steps above 2/λ = "),
        PlantedFault(
            name: "rate too high for Adam",
            cell: blobs + """
                net = sequential(dense(16, tanh), dense(1, sigmoid))
                why(train(net, data, loss=binary_crossentropy, optimizer=adam(lr=3), epochs=30))
                """,
            finding: "The learning rate is too high: 3; at a tenth of it the loss comes to "),
        PlantedFault(
            name: "rate too low",
            cell: blobs + """
                net = sequential(dense(16, relu), dense(1, sigmoid))
                why(train(net, data, loss=binary_crossentropy, optimizer=sgd(lr=0.00001), epochs=40))
                """,
            finding: "The learning rate is too low: 1e-05; in as many epochs"),
        PlantedFault(
            name: "all units dead",
            cell: blobs + """
                net = sequential(dense(16, relu), dense(1, sigmoid), input=8)
                net.layers[0].bias = -50
                why(train(net, data, loss=binary_crossentropy, optimizer=adam(lr=0.01), epochs=20))
                """,
            finding: "All 16 units of layer 1, dense(16, relu), are dead: they give zero for every sample"),
        PlantedFault(
            name: "saturated",
            cell: blobs + """
                net = sequential(dense(16, sigmoid), dense(1, sigmoid), input=8)
                net.layers[0].weights = 100*randn(8, 16)
                net.layers[0].bias = 500*ones(16)
                why(train(net, data, loss=binary_crossentropy, optimizer=sgd(lr=0.05), epochs=20))
                """,
            finding: "The units of layer 1, dense(16, sigmoid), are saturated: "),
        PlantedFault(
            name: "not separable",
            cell: """
                seed 1
                net = sequential(dense(1, sigmoid))
                data = (array([[0, 0], [0, 1], [1, 0], [1, 1]]), array([0, 1, 1, 0]))
                why(train(net, data, loss=binary_crossentropy, optimizer=sgd(lr=1), epochs=500, batch=4))
                """,
            finding: "No straight line separates these classes: no weights of this model have a loss below 0.693"),
        PlantedFault(
            name: "a line through moons",
            cell: """
                seed 0
                net = sequential(dense(1, sigmoid))
                why(train(net, make_circles(200, noise=0.05, factor=0.5), loss=binary_crossentropy, optimizer=adam(lr=0.05), epochs=60))
                """,
            finding: "The model is too simple, a straight line: it comes to "),
        PlantedFault(
            name: "labels shuffled",
            cell: blobs + """
                data = dataset(data.x, permutation(data.y))
                train_set, val_set = split(data, test=0.25)
                net = sequential(dense(16, relu), dense(1, sigmoid))
                why(train(net, train_set, loss=binary_crossentropy, optimizer=adam(lr=0.01), epochs=60, validation=val_set))
                """,
            finding: "There is no signal in the labels: neighbours foretell them in "),
        PlantedFault(
            name: "leaked rows",
            cell: blobs + """
                train_set, val_set = split(data, test=0.25)
                both = dataset(concat([train_set.x, val_set.x[:20]]), concat([train_set.y, val_set.y[:20]]))
                net = sequential(dense(16, relu), dense(1, sigmoid))
                why(train(net, both, loss=binary_crossentropy, optimizer=adam(lr=0.01), epochs=30, validation=val_set))
                """,
            finding: "Validation samples have leaked into the training set: 20 of 50 stand there as well"),
        PlantedFault(
            name: "unscaled feature",
            cell: blobs + """
                x = data.x
                x[:, 2] = 1000*x[:, 2]
                net = sequential(dense(16, tanh), dense(1, sigmoid))
                why(train(net, dataset(x, data.y), loss=binary_crossentropy, optimizer=sgd(lr=0.05), epochs=40))
                """,
            finding: "One feature is not scaled: x2 is about "),
        PlantedFault(
            name: "unscaled feature that ends in nan",
            cell: """
                seed 0
                x = stack([rand(80), 5000*rand(80)], axis=1)
                net = sequential(dense(1))
                why(train(net, dataset(x, x[:, 0] + x[:, 1]/1000), loss=mse, optimizer=sgd(lr=0.01), epochs=50))
                """,
            finding: "One feature is not scaled: x1 is about "),
        PlantedFault(
            name: "imbalance",
            cell: """
                seed 3
                x = randn(300, 4)
                y = 1.0 * (x[:, 0] + 0.8*randn(300) > 2.2)
                net = sequential(dense(1, sigmoid))
                why(train(net, dataset(x, y), loss=binary_crossentropy, optimizer=adam(lr=0.02), epochs=40))
                """,
            finding: "The classes are unbalanced: "),
        PlantedFault(
            name: "exploding recurrent net",
            cell: """
                seed 0
                x = randn(60, 40, 1)
                net = sequential(simple_rnn(8, relu), dense(1), input=(40, 1))
                net.layers[0].recurrent = 1.6*net.layers[0].recurrent + eye(8)
                why(train(net, dataset(x, x[:, 0, 0]), loss=mse, optimizer=adam(lr=0.001), epochs=10))
                """,
            finding: "Gradients explode along the sequence: layer 1, simple_rnn(8, relu), makes them "),
        PlantedFault(
            name: "vanishing deep sigmoid net",
            cell: blobs + """
                net = sequential([dense(8, sigmoid) for k in range(10)], dense(1, sigmoid))
                why(train(net, data, loss=binary_crossentropy, optimizer=sgd(lr=0.1), epochs=30))
                """,
            finding: "Gradients vanish with depth: at layer 1, dense(8, sigmoid), they are "),
        PlantedFault(
            name: "nan from the log of zero",
            cell: blobs + """
                def own(y, p):
                    return -mean(y*log(p) + (1 - y)*log(1 - p))
                net = sequential(dense(8, relu), dense(1, relu))
                why(train(net, data, loss=own, optimizer=adam(lr=0.01), epochs=20))
                """,
            finding: "A -inf was born at step 1 in the loss: log(0)."),
        // One weight, w: 1, 0.7, 0.271, -0.834, two steps an epoch.
        PlantedFault(
            name: "nan in a later epoch",
            cell: """
                def own(y, p):
                    return mean(log(p))
                net = sequential(dense(1, initializer=ones, bias=False), input=1)
                why(train(net, (ones(4, 1), ones(4)), loss=own, optimizer=sgd(lr=0.3), epochs=9, batch=2))
                """,
            finding: "A nan was born at step 4 in the loss: log(-0.83"),
        PlantedFault(
            name: "nan from the slope of a root",
            cell: """
                seed 2
                def own(y, p):
                    return mean(sqrt(abs(y - p)))
                x = linspace(0, 1, 20).reshape(20, 1)
                net = sequential(dense(1, initializer=zeros, bias=False), input=1)
                why(train(net, (x, 0*x), loss=own, epochs=5, batch=20))
                """,
            finding: "An inf was born at step 1 in the gradient: "),
        PlantedFault(
            name: "over-fitting",
            cell: """
                seed 3
                def wave(n):
                    x = uniform(-1, 1, (n, 1))
                    return dataset(x, sin(3*x) + 0.3*randn(n, 1))
                train_set, val_set = wave(15), wave(200)
                net = sequential(dense(60, tanh), dense(60, tanh), dense(1))
                why(train(net, train_set, loss=mse, optimizer=adam(lr=0.01), epochs=500, batch=15, validation=val_set))
                """,
            finding: "The model over-fits: its validation loss was least in epoch "),
        PlantedFault(
            name: "under-trained",
            cell: blobs + """
                net = sequential(dense(16, relu), dense(1, sigmoid))
                why(train(net, data, loss=binary_crossentropy, optimizer=adam(lr=0.005), epochs=6))
                """,
            finding: "Training ended too early: after 6 epochs the loss was still falling, "),
    ]
}

/// Trainings that lessons would show as good ones.
private let healthy = [
    (
        "regression by descent",
        """
        seed 0
        x = rand(100, 1)
        data = dataset(x, 2*x[:, 0] + 1 + rand(100))
        why(train(sequential(dense(1)), data, loss=mse, optimizer=sgd(lr=0.5), epochs=300, batch=100))
        """
    ),
    (
        "XOR with a hidden layer",
        """
        seed 3
        xor = make_xor(200, noise=0.1)
        net = sequential(dense(4, tanh), dense(1, sigmoid))
        why(train(net, xor, loss=binary_crossentropy, optimizer=sgd(lr=0.5), epochs=200))
        """
    ),
    (
        "classification with early stopping",
        """
        seed 42
        data = make_classification(samples=200, features=20, classes=2)
        train_set, val_set, test_set = split(data, validation=0.2, test=0.2, stratify=True)
        net = sequential(dense(10, relu), dense(2, softmax))
        why(train(net, train_set, loss=crossentropy, optimizer=adam(lr=0.01), epochs=100, batch=10, validation=val_set, callbacks=[early_stopping(patience=10, restore_best=True)]))
        """
    ),
    (
        "moons",
        """
        seed 0
        train_set, val_set = split(make_moons(300, noise=0.2), test=0.3)
        net = sequential(dense(16, relu), dense(1, sigmoid))
        why(train(net, train_set, loss=binary_crossentropy, optimizer=adam(lr=0.02), epochs=60, validation=val_set))
        """
    ),
    (
        "iris",
        """
        seed 1
        train_set, val_set = split(iris(), test=0.2, stratify=True)
        train_set, val_set = standardize(train_set, val_set)
        net = sequential(dense(8, tanh), dense(3, softmax))
        why(train(net, train_set, loss=crossentropy, optimizer=adam(lr=0.02), epochs=50, validation=val_set))
        """
    ),
    (
        "digits",
        """
        seed 0
        train_set, val_set = split(digits()[:600], test=0.2)
        net = sequential(dense(32, relu), dense(10, softmax))
        why(train(net, train_set, loss=crossentropy, optimizer=adam(), epochs=25, validation=val_set))
        """
    ),
    (
        "a sequence's first step",
        """
        seed 0
        x = randint(0, 2, (300, 6, 1))
        net = sequential(gru(8), dense(1, sigmoid))
        why(train(net, (x, x[:, 0, 0]), loss=binary_crossentropy, optimizer=adam(lr=0.02), epochs=12, batch=50))
        """
    ),
    (
        "a wave",
        """
        seed 0
        net = sequential(dense(16, tanh), dense(1))
        why(train(net, make_sine(100, noise=0.1), loss=mse, optimizer=adam(lr=0.02), epochs=150))
        """
    ),
    (
        "an autoencoder",
        """
        seed 0
        X = digits().x[:300] / 16
        net = sequential(dense(32, relu), dense(8), dense(32, relu), dense(64, sigmoid))
        why(train(net, (X, X), loss=mse, optimizer=adam(lr=0.01), epochs=20, batch=32))
        """
    ),
    (
        "the truth table of AND",
        """
        seed 1
        data = (array([[0, 0], [0, 1], [1, 0], [1, 1]]), array([0, 0, 0, 1]))
        why(train(sequential(dense(1, sigmoid)), data, loss=binary_crossentropy, optimizer=adam(lr=0.1), epochs=200, batch=4))
        """
    ),
]

@Suite struct WhyTests {
    @Test(arguments: PlantedFault.all) func namesTheFault(_ fault: PlantedFault) {
        let found = finding(fault.cell)
        #expect(found.title.hasPrefix(fault.finding), "\(found)")
        #expect(!found.note.isEmpty)
        let chinese = finding(fault.cell, language: .chinese)
        #expect(chinese.title.unicodeScalars.contains { $0.value > 0x4e00 })
        #expect(chinese.rows.count == found.rows.count)
    }

    @Test(arguments: healthy) func accusesNoHealthyTraining(name: String, cell: String) {
        let found = finding(cell)
        #expect(found.title.hasPrefix("Nothing looks wrong: the loss fell from "), "\(name): \(found)")
        #expect(found.note.isEmpty)
    }

    @Test func goesOnInTheSentenceThatItBegan() {
        let found = finding(
            """
            seed 0
            x = rand(100, 2) * array([1, 1000])
            net = sequential(dense(1))
            why(train(net, (x, x @ [1, 2]), loss=mse, optimizer=sgd(lr=0.1), epochs=20))
            """)
        #expect(found.note.contains(" Also: an inf was born at step 5 in the loss: "))
    }

    @Test func changesNothing() {
        let training = """
            seed 5
            data = make_xor(40)
            net = sequential(dense(3, relu), dropout(0.3), dense(1, sigmoid))
            step = adam(lr=5)
            history = train(net, data, loss=binary_crossentropy, optimizer=step, epochs=8, validation=data)

            """
        let state =
            "print rand(), randn(), net.layers[0].weights, history.loss, step.lr\ntrain net, data, loss=mse, optimizer=step, epochs=2"
        let looked = show(training + "why = why(history)\n" + state)
        let plain = show(training + state)
        #expect(looked.diagnostics.isEmpty)
        #expect(looked.texts == plain.texts)
        #expect(looked.texts.count == 2)
    }

    /// What the model has learnt since does not count.
    @Test func looksAtTheTrainingAsItWas() {
        let cell = """
            seed 1
            net = sequential(dense(4, relu), dense(1, sigmoid), input=2)
            net.layers[0].bias = -90
            data = make_moons(60)
            history = train(net, data, loss=binary_crossentropy, epochs=3)
            net.layers[0].bias = 1
            train(net, data, loss=binary_crossentropy, optimizer=adam(lr=0.1), epochs=20)
            why history
            """
        #expect(finding(cell).title.hasPrefix("All 4 units of layer 1, dense(4, relu), are dead"))
    }

    @Test(arguments: [
        ("minimize(lambda a: a**2, 1.0, optimizer=sgd(lr=1.1), steps=30)", "The number grew from 1 to "),
        ("minimize(lambda a: log(a), 1.0, optimizer=sgd(lr=0.3), steps=30)", "The number became nan at step 4."),
        (
            "minimize(lambda a: (a - 3)**2, 1.0, optimizer=sgd(lr=0.001), steps=30)",
            "Training ended too early: after 30 steps"
        ),
        ("minimize(lambda a: (a - 3)**2, 1.0, optimizer=sgd(lr=0.1), steps=60)", "Nothing looks wrong: "),
    ]) func ofNumbersItSaysWhatTheyShow(fit: String, sentence: String) {
        #expect(finding("why(\(fit))").title.hasPrefix(sentence), "\(finding("why(\(fit))"))")
    }

    @Test func refusesWhatIsNoTraining() {
        #expect(show("why 3").number == 270)
        #expect(show("why(cross_validate(lambda: sequential(dense(1)), make_xor(20), loss=mse))").number == 342)
    }
}
