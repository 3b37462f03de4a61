extension Workspace {
    /// Runs the elements of a built model on a batch, with `parameters` in the order of its layers.
    mutating func forward(
        _ model: Model, _ x: NDArray, parameters: [[NDArray]], training: Bool
    ) throws -> NDArray {
        let layers = model.layers
        var value = x
        for element in model.elements {
            switch element {
            case .layer(let id):
                guard let index = layers.firstIndex(of: id) else { continue }
                let definition = objects[id].definition
                value = try definition.forward(value, parameters[index], training: training, in: &self)
            case .activation(let activation):
                value = try activation.apply(value, in: &self)
            case .function(let function):
                value = try call(function, [value])
            }
        }
        return value
    }

    /// What the model makes of the samples `x`.
    ///
    /// Inside a gradient (when `x` or a parameter is traced) it is recorded there, in float64; else it is computed in
    /// the model's own precision.
    public mutating func predict(_ id: ModelID, _ x: NDArray, training: Bool = false) throws -> NDArray {
        try build(id, for: Array(x.shape.dropFirst()))
        let model = objects[id]
        let parameters = model.layers.map { objects[$0].parameters }
        let recorded = graph.isTraced(x) || parameters.contains { $0.contains { graph.isTraced($0) } }
        if recorded || model.precision == .double {
            return try forward(model, x, parameters: parameters, training: training)
        }
        let outer = beginSeparateGraph()
        defer { endSeparateGraph(outer) }
        let input = graph.variable(x)
        let output = try forward(model, input, parameters: parameters, training: training)
        let plan = Plan<Float>(lowering: graph, results: [output], pinned: [:], origin: 0)
        try graph.budget.request(bytes: plan.size * MemoryLayout<Float>.size)
        try graph.budget.charge(operations: plan.operations)
        return try plan.evaluate(shape: output.shape, kind: output.kind)
    }

    /// Starts a graph of its own and gives back the one that was being recorded.
    mutating func beginSeparateGraph() -> Graph {
        let outer = graph
        graph = outer.nested()
        return outer
    }

    /// Goes back to the outer graph, with what has been spent.
    mutating func endSeparateGraph(_ outer: Graph) {
        var outer = outer
        outer.adopt(graph)
        graph = outer
    }
}
