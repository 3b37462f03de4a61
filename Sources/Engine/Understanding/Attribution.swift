/// What of a model's output is put down to each number of a sample.
public struct Attribution: Sendable {
    /// In the shape of the samples.
    public let parts: NDArray
    /// The output that is explained, of each sample, and where the path to it begins.
    public let outputs: [Double]
    /// The same at the baseline; of saliency empty.
    public let baselines: [Double]
    /// Which column of the output it is, sample by sample.
    public let columns: [Int]
}

extension Workspace {
    /// |∂f/∂x|: how much the output follows each number of a sample. Simonyan, Vedaldi and Zisserman, 2014.
    ///
    /// f is the column `output` of what the model gives, or of each sample the largest.
    public mutating func saliency(_ id: ModelID, _ x: NDArray, output: Int? = nil) throws -> Attribution {
        try looking { workspace in
            let columns = try workspace.explainedColumns(id, x, output)
            let (value, gradient) = try workspace.outputGradient(id, x, columns)
            return Attribution(
                parts: NDArray(shape: x.shape, elements: gradient.map(\.magnitude)), outputs: value, baselines: [],
                columns: columns)
        }
    }

    /// (x - x₀) ∫ ∂f/∂x along the line from the baseline x₀ to x, so that the parts of a sample sum to f(x) - f(x₀).
    /// Sundararajan, Taly and Yan, 2017.
    ///
    /// The integral is the mean over the middles of so many equal steps that the sums are right to a ten-thousandth, from
    /// 50 up to 1600.
    public mutating func integratedGradients(
        _ id: ModelID, _ x: NDArray, baseline: NDArray, output: Int? = nil
    ) throws -> Attribution {
        try looking { workspace in
            let columns = try workspace.explainedColumns(id, x, output)
            let start = try workspace.graph.apply(.broadcast(x.shape), [baseline])
            let outputs = try workspace.outputGradient(id, x, columns).value
            let baselines = try workspace.outputGradient(id, start, columns).value
            let width = x.shape.dropFirst().reduce(1, *)
            var steps = 50
            while true {
                var sums = Array(repeating: 0.0, count: x.count)
                for step in 0..<steps {
                    try workspace.graph.budget.step()
                    let share = (Double(step) + 0.5) / Double(steps)
                    var point = start
                    for place in point.elements.indices {
                        point.elements[place] += share * (x.elements[place] - start.elements[place])
                    }
                    point.kind = .number
                    let gradient = try workspace.outputGradient(id, point, columns).gradient
                    for place in sums.indices { sums[place] += gradient[place] }
                }
                var parts = x
                parts.kind = .number
                for place in sums.indices {
                    parts.elements[place] = (x.elements[place] - start.elements[place]) * sums[place] / Double(steps)
                }
                let isComplete = columns.indices.allSatisfy { row in
                    var sum = 0.0
                    for place in row * width..<(row + 1) * width { sum += parts.elements[place] }
                    let whole = outputs[row] - baselines[row]
                    return abs(sum - whole) <= 1e-4 * max(abs(whole), 1e-3)
                }
                if isComplete || steps >= 1600 {
                    return Attribution(parts: parts, outputs: outputs, baselines: baselines, columns: columns)
                }
                steps *= 2
            }
        }
    }

    /// The column of the output that is explained, of each sample.
    private mutating func explainedColumns(_ id: ModelID, _ x: NDArray, _ output: Int?) throws -> [Int] {
        let predictions = try predict(id, x)
        guard predictions.rank == 2, let columns = predictions.shape.last, columns > 0 else {
            throw EngineError.notAMatrix(predictions.shape)
        }
        if let output {
            guard (0..<columns).contains(output) else {
                throw EngineError.indexOutOfRange(index: output, axis: 1, length: columns)
            }
            return Array(repeating: output, count: predictions.shape[0])
        }
        return (0..<predictions.shape[0]).map { row in
            let part = predictions.elements[row * columns..<(row + 1) * columns]
            var best = part.startIndex
            for place in part.indices where part[place] > part[best] { best = place }
            return best - part.startIndex
        }
    }

    /// f of each sample and ∂f/∂x, in double precision.
    private mutating func outputGradient(
        _ id: ModelID, _ x: NDArray, _ columns: [Int]
    ) throws -> (value: [Double], gradient: [Double]) {
        let outer = beginSeparateGraph(precision: .double)
        defer { endSeparateGraph(outer) }
        let leaf = graph.variable(x)
        let y = try forward(objects[id].elements, leaf, training: false)
        let width = y.shape.dropFirst().reduce(1, *)
        var chosen = NDArray(shape: y.shape, repeating: 0)
        for (row, column) in columns.enumerated() { chosen.elements[row * width + column] = 1 }
        let sum = try graph.sum(try graph.multiply(y, chosen))
        let gradient = try graph.gradients(of: sum, in: [leaf])[0]
        return (columns.enumerated().map { y.elements[$0 * width + $1] }, gradient.elements)
    }
}
