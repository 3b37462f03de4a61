/// Where in a training the first number was born that is infinite or nan.
public struct NonFiniteOrigin: Hashable, Sendable {
    /// In what.
    public enum Place: Hashable, Sendable {
        /// An element of the model, from 0.
        case element(Int)
        case loss
        /// The derivatives, on their way back.
        case gradient
        /// The weights, in a step.
        case step
        /// The weights, before the first step.
        case weights
        case data
    }

    /// In what.
    public let place: Place
    /// The training step, from 1, and the epoch.
    public let step: Int
    /// The epoch, from 1.
    public let epoch: Int
    /// What was computed, as the language writes it: `log`, `/`, `@`; nil where nothing was.
    public let operation: String?
    /// What it was given: the operands of an operation by elements, else the largest.
    public let operands: [Double]
    /// What came out: inf, -inf or nan.
    public let result: Double
    /// The largest weight then.
    public let largestWeight: Double

    /// Whether the operation has no number for what it was given, however small: log(0), 0/0.
    public var isOutsideDomain: Bool {
        switch operation {
        case "log", "log1p", "sqrt", "/", "**", "reciprocal": operands.allSatisfy { abs($0) < 1e10 }
        default: false
        }
    }
}

extension Workspace {
    /// Trains again up to the loss that was not a number, on a copy, and looks for where it came from. Nil where the same
    /// does not happen again, as when a function of the notebook reads what has changed since.
    mutating func nonFiniteOrigin(of history: History, _ record: TrainingRecord) throws -> NonFiniteOrigin? {
        guard let last = history.epochs.last else { return nil }
        let origin = try nonFiniteOrigin(inEpoch: last, record)
        // Weights that were none when the epoch began were made so in the one before.
        guard let origin, origin.operation == nil, origin.place == .step, last > 1 else { return origin }
        return try nonFiniteOrigin(inEpoch: last - 1, record) ?? origin
    }

    private mutating func nonFiniteOrigin(inEpoch epoch: Int, _ record: TrainingRecord) throws -> NonFiniteOrigin? {
        try looking { workspace in
            workspace.restore(record, to: record.start)
            workspace.random = record.random
            var options = record.options
            options.optimizer = workspace.objects.add(record.optimizer.definition)
            workspace.objects[options.optimizer] = record.optimizer
            // What would have ended the training did not.
            options.callbacks = options.callbacks.filter { if case .reduceOnPlateau = $0 { true } else { false } }
            options.epochs = epoch - 1
            if epoch > 1 {
                _ = try workspace.train(record.model, x: record.x, y: record.y, options: options) { _, _, _ in }
            }
            let model = workspace.objects[record.model]
            _ = workspace.beginSeparateGraph(precision: model.precision)
            return switch model.precision {
            case .single: try workspace.epochWithOrigin(epoch, record, options, Float.self)
            case .double: try workspace.epochWithOrigin(epoch, record, options, Double.self)
            }
        }
    }

    /// The steps of an epoch, one by one, until a number is none.
    private mutating func epochWithOrigin<S: Scalar>(
        _ epoch: Int, _ record: TrainingRecord, _ options: TrainingOptions, _ type: S.Type
    ) throws -> NonFiniteOrigin? {
        let block = Block(
            layers: record.layers, in: objects, slots: objects[options.optimizer].definition.slots)
        objects[options.optimizer].prepare(for: block.owners, count: block.count)
        let buffer = TrainingBuffer<S>(block, [], values(of: block), objects[options.optimizer])
        let samples = Samples(x: record.x, y: record.y)
        var order = options.order?(epoch - 1) ?? Array(0..<samples.rows)
        if options.order == nil, options.shuffle { random.permute(&order) }
        let batches = (samples.rows + options.batch - 1) / options.batch
        for batch in 0..<batches {
            try graph.budget.step()
            let end = min((batch + 1) * options.batch, order.count)
            let rows = samples.batch(order[batch * options.batch..<end])
            let values = buffer.values()
            let largest = values.reduce(0) { max($0, $1.elements.reduce(0) { max($0, abs($1)) }) }
            let step = (epoch - 1) * batches + batch + 1
            func origin(_ place: NonFiniteOrigin.Place, _ found: (String, [Double], Double)?) -> NonFiniteOrigin {
                NonFiniteOrigin(
                    place: place, step: step, epoch: epoch, operation: found?.0, operands: found?.1 ?? [],
                    result: found?.2 ?? .nan, largestWeight: largest)
            }
            if values.contains(where: \.isNotFinite) { return origin(step == 1 ? .weights : .step, nil) }
            if rows.x.isNotFinite || rows.y.isNotFinite { return origin(.data, nil) }
            var found: NonFiniteOrigin?
            var ends: [Int] = []
            let pass = try self.record(block, values: values, training: true) { workspace, _ in
                let x = workspace.graph.variable(rows.x)
                var value = x
                var mask: NDArray?
                let model = workspace.objects[record.model]
                for element in model.elements {
                    try workspace.run(element, on: &value, &mask, training: true)
                    ends.append(workspace.graph.nodes.count)
                }
                var loss = try options.loss.apply(labels: rows.y, predictions: value, in: &workspace)
                loss = try workspace.penalized(
                    loss, model, dividedBy: options.dividesPenalties ? Double(rows.x.shape[0]) : nil)
                ends.append(workspace.graph.nodes.count)
                return Recording(inputs: [x], loss: loss, predictions: value)
            }
            let isBroken = pass.loss.isNotFinite || pass.gradients.contains(where: \.isNotFinite)
            if isBroken, let node = graph.firstNonFinite() {
                let place = ends.firstIndex { node < $0 } ?? ends.count
                found = origin(
                    place < ends.count - 1 ? .element(place) : place == ends.count - 1 ? .loss : .gradient,
                    graph.account(of: node))
            }
            if let found { return found }
            buffer.take(pass)
            try withStepState(options.optimizer) { workspace, state in
                try buffer.step(&state, rate: state.rate { try workspace.rate(&$0) })
            }
        }
        return nil
    }
}

extension NDArray {
    fileprivate var isNotFinite: Bool { elements.contains { !$0.isFinite } }
}

extension Graph {
    /// The first node that was computed from numbers and is none.
    fileprivate func firstNonFinite() -> Int? {
        nodes.indices.first { nodes[$0].operation != nil && nodes[$0].value.elements.contains { !$0.isFinite } }
    }

    /// What a node computed, from what, and what came out, at its first element that is no number.
    fileprivate func account(of node: Int) -> (String, [Double], Double)? {
        guard let operation = nodes[node].operation,
            let place = nodes[node].value.elements.firstIndex(where: { !$0.isFinite })
        else { return nil }
        let result = nodes[node].value.elements[place]
        let operands = inputs(of: node).map { input -> Double in
            let value = nodes[input].value
            if operation.isElementwise, value.count == 1 { return value.elements[0] }
            if operation.isElementwise, value.count == nodes[node].value.count { return value.elements[place] }
            return value.elements.reduce(0) { abs($1) > abs($0) ? $1 : $0 }
        }
        return (operation.sign, operands, result)
    }
}

extension Operation {
    fileprivate var isElementwise: Bool {
        switch self {
        case .unary, .binary: true
        default: false
        }
    }

    /// As the language writes it.
    fileprivate var sign: String {
        switch self {
        case .unary(let function): return "\(function)"
        case .binary(let function):
            switch function {
            case .add: return "+"
            case .subtract: return "-"
            case .multiply: return "*"
            case .divide: return "/"
            case .power, .integerPower: return "**"
            default: return "\(function)"
            }
        case .product: return "@"
        case .reduce(let reduction, _, _): return "\(reduction)"
        case .softmax: return "softmax"
        default: return "\(self)".prefix { $0 != "(" }.description
        }
    }
}
