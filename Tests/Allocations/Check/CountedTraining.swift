internal import Engine

/// A training of 35 samples in nine batches of four, the last of three, with a look at the same samples each epoch.
struct CountedTraining {
    let name: String
    private let input: [Int]
    private let optimizer: Optimizer
    private var precision = Precision.single
    private var metrics: [TrainingMetric] = []
    /// What an epoch may ask for beside its history: the arrays that metrics make for themselves.
    private(set) var allowedEachEpoch = 0
    private let layers: () throws -> [any Layer]

    private init(
        _ name: String, _ input: [Int], _ optimizer: Optimizer, layers: @escaping () throws -> [any Layer]
    ) {
        self.name = name
        self.input = input
        self.optimizer = optimizer
        self.layers = layers
    }

    static var all: [CountedTraining] {
        let dense = CountedTraining("classifier, Adam", [20], Optimizer(.adam())) {
            [try Dense(units: 10, activation: .relu), try Dense(units: 2, activation: .softmax)]
        }
        var double = CountedTraining(
            "classifier in double, momentum, clipped", [20],
            Optimizer(.sgd(momentum: 0.9, nesterov: true), clipping: .globalNorm(1))
        ) {
            [
                try Dense(units: 10, activation: .tanh),
                try Dense(units: 2, activation: .softmax, regularizer: .l2(0.01)),
            ]
        }
        double.precision = .double
        var measured = CountedTraining("classifier with accuracy", [20], Optimizer(.adam())) {
            [try Dense(units: 2, activation: .softmax)]
        }
        measured.metrics = [TrainingMetric(name: "accuracy", formula: .known(Metric.accuracy))]
        // Less than one for each of an epoch's nine steps.
        measured.allowedEachEpoch = 6
        let recurrent = CountedTraining("LSTM", [5, 3], Optimizer(.rmsprop())) {
            [try Recurrent(.lstm, units: 4), try Dense(units: 2, activation: .softmax)]
        }
        let convolution = CountedTraining("convolution, dropout and batch norm", [6, 6, 1], Optimizer(.adam())) {
            [
                try Conv2D(filters: 2, rule: WindowRule(size: .init(3, 3)), activation: .relu),
                MaxPool2D(rule: try WindowRule(size: .init(2, 2), strides: .init(2, 2))), Flatten(),
                try Dropout(rate: 0.4), try BatchNorm(), try Dense(units: 2, activation: .softmax),
            ]
        }
        return [dense, double, measured, recurrent, convolution]
    }

    /// How often memory is asked for in so many epochs.
    func allocations(epochs: Int) throws -> Int {
        var surroundings = Surroundings()
        let made: [ModelPart] = try layers().map { .layer(surroundings.objects.add($0)) }
        let model = try surroundings.sequential(made, input: input, precision: precision)
        let x = try surroundings.random.uniform(low: -1, high: 1, shape: [35] + input)
        let y = NDArray(shape: [35], kind: .integer, elements: (0..<35).map { Double($0 % 2) })
        var options = TrainingOptions(loss: .crossentropy, optimizer: surroundings.objects.add(optimizer))
        options.epochs = epochs
        options.batch = 4
        options.metrics = metrics
        options.validation = (x, y)
        var history = History()
        let count = try counted {
            history = try surroundings.train(model, x: x, y: y, options: options) { _, _, _ in }
        }
        precondition(history.epochs.count == epochs)
        return count
    }
}

/// How often `minimize` asks for memory, where each step draws from two distributions.
func countedMinimization(steps: Int) throws -> Int {
    var surroundings = Surroundings()
    let optimizer = surroundings.objects.add(Optimizer(.adam(), rate: 0.01))
    var history = History()
    let count = try counted {
        history = try surroundings.minimize(
            [NDArray(shape: [4], elements: [1, 2, 3, 4])], [], optimizer: optimizer, steps: steps,
            progress: { _, _, _ in }
        ) { surroundings, arrays in
            let noise = try surroundings.draw(.normal(mean: 0, deviation: 0.1), shape: [4])
            let kept = try surroundings.draw(.binomial(trials: 1, probability: 0.5), shape: [4])
            let error = try surroundings.graph.multiply(try surroundings.graph.subtract(arrays[0], noise), kept)
            return try surroundings.graph.mean(try surroundings.graph.square(error))
        }.history
    }
    precondition(history.loss.count == steps)
    return count
}
