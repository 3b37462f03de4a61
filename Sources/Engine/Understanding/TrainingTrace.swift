/// One training step of a model, number by number.
public struct TrainingTrace: Sendable {
    /// What a row belongs to.
    public enum Stage: Sendable {
        case forward
        case loss
        case backward
        case update
    }

    /// An array of the step.
    public struct Row: Sendable {
        /// What it belongs to.
        public let stage: Stage
        /// What later formulas call it.
        public let name: String
        /// How it was computed from rows before it; nil for what the step is given.
        public let formula: TraceFormula?
        /// Its elements.
        public let value: NDArray
    }

    /// The rows, each after those that it is computed from.
    public fileprivate(set) var rows: [Row] = []
    /// The loss before the step.
    public let loss: Double
    /// The loss of the same samples after it.
    public let lossAfter: Double

    /// How many numbers it has.
    public var count: Int { rows.reduce(0) { $0 + $1.value.count } }

    /// More are not followed by hand.
    public static let mostNumbers = 500
}

extension Workspace {
    /// The first step that training a model on these samples would take, all of them in one batch, on a copy.
    ///
    /// Throws what `train` throws, `tooLongToTrace` for a step of more than 500 numbers, and `noFormula` for a layer whose
    /// operations the language cannot write.
    public mutating func trace(
        _ id: ModelID, x: NDArray, y: NDArray, options: TrainingOptions
    ) throws -> TrainingTrace {
        try looking { workspace in
            // An epoch of nothing checks everything, and draws the weights.
            var none = options
            none.epochs = 0
            _ = try workspace.train(id, x: x, y: y, options: none) { _, _, _ in }
            let precision = workspace.objects[id].precision
            _ = workspace.beginSeparateGraph(precision: precision)
            return switch precision {
            case .single: try workspace.trace(id, x, y, options, Float.self)
            case .double: try workspace.trace(id, x, y, options, Double.self)
            }
        }
    }

    private mutating func trace<S: Scalar>(
        _ id: ModelID, _ x: NDArray, _ y: NDArray, _ options: TrainingOptions, _ type: S.Type
    ) throws -> TrainingTrace {
        let model = objects[id]
        let layers = objects.layers(in: model.elements)
        let block = Block(layers: layers, in: objects, slots: objects[options.optimizer].definition.slots)
        let before = objects[options.optimizer]
        let buffer = TrainingBuffer<S>(block, [], values(of: block), before)
        var naming = TraceNaming()
        var known: [NDArray] = []
        let pass = try record(block, values: values(of: block), training: true) { workspace, _ in
            try workspace.recordNaming(model, block, x, y, options, &naming, &known)
        }
        // The adjoint of each named value, whose nodes follow those of the gradients.
        let adjoints = try graph.gradients(of: pass.loss, in: known)
        for (value, adjoint) in zip(known, adjoints) { naming.nameAdjoint(adjoint, of: value, in: graph) }

        var trace = TrainingTrace(loss: pass.loss.elements[0], lossAfter: .nan)
        try trace.append(naming, graph, known, adjoints)
        buffer.take(pass)
        let rate = try self.rate(of: options.optimizer)
        try withStepState(options.optimizer) { _, state in try buffer.step(&state, rate: rate) }
        let parameters = block.trained.enumerated().map { index, part in
            TracedParameter(
                name: naming.parameterNames[index], values: block.read(part, from: buffer.base),
                gradient: block.read(part, from: buffer.base + block.gradients),
                slots: (0..<before.definition.slots).map { slot in
                    (
                        NDArray(
                            shape: part.shape,
                            elements: Array(
                                before.memory[
                                    slot * block.count + part.offset..<slot * block.count + part.offset + part.count])),
                        block.read(part, from: buffer.base + block.memory + slot * block.count)
                    )
                })
        }
        trace.appendRows(of: before, rate: rate, parameters)
        guard trace.count <= TrainingTrace.mostNumbers else {
            throw EngineError.tooLongToTrace(numbers: trace.count, limit: TrainingTrace.mostNumbers)
        }
        _ = buffer.store(in: &objects, options.optimizer)
        _ = beginSeparateGraph(precision: .double)
        let predictions = try predict(id, x)
        let after = try options.loss.apply(labels: y, predictions: predictions, in: &self)
        return TrainingTrace(rows: trace.rows, loss: trace.loss, lossAfter: after.elements[0])
    }

    /// The pass of a step, in which what a formula may refer to gets its name.
    private mutating func recordNaming(
        _ model: Model, _ block: Block, _ x: NDArray, _ y: NDArray, _ options: TrainingOptions,
        _ naming: inout TraceNaming, _ known: inout [NDArray]
    ) throws -> Recording {
        let x = graph.variable(x)
        let y = graph.variable(y)
        naming.name("x", x, in: graph)
        naming.name("y", y, in: graph)
        var value = x
        var mask: NDArray?
        for part in block.trained {
            guard case .layer(let layer, let index) = part.owner else { continue }
            let leaf = objects[layer].parameters[index]
            let specification = objects[layer].specifications[index]
            let number = objects.place(of: layer, in: model.elements)
            naming.parameterNames.append(
                naming.name(TraceNaming.letter(specification.name) + String(number + 1), leaf, in: graph))
            known.append(leaf)
        }
        naming.parameterElements = block.trained.map { part in
            guard case .layer(let layer, _) = part.owner else { return 0 }
            return objects.place(of: layer, in: model.elements)
        }
        for (place, element) in model.elements.enumerated() {
            let start = graph.nodes.count
            naming.elementStarts.append(start)
            try run(element, on: &value, &mask, training: true)
            if let sum = graph.weightedSum(in: start..<graph.nodes.count), graph.node(of: value) != sum {
                let z = graph.traced(sum)
                naming.name("z\(place + 1)", z, in: graph)
                known.append(z)
            }
            naming.name("a\(place + 1)", value, in: graph)
            known.append(value)
        }
        naming.lossStart = graph.nodes.count
        var loss = try options.loss.apply(labels: y, predictions: value, in: &self)
        if !follows(loss, block) { throw EngineError.constantLoss(function: options.loss.name) }
        loss = try penalized(loss, model, dividedBy: nil)
        naming.name("loss", loss, in: graph)
        naming.backwardStart = graph.nodes.count
        return Recording(inputs: [x, y], loss: loss, predictions: value)
    }
}

/// What the nodes of a traced step are called.
struct TraceNaming {
    private(set) var names: [Int: String] = [:]
    private(set) var aliases: [(name: String, node: Int?, value: NDArray)] = []
    var parameterNames: [String] = []
    var parameterElements: [Int] = []
    var elementStarts: [Int] = []
    var lossStart = 0
    var backwardStart = 0
    private var taken: Set<String> = []

    /// W for weights, b for a bias, else the whole name.
    static func letter(_ name: String) -> String {
        switch name {
        case "weights": "W"
        case "bias": "b"
        case "recurrent": "U"
        default: name
        }
    }

    /// Names a traced value, unless it has a name; a name that is taken gets a line behind it.
    @discardableResult
    mutating func name(_ wanted: String, _ value: NDArray, in graph: Graph) -> String {
        guard let node = graph.node(of: value) else { return wanted }
        if let name = names[node] { return name }
        var name = wanted
        while !taken.insert(name).inserted { name += "_" }
        names[node] = name
        return name
    }

    func name(of value: NDArray, in graph: Graph) -> String? { graph.node(of: value).flatMap { names[$0] } }

    /// Names the derivative of the loss in a named value: `dW1`. Where it is another name's, both stand in the table.
    mutating func nameAdjoint(_ adjoint: NDArray, of value: NDArray, in graph: Graph) {
        guard let name = name(of: value, in: graph) else { return }
        let node = graph.node(of: adjoint)
        if let node, names[node] == nil {
            self.name("d" + name, adjoint, in: graph)
        } else if taken.insert("d" + name).inserted {
            aliases.append(("d" + name, node, adjoint.detached))
        }
    }
}

extension ObjectStore {
    /// The element of a model that a layer is or stands in.
    fileprivate func place(of layer: LayerID, in elements: [Model.Element]) -> Int {
        elements.indices.first { layers(in: [elements[$0]]).contains(layer) } ?? 0
    }
}

extension Graph {
    /// The node of x W + b in an element: the last sum with a product in it, or the product.
    fileprivate func weightedSum(in range: Range<Int>) -> Int? {
        guard
            let product = range.last(where: {
                if case .product = nodes[$0].operation { true } else { false }
            })
        else { return nil }
        return range.first { nodes[$0].operation == .binary(.add) && inputs(of: $0).contains(product) } ?? product
    }
}

extension TrainingTrace {
    /// The rows of the nodes that have names, of what is drawn, and of what is read twice.
    fileprivate mutating func append(
        _ naming: TraceNaming, _ graph: Graph, _ known: [NDArray], _ adjoints: [NDArray]
    ) throws(EngineError) {
        var formulas = TraceFormulas(graph: graph, names: naming.names)
        var needed = Array(repeating: 0, count: graph.nodes.count)
        for index in graph.nodes.indices.reversed() where naming.names[index] != nil || needed[index] > 0 {
            for input in graph.inputs(of: index) { needed[input] += 1 }
        }
        var (draws, terms) = (0, 0)
        for index in graph.nodes.indices where naming.names[index] == nil {
            guard let operation = graph.nodes[index].operation, needed[index] > 0 else { continue }
            var isDrawn = false
            if case .draw = operation { isDrawn = true }
            // A formula that is written twice is a row of its own; one that only changes shape is not.
            let isShape = operation.keepsElements || graph.nodes[index].value.count == 0
            var isBroadcast = false
            if case .broadcast = operation { isBroadcast = true }
            guard isDrawn || needed[index] > 1 && !isShape && !isBroadcast else { continue }
            if isDrawn { draws += 1 } else { terms += 1 }
            formulas.names[index] = isDrawn ? "drawn\(draws)" : "t\(terms)"
        }
        func row(_ index: Int) throws(EngineError) {
            guard let name = formulas.names[index] else { return }
            var isGiven = graph.nodes[index].operation == nil
            if case .draw = graph.nodes[index].operation { isGiven = true }
            let stage: Stage =
                index < naming.lossStart ? .forward : index < naming.backwardStart ? .loss : .backward
            rows.append(
                Row(
                    stage: name == "y" ? .loss : stage, name: name,
                    formula: isGiven ? nil : try formulas.formula(of: index), value: graph.nodes[index].value.detached))
        }
        let given = graph.nodes.indices.filter { formulas.names[$0] != nil && graph.nodes[$0].operation == nil }
        let labels = given.first { formulas.names[$0] == "y" }
        let parameters = naming.parameterNames.map { name in given.first { formulas.names[$0] == name } }
        if let x = given.first(where: { formulas.names[$0] == "x" }) { try row(x) }
        for (element, start) in naming.elementStarts.enumerated() {
            for (place, own) in zip(naming.parameterElements, parameters) where place == element {
                if let own { try row(own) }
            }
            let end = element + 1 < naming.elementStarts.count ? naming.elementStarts[element + 1] : naming.lossStart
            for index in start..<end where graph.nodes[index].operation != nil { try row(index) }
        }
        if let labels { try row(labels) }
        for index in naming.lossStart..<graph.nodes.count where graph.nodes[index].operation != nil {
            try row(index)
            for alias in naming.aliases where alias.node == index {
                guard let name = formulas.names[index] else { continue }
                rows.append(Row(stage: .backward, name: alias.name, formula: .name(name), value: alias.value))
            }
        }
        for alias in naming.aliases where alias.node == nil || alias.node.map({ $0 < naming.lossStart }) ?? false {
            let formula: TraceFormula? =
                alias.node.flatMap { formulas.names[$0] }.map { .name($0) }
                ?? alias.value.elements.first.map { .full(alias.value.shape, $0) }
            rows.append(Row(stage: .backward, name: alias.name, formula: formula, value: alias.value))
        }
    }
}

/// A parameter that a traced step has moved.
struct TracedParameter {
    let name: String
    /// After the step.
    let values: NDArray
    /// As it was taken, clipped.
    let gradient: NDArray
    /// What the optimiser remembers of it, before and after.
    let slots: [(before: NDArray, after: NDArray)]
}

extension TrainingTrace {
    /// The rows of an optimiser's step, in the order in which it is computed.
    mutating func appendRows(of state: OptimizerState, rate: Double, _ parameters: [TracedParameter]) {
        let optimizer = state.definition
        for parameter in parameters {
            let name = parameter.name
            var gradient = TraceFormula.name("d" + name)
            if let clipping = optimizer.clipping {
                let clipped = clipping.formula(of: "d" + name, among: parameters.map { "d" + $0.name })
                append("d\(name)_clipped", clipped, parameter.gradient)
                gradient = .name("d\(name)_clipped")
            }
            var start = TraceFormula.name(name)
            if optimizer.weightDecay != 0 {
                start = start - start * .number(optimizer.weightDecay) * .number(rate)
            }
            let step = optimizer.rule.formulas(
                step: state.steps + 1, momentumProduct: state.momentumProduct, rate: rate, gradient: gradient,
                names: optimizer.rule.slotNames.map { $0 + name })
            // What is centred needs the mean before the velocity.
            let order =
                parameter.slots.count == 3 && optimizer.rule.slotNames[2] == "m"
                ? [0, 2, 1] : Array(parameter.slots.indices)
            for slot in order {
                let memory = parameter.slots[slot]
                let slotName = optimizer.rule.slotNames[slot] + name
                rows.append(Row(stage: .update, name: slotName, formula: nil, value: memory.before))
                append(slotName + "_new", step.slots[slot], memory.after)
            }
            append(name + "_new", step.move(start), parameter.values)
        }
    }

    private mutating func append(_ name: String, _ formula: TraceFormula, _ value: NDArray) {
        rows.append(Row(stage: .update, name: name, formula: formula, value: value))
    }
}
