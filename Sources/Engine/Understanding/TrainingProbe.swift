/// What a model does with some of its samples at one moment of its training.
struct TrainingProbe {
    /// The units of an activation in one of the model's elements.
    struct Units {
        let element: Int
        let isRelu: Bool
        let count: Int
        /// Units of a relu that give zero for every sample.
        let dead: Int
        /// The share of outputs of a sigmoid or tanh where its derivative is less than 4 % of the largest.
        let saturated: Double
    }

    /// How the loss follows what a recurrent layer is given at its first step and at its last.
    struct InTime {
        let element: Int
        let steps: Int
        let first: Double
        let last: Double
    }

    let loss: Double
    var units: [Units] = []
    /// ‖∂loss/∂output‖ of each element, nil where it cannot be told.
    var flow: [Double] = []
    var inTime: [InTime] = []
}

extension Workspace {
    /// Puts a model back to where it was in its training. Only for a copy of the workspace.
    mutating func restore(_ record: TrainingRecord, to weights: [[NDArray]]) {
        for (place, layer) in record.layers.enumerated() {
            objects[layer].parameters = weights[place]
            objects[layer].isFrozen = record.areFrozen[place]
        }
    }

    /// Sends samples through the model as training does, in double precision, and the derivative of the loss back.
    mutating func probe(
        _ record: TrainingRecord, at weights: [[NDArray]], x: NDArray, y: NDArray
    ) throws -> TrainingProbe {
        try looking { workspace in
            _ = workspace.beginSeparateGraph(precision: .double)
            workspace.restore(record, to: weights)
            var outputs = [workspace.graph.variable(x)]
            var ranges: [Range<Int>] = []
            var mask: NDArray?
            let elements = workspace.objects[record.model].elements
            for element in elements {
                let start = workspace.graph.nodes.count
                var value = outputs[outputs.count - 1]
                try workspace.run(element, on: &value, &mask, training: true)
                outputs.append(value)
                ranges.append(start..<workspace.graph.nodes.count)
            }
            let predictions = outputs[outputs.count - 1]
            let loss = try record.options.loss.apply(labels: y, predictions: predictions, in: &workspace)
            var probe = TrainingProbe(loss: loss.elements[0])
            for (element, range) in ranges.enumerated() {
                let isOutput = range.upperBound == ranges.last?.upperBound
                probe.units += range.compactMap { workspace.graph.units(at: $0, element, isOutput: isOutput) }
            }
            let gradients = try workspace.graph.gradients(of: loss, in: outputs)
            probe.flow = gradients.dropFirst().map { Self.norm($0.elements) }
            for (index, element) in elements.enumerated() {
                guard case .layer(let layer) = element, workspace.objects[layer].definition is Recurrent else {
                    continue
                }
                let gradient = gradients[index]
                let norms = (0..<gradient.shape[1]).map { Self.norm(gradient.step($0)) }
                guard let first = norms.first, let last = norms.last else { continue }
                probe.inTime.append(.init(element: index, steps: norms.count, first: first, last: last))
            }
            return probe
        }
    }

    private static func norm(_ elements: [Double]) -> Double {
        var sum = 0.0
        for element in elements { sum += element * element }
        return sum.squareRoot()
    }
}

extension NDArray {
    /// What [samples, steps, features] holds of one step.
    fileprivate func step(_ step: Int) -> [Double] {
        let width = shape.dropFirst(2).reduce(1, *)
        return (0..<shape[0]).flatMap { sample in
            let start = (sample * shape[1] + step) * width
            return elements[start..<start + width]
        }
    }

    /// At most `count` rows at even distances, the first among them.
    func evenRows(_ count: Int) -> NDArray {
        let rows = shape.first ?? 0
        guard rows > count else { return detached }
        let width = shape.dropFirst().reduce(1, *)
        var part: [Double] = []
        for index in 0..<count {
            let row = index * rows / count
            part += elements[row * width..<(row + 1) * width]
        }
        return NDArray(shape: [count] + shape.dropFirst(), kind: kind, elements: part)
    }
}

extension Graph {
    /// What the units of an activation do, if the node is one. Those of the output may be as sure as they like.
    fileprivate func units(at node: Int, _ element: Int, isOutput: Bool) -> TrainingProbe.Units? {
        let value = nodes[node].value
        guard case .unary(let function)? = nodes[node].operation, let count = value.shape.last, value.count > 0 else {
            return nil
        }
        switch function {
        case .relu:
            var lives = Array(repeating: false, count: count)
            for (place, output) in value.elements.enumerated() where output != 0 { lives[place % count] = true }
            return .init(element: element, isRelu: true, count: count, dead: lives.count { !$0 }, saturated: 0)
        case .sigmoid where !isOutput, .tanh where !isOutput:
            // a(1 - a) < 0.01 of at most 0.25; 1 - a² < 0.04 of at most 1.
            let flat = value.elements.count { function == .sigmoid ? $0 * (1 - $0) < 0.01 : 1 - $0 * $0 < 0.04 }
            return .init(
                element: element, isRelu: false, count: count, dead: 0,
                saturated: Double(flat) / Double(value.count))
        default: return nil
        }
    }
}
