extension Workspace {
    /// Runs elements of a built model on a batch, one after the other. A `mask` [samples, steps] of the steps that are not
    /// padding goes from layer to layer, up to one that gives no steps, or a function.
    public mutating func forward(
        _ elements: [Model.Element], _ x: NDArray, mask: NDArray? = nil, training: Bool
    ) throws -> NDArray {
        var value = x
        var mask = mask
        for element in elements { try run(element, on: &value, &mask, training: training) }
        return value
    }

    /// Runs one element of a built model on what the elements before it gave, and their mask.
    mutating func run(
        _ element: Model.Element, on value: inout NDArray, _ mask: inout NDArray?, training: Bool
    ) throws {
        switch element {
        case .layer(let id):
            let input = value
            value = try forward(id, input, mask: mask, training: training)
            mask = try objects[id].definition.mask(after: mask, of: input, in: &graph)
        case .activation(let activation): value = try activation.apply(value, in: &self)
        case .function(let function):
            let result = try call(function, [value], training: training)
            guard result.shape.first == value.shape.first else {
                throw EngineError.samplesLost(function: function.name, given: value.shape, found: result.shape)
            }
            value = result
            mask = nil
        }
    }

    /// Runs a built layer on a batch. What the layer itself changes in training is kept.
    public mutating func forward(
        _ id: LayerID, _ x: NDArray, mask: NDArray? = nil, training: Bool
    ) throws -> NDArray {
        let layer = objects[id]
        var parameters = layer.parameters
        let isTraining = training && !layer.isFrozen
        let definition = layer.definition
        let result =
            if let mask {
                try definition.forward(x, mask: mask, &parameters, training: isTraining, in: &self)
            } else {
                try definition.forward(x, &parameters, training: isTraining, in: &self)
            }
        if isTraining {
            for index in layer.updated { objects[id].parameters[index] = parameters[index] }
        }
        return result
    }

    /// What the model makes of the samples `x`.
    ///
    /// Inside a gradient (when `x` or a parameter is traced) it is recorded there; else it is computed in the model's
    /// own precision, some rows at a time where no function of the notebook could see the difference.
    public mutating func predict(_ id: ModelID, _ x: NDArray, training: Bool = false) throws -> NDArray {
        try build(id, for: Array(x.shape.dropFirst()))
        let model = objects[id]
        return try predict(model.elements, x, precision: model.precision, training: training)
    }

    /// What a layer by itself makes of the samples `x`, in this precision; as `predict` of a model.
    public mutating func predict(
        _ id: LayerID, _ x: NDArray, precision: Precision, training: Bool = false
    ) throws -> NDArray {
        let elements = try objects.elements(of: [.layer(id)])
        _ = try build(id, for: Array(x.shape.dropFirst()), precision: precision)
        return try predict(elements, x, precision: precision, training: training)
    }

    private mutating func predict(
        _ elements: [Model.Element], _ x: NDArray, precision: Precision, training: Bool
    ) throws -> NDArray {
        // What draws or shows something does so in each replay, whatever it is given; and a function of the notebook may
        // read what is traced.
        let isRepeated =
            graph.recordsDraws && training || graph.isRecording && !objects.treatsRowsAlone(elements)
        let isRecorded =
            isRepeated || graph.isTraced(x)
            || objects.layers(in: elements).contains { objects[$0].parameters.contains { graph.isTraced($0) } }
        if isRecorded { return try forward(elements, x, training: training) }
        let outer = beginSeparateGraph(precision: precision)
        defer { endSeparateGraph(outer) }
        let rows = x.shape.first ?? 0
        if training || rows <= rowsAtOnce || !objects.treatsRowsAlone(elements) {
            return try forward(elements, x, training: training).detached
        }
        var parts: [NDArray] = []
        for start in stride(from: 0, to: rows, by: rowsAtOnce) {
            let part = x.rows(start..<min(start + rowsAtOnce, rows))
            parts.append(try forward(elements, part, training: false).detached)
        }
        return try graph.apply(.concatenate(axis: 0), parts)
    }

    /// Starts a graph of its own and gives back the one that was being recorded.
    mutating func beginSeparateGraph(precision: Precision) -> Graph {
        let outer = graph
        graph = outer.nested(precision: precision)
        return outer
    }

    /// Goes back to the outer graph, with what has been spent.
    mutating func endSeparateGraph(_ outer: Graph) {
        var outer = outer
        outer.adopt(graph)
        graph = outer
    }
}

/// Rows whose intermediate results are held together when a model predicts.
private let rowsAtOnce = 1024

extension ObjectStore {
    /// The layers among `elements` and those that they are made of, each once, in the order of their first place.
    public func layers(in elements: [Model.Element]) -> [LayerID] {
        var found: [LayerID] = []
        var seen: Set<LayerID> = []
        collect(elements, into: &found, &seen)
        return found
    }

    private func collect(_ elements: [Model.Element], into found: inout [LayerID], _ seen: inout Set<LayerID>) {
        for case .layer(let id) in elements where seen.insert(id).inserted {
            found.append(id)
            collect(self[id].definition.parts, into: &found, &seen)
        }
    }

    /// Whether what a row gives cannot depend on the other rows: a function of the notebook may look at them.
    fileprivate func treatsRowsAlone(_ elements: [Model.Element]) -> Bool {
        elements.allSatisfy { element in
            switch element {
            case .layer(let id): self[id].definition.treatsRowsAlone && treatsRowsAlone(self[id].definition.parts)
            case .activation(.custom), .function: false
            case .activation: true
            }
        }
    }
}
