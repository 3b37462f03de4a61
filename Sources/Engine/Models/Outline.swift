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
                } catch .notASequence(let name, let found) {
                    throw stepsMissing(for: name, found, after: shapes.isEmpty ? nil : elements[shapes.count - 1])
                }
            case .activation(.custom), .function: return nil
            case .activation: shapes.append(shape)
            }
        }
        return shapes
    }

    /// That a layer is given no steps: perhaps because the one before gave them up.
    func stepsMissing(for layer: String, _ found: [Int], after previous: Model.Element?) -> EngineError {
        guard let previous, let name = sequenceEnded(by: previous) else {
            return .notASequence(layer: layer, found: found)
        }
        return .stepsGivenUp(layer: layer, previous: name)
    }

    /// The name of a layer that makes the last state alone out of a sequence; nil for all others.
    private func sequenceEnded(by element: Model.Element) -> String? {
        guard case .layer(let id) = element else { return nil }
        let definition = self[id].definition
        let recurrent = (definition as? Recurrent) ?? (definition as? Bidirectional)?.recurrent
        return recurrent?.givesEveryStep == false ? definition.name : nil
    }
}
