public import Engine

/// A representation net that has been trained.
public struct FittedRepresentationNet: Sendable {
    /// What it is.
    public let net: RepresentationNet
    /// The trained model: from standardised covariates to [y₀, y₁, …]. It stays in the store.
    public let model: ModelID
    /// The loss of each epoch with its penalties, of standardised outcomes where they are; `stoppedByNaN` says that
    /// training failed.
    public let history: History
    /// What was done to the covariates.
    let covariates: Standardization?
    /// What was done to the outcomes.
    let outcomes: Standardization?
    /// The layer that holds ε.
    let epsilon: LayerID?
}

extension Workspace {
    /// Trains `net` on covariates `x` [samples, …], whether each sample was treated [samples], 1 or 0, and its outcome
    /// [samples].
    ///
    /// The one stream gives first the weights: of the shared layers, first to last; of the head of the untreated; of that
    /// of the treated; of the propensity; each layer's arrays in their order. Then it gives each epoch's order, one
    /// permutation of the samples each. Training is in double precision. Layers and weights stay in the store; whoever
    /// trains many nets puts back the store from before.
    ///
    /// Throws `tooFewSamples`, `countsDiffer`, `notFinite`, `argument` for a weight of the loss, or an outcome that is no
    /// share where `isBinary`, `labelOutOfRange` for a treatment other than 0 and 1, `columnOverflows`, and what `train`
    /// and `sequential` throw.
    public mutating func fit(
        _ net: RepresentationNet, x: NDArray, treatment: [Double], outcome: [Double],
        progress: (_ epoch: Int, _ epochs: Int, _ loss: Double) -> Void = { _, _, _ in }
    ) throws -> FittedRepresentationNet {
        try net.check(x, treatment, outcome)
        try graph.budget.request(bytes: 2 * 8 * (x.count + outcome.count))
        let y = NDArray(shape: [outcome.count], elements: outcome)
        let covariates = net.standardizes ? try Standardization(of: x, name: "x") : nil
        let outcomes = net.standardizes && !net.isBinary ? try Standardization(of: y, name: "y") : nil
        let (model, epsilon) = try model(of: net, for: Array(x.shape.dropFirst()))
        var options = TrainingOptions(
            loss: RepresentationLoss(kind: net.kind, isBinary: net.isBinary).loss, optimizer: objects.add(net.optimizer)
        )
        options.epochs = net.epochs
        options.batch = net.batch
        let scaled = outcomes?.apply(y) ?? y
        let labels = NDArray(shape: [y.count, 2], elements: zip(scaled.elements, treatment).flatMap { [$0, $1] })
        var history = try train(model, x: covariates?.apply(x) ?? x, y: labels, options: options, progress: progress)
        // It would keep the samples.
        history.record = nil
        return FittedRepresentationNet(
            net: net, model: model, history: history, covariates: covariates, outcomes: outcomes, epsilon: epsilon)
    }

    /// What a trained net says of samples with the covariates `x` [samples, …].
    ///
    /// Throws `layerInput` where a sample has another shape than those that the net was trained on.
    public mutating func potentialOutcomes(_ fitted: FittedRepresentationNet, x: NDArray) throws -> PotentialOutcomes {
        let predictions = try predict(fitted.model, fitted.covariates?.apply(x) ?? x)
        func outcome(_ number: Int) -> [Double] {
            let column = predictions.column(number)
            return fitted.outcomes?.undo(NDArray(shape: [column.count], elements: column)).elements ?? column
        }
        var result = PotentialOutcomes(untreated: outcome(0), treated: outcome(1))
        if let epsilon = fitted.epsilon {
            result.propensities = predictions.column(2)
            result.epsilon = objects[epsilon].parameters[0].elements[0] * (fitted.outcomes?.scales[0] ?? 1)
        }
        return result
    }

    /// The net as one model, built for samples of this shape, and the layer that holds ε if there is one.
    private mutating func model(
        of net: RepresentationNet, for sample: [Int]
    ) throws -> (model: ModelID, epsilon: LayerID?) {
        let shared = try copies(of: net.shared)
        var branches: [[Model.Element]] = []
        for _ in ["untreated", "treated"] {
            let last = try Dense(units: 1, activation: net.isBinary ? .sigmoid : .linear)
            branches.append(try copies(of: net.head) + [.layer(objects.add(last))])
        }
        let heads = branches.flatMap(\.self)
        var epsilon: LayerID?
        switch net.kind {
        case .tarnet: break
        case .dragonnet:
            let last = objects.add(try Dense(units: 1, activation: .sigmoid))
            let layer = objects.add(Epsilon())
            branches += [try copies(of: net.propensity) + [.layer(last)], [.layer(layer)]]
            epsilon = layer
        case .cfr: branches.append([])
        }
        let parts = shared.map(ModelPart.init) + [.layer(objects.add(Branches(branches)))]
        let model = try sequential(parts, input: sample, precision: .double)
        if let regularizer = net.regularizer { objects.regularize(heads, by: regularizer) }
        return (model, epsilon)
    }

    /// Elements of a model of their own, made from patterns.
    private mutating func copies(of parts: [ModelPart]) throws(EngineError) -> [Model.Element] {
        var copies = ObjectCopies()
        return objects.copy(try objects.elements(of: parts), &copies)
    }
}

extension ModelPart {
    fileprivate init(_ element: Model.Element) {
        switch element {
        case .layer(let id): self = .layer(id)
        case .activation(let activation): self = .activation(activation)
        case .function(let id): self = .function(id)
        }
    }
}

extension RepresentationNet {
    /// Refuses what cannot be trained on.
    fileprivate func check(_ x: NDArray, _ treatment: [Double], _ outcome: [Double]) throws(EngineError) {
        try kind.check()
        guard let rows = x.shape.first, rows > 0 else { throw .tooFewSamples(found: 0, needed: 1) }
        for other in [treatment, outcome] where other.count != rows {
            throw .countsDiffer(first: rows, second: other.count)
        }
        let width = x.count / rows
        if let place = x.elements.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(x.elements[place], row: place / width, column: "x\(place % width)")
        }
        for (row, label) in treatment.enumerated() where label != 0 && label != 1 {
            throw .labelOutOfRange(label: label, classes: 2, row: row)
        }
        for (row, value) in outcome.enumerated() {
            if !value.isFinite { throw .notFinite(value, row: row, column: "y") }
            if isBinary, value < 0 || value > 1 { throw .argument(name: "y", value: value, .probability) }
        }
    }
}
