extension ObjectStore {
    /// The shape of one sample after each of `elements`, without drawing a weight; nil where a function of the notebook
    /// would have to be called.
    ///
    /// Throws what `build` would.
    public func outline(_ elements: [Model.Element], for sample: [Int]) throws(EngineError) -> [[Int]]? {
        var shapes: [[Int]] = []
        for element in elements {
            let shape = shapes.last ?? sample
            switch element {
            case .layer(let id):
                let definition = self[id].definition
                guard definition.parts.isEmpty || definition is Bidirectional else { return nil }
                do {
                    _ = try definition.parameters(for: shape)
                    shapes.append(try definition.outputShape(for: shape))
                } catch {
                    throw explained(error, by: elements[..<shapes.count])
                }
            case .activation(.custom), .function: return nil
            case .activation: shapes.append(shape)
            }
        }
        return shapes
    }

    /// What a layer cannot take, told by the elements before it: one may have given the steps up, or made one row of each
    /// sample.
    func explained(_ error: EngineError, by elements: ArraySlice<Model.Element>) -> EngineError {
        switch error {
        case .notASequence(let layer, _):
            guard let recurrent = elements.last.flatMap(sequenceEnded) else { return error }
            return .stepsGivenUp(
                layer: layer, previous: recurrent.name, isBidirectional: recurrent.isBidirectional)
        case .layerRank(let layer, let expected, let found) where found.count == 1 && expected > 1:
            return elements.contains(where: isFlatten)
                ? .flattenedBefore(layer: layer, expected: expected, found: found) : error
        default: return error
        }
    }

    /// The layer that makes the last state alone out of a sequence, if it is one.
    private func sequenceEnded(by element: Model.Element) -> (name: String, isBidirectional: Bool)? {
        guard case .layer(let id) = element else { return nil }
        let definition = self[id].definition
        let both = definition as? Bidirectional
        guard let recurrent = definition as? Recurrent ?? both?.recurrent, !recurrent.givesEveryStep else { return nil }
        return (recurrent.name, both != nil)
    }

    private func isFlatten(_ element: Model.Element) -> Bool {
        if case .layer(let id) = element { self[id].definition is Flatten } else { false }
    }
}
