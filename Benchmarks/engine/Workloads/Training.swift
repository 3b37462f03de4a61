internal import Engine

/// A workload through `train`: each time a new model with the given weights and a new optimiser.
struct Training {
    let workload: Workload
    let data: WorkloadData
    private let orders: [[Int]]
    /// Seconds that drawing the orders took.
    private(set) var drawing = 0.0

    init(_ workload: Workload, _ data: WorkloadData) {
        self.workload = workload
        self.data = data
        var orders: [[Int]] = []
        if !workload.isFullBatch {
            drawing = seconds { orders = (0..<workload.epochs).map(workload.order) }
        }
        self.orders = orders
    }

    /// Trains once more and adds what it took.
    func run(into measurement: inout Measurement) throws {
        measurement.drawing = drawing
        var history = History()
        var surroundings = Surroundings()
        let (model, options) = try set(in: &surroundings, epochs: workload.epochs)
        measurement.times.append(
            try seconds {
                history = try surroundings.train(model, x: data.x, y: data.y, options: options) { _, _, _ in }
            })
        measurement.loss = (history.loss.last ?? .nan) * (workload == .w1 ? 2 : 1)

        surroundings = Surroundings()
        let (unmoved, none) = try set(in: &surroundings, epochs: 0)
        measurement.preparation.append(
            try seconds {
                _ = try surroundings.train(unmoved, x: data.x, y: data.y, options: none) { _, _, _ in }
            })
    }

    private func set(in surroundings: inout Surroundings, epochs: Int) throws -> (ModelID, TrainingOptions) {
        let layers = try definitions.map { surroundings.objects.add($0) }
        let model = try surroundings.sequential(
            layers.map { .layer($0) }, input: Array(data.x.shape.dropFirst()), precision: precision)
        var given = data.parameters[...]
        for layer in layers {
            let count = surroundings.objects[layer].parameters.count
            surroundings.objects[layer].parameters = Array(given.prefix(count))
            given = given.dropFirst(count)
        }
        let optimizer = surroundings.objects.add(optimizer)
        var options = TrainingOptions(loss: loss, optimizer: optimizer)
        options.epochs = epochs
        options.batch = workload.batch
        options.shuffle = false
        if !workload.isFullBatch { options.order = { [orders] epoch in orders[epoch] } }
        options.validation = data.validation
        return (model, options)
    }

    private var definitions: [any Layer] {
        get throws {
            switch workload {
            case .w1, .w3: [try Dense(units: 1)]
            case .w2a: [try Dense(units: 1, activation: .sigmoid)]
            case .w2b: [try Dense(units: 4, activation: .tanh), try Dense(units: 1, activation: .sigmoid)]
            case .w4: [try Dense(units: 10, activation: .relu), try Dense(units: 2, activation: .softmax)]
            case .w5:
                [
                    try Dense(units: 64, activation: .relu), try Dense(units: 32, activation: .relu),
                    try Dense(units: 1, activation: .sigmoid),
                ]
            case .w6:
                [
                    try Dense(units: 512, activation: .relu), try Dense(units: 256, activation: .relu),
                    try Dense(units: 10, activation: .softmax),
                ]
            case .w7:
                [
                    try Conv2D(filters: 16, rule: WindowRule(size: .init(3, 3)), activation: .relu), try pooling,
                    try Conv2D(filters: 32, rule: WindowRule(size: .init(3, 3)), activation: .relu), try pooling,
                    Flatten(), try Dense(units: 10, activation: .softmax),
                ]
            case .w8: [try Recurrent(.lstm, units: 64), try Dense(units: 1, activation: .sigmoid)]
            }
        }
    }

    private var pooling: MaxPool2D {
        get throws { MaxPool2D(rule: try WindowRule(size: .init(2, 2), strides: .init(2, 2))) }
    }

    private var precision: Precision {
        switch workload {
        case .w1, .w2a, .w2b: .double
        default: .single
        }
    }

    private var optimizer: Optimizer {
        switch workload {
        case .w1, .w3: Optimizer(.sgd(), rate: 0.01)
        case .w2a: Optimizer(.sgd(), rate: 1.0)
        case .w2b: Optimizer(.sgd(), rate: 0.5)
        default: Optimizer(.adam())
        }
    }

    private var loss: Loss {
        switch workload {
        case .w1: .halfMSE
        case .w3: .mse
        default: .crossentropy
        }
    }
}
