/// One line of a model's summary.
public struct SummaryRow: Hashable, Sendable {
    /// The layer's or the function's name.
    public let name: String
    /// The shape of one sample after it, once it is known.
    public let outputShape: [Int]?
    /// How many numbers it trains, once it is known. A layer in two places counts in the first.
    public let parameterCount: Int?
}

extension Workspace {
    /// A row for each element of a model.
    public func summary(_ id: ModelID) -> [SummaryRow] {
        let model = objects[id]
        var counted: Set<LayerID> = []
        return model.elements.enumerated().map { index, element in
            let shape = model.isBuilt ? model.outputShapes[index] : nil
            switch element {
            case .layer(let layer):
                let state = objects[layer]
                let isFirst = counted.insert(layer).inserted
                let count = state.isBuilt ? (isFirst ? state.parameters.reduce(0) { $0 + $1.count } : 0) : nil
                return SummaryRow(name: state.definition.name, outputShape: shape, parameterCount: count)
            case .activation(let activation):
                return SummaryRow(name: activation.name, outputShape: shape, parameterCount: 0)
            case .function(let function):
                return SummaryRow(name: function.name, outputShape: shape, parameterCount: 0)
            }
        }
    }
}
